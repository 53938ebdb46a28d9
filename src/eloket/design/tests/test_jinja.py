import jinja2
import pytest
from django.utils import translation

from eloket.design.jinja import environment


@pytest.fixture(scope="module")
def pages() -> jinja2.Environment:
    return environment(loader=jinja2.PackageLoader("eloket.design", "jinja2"))


def shown(pages: jinja2.Environment, macro: str, call: str) -> str:
    text = f'{{% from "design/components.html" import {macro} %}}{{{{ {macro}({call}) }}}}'
    with translation.override("nl"):
        return pages.from_string(text).render()


@pytest.mark.parametrize(
    ("macro", "call"),
    [
        ("button", '"<b>"'),
        ("text_field", '"a", "<b>", "<b>", "<b>", "<b>"'),
        ("textarea", '"a", "<b>", "</textarea><b>", "<b>", "<b>"'),
        ("summary_list", '[{"key": "<b>", "value": "<b>", "source": "<b>"}]'),
        ("tag", '"<b>"'),
        ("notification", '"<b>", "<b>"'),
        ("copy_code", '"\\"><b>"'),
        ("table", '"<b>", ["<b>", "<b>"], [["<b>", "<b>"]]'),
    ],
)
def test_every_component_escapes_what_it_is_given(pages: jinja2.Environment, macro: str, call: str) -> None:
    html = shown(pages, macro, call)
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_an_error_is_tied_to_its_field_and_a_summary_can_link_to_it(pages: jinja2.Environment) -> None:
    html = shown(pages, "text_field", '"name", "Naam", error="Vul uw naam in", hint="Zoals op uw kaart"')
    assert 'id="name"' in html
    assert 'aria-describedby="name-hint name-error"' in html
    assert 'id="name-error"' in html


def test_the_first_control_of_a_group_carries_its_name(pages: jinja2.Environment) -> None:
    options = '[{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]'
    html = shown(pages, "radios", f'"who", "Wie?", {options}, value="b"')
    assert 'id="who"' in html
    assert 'id="who-2" name="who" type="radio" value="b" checked' in html
    assert "aria-invalid" not in html


def test_a_date_posts_three_parts_and_is_linked_by_its_name(pages: jinja2.Environment) -> None:
    html = shown(pages, "date_field", '"moved", "Wanneer?", {"day": 3}')
    assert 'id="moved" name="moved-day"' in html
    assert 'id="moved-year" name="moved-year"' in html


def test_the_present_step_is_marked_for_assistive_technology(pages: jinja2.Environment) -> None:
    steps = '[{"title": "Ontvangen", "state": "past"}, {"title": "Controle", "state": "now"}]'
    assert shown(pages, "timeline", steps).count('aria-current="step"') == 1


@pytest.mark.parametrize("frame", ["citizen", "staff", "demo"])
def test_a_frame_needs_nothing_but_a_page(pages: jinja2.Environment, frame: str) -> None:
    page = pages.from_string(f'{{% extends "design/{frame}.html" %}}{{% block title %}}Vraag{{% endblock %}}')
    with translation.override("nl"):
        assert "<title>Vraag – " in page.render()
        assert "<title>Fout: Vraag – " in page.render(problems=[{"field": "a", "text": "Vul iets in"}])


def test_the_dark_is_not_offered_to_whoever_chose_light(pages: jinja2.Environment) -> None:
    page = pages.get_template("design/page.html")
    assert 'media="screen and (prefers-color-scheme: dark)"' in page.render()
    assert 'media="screen">' in page.render(scheme="donker")
    assert "dark.css" not in page.render(scheme="licht")


def test_no_component_writes_style_or_script_into_the_page(pages: jinja2.Environment) -> None:
    for name in pages.list_templates():
        source, *_ = pages.loader.get_source(pages, name)  # type: ignore[union-attr]
        assert " style=" not in source, name
        assert "<script>" not in source and " onclick" not in source, name


def test_a_list_page_asks_for_the_full_width(pages: jinja2.Environment) -> None:
    narrow = '{% extends "design/citizen.html" %}'
    assert "page__main--text" in pages.from_string(narrow).render()
    assert "page__main--text" not in pages.from_string(narrow + "{% set wide = true %}").render()
