from string import Formatter

import pytest

from eloket.correspondence.templates import TEMPLATES, Template, filled

LANGUAGES = ("nl", "en")
EACH = pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@EACH
def test_a_text_says_the_same_in_every_language(template: Template) -> None:
    for part in (template.subject, template.body, template.mail):
        assert places(part["nl"]) == places(part["en"])


@EACH
def test_the_subject_of_a_mail_has_no_place_for_a_value(template: Template) -> None:
    assert not any(places(text) or "%" in text for text in map(template.mail.__getitem__, LANGUAGES))


@EACH
def test_a_subject_is_one_line(template: Template) -> None:
    assert not any("\n" in part[language] for part in (template.subject, template.mail) for language in LANGUAGES)


def test_a_list_becomes_lines_in_the_readers_language() -> None:
    documents = {"nl": ["Attest", "Uittreksel"], "en": ["Certificate", "Extract"]}
    assert "\n- Attest\n- Uittreksel\n" in filled("documents_arrived", "nl", {"documents": documents})[1]
    assert "\n- Certificate\n- Extract\n" in filled("documents_arrived", "en", {"documents": documents})[1]


@pytest.mark.parametrize("word", ["{number}", "%(x)s", "{0.__class__}", "{"])
def test_what_a_person_wrote_is_never_read_as_a_place(word: str) -> None:
    said = filled("request_granted", "nl", {"service": "x", "number": "Z-1", "explanation": word})[1]
    assert word in said


def test_a_place_without_a_word_is_refused() -> None:
    with pytest.raises(KeyError):
        filled("request_granted", "nl", {})
