from datetime import date

import pytest

from eloket.catalogue.fruitless import record
from eloket.catalogue.models import FruitlessSearch

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)


def kept() -> list[tuple[str, date, int]]:
    return list(FruitlessSearch.objects.order_by("day", "query").values_list("query", "day", "count"))


def test_searches_without_result_are_counted_by_query_and_day() -> None:
    for query in ("Eenhoorn!", " eenhoorn", "éénhoorn", "draak"):
        record(query, day=DAY)
    record("eenhoorn", day=date(2026, 6, 2))
    assert kept() == [("draak", DAY, 1), ("eenhoorn", DAY, 3), ("eenhoorn", date(2026, 6, 2), 1)]


@pytest.mark.parametrize(
    "query",
    ["92.05.12-123.45", "BE68 5390 0754 7034", "fatima@post.example", "0470123456", "woord " * 11, "", "?!", "\0"],
)
def test_what_may_be_about_somebody_or_says_nothing_is_not_kept(query: str) -> None:
    record(query, day=DAY)
    assert kept() == []


def test_a_sign_that_stands_for_many_letters_is_as_long_as_those() -> None:
    record("ﷺ" * 9, day=DAY)
    assert kept() == []


def test_a_few_digits_are_a_number_of_a_form() -> None:
    record("model 99991", day=DAY)
    assert kept() == [("model 99991", DAY, 1)]
