"""A map on paper: borders, lines of degrees, and where something lies. It is drawn from our own outlines; nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil

from marsad.exports.borders import Frame
from marsad.exports.cells import plain_text

WIDTH, HEIGHT = 260, 180  # points of the drawing
AROUND = 2.5  # degrees to each side of the outermost points: enough to see in which country it is
_STYLE = f'width="{WIDTH}" height="{HEIGHT}" style="border:0.3mm solid #888;direction:ltr;overflow:hidden;break-inside:avoid" font-size="7"'


def map_of(points: Sequence[tuple[float, float]], words: str) -> str:
    """The map of some points (latitude, longitude), for who hears it under some words; nothing where there is no point."""
    if not points:
        return ""
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    frame = Frame(min(lons) - AROUND, min(lats) - AROUND, max(lons) + AROUND, max(lats) + AROUND, WIDTH, HEIGHT)
    grid = f'<g stroke="#ccc" stroke-width="0.4">{"".join(_lines(frame))}</g>'
    land = f'<g fill="none" stroke="#555" stroke-width="0.8">{"".join(frame.lines())}</g>'
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="4" fill="#b00"/>' for x, y in sorted({frame.at(lon, lat) for lat, lon in points}))
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(plain_text(words), quote=True)}" {_STYLE}>{grid}{land}{dots}</svg>\n'


def _lines(frame: Frame) -> Iterator[str]:
    """Lines of whole degrees, some five each way, with their names at the edge."""
    step = max(1, ceil((frame.north - frame.south) / 5))
    for degree in range(ceil(frame.west), ceil(frame.east), step):
        x, _ = frame.at(degree, frame.south)
        yield f'<line x1="{x}" y1="0" x2="{x}" y2="{HEIGHT}"/><text x="{x + 2}" y="{HEIGHT - 3}" fill="#666" stroke="none">{abs(degree)}° {"E" if degree >= 0 else "W"}</text>'
    for degree in range(ceil(frame.south), ceil(frame.north), step):
        _, y = frame.at(frame.west, degree)
        yield f'<line x1="0" y1="{y}" x2="{WIDTH}" y2="{y}"/><text x="2" y="{y - 2}" fill="#666" stroke="none">{abs(degree)}° {"N" if degree >= 0 else "S"}</text>'
