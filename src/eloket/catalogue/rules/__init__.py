"""What a service must be before it may be published. Pure: the same for files, for the editor and for tests."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.rules import forms, procedures, services
from eloket.catalogue.rules.problem import Problem
from eloket.catalogue.rules.shape import problems_of_shape

__all__ = ["Problem", "examined", "lost_relations", "problems", "problems_of"]

lost_relations = services.lost_relations


def problems_of(content: Any) -> list[Problem]:
    """Everything that keeps this content of a `service.yaml` from being published. Nothing: it may be."""
    return examined(content)[1]


def examined(content: Any) -> tuple[ServiceDefinition | None, list[Problem]]:
    """The service that this content describes, with its problems; none when it has not even the shape of one."""
    try:
        definition = ServiceDefinition.model_validate(content)
    except ValidationError as refusal:
        return None, problems_of_shape(refusal)
    return definition, list(problems(definition))


def problems(definition: ServiceDefinition) -> Iterator[Problem]:
    """The same of a record that has the shape of a service."""
    yield from services.problems(definition)
    if definition.form:
        yield from forms.problems(definition, definition.form)
    yield from procedures.problems(definition)
