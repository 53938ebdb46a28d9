"""The embedded population register: an outside system that happens to live in this database."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Literal, cast

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from eloket.core.numbers import NationalNumber
from eloket.registries.errors import EventRefused, PersonUnknown
from eloket.registries.models import EmbeddedDoubt, EmbeddedMutation, EmbeddedPerson
from eloket.registries.records import Act, Address, Mutation, MutationKind, PersonRecord
from eloket.registries.sources import households, moves, numbering, stored

# Acts of a freshly built city are numbered from 1.
_FIRST_ACT = 9_000_000


class EmbeddedRegister:
    """A PopulationRegister, plus what `events.py` needs to register the other life events."""

    name = "Rijksregister"

    def person(self, number: NationalNumber) -> PersonRecord:
        return self.people([number])[0]

    def people(self, numbers: Iterable[NationalNumber]) -> list[PersonRecord]:
        """In the order asked, each once. Raises PersonUnknown."""
        wanted = list(dict.fromkeys(numbers))
        found = EmbeddedPerson.objects.in_bulk(wanted)
        if len(found) < len(wanted):
            raise PersonUnknown(_("Niemand in het register heeft dit nummer."))
        return [stored.from_json(found[number].record) for number in wanted]

    def household(self, household: int) -> Sequence[PersonRecord]:
        rows = EmbeddedPerson.objects.filter(household=household)
        return households.ordered([stored.from_json(row.record) for row in rows])

    def mutations(self, *, after: int, limit: int) -> Sequence[Mutation]:
        rows = EmbeddedMutation.objects.filter(sequence__gt=after).order_by("sequence")[:limit]
        return [
            Mutation(row.sequence, cast(MutationKind, row.kind), row.happened_on, tuple(row.numbers)) for row in rows
        ]

    def register_move(self, numbers: Sequence[NationalNumber], *, to: Address, on: date) -> None:
        with self.one_event():
            movers = self.people(numbers)
            if moves.is_registered(movers, to=to, on=on):
                return
            staying = [other for other in self._housemates(movers[:1]) if other not in movers]
            self.accept("moved", on, moves.moved(movers, staying, to=to, on=on, new_household=self._new_household()))

    def report_doubt(self, number: NationalNumber, *, fact: str, said: str, case_number: str) -> None:
        reports = EmbeddedDoubt.objects
        reports.get_or_create(number=number, fact=fact, case_number=case_number, defaults={"said": said})

    @contextmanager
    def one_event(self) -> Iterator[None]:
        """One event at a time, in one transaction.

        Two events about one household must see each other's outcome. And whoever reads the change feed up to
        mutation 8 must never find 7 appear later: without this lock, 8 could be committed first.
        """
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE register_mutation IN EXCLUSIVE MODE")
            yield

    def circle(self, people: Sequence[PersonRecord]) -> list[PersonRecord]:
        """The rest of these people's households, and those they are married to or cohabit with elsewhere."""
        here = {member.number: member for member in self._housemates(people)}
        ties = [tie for person in people for tie in (person.spouse, person.cohabits_with)]
        away = [tie.number for tie in ties if tie is not None and tie.number is not None and tie.number not in here]
        known = here | {person.number: person for person in self.people(away)}
        return [known[number] for number in sorted(known) if number not in {person.number for person in people}]

    def accept(self, kind: MutationKind, on: date, records: Sequence[PersonRecord]) -> None:
        """Write these records and one mutation that names them all. Within one_event()."""
        EmbeddedPerson.objects.bulk_create(
            [
                EmbeddedPerson(number=record.number, household=record.household, record=stored.to_json(record))
                for record in records
            ],
            update_conflicts=True,
            unique_fields=["number"],
            update_fields=["household", "record"],
        )
        EmbeddedMutation.objects.create(kind=kind, happened_on=on, numbers=[record.number for record in records])

    def free_number(self, born_on: str, sex: numbering.Sex) -> NationalNumber:
        """Raises EventRefused when the birth date has no number left. Within one_event()."""
        first_six = numbering.national_number(born_on, sex, 0)[:6]
        rows = EmbeddedPerson.objects.filter(number__startswith=first_six)
        taken = {NationalNumber(number) for number in rows.values_list("number", flat=True)}
        try:
            return numbering.next_number(born_on, sex, taken=taken)
        except numbering.NoNumberLeft:
            raise EventRefused(_("Voor deze geboortedatum is er geen rijksregisternummer meer vrij.")) from None

    def draw_up(self, kind: Literal["birth", "marriage"], *, on: date, place: str) -> Act:
        """The act of the event at hand. Within one_event()."""
        last = EmbeddedMutation.objects.aggregate(last=Max("sequence"))["last"] or 0
        return Act(numbering.act_number(kind, on.year, _FIRST_ACT + last + 1), on.isoformat(), place)

    def _housemates(self, people: Sequence[PersonRecord]) -> list[PersonRecord]:
        wanted = {person.household for person in people} - {None}
        rows = EmbeddedPerson.objects.filter(household__in=wanted).order_by("number")
        return [stored.from_json(row.record) for row in rows]

    def _new_household(self) -> int:
        last: int | None = EmbeddedPerson.objects.aggregate(last=Max("household"))["last"]
        return (last or 0) + 1
