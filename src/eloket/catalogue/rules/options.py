"""The answers that a question offers to choose from."""

from collections.abc import Iterator

from eloket.core.sentences import Sentence, say
from eloket.eforms.definition import Question

WITH_OPTIONS = {"choice", "several"}


def problems(question: Question) -> Iterator[Sentence]:
    values = [option.value for option in question.options]
    if question.type in WITH_OPTIONS and len(values) < 2:
        yield say("Geef minstens twee antwoorden om uit te kiezen.")
    if question.type not in WITH_OPTIONS and values:
        yield say("Zo'n vraag heeft geen antwoorden om uit te kiezen. Laat ze weg, of kies een ander soort vraag.")
    if len(set(values)) < len(values):
        yield say("Twee antwoorden hebben dezelfde naam. Geef elk een eigen naam.")
