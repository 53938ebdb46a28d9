"""What a document says, ready to print: finished words only, in one language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """One group of facts: label and value pairs, a table with named columns, or both.

    Each line of `table` has as many cells as `columns`. An empty value prints as a dash.
    """

    title: str
    rows: tuple[tuple[str, str], ...] = ()
    columns: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class RequestText:
    """What somebody asked for, in the language in which they asked it: to keep or to print, not to prove anything."""

    title: str
    city: str
    number: str
    language: str
    submitted: str
    intro: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentText:
    """Everything a citizen reads on one document. Nothing here is computed or translated further on.

    `language` is a BCP 47 primary tag ("nl"); `code` is the check code in groups of four;
    `check` is the sentence that tells how to check, without the code.
    """

    title: str
    city: str
    number: str
    language: str
    issued_on: str
    validity: str
    intro: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...]
    check: str
    code: str
