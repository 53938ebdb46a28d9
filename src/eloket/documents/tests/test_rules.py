"""Which documents somebody may have, and the steps that keep a vault so: by example, then over any sequence of days."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from eloket.documents.kinds import KINDS, Kind
from eloket.documents.rules import (
    Entitlement,
    Held,
    Issue,
    Why,
    Withdraw,
    entitlements,
    is_entitled,
    plan,
    requested,
    stated_facts,
)
from eloket.documents.tests.builders import DAY, ELSEWHERE, FACTS, TODAY, Vault, a_kind, known

KIND = a_kind()
FIRST = Entitlement(KIND, {"x": 1})
HELD = Held("K", FIRST.facts_sha256, TODAY, TODAY + 4 * DAY, TODAY + 4 * DAY)


def held(**changes: Any) -> Held:
    return replace(HELD, **changes)


def codes(facts: dict[str, Any], **options: Any) -> list[str]:
    return [each.kind.code for each in entitlements(KINDS.values(), known(facts), **options)]


def test_whoever_the_register_knows_well_may_have_every_kind() -> None:
    assert codes(FACTS) == list(KINDS)


@pytest.mark.parametrize("missing", ["", None, [], {}])
def test_nobody_may_have_a_document_about_what_the_register_does_not_know(missing: Any) -> None:
    assert codes(FACTS | {"address.current": missing}) == ["DOC-01", "DOC-03"]
    assert codes({}) == []


def test_only_belgians_may_have_a_proof_that_they_are() -> None:
    assert "DOC-15" not in codes(FACTS | {"person.nationalities": ["NL", "MA"]})
    assert "DOC-15" in codes(FACTS | {"person.nationalities": ["MA", "BE"]})


def test_nobody_who_died_may_have_any() -> None:
    assert codes(FACTS | {"person.death_date": "2026-11-20"}) == []


def test_what_was_switched_off_may_be_had_and_does_not_arrive() -> None:
    found = entitlements(KINDS.values(), known(FACTS), switched_off={"DOC-11"})
    assert [each.kind.code for each in found if not each.arrives] == ["DOC-11"]


def test_what_is_not_automatic_may_be_had_and_does_not_arrive() -> None:
    (asked,) = entitlements([a_kind(automatic=False)], known({"x": 1}))
    assert not asked.arrives


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_a_document_states_what_its_kind_shows_and_nothing_else(kind: Kind) -> None:
    stated = stated_facts(kind, known(FACTS | {"contact.email": "a@example.org"}))
    assert set(stated) <= set(kind.facts)
    assert is_entitled(kind, known(FACTS))


def test_of_other_people_no_number_is_stated() -> None:
    stated = stated_facts(KINDS["DOC-11"], known(FACTS))
    assert [sorted(member) for member in stated["household.members"]] == [
        ["birth_date", "family_name", "given_names", "relation"]
    ]


def test_another_fact_is_another_document_but_other_words_are_not() -> None:
    assert Entitlement(KIND, {"x": 2}).facts_sha256 != FIRST.facts_sha256
    assert Entitlement(a_kind(version=2), {"x": 1}).facts_sha256 == FIRST.facts_sha256
    assert Entitlement(a_kind(), {"x": 1}).facts_sha256 == FIRST.facts_sha256


def test_a_document_that_is_missing_is_issued_from_today() -> None:
    assert plan([FIRST], [], today=TODAY) == [Issue(FIRST, Why.ENTITLED, TODAY, TODAY + 4 * DAY)]


@pytest.mark.parametrize("days", range(4))
def test_a_vault_in_line_needs_nothing(days: int) -> None:
    assert plan([FIRST], [HELD], today=TODAY + days * DAY) == []


def test_a_document_about_to_expire_is_followed_by_one_from_the_day_after() -> None:
    (step,) = plan([FIRST], [HELD], today=TODAY + 4 * DAY)
    assert step == Issue(FIRST, Why.RENEWED, TODAY + 5 * DAY, TODAY + 9 * DAY, replaces=True)


def test_a_renewal_that_comes_late_leaves_no_day_open_and_is_not_born_expired() -> None:
    (step,) = plan([FIRST], [HELD], today=TODAY + 400 * DAY)
    assert isinstance(step, Issue)
    assert (step.valid_from, step.valid_until) == (TODAY + 5 * DAY, TODAY + 404 * DAY)


def test_a_document_that_is_wrong_is_replaced_at_once() -> None:
    moved = Entitlement(KIND, {"x": 2})
    (step,) = plan([moved], [HELD], today=TODAY + DAY)
    assert step == Issue(moved, Why.FACTS_CHANGED, TODAY + DAY, TODAY + 5 * DAY, replaces=True, at_once=True)


def test_a_document_nobody_may_have_any_more_is_withdrawn() -> None:
    assert plan([], [HELD], today=TODAY) == [Withdraw("K", Why.NO_LONGER_ENTITLED)]


def test_what_was_asked_for_stays_until_its_day_without_a_successor() -> None:
    off = replace(FIRST, arrives=False)
    assert plan([off], [], today=TODAY) == []
    assert [plan([off], [HELD], today=TODAY + days * DAY) for days in (0, 4, 400)] == [[], [], []]


def test_what_was_asked_for_is_withdrawn_when_it_is_wrong() -> None:
    off = Entitlement(KIND, {"x": 2}, arrives=False)
    assert plan([off], [HELD], today=TODAY) == [Withdraw("K", Why.NO_LONGER_ENTITLED)]


@pytest.mark.parametrize("renewal", ["on_event", "never"])
def test_a_kind_that_is_not_renewed_expires(renewal: str) -> None:
    entitlement = Entitlement(a_kind(renewal=renewal), {"x": 1})
    (step,) = plan([entitlement], [], today=TODAY)
    assert isinstance(step, Issue) and step.renew_on is None
    assert plan([entitlement], [held(renew_on=None)], today=TODAY + 9 * DAY) == []


def test_a_kind_without_a_term_never_expires() -> None:
    (step,) = plan([Entitlement(a_kind(validity={}), {"x": 1})], [], today=TODAY)
    assert isinstance(step, Issue) and (step.valid_until, step.renew_on) == (None, None)


def test_a_renewal_may_be_made_days_ahead() -> None:
    entitlement = Entitlement(a_kind(validity={"days": 30, "renew_days_before": 7}), {"x": 1})
    (step,) = plan([entitlement], [], today=TODAY)
    assert isinstance(step, Issue) and step.renew_on == TODAY + 23 * DAY


def test_each_kind_is_planned_for_itself() -> None:
    other = Entitlement(a_kind("L"), {"x": 1})
    steps = plan([FIRST, other], [held(kind="M"), HELD], today=TODAY)
    assert [(step.kind, step.why) for step in steps] == [("M", Why.NO_LONGER_ENTITLED), ("L", Why.ENTITLED)]


def test_a_move_touches_only_the_documents_that_state_the_address() -> None:
    vault = Vault()
    vault.write(plan(entitlements(KINDS.values(), known(FACTS)), [], today=TODAY), TODAY)
    moved = entitlements(KINDS.values(), known(FACTS | {"address.current": ELSEWHERE}))
    steps = plan(moved, vault.held(), today=TODAY)
    assert [step.kind for step in steps] == ["DOC-11", "DOC-12", "DOC-15", "DOC-20"]


def test_whoever_asks_gets_a_document_dated_today() -> None:
    assert requested(FIRST, None, today=TODAY) == Issue(FIRST, Why.REQUESTED, TODAY, TODAY + 4 * DAY)
    later = requested(FIRST, HELD, today=TODAY + DAY)
    assert later == Issue(FIRST, Why.REQUESTED, TODAY + DAY, TODAY + 5 * DAY, replaces=True, at_once=True)


def test_whoever_asks_twice_on_a_day_has_it_already() -> None:
    assert requested(FIRST, HELD, today=TODAY) is None
    assert requested(Entitlement(KIND, {"x": 2}), HELD, today=TODAY) is not None


SOME_KINDS = {
    kind.code: kind
    for kind in (
        a_kind("DAILY", validity={"days": 2}),
        a_kind("WEEKLY", states=("y", "x"), validity={"days": 7, "renew_days_before": 3}),
        a_kind("LASTING", states=("x", "y"), renewal="on_event", validity={}),
        a_kind("EXPIRING", renewal="on_event", validity={"days": 4}),
        a_kind("ASKED", automatic=False),
    )
}
RENEWING = {"DAILY", "WEEKLY", "LASTING"}
A_KIND = st.sampled_from(sorted(SOME_KINDS))


class AVaultOverTime(RuleBasedStateMachine):
    """Facts change, nights pass or are missed, kinds are switched and asked for, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.today = date(2026, 1, 1)
        self.facts: dict[str, Any] = {"x": 1, "y": 1}
        self.off: set[str] = set()
        self.vault = Vault()
        self.is_in_line = False

    @property
    def entitled(self) -> dict[str, Entitlement]:
        found = entitlements(SOME_KINDS.values(), known(self.facts), switched_off=self.off)
        return {each.kind.code: each for each in found}

    @rule()
    def reconcile(self) -> None:
        self.vault.write(plan(self.entitled.values(), self.vault.held(), today=self.today), self.today)
        self.is_in_line = True

    @rule(name=st.sampled_from("xy"), value=st.sampled_from([1, 2, None]))
    def the_register_tells(self, name: str, value: int | None) -> None:
        self.facts[name] = value
        self.is_in_line = False

    @rule(died=st.just("2026-01-05") | st.none())
    def the_register_tells_of_a_death_or_takes_it_back(self, died: str | None) -> None:
        self.facts["person.death_date"] = died
        self.is_in_line = False

    @rule()
    def a_night_passes(self) -> None:
        self.today += DAY
        if self.is_in_line:
            # Before the night's work: nobody who wakes up early finds an empty vault.
            arriving = {code for code, each in self.entitled.items() if each.arrives}
            assert all(self.vault.valid(code, self.today) for code in arriving & RENEWING)
        self.reconcile()

    @rule(nights=st.integers(1, 20))
    def nights_are_missed(self, nights: int) -> None:
        self.today += timedelta(days=nights)
        self.is_in_line = False

    @rule(kind=A_KIND)
    def switch_off(self, kind: str) -> None:
        self.off.add(kind)
        if self.vault.held_of(kind):
            self.vault.write([Withdraw(kind, Why.SWITCHED_OFF)], self.today)
        assert not self.vault.valid(kind, self.today)

    @precondition(lambda self: self.off)
    @rule(kind=A_KIND)
    def switch_on(self, kind: str) -> None:
        self.off.discard(kind)
        self.reconcile()

    @rule(kind=A_KIND)
    def ask(self, kind: str) -> None:
        entitlement = self.entitled.get(kind)
        if entitlement is None:
            return
        for _twice in range(2):
            step = requested(entitlement, self.vault.held_of(kind), today=self.today)
            self.vault.write([step] if step else [], self.today)
        (paper,) = self.vault.valid(kind, self.today)
        assert (paper.valid_from, paper.facts_sha256) == (self.today, entitlement.facts_sha256)

    @invariant()
    def on_no_day_are_two_of_a_kind_valid(self) -> None:
        for kind in SOME_KINDS:
            standing = sorted(
                (paper for paper in self.vault.papers if paper.kind == kind and not paper.is_ended),
                key=lambda paper: paper.valid_from,
            )
            for earlier, later in pairwise(standing):
                assert earlier.valid_until is not None and earlier.valid_until < later.valid_from

    @invariant()
    def one_of_each_kind_is_the_latest(self) -> None:
        latest = [held.kind for held in self.vault.held()]
        assert len(latest) == len(set(latest))

    @invariant()
    def every_chain_leads_on_and_no_renewal_leaves_a_day_open(self) -> None:
        for at, paper in enumerate(self.vault.papers):
            if paper.successor is not None:
                successor = self.vault.papers[paper.successor]
                assert paper.successor > at and successor.kind == paper.kind
                if successor.why is Why.RENEWED and not paper.is_ended:
                    assert paper.valid_until is not None and successor.valid_from == paper.valid_until + DAY

    @invariant()
    def nothing_is_made_that_holds_on_no_day_to_come(self) -> None:
        for paper in self.vault.papers:
            assert paper.valid_until is None or paper.valid_until >= max(paper.made_on, paper.valid_from)
            assert paper.why is Why.RENEWED or paper.valid_from == paper.made_on

    @invariant()
    def a_vault_in_line_holds_what_arrives_and_nothing_wrong(self) -> None:
        if not self.is_in_line:
            return
        assert plan(self.entitled.values(), self.vault.held(), today=self.today) == []
        for code in SOME_KINDS:
            valid, entitlement = self.vault.valid(code, self.today), self.entitled.get(code)
            digests = [paper.facts_sha256 for paper in valid]
            if entitlement is None:
                assert self.vault.held_of(code) is None and digests == []
            elif entitlement.arrives and code in RENEWING:
                assert digests == [entitlement.facts_sha256]
            else:
                assert digests in ([], [entitlement.facts_sha256])


TestAVaultOverTime = AVaultOverTime.TestCase
TestAVaultOverTime.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
