"""What a form would show and nobody knows: asked of the citizen instead, and checked before anybody decides.

A register that does not answer stops nobody. What people typed then counts as not verified until the register says
the same.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from eloket.cases.prefill import OWN, frozen
from eloket.cases.rules import reviews
from eloket.catalogue.definition import ServiceDefinition
from eloket.core.texts import Text
from eloket.eforms.definition import Form, Page, Question, Type
from eloket.profiles.rules import Facts
from eloket.profiles.vocabulary import VOCABULARY

UNVERIFIED = "unverified"
"""The source of what somebody typed because the register did not answer."""

PAGE = "unknown"
# The facts that people can type, and as which type of question.
TYPED: Mapping[str, Type] = {
    "person.name": "text",
    "person.birth_date": "date",
    "address.current": "address",
    "contact.email": "email",
    "contact.phone": "phone",
}
_TITLES = {
    "register": Text(nl="Vul zelf uw gegevens in", en="Fill in your details yourself"),
    "own": Text(nl="Hoe bereiken wij u?", en="How do we reach you?"),
}
_WHY = {
    "register": Text(
        nl="Het register antwoordt nu niet. Wij kijken uw antwoord na voor wij beslissen.",
        en="The register does not answer now. We check your answer before we decide.",
    ),
    "own": Text(nl="Zo kunnen wij u iets vragen of laten weten.", en="So that we can ask or tell you something."),
}


def is_silent(facts: Facts) -> bool:
    """Whether no register said anything of this person."""
    return all(fact.source == OWN for fact in facts.values())


def with_unknown(definition: ServiceDefinition, facts: Facts) -> Form:
    """The form with a page in front that asks what it would show and nobody knows.

    Of a register that answered, what it does not know is not asked: it may well not exist. Nor is anything of what a
    register holds when nobody looks at the request, for then nobody would check it.
    """
    form, may_type = definition.online_form, is_silent(facts) and bool(reviews(definition))
    missing = [name for name in form.facts if name in TYPED and name not in facts]
    asked = [name for name in missing if VOCABULARY[name].holder == "own" or may_type]
    if not asked:
        return form
    title = _TITLES["register" if any(VOCABULARY[name].holder == "register" for name in asked) else "own"]
    page = Page(key=PAGE, title=title, questions=tuple(_question(name) for name in asked))
    return form.model_copy(update={"pages": (page, *form.pages)})


def _question(name: str) -> Question:
    fact = VOCABULARY[name]
    return Question.model_validate(
        {
            "key": f"{PAGE}_{name.replace('.', '_')}",
            "type": TYPED[name],
            "label": fact.labels,
            "why": _WHY[fact.holder],
            "required": fact.holder == "register",
            "fact": name,
        }
    )


def typed(form: Form, answers: Mapping[str, Any], *, now: datetime) -> dict[str, Any]:
    """The facts among these answers, as a case keeps facts."""
    page = form.page(PAGE)
    return {
        question.fact: {"value": answers[question.key], "source": _source(question.fact), "at": now.isoformat()}
        for question in (page.questions if page else ())
        if question.fact and answers.get(question.key)
    }


def _source(name: str) -> str:
    return UNVERIFIED if VOCABULARY[name].holder == "register" else OWN


def has_unverified(kept: Mapping[str, Any]) -> bool:
    return any(fact["source"] == UNVERIFIED for fact in kept.values())


def verified(kept: Mapping[str, Any], facts: Facts) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts of a case once the register answered, and what was typed differently, by the name of the fact."""
    told = frozen([name for name, fact in kept.items() if fact["source"] == UNVERIFIED], facts)
    differing = {name: kept[name]["value"] for name in told if not _is_same(kept[name]["value"], told[name]["value"])}
    return {**kept, **told}, differing


def _is_same(typed_value: Any, registered: Any) -> bool:
    if isinstance(typed_value, Mapping) and isinstance(registered, Mapping):
        return all(_is_same(value, registered.get(part) or "") for part, value in typed_value.items())
    return str(typed_value).casefold().split() == str(registered).casefold().split()
