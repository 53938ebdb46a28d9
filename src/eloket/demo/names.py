"""Names in proportion to how often they occur."""

from functools import cache
from random import Random

from eloket.demo.frequencies import Weighted, rows
from eloket.registries.sources.numbering import Sex

# The counts are of all ages: the most frequent names belong to those born before this year.
OLD_NAMES_UNTIL = 1985
OLD_NAMES = 40


def given_names(rng: Random, background: str, sex: Sex, birth_year: int) -> str:
    """One to three first names, as the register holds them."""
    if background != "be":
        return _first_names(background, sex, False).draw(rng)
    names = _first_names("be", sex, birth_year >= OLD_NAMES_UNTIL)
    drawn = [names.draw(rng) for _ in range(rng.choices((1, 2, 3), (45, 35, 20))[0])]
    return " ".join(dict.fromkeys(drawn))


def family_name(rng: Random, background: str) -> str:
    return _family_names(background).draw(rng)


@cache
def _first_names(background: str, sex: Sex, young: bool) -> Weighted[str]:
    if background != "be":
        return _listed(background, "first_male" if sex == "M" else "first_female")
    counts = _counts("first_names_male.csv" if sex == "M" else "first_names_female.csv")
    if not young:
        return Weighted(counts)
    return Weighted({name: count**0.5 for name, count in list(counts.items())[OLD_NAMES:]})


@cache
def _family_names(background: str) -> Weighted[str]:
    return Weighted(_counts("last_names.csv")) if background == "be" else _listed(background, "last")


def _counts(name: str) -> dict[str, float]:
    return {row["name"]: float(row["count"]) for row in rows(name)}


def _listed(background: str, kind: str) -> Weighted[str]:
    listed = rows("names_by_background.csv")
    return Weighted({row["name"]: 1.0 for row in listed if (row["background"], row["kind"]) == (background, kind)})
