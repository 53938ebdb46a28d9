"""One file for each outside register. Which of them is asked stands in the settings."""

from functools import cache

from django.conf import settings

from eloket.registries.sources.line import EmbeddedLine
from eloket.registries.sources.population import PopulationRegister

POPULATION_REGISTERS: dict[str, type[PopulationRegister]] = {"embedded": EmbeddedLine}


@cache
def population_register() -> PopulationRegister:
    return POPULATION_REGISTERS[settings.POPULATION_REGISTER]()
