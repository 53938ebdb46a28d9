"""Figures beside their limits: printed, kept and compared. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

# Two runs on a busy machine differ by about this much.
TOLERANCE = 0.15
TITLES = ("figure", "measured", "limit", "ratio", "the limit is", "")


@dataclass(frozen=True)
class Figure:
    """One thing measured. `limit` is what the machine can do at most, measured in the same run.

    Of a rate ("/s") more is better; of everything else less.
    """

    name: str
    value: float
    unit: str
    limit: float | None = None
    limited_by: str = ""
    note: str = ""

    @property
    def is_rate(self) -> bool:
        return self.unit == "/s"

    @property
    def ratio(self) -> float | None:
        """1: at the limit. 0.1: ten times slower than the limit, be it a rate or a time."""
        if not self.limit or not self.value:
            return None
        return self.value / self.limit if self.is_rate else self.limit / self.value

    @property
    def goodness(self) -> float:
        """What runs are compared by. A ratio where there is one: the machine's own mood drops out."""
        if self.ratio:
            return self.ratio
        # Of what should be little, none at all is best.
        return self.value if self.is_rate else 1 / self.value if self.value else inf


def table(figures: Sequence[Figure]) -> str:
    rows = [TITLES, *map(_row, figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def worse(now: Sequence[Figure], before: Sequence[Figure]) -> Iterator[str]:
    """A line for each figure that is clearly worse than before. New and vanished figures are passed over."""
    earlier = {figure.name: figure for figure in before}
    for figure in now:
        was = earlier.get(figure.name)
        if was and figure.goodness < was.goodness * (1 - TOLERANCE):
            lost = 1 - figure.goodness / was.goodness
            yield f"{figure.name}: {_standing(was)} became {_standing(figure)}, {lost:.0%} worse"


def _row(figure: Figure) -> tuple[str, ...]:
    limit = _amount(figure.limit, figure.unit) if figure.limit else ""
    ratio = _ratio(figure.ratio) if figure.ratio else ""
    return figure.name, _amount(figure.value, figure.unit), limit, ratio, figure.limited_by, figure.note


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    is_number = (False, True, True, True, False, False)
    cells = zip(row, widths, is_number, strict=True)
    return "  ".join(cell.rjust(width) if right else cell.ljust(width) for cell, width, right in cells).rstrip()


def _standing(figure: Figure) -> str:
    return _ratio(figure.ratio) if figure.ratio else _amount(figure.value, figure.unit)


def _amount(value: float, unit: str) -> str:
    digits = 0 if value >= 100 or value == int(value) else 1 if value >= 1 else 3
    return f"{value:,.{digits}f} {unit}".replace(" /", "/").strip()


def _ratio(ratio: float) -> str:
    return f"{ratio:.1f} ×" if ratio >= 1 else f"1/{1 / ratio:.1f}"
