"""What happens with a request, and in which order."""

from collections.abc import Iterator

from eloket.catalogue.definition import Issue, ServiceDefinition, Step
from eloket.catalogue.rules.problem import Problem
from eloket.catalogue.texts import At
from eloket.core.sentences import Sentence, say
from eloket.eforms.definition import Question


def problems(definition: ServiceDefinition) -> Iterator[Problem]:
    yield from (Problem(("procedure",), sentence) for sentence in _problems_of_order(definition))
    questions = {question.key: question for question in definition.form.questions} if definition.form else {}
    for place, step in enumerate(definition.procedure):
        at: At = ("procedure", place)
        # What comes to no team is seen by nobody.
        if step.review and not step.review.team.strip():
            yield Problem((*at, "review", "team"), say("Dit ontbreekt. Vul het in."))
        if step.issue and step.issue.kind is None and not definition.output:
            yield Problem(
                (*at, "issue", "kind"), say("Zeg welk document dit is: kies een soort, of beschrijf het document.")
            )
        yield from _problems_of_reading(at, step, questions)


def _problems_of_order(definition: ServiceDefinition) -> Iterator[Sentence]:
    acts = [step.act for step in definition.procedure]
    if definition.form and not acts:
        yield say("Zeg wat er met een aanvraag gebeurt: iemand beslist, of er komt meteen een document.")
    if acts and not definition.form:
        yield say("Zonder formulier vraagt niemand iets aan. Laat deze stappen weg.")
    if acts.count("review") > 1:
        yield say("Over een aanvraag beslist de stad één keer. Laat de andere beslissing weg.")
    if "review" in acts[1:]:
        yield say("De beslissing komt eerst. Wat vóór een weigering gebeurt, kan niemand terugdraaien.")
    if "update" in acts and "issue" in acts[acts.index("update") :]:
        yield say("Na een wijziging in het register vernieuwen de documenten vanzelf. Laat die stap weg.")
    if acts and "review" not in acts and any(fee.cents for fee in definition.fees):
        yield say("Wat geld kost, keurt niemand goed zonder betaling. Begin met een beslissing.")
    if acts == ["issue"] and definition.procedure[0].issue == Issue() and definition.we_fetch:
        yield say("Wat iemand nog moet opzoeken, is er niet meteen. Begin met een beslissing.")
    if "issue" in acts and definition.assurance in ("none", "low"):
        yield say("Zonder aanmelden is er geen plaats voor een document. Laat die stap weg.")


def _problems_of_reading(at: At, step: Step, questions: dict[str, Question]) -> Iterator[Problem]:
    """A step reads answers that are always there and of the right kind."""
    if not step.update:
        return
    for name, type_ in {"people": "household_members", "address": "address", "day": "date"}.items():
        key = getattr(step.update, name)
        question = questions.get(key)
        if question is None:
            yield Problem((*at, "update", name), say("“%(key)s” is geen vraag van het formulier.", key=key))
        elif question.type != type_ or not question.required or question.when:
            sentence = say("“%(key)s” moet een verplichte vraag zijn van de soort %(type)s.", key=key, type=type_)
            yield Problem((*at, "update", name), sentence)
