"""Words made of words: "verhuiswagen" is verhuis and wagen, "geboorte bewijs" is geboortebewijs. Pure."""

from collections.abc import Callable, Iterator

SHORTEST_PART = 3
SHORTEST_WHOLE = 7
# What may stand between two parts: stad-s-tuin, kind-er-dagverblijf, boek-en-kast.
_LINKS = ("", "s", "en", "e", "n", "er")
_MOST_PARTS = 3
# Words too, but at the beginning of a longer one they are none: "ver" in verhuizing.
_PREFIXES = {"ver", "her", "ont"}

Known = Callable[[str], bool]
"""Whether a word stands on its own somewhere."""


def parts(word: str, known: Known) -> tuple[str, ...]:
    """The known words that this one is made of, the fewest and the most even; nothing when it is not made of any."""
    if len(word) < SHORTEST_WHOLE:
        return ()
    found = _splits(word, known, _MOST_PARTS)
    return min(found, key=lambda split: (len(split), -min(map(len, split))), default=())


def _splits(word: str, known: Known, most: int) -> Iterator[tuple[str, ...]]:
    for end in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        first, rest = word[:end], word[end:]
        if first in _PREFIXES or not known(first):
            continue
        for link in _LINKS:
            last = rest.removeprefix(link)
            if not rest.startswith(link) or len(last) < SHORTEST_PART:
                continue
            if known(last):
                yield first, last
            elif most > 2:
                yield from ((first, *more) for more in _splits(last, known, most - 1))


def joined(first: str, second: str) -> tuple[str, ...]:
    """How two words may be written as one."""
    return tuple(f"{first}{link}{second}" for link in ("", "s", "n", "en"))
