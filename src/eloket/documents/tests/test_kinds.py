from typing import Any

import pytest
from pydantic import ValidationError

from eloket.documents.kinds import KINDS, Folder, Kind
from eloket.documents.tests.builders import a_kind
from eloket.documents.text import CELLS
from eloket.profiles.vocabulary import VOCABULARY

EACH = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)


def test_every_file_is_a_kind_of_its_own() -> None:
    assert len(KINDS) == len(list(Folder.glob("*.yaml")))
    assert len({kind.slug for kind in KINDS.values()}) == len(KINDS)


@EACH
def test_a_kind_states_facts_of_the_vocabulary_only(kind: Kind) -> None:
    assert set(kind.facts) <= set(VOCABULARY)
    assert set(kind.only_if) <= set(kind.needs)


@EACH
def test_a_table_has_a_column_for_each_value_it_can_write(kind: Kind) -> None:
    for table in (section.table for section in kind.sections if section.table):
        assert len(table.columns) == len(table.values)
        assert set(table.values) <= set(CELLS)


@EACH
def test_a_kind_that_is_renewed_on_expiry_has_a_term(kind: Kind) -> None:
    assert (kind.renewal == "on_expiry_or_event") == (kind.validity.days is not None)


@pytest.mark.parametrize(
    "validity",
    [{"days": 0}, {"days": 1}, {"days": 5, "renew_days_before": 5}, {"days": 5, "renew_days_before": 0}],
)
def test_a_document_may_not_be_due_on_the_day_it_is_made(validity: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        a_kind(validity=validity)
