"""Why a file may not be added, each with the sentence for whoever chose it."""

from collections.abc import Mapping
from enum import StrEnum

from eloket.eforms.problems import marked


class Fault(StrEnum):
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN_KIND = "unknown_kind"
    DAMAGED = "damaged"
    TOO_MANY_PIXELS = "too_many_pixels"
    LOCKED = "locked"
    CARRIES_FILES = "carries_files"
    ACTIVE = "active"
    EXHAUSTING = "exhausting"
    INFECTED = "infected"
    NOT_NOW = "not_now"


class Faulty(Exception):
    """This file may not be added."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


SENTENCES: Mapping[Fault, str] = {
    Fault.EMPTY: marked("“%(name)s” is leeg. Kies een ander bestand."),
    Fault.TOO_LARGE: marked("“%(name)s” is te groot: hoogstens 10 MB. Maak het kleiner, of stuur het in delen."),
    Fault.UNKNOWN_KIND: marked("“%(name)s” is geen pdf en geen foto. Stuur een pdf, jpg, png of webp."),
    Fault.DAMAGED: marked("“%(name)s” is beschadigd: wij kunnen het niet openen. Bewaar het opnieuw als pdf of jpg."),
    Fault.TOO_MANY_PIXELS: marked(
        "“%(name)s” heeft te veel beeldpunten: hoogstens 50 miljoen. Maak de foto kleiner, en kies ze opnieuw."
    ),
    Fault.LOCKED: marked("“%(name)s” is beveiligd met een wachtwoord. Stuur het zonder wachtwoord."),
    Fault.CARRIES_FILES: marked("In “%(name)s” zitten andere bestanden. Haal ze eruit, en voeg ze apart toe."),
    Fault.ACTIVE: marked(
        "In “%(name)s” zit een programma dat wij er niet uit kunnen halen. Druk het af als nieuwe pdf, en stuur die."
    ),
    Fault.EXHAUSTING: marked(
        "“%(name)s” konden wij niet nakijken: het is te ingewikkeld. Druk het af als een nieuwe pdf, of stuur een foto."
    ),
    Fault.INFECTED: marked("In “%(name)s” zit een virus. Wij bewaren het niet. Kijk uw toestel na."),
    Fault.NOT_NOW: marked(
        "“%(name)s” konden wij nu niet nakijken. Kies het over enkele minuten opnieuw. De rest blijft staan."
    ),
}
