"""Code lists that the catalogue is exchanged with: data beside this file, read once at start-up."""

from pathlib import Path

import yaml

from eloket.core.texts import Strict, Text

DATA = Path(__file__).parent / "data"
IPDC = "https://productencatalogus.data.vlaanderen.be/id/concept"


class Audience(Strict):
    """`code` is that of the IPDC list Doelgroep."""

    code: str
    name: Text


_content = yaml.safe_load((DATA / "codes.yaml").read_text(encoding="utf-8"))

AUDIENCE = {target: Audience.model_validate(each) for target, each in _content["audience"].items()}
"""By the target of a service."""

CHANNELS = {channel: Text.model_validate(name) for channel, name in _content["channels"].items()}
"""By the name of the channel in the record of a service. No official list has these."""


def theme_iri(code: str) -> str:
    return f"{IPDC}/Thema/{code}"


def audience_iri(target: str) -> str:
    return f"{IPDC}/Doelgroep/{AUDIENCE[target].code}"
