"""Builders: drafts and cases of the two services of this city, and services with another procedure."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings

from eloket.cases import actions, drafts
from eloket.cases.models import Case, Draft
from eloket.catalogue.definition import Issue, Output, Review, Step
from eloket.catalogue.folders import Folder, read
from eloket.catalogue.models import Service
from eloket.catalogue.publishing import publish
from eloket.core import clock
from eloket.core.numbers import NationalNumber
from eloket.eforms.definition import Form
from eloket.profiles.models import FactSheet, Profile

NEW_HOME = {"street": "Meir", "number": "1", "box": "3", "postcode": "2000", "municipality": "Antwerpen"}
REVIEW = Step(review=Review(team="burgerzaken"))
ISSUE = Step(issue=Issue(kind="DOC-11"))
Opened = Callable[[NationalNumber], Profile]
"""Opens the profile of one of the cast."""


def move(profile: Profile, **answers: Any) -> dict[str, Any]:
    """The answers of somebody who moved yesterday, with the whole household."""
    household = FactSheet.objects.facts_of(profile.pk)["household.members"].value
    moved_on = (clock.today() - timedelta(days=1)).isoformat()
    whole = {
        "moves_on": moved_on,
        "new_address": NEW_HOME,
        "movers": [member["number"] for member in household],
    }
    return whole | answers


def drafted(profile: Profile, slug: str, answers: dict[str, Any]) -> Draft:
    begun = drafts.begin(
        drafts.at_hand(Service.objects.offered().get(slug=slug), profile_id=profile.pk, now=clock.now())
    )
    return drafts.save_answers(begun, answers, now=clock.now())


def unsigned(answers: dict[str, Any], slug: str = "sluikstort-melden") -> Draft:
    """The draft of somebody who did not sign in."""
    service = Service.objects.offered().get(slug=slug)
    return drafts.save_answers(
        drafts.begin(drafts.at_hand(service, profile_id=None, now=clock.now())), answers, now=clock.now()
    )


def submitted(profile: Profile, slug: str = "verhuizing", **answers: Any) -> Case:
    draft = drafted(profile, slug, move(profile, **answers) if slug == "verhuizing" else answers)
    return actions.submit(draft.pk, profile_id=profile.pk, today=clock.today(), now=clock.now())


def published(slug: str, *procedure: Step, output: Output | None = None, form: Form | None = None) -> None:
    """The certificate of household composition, with another procedure or form, under another address."""
    definition = read(settings.SERVICES / "gezinssamenstelling" / "service.yaml").definition
    assert definition
    changes = {"procedure": procedure, "output": output, "form": form or definition.form}
    folder = Folder(slug, definition.model_copy(update=changes), ())
    publish([folder], now=clock.now())
