"""Which services answer a query, the best first. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from eloket.catalogue.search.lexicon import Sense
from eloket.catalogue.search.names import Name
from eloket.catalogue.search.postings import Postings, Scores
from eloket.catalogue.search.reading import Reading, Slot
from eloket.catalogue.search.words import Key

LOOKED_AT_CLOSELY = 30
# A query that fits a title or a keyword as a whole counts for so much beside the words one by one.
FIT = 0.8
# Below this part of the best score it is no answer any more.
LEAST = 0.45
# A service that answers only half of a query keeps so much less of its score.
COVERAGE = 0.5


@dataclass(frozen=True)
class Asked:
    """A word of the query that some service answers: how much it tells, and how well each service answers it."""

    importance: float
    scores: Scores
    keys: Mapping[Key, float]


class Ranking:
    def __init__(self, postings: Postings, names: Sequence[Sequence[Name]]) -> None:
        self._postings, self._names = postings, names

    def rank(self, reading: Reading) -> list[int]:
        """The places of the services in the catalogue."""
        asked = [each for each in map(self._asked, reading.slots) if each.scores]
        whole = sum(each.importance for each in asked)
        if not whole:
            return []
        scores = self._by_words(asked, whole)
        closely = nlargest(LOOKED_AT_CLOSELY, scores, key=lambda place: (scores[place], -place))
        keys = _strongest(sense for slot in reading.slots for sense in slot.senses)
        for place in closely:
            scores[place] += FIT * max((_fit(name, keys, asked, whole) for name in self._names[place]), default=0.0)
        best = max(scores.values())
        ordered = sorted(scores, key=lambda place: (-scores[place], place))
        return [place for place in ordered if scores[place] >= best * LEAST]

    def _asked(self, slot: Slot) -> Asked:
        keys = _strongest(slot.senses)
        best: dict[int, float] = {}
        for key, weight in _strongest(sense for sense in slot.senses if len(sense.terms) == 1).items():
            for place, strength in self._postings.under(key):
                if strength * weight > best.get(place, 0.0):
                    best[place] = strength * weight
        for sense in slot.senses:
            if len(sense.terms) > 1:
                for place, score in self._of_phrase(sense).items():
                    if score > best.get(place, 0.0):
                        best[place] = score
        rarest = max((weight * self._postings.rarity((key,)) for key, weight in keys.items()), default=0.0)
        return Asked(slot.weight * rarest, best, keys)

    def _of_phrase(self, sense: Sense) -> Mapping[int, float]:
        of_terms = [self._postings.of(term) for term in sense.terms]
        fewest = min(of_terms, key=len)
        return {
            place: sense.weight * min(scores[place] for scores in of_terms)
            for place in fewest
            if all(place in scores for scores in of_terms)
        }

    def _by_words(self, asked: Sequence[Asked], whole: float) -> dict[int, float]:
        scores: dict[int, float] = {}
        covered: dict[int, float] = {}
        for each in asked:
            for place, score in each.scores.items():
                scores[place] = scores.get(place, 0.0) + each.importance * score
                covered[place] = covered.get(place, 0.0) + each.importance
        return {
            place: score / whole * (1 - COVERAGE + COVERAGE * covered[place] / whole) for place, score in scores.items()
        }


def _strongest(senses: Iterable[Sense]) -> dict[Key, float]:
    """Every key of these senses, with the weight of the weightiest sense it stands in."""
    strongest: dict[Key, float] = {}
    for sense in senses:
        for term in sense.terms:
            for key in term:
                if sense.weight > strongest.get(key, 0.0):
                    strongest[key] = sense.weight
    return strongest


def _fit(name: Name, keys: Mapping[Key, float], asked: Sequence[Asked], whole: float) -> float:
    """How well this name and the query cover each other: the harmonic mean of both parts."""
    told = name.covered_by(keys)
    if not told:
        return 0.0
    answered = sum(each.importance * name.strongest(each.keys) for each in asked) / whole
    return name.weight * 2 * told * answered / (told + answered) if answered else 0.0
