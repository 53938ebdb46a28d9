from datetime import date

from eloket.catalogue.search.filters import NOTHING_FILTERED, Filters, Traits, counts
from eloket.catalogue.search.tests.builders import a_service

DAY = date(2026, 6, 1)
PAID = {"cents": 2200, "since": "2026-01-01"}
FREE = Traits.of(a_service("Gratis"), DAY)
SOLD = Traits.of(a_service("Betalend", fees=[PAID], target="business", theme="EconomieWerk"), DAY)
DESK = {"online": False, "appointment": True, "counter": False, "because": {"nl": "-", "en": "-"}}
SHOWN = Traits.of(a_service("Loket", channels=DESK), DAY)


def test_without_filters_everything_comes_through() -> None:
    assert all(map(NOTHING_FILTERED.let_through, (FREE, SOLD, SHOWN)))


def test_each_filter_stops_what_is_otherwise() -> None:
    assert [Filters(free="yes").let_through(each) for each in (FREE, SOLD)] == [True, False]
    assert [Filters(target="business").let_through(each) for each in (FREE, SOLD)] == [False, True]
    assert [Filters(channel="online").let_through(each) for each in (FREE, SHOWN)] == [True, False]
    assert [Filters(theme="EconomieWerk").let_through(each) for each in (FREE, SOLD)] == [False, True]


def test_a_fee_counts_from_its_day() -> None:
    later = a_service("Later betalend", fees=[{"cents": 0, "since": "2026-01-01"}, {"cents": 5, "since": "2026-07-01"}])
    assert Traits.of(later, DAY).free and not Traits.of(later, date(2026, 7, 1)).free


def test_a_value_is_counted_as_if_its_own_filter_were_not_chosen() -> None:
    counted = counts([FREE, SOLD, SHOWN], Filters(target="business"))
    assert counted["target"] == {"citizen": 2, "business": 1}
    assert counted["free"] == {} and counted["channel"] == {"online": 1, "counter": 1}
