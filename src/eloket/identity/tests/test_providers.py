"""What the levels of a provider are worth."""

import pytest

from eloket.identity.providers import LEVELS, PROFILES, is_enough


@pytest.mark.parametrize("level", LEVELS)
def test_the_european_levels_are_understood(level: str) -> None:
    assert PROFILES["eidas"].level(f"http://eidas.europa.eu/LoA/{level}") == level


@pytest.mark.parametrize("acr", ["", "high", "urn:be:fedict:iam:fas:Level500", "http://eidas.europa.eu/LoA/high "])
def test_a_level_nobody_agreed_on_is_worth_nothing(acr: str) -> None:
    assert PROFILES["eidas"].level(acr) == "low"


def test_a_higher_level_is_enough_for_a_lower_need_and_not_the_other_way_round() -> None:
    assert [is_enough(level, needed="substantial") for level in LEVELS] == [False, True, True]
