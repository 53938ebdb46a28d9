from pathlib import Path
from shutil import copytree

import pytest

from eloket.design import contrast, theme
from eloket.design.management.commands.check_theme import complaints_of

VOORBEELD = theme.locate("voorbeeld")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copytree(VOORBEELD, tmp_path / "city")


def test_the_example_city_is_complete_and_readable() -> None:
    assert theme.load(VOORBEELD).name == "Stad Voorbeeld"
    assert complaints_of(VOORBEELD) == []


def test_a_theme_may_stand_in_any_folder(copy: Path) -> None:
    assert theme.load(theme.locate(copy)).folder == copy


def test_a_telephone_number_can_be_dialled() -> None:
    assert theme.load(VOORBEELD).phone_href == "tel:035550100"


def test_hours_without_translation_are_told_in_the_first_language() -> None:
    city = theme.load(VOORBEELD)
    assert city.hours_in("fr") == city.hours_in("nl") != city.hours_in("en")


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "logo.svg").unlink()
    with pytest.raises(theme.ThemeIncomplete, match=r"lacks logo\.svg"):
        theme.load(copy)


def test_a_folder_that_is_not_there_lacks_everything(tmp_path: Path) -> None:
    with pytest.raises(theme.ThemeIncomplete, match=r"lacks theme\.toml, theme\.css"):
        theme.load(tmp_path / "nowhere")


def test_every_missing_text_is_told_at_once(copy: Path) -> None:
    (copy / "theme.toml").write_text('name = "Stad"\nlanguages = ["nl"]\n')
    with pytest.raises(theme.ThemeIncomplete) as refused:
        theme.load(copy)
    for word in ("short_name", "phone", "email", "address", "[hours]", "[links]"):
        assert word in str(refused.value)


@pytest.mark.parametrize("text", ["languages = []", 'languages = "nl"', "not toml", 'languages = ["nl"]\nhours = 3'])
def test_a_malformed_description_is_refused_in_a_sentence(copy: Path, text: str) -> None:
    (copy / "theme.toml").write_text(text)
    with pytest.raises(theme.ThemeIncomplete, match=r"theme\.toml.*\.$"):
        theme.load(copy)


def test_contrast_is_the_ratio_of_the_standard() -> None:
    assert contrast.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_weak_pair_is_named_with_its_ratio(copy: Path) -> None:
    css = (copy / "theme.css").read_text()
    (copy / "theme.css").write_text(css.replace("--govuk-link-colour: #0b5d76", "--govuk-link-colour: #7fb3c4"))
    assert any(text.startswith("light: --govuk-link-colour on --city-surface is 2.") for text in complaints_of(copy))


def test_a_colour_that_is_not_given_is_named(copy: Path) -> None:
    (copy / "theme.css").write_text(":root { --city-brand: teal; }")
    assert "--city-brand," in complaints_of(copy)[0]
