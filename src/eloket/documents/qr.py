"""A QR code as one SVG path."""

from itertools import groupby
from typing import cast

import zxingcpp

# The characters of a QR code's alphanumeric mode (ISO/IEC 18004, table 5).
_ALPHANUMERIC = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
_QUIET_ZONE = 4


def svg(url: str) -> str:
    """The code for an address, as an SVG of one unit per module, quiet zone included.

    The address goes in as capitals, which makes the code a version smaller and its modules
    larger; the server therefore reads the path in any case. Refuses with ValueError an
    address that capitals cannot carry: one with a query, a fragment or an underscore.
    """
    capitals = url.upper()
    if unfit := set(capitals) - _ALPHANUMERIC:
        raise ValueError(f"a QR address cannot hold {' '.join(sorted(unfit))}")
    image = zxingcpp.create_barcode(capitals, zxingcpp.BarcodeFormat.QRCode, ec_level="M").to_image(
        scale=1, add_quiet_zones=False
    )
    lines = cast("list[list[int]]", memoryview(image).tolist())  # type: ignore[arg-type]  # its stub forgets the buffer
    size = len(lines) + 2 * _QUIET_ZONE
    path = "".join(_bars(line, y) for y, line in enumerate(lines, start=_QUIET_ZONE))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>'
    )


def _bars(line: list[int], y: int) -> str:
    x, bars = _QUIET_ZONE, []
    for shade, modules in groupby(line):
        width = len(list(modules))
        if shade == 0:
            bars.append(f"M{x} {y}h{width}v1h-{width}z")
        x += width
    return "".join(bars)
