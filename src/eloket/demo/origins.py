"""Where people come from: nationality, the names that go with it, and the town of birth."""

from dataclasses import dataclass
from functools import cache
from random import Random

from eloket.demo.frequencies import Weighted, figures, rows

ORIGINS = figures("origins.json")
# How many of 100 grown-up citizens and children were born abroad, by what they are today.
BORN_ABROAD = {
    "adult": {"long here": 1, "belgian": 40, "foreign": 92},
    "child": {"long here": 0, "belgian": 4, "foreign": 40},
}


@dataclass(frozen=True)
class Origin:
    """An ISO nationality and the background that names are drawn from ("be" for the Belgian counts)."""

    nationality: str
    background: str


def draw_origin(rng: Random) -> Origin:
    nationality = _nationalities().draw(rng)
    return Origin(nationality, _backgrounds(nationality).draw(rng))


def all_nationalities(rng: Random, origin: Origin) -> tuple[str, ...]:
    """A few Belgians keep the nationality of their parents beside their own."""
    if origin.nationality != "BE" or origin.background in ("be", "fr_be") or rng.random() > 0.2:
        return (origin.nationality,)
    return ("BE", ORIGINS["home_countries"][origin.background][0])


def birth_place(rng: Random, origin: Origin, *, is_child: bool) -> tuple[str, str]:
    """A town and an ISO country."""
    kind = "foreign" if origin.nationality != "BE" else "long here" if origin.background == "be" else "belgian"
    if rng.randrange(100) < BORN_ABROAD["child" if is_child else "adult"][kind]:
        foreign = origin.nationality != "BE"
        country = origin.nationality if foreign else rng.choice(ORIGINS["home_countries"][origin.background])
        return rng.choice(ORIGINS["towns"][country]), country
    return ("Antwerpen" if rng.random() < 0.75 else _belgian_towns().draw(rng)), "BE"


@cache
def _nationalities() -> Weighted[str]:
    counted = figures("demography.json")["nationality_2019"]
    shares = {ORIGINS["iso"][name]: float(counted[name]["value"]) for name in ORIGINS["iso"]}
    scale = counted["other"]["value"] / sum(ORIGINS["other"].values())
    return Weighted(shares | {nationality: weight * scale for nationality, weight in ORIGINS["other"].items()})


@cache
def _backgrounds(nationality: str) -> Weighted[str]:
    return Weighted(ORIGINS["backgrounds"][nationality])


@cache
def _belgian_towns() -> Weighted[str]:
    """A town counts as often as it has postcodes: the larger ones have more."""
    towns: dict[str, float] = {}
    for row in rows("be_postcodes_best.csv"):
        town = row["municipality_nl"] or row["municipality_fr"] or row["municipality_de"]
        # Birth acts are drawn up where the hospital is, so towns nearby count more.
        towns[town] = towns.get(town, 0) + (4 if row["postcode"].startswith(("2", "9")) else 1)
    return Weighted({town: weight for town, weight in towns.items() if town != "Antwerpen"})
