"""A city's look and contact details, as a folder of data.

theme.toml   name, telephone, hours, languages, identifiers in other registers
theme.css    custom properties, nothing else: light
dark.css     the properties that differ in the dark
logo.svg, icon.svg
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "themes"
FILES = ("theme.toml", "theme.css", "dark.css", "logo.svg", "icon.svg")
TEXTS = ("name", "short_name", "phone", "email", "address")
LINKS = ("accessibility", "privacy", "complaint", "visit")


class ThemeIncomplete(Exception):
    """The folder is not a theme; the message says what is missing, for whoever installs the city."""


@dataclass(frozen=True)
class Theme:
    folder: Path
    name: str
    short_name: str
    phone: str
    email: str
    address: str
    languages: tuple[str, ...]
    hours: Mapping[str, str]
    links: Mapping[str, str]
    identifiers: Mapping[str, str]

    @property
    def phone_href(self) -> str:
        return "tel:" + "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")

    def hours_in(self, language: str) -> str:
        """Opening hours of the telephone line, in the city's first language if not in this one."""
        return self.hours.get(language) or self.hours[self.languages[0]]


def locate(name_or_folder: str | Path) -> Path:
    """The folder of a theme that comes with the product ("voorbeeld"), or the folder itself."""
    embedded = HERE / name_or_folder
    return embedded if embedded.is_dir() else Path(name_or_folder)


def load(folder: Path) -> Theme:
    """Read a theme. Refuses with ThemeIncomplete."""
    missing = [file for file in FILES if not (folder / file).is_file()]
    if missing:
        raise ThemeIncomplete(f"The theme in {folder} lacks {', '.join(missing)}.")
    try:
        data = tomllib.loads((folder / "theme.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ThemeIncomplete(f"{folder / 'theme.toml'} cannot be read: {error}.") from error
    faults = _faults(data)
    if faults:
        raise ThemeIncomplete(f"{folder / 'theme.toml'}: {'; '.join(faults)}.")
    return Theme(
        folder=folder,
        languages=tuple(data["languages"]),
        hours=data["hours"],
        links=data["links"],
        identifiers=data.get("identifiers", {}),
        **{key: data[key] for key in TEXTS},
    )


def _faults(data: Mapping[str, Any]) -> list[str]:
    faults = [f"{key} must be a text" for key in TEXTS if not _is_text(data.get(key))]
    languages = data.get("languages")
    if not (isinstance(languages, list) and languages and all(map(_is_text, languages))):
        return [*faults, 'languages must be a list such as ["nl", "en"]']
    hours = data.get("hours")
    if not (isinstance(hours, dict) and _is_text(hours.get(languages[0]))):
        faults.append(f"[hours] must have a text for {languages[0]}")
    identifiers = data.get("identifiers", {})
    if not (isinstance(identifiers, dict) and all(map(_is_text, identifiers.values()))):
        faults.append("[identifiers] must have addresses, in texts")
    links = data.get("links")
    absent = [key for key in LINKS if not (isinstance(links, dict) and _is_text(links.get(key)))]
    if absent:
        faults.append(f"[links] must have {', '.join(absent)}")
    return faults


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
