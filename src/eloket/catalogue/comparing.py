"""What differs between two versions of a service, in words a clerk reads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.labels import LABELS, STEPS, answers, conditions, euro, words
from eloket.core.sentences import Sentence, say
from eloket.core.texts import Text

Record = Mapping[str, Any]
# Of lists whose items have a name: what is said of an item, and of what stands in it.
_OF_A_GROUP = "form.pages.questions.questions"
_ADDED = {
    "form.pages": say("Pagina “%(item)s” toegevoegd"),
    "form.pages.questions": say("Vraag “%(item)s” toegevoegd op pagina “%(inside)s”"),
    "form.pages.questions.options": say("Antwoord “%(item)s” toegevoegd bij vraag “%(inside)s”"),
    _OF_A_GROUP: say("Vraag “%(item)s” toegevoegd in groep “%(inside)s”"),
    "procedure": say("Stap “%(item)s” toegevoegd"),
    "tests": say("Proef “%(item)s” toegevoegd"),
}
_LEFT_OUT = {
    "form.pages": say("Pagina “%(item)s” weggelaten"),
    "form.pages.questions": say("Vraag “%(item)s” weggelaten op pagina “%(inside)s”"),
    "form.pages.questions.options": say("Antwoord “%(item)s” weggelaten bij vraag “%(inside)s”"),
    _OF_A_GROUP: say("Vraag “%(item)s” weggelaten in groep “%(inside)s”"),
    "procedure": say("Stap “%(item)s” weggelaten"),
    "tests": say("Proef “%(item)s” weggelaten"),
}
_REORDERED = {
    "form.pages": say("De pagina's staan in een andere volgorde"),
    "form.pages.questions": say("De vragen op pagina “%(inside)s” staan in een andere volgorde"),
    "form.pages.questions.options": say("De antwoorden bij vraag “%(inside)s” staan in een andere volgorde"),
    _OF_A_GROUP: say("De vragen van groep “%(inside)s” staan in een andere volgorde"),
    "procedure": say("De stappen staan in een andere volgorde"),
    "tests": say("De proeven staan in een andere volgorde"),
}
_INSIDE = {
    "form.pages": say("%(what)s van pagina “%(item)s”"),
    "form.pages.questions": say("%(what)s van vraag “%(item)s”"),
    "form.pages.questions.options": say("%(what)s van antwoord “%(item)s”"),
    _OF_A_GROUP: say("%(what)s van vraag “%(item)s”"),
    "procedure": say("%(what)s"),
    "tests": say("%(what)s van proef “%(item)s”"),
}


@dataclass(frozen=True)
class _Place:
    """`name` is a key of LABELS; `item` the nearest thing around it that has a title, in the list `of`."""

    name: str = ""
    of: str = ""
    item: Any = ""
    nth: int = 0

    def into(self, name: str) -> "_Place":
        return _Place(f"{self.name}.{name}" if self.name else name, self.of, self.item)

    @property
    def label(self) -> Sentence:
        what = LABELS.get(self.name.replace(_OF_A_GROUP, "form.pages.questions", 1)) or Sentence(self.name)
        if self.nth:
            what = say("%(what)s %(nth)s", what=what, nth=self.nth)
        return Sentence(_INSIDE[self.of].text, {"what": what, "item": self.item}) if self.of else what


def differences(before: ServiceDefinition | None, after: ServiceDefinition | None) -> list[Sentence]:
    """A sentence for everything that was added, left out or changed. Nothing: they say the same."""
    if after is None:
        return [] if before is None else [say("Deze dienst is weg.")]
    if before is None:
        return [say("Deze dienst is nieuw.")]
    return list(_of_records(_Place(), _plain(before), _plain(after)))


def _plain(definition: ServiceDefinition) -> Any:
    content = definition.model_dump(mode="json", exclude_defaults=True)
    for page in content.get("form", {}).get("pages", ()):
        for part in (page, *page["questions"]):
            if "when" in part:
                part["when"] = tuple(conditions(content["form"], part["when"]))
    for trial in content.get("tests", ()) if "form" in content else ():
        trial["answers"] = tuple(answers(content["form"], trial.get("answers", {})))
    return content


def _of_records(place: _Place, before: Record, after: Record) -> Iterator[Sentence]:
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            yield from _of_parts(place.into(name), before.get(name), after.get(name))


def _of_parts(place: _Place, before: Any, after: Any) -> Iterator[Sentence]:
    either = before if before is not None else after
    if isinstance(either, list) and place.name in _ADDED:
        yield from _of_named(place, before or [], after or [])
    elif isinstance(either, list):
        yield from _of_lists(place, before or [], after or [])
    elif _is_text(either):
        yield from _of_texts(place, before or {}, after or {})
    elif isinstance(either, Mapping):
        yield from _of_records(place, before or {}, after or {})
    else:
        yield _became(place.label, _words(place, before), _words(place, after))


def _of_texts(place: _Place, before: Record, after: Record) -> Iterator[Sentence]:
    if before.get("nl") != after.get("nl"):
        yield _became(place.label, before.get("nl"), after.get("nl"))
    if before.get("en") != after.get("en"):
        yield _became(say("%(what)s in het Engels", what=place.label), before.get("en"), after.get("en"))


def _of_named(place: _Place, before: Sequence[Record], after: Sequence[Record]) -> Iterator[Sentence]:
    """Lists whose items are known by a name, wherever they stand."""
    old, new = ({_key(item): item for item in items} for items in (before, after))
    for key, item in new.items():
        title = _title(item)
        if key not in old:
            yield _of_item(_ADDED, place, title)
        else:
            yield from _of_records(_Place(place.name, place.name, title), old[key], item)
    yield from (_of_item(_LEFT_OUT, place, _title(item)) for key, item in old.items() if key not in new)
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield _of_item(_REORDERED, place, "")


def _of_item(sentences: Mapping[str, Sentence], place: _Place, title: Any) -> Sentence:
    return Sentence(sentences[place.name].text, {"item": title, "inside": place.item})


def _of_lists(place: _Place, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Sentence]:
    """Lists whose items have no name: what was changed, added or left out between what stayed."""
    matcher = SequenceMatcher(None, list(map(repr, before)), list(map(repr, after)), autojunk=False)
    for _tag, start, end, new_start, new_end in matcher.get_opcodes():
        if before[start:end] == after[new_start:new_end]:
            continue
        paired = min(end - start, new_end - new_start) if _is_text((*before, *after)[0]) else 0
        for nth in range(paired):
            item = _Place(place.name, place.of, place.item, start + nth + 1)
            yield from _of_texts(item, before[start + nth], after[new_start + nth])
        for each in before[start + paired : end]:
            yield say("%(what)s – weggelaten: “%(item)s”", what=place.label, item=_words(place, each))
        for each in after[new_start + paired : new_end]:
            yield say("%(what)s – toegevoegd: “%(item)s”", what=place.label, item=_words(place, each))


def _became(what: Sentence, before: Any, after: Any) -> Sentence:
    if before in (None, ""):
        return say("%(what)s ingevuld: “%(after)s”", what=what, after=after)
    if after in (None, ""):
        return say("%(what)s weggelaten: “%(before)s”", what=what, before=before)
    return say("%(what)s: “%(before)s” werd “%(after)s”", what=what, before=before, after=after)


def _words(place: _Place, value: Any) -> Any:
    if isinstance(value, Mapping) and "cents" in value:
        what = (words(("what",), value["what"]),) if "what" in value else ()
        return (say("%(euro)s euro vanaf %(day)s", euro=euro(value["cents"]), day=value["since"]), *what)
    return words((place.name,), value)


def _key(item: Record) -> Any:
    return item.get("key") or item.get("value") or item.get("name") or next(iter(item))


def _title(item: Record) -> Any:
    if act := next((act for act in STEPS if act in item), None):
        return STEPS[act]
    title = words(("title",), item.get("label") or item.get("title") or item.get("name"))
    has_words = title.nl if isinstance(title, Text) else title
    return title if has_words else _key(item)


def _is_text(value: Any) -> bool:
    return isinstance(value, Mapping) and set(value) == {"nl", "en"}
