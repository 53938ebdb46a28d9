"""Whether a Dutch text is plain: language level B1, as far as a machine can tell.

Readability is the Flesch reading ease in the weights of Douma (1960) for Dutch: 206.84 - 0.93 x words per sentence
- 77 x syllables per word. No score replaces a reader.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pyphen import Pyphen

from eloket.core.sentences import Sentence, say

LONGEST_SENTENCE = 20
LOWEST_EASE = 60

INSTEAD = {
    "aangaande": "over",
    "alvorens": "voor",
    "betrokkene": "u",
    "bovengenoemd": "dit",
    "bovenstaande": "dit",
    "conform": "volgens",
    "desgewenst": "als u dat wilt",
    "desbetreffende": "deze",
    "dienen": "moeten",
    "dient": "moet",
    "dienaangaande": "daarover",
    "gelieve": "wilt u",
    "hetgeen": "wat",
    "hieromtrent": "hierover",
    "ingevolge": "door",
    "indien": "als",
    "inzake": "over",
    "krachtens": "volgens",
    "middels": "met",
    "mits": "als",
    "nadere": "meer",
    "omtrent": "over",
    "onderhavige": "deze",
    "reeds": "al",
    "te allen tijde": "altijd",
    "teneinde": "om",
    "tevens": "ook",
    "thans": "nu",
    "vigerend": "geldend",
    "vigerende": "geldende",
    "voormelde": "dit",
    "voornoemde": "dit",
    "zulks": "dat",
}
_HARD = re.compile(r"\b(" + "|".join(INSTEAD) + r")\b", re.IGNORECASE)
_INFORMAL = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
# A full stop inside a number or an abbreviation of one letter ends no sentence.
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def problems(text: str) -> Iterator[Sentence]:
    """A sentence for everything in this text that is harder than it needs to be."""
    for sentence in _SENTENCE_END.split(text):
        words = len(_WORD.findall(sentence))
        if words > LONGEST_SENTENCE:
            yield say(
                "Een zin telt %(words)s woorden, hoogstens %(most)s is goed. Maak twee zinnen van “%(begin)s…”.",
                words=words,
                most=LONGEST_SENTENCE,
                begin=sentence[:40],
            )
    for word in dict.fromkeys(found.lower() for found in _HARD.findall(text)):
        yield say("“%(word)s” is een moeilijk woord. Schrijf “%(instead)s”.", word=word, instead=INSTEAD[word])
    if informal := _INFORMAL.search(text):
        yield say("“%(word)s” is te los. Schrijf “u” of “uw”.", word=informal[0])


def ease(texts: Iterable[str]) -> float:
    """Reading ease of all these texts together: about 100 very easy, under 50 hard. Nothing to read is easy."""
    sentences = [sentence for text in texts for sentence in _SENTENCE_END.split(text) if _WORD.search(sentence)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return 100.0
    return 206.84 - 0.93 * len(words) / len(sentences) - 77 * sum(map(_syllables, words)) / len(words)


@cache
def _syllables(word: str) -> int:
    return len(_dutch().positions(word)) + 1


@cache
def _dutch() -> Pyphen:
    return Pyphen(lang="nl_NL")
