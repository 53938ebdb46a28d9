"""A query as the search understands it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from eloket.catalogue.search.compounds import joined
from eloket.catalogue.search.lexicon import SYNONYM, Lexicon, Sense
from eloket.catalogue.search.words import replaced, words

MOST_WORDS, LONGEST_WORD = 16, 40
WEAK, IN_LONGER, BEGUN = 0.3, 0.8, 0.9
SHORTEST_START = 2


@dataclass
class Slot:
    """A word of the query with everything it may mean."""

    word: str
    weight: float
    senses: list[Sense] = field(default_factory=list)
    correction: str = ""


@dataclass(frozen=True)
class Reading:
    query: str
    slots: tuple[Slot, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """What was looked for, corrections in their place."""
        return tuple(slot.correction or slot.word for slot in self.slots)

    @property
    def corrected(self) -> str:
        """The query with the right words in the place of those that were mistyped; empty when all were right."""
        right = {slot.word: slot.correction for slot in self.slots if slot.correction}
        return replaced(self.query, right) if right else ""


class Reader:
    """Reads queries with the words of one catalogue in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._language = lexicon.language

    def read(self, query: str, *, is_typing: bool = False) -> Reading:
        """`is_typing`: the last word may be no more than the beginning of one."""
        typed = self._with_verbs_whole([word for word in words(query) if len(word) <= LONGEST_WORD][:MOST_WORDS])
        telling = [word for word in typed if word not in self._language.ignored] or typed
        if is_typing and len(telling) > 1 and len(telling[-1]) < SHORTEST_START:
            telling = telling[:-1]
        slots = tuple(self._slot(word) for word in telling)
        self._read_joined(slots, typed)
        self._read_phrases(slots)
        if is_typing and slots and query[-1:].isalnum():
            self._read_beginning(slots[-1])
        return Reading(query, slots)

    def _with_verbs_whole(self, typed: Sequence[str]) -> list[str]:
        """ "Aan te vragen" and "aan vragen" become aanvragen; of "vraag … aan" the verb becomes aanvraag."""
        whole = list(typed)
        for place, particle in enumerate(typed):
            if particle not in self._language.particles:
                continue
            after = [next_ for next_ in range(place + 1, min(place + 3, len(typed))) if typed[next_] != "te"]
            for verb in (*after[:1], *range(place - 1, -1, -1)):
                if self._may_be_verb(typed[verb]) and self._lexicon.knows(particle + typed[verb]):
                    whole[verb] = particle + typed[verb]
                    whole[place] = ""
                    break
        return [word for word in whole if word]

    def _may_be_verb(self, word: str) -> bool:
        return word not in self._language.particles and word not in self._language.ignored

    def _slot(self, word: str) -> Slot:
        slot = Slot(word, WEAK if word in self._language.weak else 1)
        slot.senses = list(self._senses(slot))
        return slot

    def _senses(self, slot: Slot) -> Iterator[Sense]:
        if self._lexicon.knows(slot.word):
            yield from self._lexicon.senses(slot.word)
        elif self._lexicon.parts(slot.word):
            yield from list(self._lexicon.senses(slot.word))[1:]
        elif within := self._lexicon.containing(slot.word):
            yield from (sense.lighter(IN_LONGER) for word in within for sense in self._lexicon.senses(word))
        else:
            corrections = self._lexicon.nearest(slot.word)
            slot.correction = corrections[0].word if corrections else ""
            for each in corrections:
                yield from (sense.lighter(each.nearness) for sense in self._lexicon.senses(each.word))

    def _read_joined(self, slots: Sequence[Slot], typed: Sequence[str]) -> None:
        """Two words that stand side by side may be one: "geboorte bewijs", "bewijs van geboorte"."""
        telling = [slot.word for slot in slots]
        for first, second in dict.fromkeys([*pairwise(typed), *pairwise(telling)]):
            whole = next(filter(self._lexicon.has_stem_of, joined(first, second)), "")
            whole = whole or next(filter(self._lexicon.has, joined(second, first)), "")
            for slot in slots:
                if whole and slot.word in (first, second):
                    slot.senses += self._lexicon.senses(whole)
                    slot.weight, slot.correction = 1, ""

    def _read_phrases(self, slots: Sequence[Slot]) -> None:
        said = [slot.correction or slot.word for slot in slots]
        for place in range(len(said)):
            for length, others in self._lexicon.synonyms.at(said, place):
                if length > 1:
                    senses = [self._lexicon.sense(other, SYNONYM) for other in others]
                    for slot in slots[place : place + length]:
                        slot.senses += senses

    def _read_beginning(self, slot: Slot) -> None:
        whole = self._lexicon.beginning_with(slot.word)
        if whole:
            slot.correction = ""
        slot.senses += [sense.lighter(BEGUN) for word in whole for sense in self._lexicon.senses(word)]
