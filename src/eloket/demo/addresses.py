"""Addresses in real streets of Antwerp. The house numbers are drawn, so a house may not exist."""

from functools import cache
from random import Random

from eloket.demo.frequencies import Weighted, rows
from eloket.registries.records import Address

MUNICIPALITY = "Antwerpen"


def draw_address(rng: Random) -> Address:
    postcode, street = _streets().draw(rng)
    number = str(1 + int(rng.triangular(0, 190, 12)))
    if rng.random() < 0.04:
        number += rng.choice("ABC")
    return Address(street, number, _box(rng, postcode), postcode, MUNICIPALITY)


def _box(rng: Random, postcode: str) -> str:
    """More than half of the homes in the old city are flats."""
    if rng.random() > (0.6 if postcode.startswith("20") else 0.3):
        return ""
    return f"{rng.randrange(7)}{rng.randrange(1, 5):02}" if rng.random() < 0.6 else str(rng.randrange(1, 25))


@cache
def _streets() -> Weighted[tuple[str, str]]:
    """Each district weighs as much as it has inhabitants, its streets alike."""
    listed = rows("antwerp_streets.csv")
    people = {row["district"]: float(row["population_estimate"]) for row in rows("antwerp_districts.csv")}
    streets = dict.fromkeys(people, 0)
    for row in listed:
        streets[row["district"]] += 1
    return Weighted(
        {(row["postcode"], row["street_nl"]): people[row["district"]] / streets[row["district"]] for row in listed}
    )
