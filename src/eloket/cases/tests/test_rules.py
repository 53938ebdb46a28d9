from datetime import date

import pytest
from django.conf import settings

from eloket.cases import rules
from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.folders import read


@pytest.fixture(scope="module")
def moving() -> ServiceDefinition:
    definition = read(settings.SERVICES / "verhuizing" / "service.yaml").definition
    assert definition
    return definition


def test_a_procedure_is_walked_in_order_and_ends(moving: ServiceDefinition) -> None:
    steps = [rules.step_at(moving, done) for done in range(4)]
    assert [step.act if step else None for step in steps] == ["review", "update", None, None]


def test_the_team_is_that_of_the_review(moving: ServiceDefinition) -> None:
    assert [review.team for review in rules.reviews(moving)] == ["burgerzaken"]


def test_the_promised_term_ends_after_that_many_days_also_over_a_new_year(moving: ServiceDefinition) -> None:
    assert rules.due_on(date(2026, 12, 28), moving) == date(2027, 1, 5)
