"""The English: complete, with the same places for values as the Dutch, and shown to whoever chooses it."""

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages import Message
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.translation import gettext, override

from eloket.config.management.commands.check_translations import catalogue, texts, written

FILE: Path = settings.LOCALE_PATHS[0] / "en" / "LC_MESSAGES" / "django.po"
PLACE = re.compile(r"%\(\w+\)s|%s|\{\{.*?\}\}|\{\w*\}")


def messages() -> Iterator[Message]:
    return (message for message in catalogue(FILE, texts(settings.PACKAGE)) if message.id)


def forms(text: str | list[str] | tuple[str, ...]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def test_every_text_is_there_in_english_and_none_was_guessed() -> None:
    out = StringIO()
    call_command("check_translations", stdout=out)
    assert "all in English" in out.getvalue()
    assert not [message.id for message in messages() if message.fuzzy]


def test_the_english_has_the_places_of_the_dutch() -> None:
    for message in messages():
        wanted = {place for text in forms(message.id) for place in PLACE.findall(text)}
        for text in forms(message.string):
            assert set(PLACE.findall(text)) == wanted, message.id


def test_the_file_is_as_the_command_writes_it() -> None:
    assert FILE.read_bytes() == written(catalogue(FILE, texts(settings.PACKAGE)))


def test_texts_of_every_kind_are_found(tmp_path: Path) -> None:
    package = tmp_path / "house"
    for path, source in {
        "module.py": '_("Een"); lazy("Twee"); marked("Drie"); ngettext("Vier dag", "Vier dagen", n)',
        "room/jinja2/room/page.html": '{{ _("Vijf") }}{% trans %}Zes{% endtrans %}',
        "tests/test_module.py": '_("Zeven")',
    }.items():
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_text(source)
    found = {forms(message.id)[0] for message in texts(package) if message.id}
    assert found == {"Een", "Twee", "Drie", "Vier dag", "Vijf", "Zes"}


def test_what_is_missing_is_named_and_added_on_demand(tmp_path: Path, settings: Any) -> None:
    settings.LOCALE_PATHS = [tmp_path]
    with pytest.raises(CommandError, match="Aanmelden"):
        call_command("check_translations", "--write")
    assert 'msgid "Aanmelden"\nmsgstr ""' in (tmp_path / "en" / "LC_MESSAGES" / "django.po").read_text()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("choice", "sentence"), [("en", "What do you want to arrange?"), ("nl", "Wat wilt u regelen?")]
)
def test_a_choice_of_language_is_remembered_and_shown(choice: str, sentence: str) -> None:
    client = Client(headers={"accept-language": "nl"})
    client.cookies["taal"] = choice
    page = client.get("/").content.decode()
    assert sentence in page
    assert f'<html lang="{choice}"' in page


def test_problems_with_answers_are_sentences_in_english_too() -> None:
    with override("en"):
        assert gettext("Vul de dag in.") == "Enter the day."
