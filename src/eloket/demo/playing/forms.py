"""What has to be known to play each event, and playing it. `play` raises what the register refuses."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from eloket.core.numbers import NationalNumber
from eloket.demo import events
from eloket.demo.rows import name
from eloket.demo.search import living
from eloket.registries.records import PersonRecord


class Event(forms.Form):
    title: ClassVar[Promise]

    on = forms.DateField(label=lazy("Op welke dag?"))

    def __init__(self, person: PersonRecord, *, today: date, answers: Mapping[str, Any] | None = None) -> None:
        super().__init__(answers, initial={"on": today.isoformat()})
        self.person = person
        for field in self.fields.values():
            field.error_messages["required"] = _("Vul dit in: %(what)s") % {"what": field.label}

    @classmethod
    def may_happen_to(cls, person: PersonRecord) -> bool:
        return not person.died_on

    def play(self) -> str:
        """What happened, in a sentence."""
        raise NotImplementedError


class Move(Event):
    title = lazy("Verhuizing")
    who = forms.ChoiceField(
        label=lazy("Wie verhuist? Het lot kiest het nieuwe adres."),
        choices=[("all", lazy("Het hele gezin")), ("one", lazy("Alleen deze persoon"))],
        initial="all",
    )

    def play(self) -> str:
        everybody = self.cleaned_data["who"] == "all"
        return events.play_move([self.person.number], on=self.cleaned_data["on"], whole_household=everybody)


class Birth(Event):
    title = lazy("Geboorte")
    given_names = forms.CharField(label=lazy("Voornamen van het kind"), max_length=80)
    sex = forms.ChoiceField(
        label=lazy("Geslacht"), choices=[("F", lazy("Meisje")), ("M", lazy("Jongen")), ("X", lazy("X"))], initial="F"
    )
    other_parent = forms.ChoiceField(label=lazy("Andere ouder"), required=False)

    def __init__(self, person: PersonRecord, **more: Any) -> None:
        super().__init__(person, **more)
        partners = [partner for partner in (person.spouse, person.cohabits_with) if partner and partner.number]
        field = self.fields["other_parent"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*((one.number, name(one)) for one in partners), ("", _("Geen"))]
        field.initial = field.choices[0][0]

    def play(self) -> str:
        said = self.cleaned_data
        parents = [self.person.number, *([NationalNumber(said["other_parent"])] if said["other_parent"] else [])]
        return events.play_birth(parents, given_names=said["given_names"], sex=said["sex"], on=said["on"])


class Death(Event):
    title = lazy("Overlijden")

    def play(self) -> str:
        return events.play_death(self.person.number, on=self.cleaned_data["on"])


class Marriage(Event):
    title = lazy("Huwelijk")
    partner = forms.CharField(label=lazy("Met wie? Naam of rijksregisternummer"))

    @classmethod
    def may_happen_to(cls, person: PersonRecord) -> bool:
        return super().may_happen_to(person) and person.spouse is None

    def clean_partner(self) -> NationalNumber:
        found = living(self.cleaned_data["partner"])
        if not found.people:
            raise forms.ValidationError(_("Niemand heeft deze naam of dit nummer. Kijk na wat u hebt ingevuld."))
        if len(found.people) > 1:
            some = ", ".join(f"{name(one)} ({one.number})" for one in found.people[:4])
            sentence = _("Meer dan één persoon past. Vul het rijksregisternummer in. Bijvoorbeeld: %s.") % some
            raise forms.ValidationError(sentence)
        return found.people[0].number

    def play(self) -> str:
        return events.play_marriage(self.person.number, self.cleaned_data["partner"], on=self.cleaned_data["on"])


class Divorce(Event):
    title = lazy("Scheiding")

    @classmethod
    def may_happen_to(cls, person: PersonRecord) -> bool:
        return super().may_happen_to(person) and bool(person.spouse and person.spouse.number)

    def play(self) -> str:
        assert self.person.spouse and self.person.spouse.number
        return events.play_divorce(self.person.number, self.person.spouse.number, on=self.cleaned_data["on"])


EVENTS: Mapping[str, type[Event]] = {
    "verhuizing": Move,
    "geboorte": Birth,
    "huwelijk": Marriage,
    "scheiding": Divorce,
    "overlijden": Death,
}
