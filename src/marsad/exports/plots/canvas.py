"""Drawing: SVG put together as text, and the same picture as PNG. Arabic is shaped and ordered by whoever shows it, from right to left.

The font (IBM Plex Sans Arabic, OFL) lies in the package and inside each SVG, so that a picture looks the same everywhere.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

FONT = Path(__file__).with_name("fonts") / "IBMPlexSansArabic-Regular.ttf"
FAMILY = "IBM Plex Sans Arabic"
INK, PALE, GRID = "#22262b", "#6b7280", "#e2e5e9"
_ARABIC = re.compile("[\u0600-\u06ff]")
# control and direction marks of scraped words would break the file or turn the words around them
_MARKS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
_RIGHT_TO_LEFT, _LEFT_TO_RIGHT, _END = "\u202b", "\u202a", "\u202c"
_NUMBERS = re.compile(r"\d+(?:[–-]\d+)+|\d+\+")  # "10–15" is read from left to right in Arabic too


def words(x: float, y: float, told: str, *, size: float = 14, anchor: str = "start", color: str = INK, most: int = 0) -> str:
    """Words at a point; ``anchor`` is the end that lies there: start (left), middle, end (right). ``most`` cuts longer ones short."""
    clean = " ".join(_MARKS.sub(" ", told).split())
    if most and len(clean) > most:
        clean = clean[: most - 1].rstrip() + "…"
    if _ARABIC.search(clean):
        clean = f"{_RIGHT_TO_LEFT}{_NUMBERS.sub(lambda found: f'{_LEFT_TO_RIGHT}{found[0]}{_END}', clean)}{_END}"
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor="{anchor}" fill="{color}">{escape(clean)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, *, color: str = GRID, width: float = 1, dash: str = "") -> str:
    """A straight line."""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{color}" stroke-width="{width:g}"{_dashed(dash)}/>'


def curve(x1: float, y1: float, x2: float, y2: float, *, color: str = PALE, width: float = 1.5, dash: str = "") -> str:
    """A line that leaves and arrives level."""
    mid = (x1 + x2) / 2
    return f'<path d="M{x1:.1f} {y1:.1f}C{mid:.1f} {y1:.1f} {mid:.1f} {y2:.1f} {x2:.1f} {y2:.1f}" fill="none" stroke="{color}" stroke-width="{width:g}"{_dashed(dash)}/>'


def circle(x: float, y: float, r: float, *, fill: str, stroke: str = "none", opacity: float = 1, title: str = "") -> str:
    """A disc; ``title`` is shown where a pointer rests on it."""
    inside = f"<title>{escape(_MARKS.sub(' ', title))}</title>" if title else ""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}" stroke="{stroke}" fill-opacity="{opacity:g}">{inside}</circle>'


def box(x: float, y: float, width: float, height: float, *, fill: str = "none", stroke: str = "none", opacity: float = 1, round_: float = 0) -> str:
    """A rectangle."""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{round_:g}" fill="{fill}" stroke="{stroke}" fill-opacity="{opacity:g}"/>'


def _dashed(dash: str) -> str:
    return f' stroke-dasharray="{dash}"' if dash else ""


def picture(width: float, height: float, title: str, parts: Iterable[str]) -> str:
    """A whole SVG on white, with the font inside."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}" font-family="{FAMILY}, sans-serif" role="img">'
        f"<title>{escape(_MARKS.sub(' ', title))}</title><style>@font-face{{font-family:'{FAMILY}';src:url(data:font/ttf;base64,{_font()})}}</style>"
        f'<rect width="100%" height="100%" fill="#ffffff"/>{"".join(parts)}</svg>\n'
    )


@cache
def _font() -> str:
    return base64.b64encode(FONT.read_bytes()).decode()


def to_png(svg: str, *, zoom: float = 2) -> bytes:
    """The picture in pixels, twice as fine as it is wide, drawn with the font of the package and no other."""
    import resvg_py

    bare = re.sub("<style>.*?</style>", "", svg, flags=re.DOTALL)  # it takes the font from the file
    return bytes(resvg_py.svg_to_bytes(svg_string=bare, zoom=zoom, skip_system_fonts=True, font_files=[str(FONT)], font_family=FAMILY, sans_serif_family=FAMILY))
