"""Life events the embedded register accepts besides a move.

Each records one mutation and refuses what cannot be with EventRefused; an unknown number raises PersonUnknown.
Repeating a birth, a death or a marriage changes nothing.
"""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from eloket.core.numbers import NationalNumber
from eloket.registries.errors import EventRefused
from eloket.registries.records import PersonRecord
from eloket.registries.sources import vital
from eloket.registries.sources.embedded import EmbeddedRegister
from eloket.registries.sources.households import age_on, is_adult
from eloket.registries.sources.numbering import Sex

YOUNGEST_PARENT = 12


def birth(
    register: EmbeddedRegister,
    parents: Sequence[NationalNumber],
    *,
    given_names: str,
    sex: Sex,
    on: date,
    place: str = "Antwerpen",
    named_after: NationalNumber | None = None,
) -> PersonRecord:
    """The child, registered in the household of the first parent. `named_after` is the parent whose name it carries."""
    with register.one_event():
        known = register.people(parents)
        _refuse_parents(known, given_names, on)
        siblings = _siblings(register, known)
        for sibling in siblings:
            if (sibling.given_names, sibling.born_on) == (given_names, on.isoformat()):
                return sibling
        eldest = min(siblings, key=lambda sibling: sibling.born_on).family_name if siblings else None
        newborn = vital.Newborn(
            number=register.free_number(on.isoformat(), sex),
            given_names=given_names,
            family_name=vital.family_name(known, named_after=named_after, eldest=eldest),
            sex=sex,
            act=register.draw_up("birth", on=on, place=place),
        )
        records = vital.born(newborn, known, register.circle(known), on=on)
        register.accept("born", on, records)
        return records[0]


def death(register: EmbeddedRegister, number: NationalNumber, *, on: date) -> None:
    """The spouse becomes a widow or widower; whoever is left in the household gets a new reference person."""
    with register.one_event():
        person = register.person(number)
        if person.died_on == on.isoformat():
            return
        if person.died_on:
            raise EventRefused(_("Het overlijden van deze persoon is al geregistreerd, op een andere dag."))
        if on.isoformat() < person.born_on:
            raise EventRefused(_("Deze dag valt voor de geboorte. Kies een latere dag."))
        register.accept("died", on, vital.died(person, register.circle([person]), on=on))


def marriage(register: EmbeddedRegister, a: NationalNumber, b: NationalNumber, *, on: date, place: str) -> None:
    """Whoever lives together becomes the spouse in the household; whoever does not stays where they live."""
    with register.one_event():
        pair = register.people([a, b])
        if _are_married(pair) and (pair[0].marriage_act and pair[0].marriage_act.on) == on.isoformat():
            return
        _refuse_pair(pair, on)
        act = register.draw_up("marriage", on=on, place=place)
        register.accept("married", on, vital.married(pair, register.circle(pair), act=act))


def divorce(register: EmbeddedRegister, a: NationalNumber, b: NationalNumber, *, on: date) -> None:
    """Both keep their address until one of them moves."""
    with register.one_event():
        pair = register.people([a, b])
        if not _are_married(pair):
            raise EventRefused(_("Deze twee personen zijn niet met elkaar gehuwd."))
        if pair[0].marriage_act and on.isoformat() < pair[0].marriage_act.on:
            raise EventRefused(_("Deze dag valt voor het huwelijk. Kies een latere dag."))
        register.accept("divorced", on, vital.divorced(pair, register.circle(pair)))


def _siblings(register: EmbeddedRegister, parents: Sequence[PersonRecord]) -> list[PersonRecord]:
    """The children who have exactly these parents."""
    shared = set.intersection(*(set(parent.children) for parent in parents))
    same = {parent.number for parent in parents}
    return [child for child in register.people(shared) if {parent.number for parent in child.parents} == same]


def _are_married(pair: Sequence[PersonRecord]) -> bool:
    return len(pair) == 2 and pair[0].spouse is not None and pair[0].spouse.number == pair[1].number


def _refuse_parents(parents: Sequence[PersonRecord], given_names: str, on: date) -> None:
    if not 1 <= len(parents) <= 2:
        raise EventRefused(_("Een kind heeft een of twee ouders in het register."))
    if not given_names.strip():
        raise EventRefused(_("Vul minstens één voornaam van het kind in."))
    if any(parent.died_on for parent in parents):
        raise EventRefused(_("Een van de ouders is overleden."))
    if any(parent.born_on and age_on(parent.born_on, on) < YOUNGEST_PARENT for parent in parents):
        raise EventRefused(_("Een van de ouders is op die dag te jong."))


def _refuse_pair(pair: Sequence[PersonRecord], on: date) -> None:
    if len(pair) < 2:
        raise EventRefused(_("Niemand kan met zichzelf trouwen. Kies iemand anders."))
    if any(one.died_on for one in pair):
        raise EventRefused(_("Een van deze twee personen is overleden."))
    if any(one.civil_status == "married" for one in pair):
        raise EventRefused(_("Een van deze twee personen is al gehuwd."))
    if not all(is_adult(one, on) for one in pair):
        raise EventRefused(_("Op de dag van het huwelijk moeten beiden minstens 18 jaar zijn."))
    if _are_close_kin(*pair):
        raise EventRefused(_("Ouders, kinderen, broers en zussen kunnen niet met elkaar trouwen."))


def _are_close_kin(one: PersonRecord, other: PersonRecord) -> bool:
    line = one.number in other.children or other.number in one.children
    shared = {parent.number for parent in one.parents} & {parent.number for parent in other.parents}
    return line or bool(shared - {None})
