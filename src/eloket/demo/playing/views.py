from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.forms import DateField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from eloket.core import clock
from eloket.core.errors import Refused
from eloket.core.numbers import NationalNumber, NotANationalNumber, national_number
from eloket.demo.events import tell_the_city
from eloket.demo.playing.forms import EVENTS, Event
from eloket.demo.playing.history import history
from eloket.demo.rows import cast, facts, name, rows
from eloket.demo.search import listed
from eloket.identity.entry import public
from eloket.registries.errors import PersonUnknown
from eloket.registries.records import PersonRecord
from eloket.registries.sources import line
from eloket.registries.sources.embedded import EmbeddedRegister

REGISTER = EmbeddedRegister()
SENTENCE = "eloket.demo.happened"
SENTENCE_LASTS = timedelta(hours=1)


@public
def people(request: HttpRequest) -> HttpResponse:
    context = listed(request.GET.get("zoek", "").strip(), cast())
    return render(request, "demo/people.html", context | {"is_cut": line.is_cut()})


@public
@require_POST
def outage(request: HttpRequest) -> HttpResponse:
    """Cut the line to the register, or mend it and let the city read what it missed."""
    if request.POST.get("cut") == "yes":
        line.cut(now=clock.now())
    else:
        line.mend()
        tell_the_city()
    return HttpResponseRedirect(reverse("play"))


@public
def person(request: HttpRequest, number: str) -> HttpResponse:
    somebody = _somebody(number)
    home = REGISTER.household(somebody.household) if somebody.household is not None else []
    context = {
        "name": name(somebody),
        "facts": facts(somebody),
        "household": rows(member for member in home if member.number != somebody.number),
        "events": _possible(somebody),
        "happened": _sentence(request),
        "history": history(somebody.number),
    }
    return render(request, "demo/person.html", context)


@public
@require_http_methods(["GET", "POST"])
def event(request: HttpRequest, number: str, event: str) -> HttpResponse:
    somebody = _somebody(number)
    if event not in EVENTS or not EVENTS[event].may_happen_to(somebody):
        raise Http404
    form = EVENTS[event](somebody, today=clock.today(), answers=request.POST or None)
    refusal = ""
    if form.is_valid():
        try:
            return _told(somebody.number, form.play())
        except Refused as refused:
            refusal = str(refused)
    context = {
        "title": form.title,
        "name": name(somebody),
        "number": somebody.number,
        "fields": _fields(form),
        "problems": _problems(form, refusal),
    }
    return render(request, "demo/event.html", context, status=422 if context["problems"] else 200)


def _somebody(number: str) -> PersonRecord:
    try:
        return REGISTER.person(national_number(number))
    except (NotANationalNumber, PersonUnknown) as unknown:
        raise Http404 from unknown


def _possible(person: PersonRecord) -> list[dict[str, str]]:
    return [
        {"title": str(form.title), "href": reverse("play_event", args=[person.number, word])}
        for word, form in EVENTS.items()
        if form.may_happen_to(person)
    ]


def _told(number: NationalNumber, sentence: str) -> HttpResponse:
    """Signed, because a page that shows whatever stands in its address can be made to say anything."""
    told = urlencode({"gebeurd": signing.dumps(sentence, salt=SENTENCE)})
    return HttpResponseRedirect(f"{reverse('play_person', args=[number])}?{told}")


def _sentence(request: HttpRequest) -> str:
    try:
        return str(signing.loads(request.GET.get("gebeurd", ""), salt=SENTENCE, max_age=SENTENCE_LASTS))
    except signing.BadSignature:
        return ""


def _fields(form: Event) -> list[dict[str, Any]]:
    return [
        {
            "name": field.name,
            "label": field.label,
            "value": field.value() or "",
            "error": next(iter(field.errors), None),
            "options": [{"value": value, "label": label} for value, label in getattr(field.field, "choices", ())],
            "type": "date" if isinstance(field.field, DateField) else "text",
        }
        for field in form
    ]


def _problems(form: Event, refusal: str) -> Sequence[dict[str, str]]:
    wrong = [{"field": field, "text": str(texts[0])} for field, texts in form.errors.items()]
    return [*wrong, *([{"text": refusal}] if refusal else [])]
