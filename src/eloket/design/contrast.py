"""WCAG contrast of a theme's colours, and which pairs must have how much."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

PROPERTY = re.compile(r"--([a-z-]+)\s*:\s*([^;}]+)[;}]")
COLOUR = re.compile(r"#([0-9a-f]{6})", re.IGNORECASE)

GROUNDS = ("govuk-body-background-colour", "city-surface")
TAGS = ("grey", "blue", "green", "yellow", "red", "purple")
# (foreground, grounds): text, 4.5:1 (WCAG 1.4.3)
TEXTS: list[tuple[str, tuple[str, ...]]] = [
    ("govuk-text-colour", (*GROUNDS, "city-brand-tint", "city-accent-tint")),
    ("govuk-secondary-text-colour", (*GROUNDS, "city-brand-tint")),
    ("city-heading", (*GROUNDS, "city-accent-tint", "city-brand-tint")),
    ("govuk-link-colour", (*GROUNDS, "city-accent-tint", "city-brand-tint")),
    ("govuk-link-hover-colour", GROUNDS),
    ("govuk-link-visited-colour", GROUNDS),
    ("govuk-error-colour", GROUNDS),
    ("govuk-success-colour", GROUNDS),
    ("govuk-inverse-text-colour", ("govuk-error-colour", "govuk-success-colour", "govuk-brand-colour")),
    ("city-brand-text", ("city-brand", "city-brand-strong")),
    ("city-foot-text", ("city-foot",)),
    *((f"city-{tag}-text", (f"city-{tag}",)) for tag in TAGS),
]
# What is not text but must be seen, 3:1 (WCAG 1.4.11): edges of controls, the ring of the focus.
SHAPES: list[tuple[str, tuple[str, ...]]] = [
    ("govuk-input-border-colour", GROUNDS),
    ("govuk-focus-colour", (*GROUNDS, "city-brand-tint", "city-accent-tint")),
    ("city-accent", ("city-foot",)),
    ("city-brand", GROUNDS),
]


@dataclass(frozen=True)
class Fault:
    foreground: str
    ground: str
    ratio: float
    wanted: float

    def __str__(self) -> str:
        return f"--{self.foreground} on --{self.ground} is {self.ratio:.2f}:1, at least {self.wanted}:1 is needed"


def properties(css: str) -> dict[str, str]:
    """The custom properties of a theme's style sheet, without their leading dashes."""
    return {name: value.strip() for name, value in PROPERTY.findall(css)}


def missing(values: Mapping[str, str]) -> list[str]:
    """Colours a theme must give and does not give as #rrggbb."""
    named = {name for foreground, grounds in TEXTS + SHAPES for name in (foreground, *grounds)}
    return sorted(name for name in named if not COLOUR.fullmatch(values.get(name, "")))


def faults(values: Mapping[str, str]) -> list[Fault]:
    """The pairs that are too weak. Takes a theme that misses nothing."""
    return [*_weak(values, TEXTS, 4.5), *_weak(values, SHAPES, 3.0)]


def _weak(values: Mapping[str, str], pairs: list[tuple[str, tuple[str, ...]]], wanted: float) -> Iterator[Fault]:
    for foreground, grounds in pairs:
        for ground in grounds:
            ratio = contrast(values[foreground], values[ground])
            if ratio < wanted:
                yield Fault(foreground, ground, ratio, wanted)


def contrast(one: str, other: str) -> float:
    """The ratio of two #rrggbb colours, 1 to 21 (WCAG 2.2, contrast ratio)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
