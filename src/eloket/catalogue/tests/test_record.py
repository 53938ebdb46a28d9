from typing import Any

import pytest

from eloket.catalogue.record import added, moved, part, placed, removed
from eloket.catalogue.texts import At

RECORD: dict[str, Any] = {"a": 1, "b": {"c": [{"d": 2}, {"d": 3}]}, "elsewhere": {"url": "x"}}


@pytest.mark.parametrize(
    ("at", "found"),
    [
        (("a",), 1),
        (("b", "c", 1, "d"), 3),
        (("b", "c", 2), None),
        (("b", "c", -1), None),
        (("a", "b"), None),
        (("z", 0, "y"), None),
    ],
)
def test_a_part_is_found_or_nothing_is(at: At, found: Any) -> None:
    assert part(RECORD, at) == found


def test_a_value_is_placed_where_it_belongs_and_the_record_stays_as_it_was() -> None:
    changed = placed(RECORD, ("b", "c", 0, "d"), 9)
    assert changed == RECORD | {"b": {"c": [{"d": 9}, {"d": 3}]}}
    assert list(changed) == list(RECORD) and RECORD["b"]["c"][0]["d"] == 2


def test_what_is_not_there_yet_is_made() -> None:
    assert placed({}, ("channels", "online"), True) == {"channels": {"online": True}}
    assert placed({}, ("when", "dog"), ["yes"]) == {"when": {"dog": ["yes"]}}


def test_nothing_leaves_a_part_out_and_a_group_of_nothing_with_it() -> None:
    assert placed(RECORD, ("elsewhere", "url"), None) == {name: RECORD[name] for name in ("a", "b")}
    assert placed({"channels": {"minutes": 5}}, ("channels", "minutes"), None) == {"channels": {}}


def test_items_are_added_removed_and_moved() -> None:
    items = ("b", "c")
    assert part(added(RECORD, items, {"d": 4}), items) == [{"d": 2}, {"d": 3}, {"d": 4}]
    assert added({}, ("law",), "x") == {"law": ["x"]}
    assert part(removed(RECORD, (*items, 0)), items) == [{"d": 3}]
    assert removed({"law": ["x"]}, ("law", 0)) == {"law": []}
    assert part(moved(RECORD, (*items, 0), 1), items) == [{"d": 3}, {"d": 2}]


@pytest.mark.parametrize(("place", "to"), [(0, -1), (1, 5), (7, 0)])
def test_an_item_moves_as_far_as_the_list_allows(place: int, to: int) -> None:
    assert moved(RECORD, ("b", "c", place), to) == RECORD
