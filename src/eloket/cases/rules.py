from datetime import date, timedelta

from eloket.catalogue.definition import Review, ServiceDefinition, Step

NUMBER_LENGTH = 10


def step_at(definition: ServiceDefinition, done: int) -> Step | None:
    """The step after the `done` that are behind. None: the procedure has run its course."""
    return definition.procedure[done] if done < len(definition.procedure) else None


def reviews(definition: ServiceDefinition) -> list[Review]:
    return [step.review for step in definition.procedure if step.review]


def due_on(submitted_on: date, definition: ServiceDefinition) -> date:
    """The last day of the promised term; the day of submission does not count."""
    return submitted_on + timedelta(days=definition.decide_within_days)
