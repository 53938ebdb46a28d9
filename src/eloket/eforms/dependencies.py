"""What of a form depends on what: expressions and limits may only look back, so that there are no circles."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import product
from math import prod

from eloket.core.sentences import Sentence, say
from eloket.eforms.definition import Form, Question
from eloket.eforms.expressions import TAKEN, Expression, Language, Unknown, Wrong, compared_words, names
from eloket.eforms.questions import TYPES
from eloket.eforms.questions.base import Kind
from eloket.eforms.variables import KNOWN, of_facts, of_question

At = tuple[str | int, ...]
_MOST_TRIED = 4096
_DAYS = {"date", "period"}
BIRTH = "person.birth_date"


def graph(form: Form) -> dict[str, frozenset[str]]:
    """By the key of each question, those whose answers decide whether it is asked, what it gives or may be."""
    return {
        question.key: frozenset(_named_by(page.when) | _named_by(question.when) | _used_by(question))
        & {each.key for each in form.questions}
        for page in form.pages
        for question in page.questions
    }


def _used_by(question: Question) -> set[str]:
    limits = {limit for limit in (question.earliest, question.latest) if isinstance(limit, str)}
    return limits | (_named_by(question.calculated.value) if question.calculated else set())


def _named_by(when: Mapping[str, object] | str) -> set[str]:
    return {name.partition(".")[0] for name in names(when)} if isinstance(when, str) else set(when)


def problems(form: Form) -> Iterator[tuple[At, Sentence]]:
    """Where an expression or a limit is wrong and a sentence about it."""
    facts = of_facts(form)
    all_of_them = {question.key: question for question in form.questions}
    earlier: dict[str, Question] = {}
    for at_page, page in enumerate(form.pages):
        at: At = ("form", "pages", at_page)
        # What is asked on a page is not answered yet when it is shown; what was computed above is there.
        before = _Before(form, dict(earlier), facts, all_of_them)
        if isinstance(page.when, str):
            yield from before.problems_of_condition((*at, "when"), page.when)
        for at_question, question in enumerate(page.questions):
            here: At = (*at, "questions", at_question)
            if isinstance(question.when, str):
                yield from before.problems_of_condition((*here, "when"), question.when)
            if question.calculated:
                yield from before.problems_of_calculation((*here, "calculated", "value"), question.calculated.value)
                before = _Before(form, {**before.questions, question.key: question}, facts, all_of_them)
            yield from _problems_of_limits(here, question, earlier)
            earlier[question.key] = question


def _problems_of_limits(at: At, question: Question, earlier: Mapping[str, Question]) -> Iterator[tuple[At, Sentence]]:
    for name in ("earliest", "latest"):
        key = getattr(question, name)
        if not isinstance(key, str):
            continue
        if key not in earlier:
            yield (*at, name), say("“%(key)s” is geen eerdere vraag. Een grens kijkt alleen terug.", key=key)
        elif earlier[key].type not in _DAYS:
            yield (*at, name), say("“%(key)s” vraagt geen dag. Kies een vraag naar een dag of een periode.", key=key)


class _Before:
    """The place in a form before which these questions were answered."""

    def __init__(
        self, form: Form, questions: dict[str, Question], facts: Mapping[str, Kind], in_form: Mapping[str, Question]
    ) -> None:
        self.questions, self._in_form, self._facts = questions, in_form, facts
        self._shown = form.bound_facts

    @cached_property
    def _language(self) -> Language:
        variables = dict(self._facts)
        for question in self.questions.values():
            variables |= of_question(question)
        return Language(variables)

    def problems_of_condition(self, at: At, text: str) -> Iterator[tuple[At, Sentence]]:
        try:
            self._look_back(text)
            expression = self._language.condition(text)
        except Wrong as wrong:
            yield at, wrong.sentence
            return
        yield from ((at, sentence) for sentence in self._problems_of_words(text))
        if self._never_holds(text, expression):
            yield at, say("Niemand krijgt dit ooit: deze formule geeft altijd nee.")

    def problems_of_calculation(self, at: At, text: str) -> Iterator[tuple[At, Sentence]]:
        try:
            self._look_back(text)
            self._language.calculation(text)
        except Wrong as wrong:
            yield at, wrong.sentence

    def _look_back(self, text: str) -> None:
        for name in names(text):
            head = name.partition(".")[0]
            if head in TAKEN and head in self._in_form:
                raise Wrong(
                    say("“%(key)s” betekent iets anders in een formule. Geef de vraag een andere naam.", key=head)
                )
            if head in self._in_form and head not in self.questions and not self._is_fact(name):
                raise Wrong(say("“%(key)s” staat niet op een vorige pagina. Een formule kijkt alleen terug.", key=head))
            fact = self._fact_missing(name)
            if fact:
                raise Wrong(
                    say("Toon het gegeven %(fact)s bij het formulier: dan mag een formule het gebruiken.", fact=fact)
                )

    def _fact_missing(self, name: str) -> str:
        """A fact that this name reads and the form does not show; the age of whoever asks is one too."""
        if name in KNOWN and name not in self._facts:
            return KNOWN[name].fact
        question = self.questions.get(name.removesuffix(".age"))
        reads_mine = name.endswith(".age") and question is not None and "me" in question.who
        return BIRTH if reads_mine and BIRTH not in self._shown else ""

    def _is_fact(self, name: str) -> bool:
        return name in self._facts or name in KNOWN

    def _problems_of_words(self, text: str) -> Iterator[Sentence]:
        for key, fixed in self._fixed(text).items():
            for word in compared_words(text, key):
                if word not in fixed:
                    yield say("“%(value)s” is geen antwoord op “%(key)s”.", value=word, key=key)

    def _fixed(self, text: str) -> dict[str, tuple[str, ...]]:
        """The variables in this expression of which all values are known."""
        found = {}
        for name in names(text):
            question = self.questions.get(name.removesuffix(".who"))
            if question and (name.endswith(".who") is (question.type == "person")):
                found[name] = TYPES[question.type].fixed(question)
        return {name: fixed for name, fixed in found.items() if fixed}

    def _never_holds(self, text: str, expression: Expression) -> bool:
        """Whether it says no whatever is answered. What is not tried stays unknown, which is not no."""
        single = {
            name: fixed for name, fixed in self._fixed(text).items() if self._language.variables.get(name) == "text"
        }
        if prod(len(fixed) for fixed in single.values()) > _MOST_TRIED:
            return False
        for chosen in product(*single.values()):
            try:
                if expression.value(self._language.values(dict(zip(single, chosen, strict=True)))):
                    return False
            except Unknown:
                return False
        return True
