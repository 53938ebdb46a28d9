"""Numbers given out while a city is made up, each once."""

from collections import Counter

from eloket.core.numbers import NationalNumber
from eloket.registries.sources.numbering import PER_DAY, NoNumberLeft, Sex, act_number, national_number

# The acts of the households in fixed.py have the numbers before this one.
FIRST_ACT = 1000


class Serials:
    """Keeps one count for each birth date and sex, so its size does not grow with the city."""

    def __init__(self) -> None:
        self._people: Counter[tuple[str, bool]] = Counter()
        self._acts = FIRST_ACT

    def next_number(self, born_on: str, sex: Sex) -> NationalNumber:
        """Raises NoNumberLeft: the city is too large."""
        nth = self._people[born_on, sex == "M"]
        if nth == PER_DAY:
            raise NoNumberLeft(f"Every number for a birth on {born_on} is taken: make the city smaller.")
        self._people[born_on, sex == "M"] += 1
        return national_number(born_on, sex, nth)

    def next_birth_act(self, year: int) -> str:
        self._acts += 1
        return act_number("birth", year, self._acts)

    def next_marriage_act(self, year: int) -> str:
        self._acts += 1
        return act_number("marriage", year, self._acts)
