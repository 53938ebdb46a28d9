"""The JSON Schema of `service.yaml`, for editors that complete and check while one types."""

from typing import Any

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.lists import LIFE_EVENTS, THEMES
from eloket.profiles.vocabulary import VOCABULARY

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """What pydantic checks, with the lists of this city filled in, and `use` for shared pages."""
    schema = ServiceDefinition.model_json_schema()
    of_service, parts = schema["properties"], schema["$defs"]
    of_service["theme"]["enum"] = list(THEMES)
    of_service["life_events"]["items"]["enum"] = list(LIFE_EVENTS)
    facts = {"type": "string", "enum": list(VOCABULARY)}
    parts["Form"]["properties"]["facts"]["items"] = facts
    parts["Question"]["properties"]["fact"] = {"anyOf": [facts, {"type": "null"}], "default": None}
    for part in ("Page", "Question"):
        mapping = {"type": "object", "additionalProperties": _one_or_several()}
        parts[part]["properties"]["when"] = {"anyOf": [mapping, {"type": "string", "description": "an expression"}]}
    # The questions of a group share its reason; what is only shown needs none.
    shown = {"properties": {"type": {"enum": ["information", "calculated"]}}, "required": ["type"]}
    parts["Page"]["properties"]["questions"]["items"] = {
        "allOf": [{"$ref": "#/$defs/Question"}, {"if": shown, "else": {"required": ["why"]}}]
    }
    parts["Form"]["properties"]["pages"]["items"] = {"anyOf": [{"$ref": "#/$defs/Page"}, _shared_page(parts["Page"])]}
    return {"$schema": DIALECT, "title": "A service of the city"} | schema


def _shared_page(page: dict[str, Any]) -> dict[str, Any]:
    use = {"type": "string", "description": "the name of a file in _pages/"}
    return page | {"title": "SharedPage", "properties": {"use": use} | page["properties"], "required": ["use"]}


def _one_or_several() -> dict[str, Any]:
    one = {"type": ["string", "boolean"]}
    return {"anyOf": [one, {"type": "array", "items": one}]}
