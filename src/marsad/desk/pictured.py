"""The picture that a text was read from, drawn anew to stand beside it: a picture, or a page of a scanned document.

A picture shows what a machine did not read as well, so it is shown only to those from whom nothing that may stand in it is hidden.
"""

from __future__ import annotations

import io
import threading
import warnings
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PIL import Image, ImageOps

from marsad.desk.marked import Part, Piece
from marsad.extras import needs
from marsad.record.redaction import Redactor
from marsad.record.work import ReportHead

PDF = "application/pdf"
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
SHOWN = frozenset([PDF, *(f"image/{one.lower()}" for one in _FORMATS)])
_LARGEST = 60_000_000  # pixels that are decoded
_LONGEST = 1800  # dots of the longer side: small print can be read, and a page weighs some hundred kilobytes
_ONE_AT_A_TIME = threading.Lock()  # PDFium knows no threads, and a large picture takes much memory


def may_see(redactor: Redactor, report: str) -> bool:
    """Nothing that may stand in the picture is hidden from this person: a protected name may have been misread, so it need not stand in the text."""
    return not redactor.sources and not redactor.passages.get(report) and report not in redactor.reports


def pages_shown(kind: str | None, head: ReportHead, part: Part) -> tuple[int, ...]:
    """The pages whose pictures stand beside this part of a text: a picture is one page; of a document those on which something is to be checked."""
    if kind != PDF:
        return (1,) if kind in SHOWN else ()
    return tuple(sorted({_page_at(head, start) for start, *_ in head.doubts if part.start <= start < part.end}))


def leading(pieces: Sequence[Piece], head: ReportHead, pages: Sequence[int]) -> list[Piece]:
    """The pieces of a text, each doubtful one with the page on whose picture it can be checked."""
    return [replace(one, picture=_page_at(head, one.at)) if pages and "doubt" in one.kinds.split() else one for one in pieces]


def _page_at(head: ReportHead, at: int) -> int:
    before = bisect_right([start for _, start in head.pages], at)
    return head.pages[before - 1][0] if before else 1


def drawn(raw: bytes, kind: str, page: int) -> bytes | None:
    """A page as a JPEG that carries its dots and nothing else of the file (no words, place or time of taking); None where it cannot be drawn."""
    if kind not in SHOWN:
        return None
    with _ONE_AT_A_TIME:
        try:
            plain = _page_of(raw, page) if kind == PDF else _upright(raw)
        except Exception:  # a broken file trips decoders in many ways; it stays in the case as it came
            return None
    into = io.BytesIO()
    plain.save(into, "JPEG", quality=85)
    return into.getvalue()


def _upright(raw: bytes) -> Image.Image:
    with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(raw), formats=_FORMATS) as picture:
        if picture.width * picture.height > _LARGEST:
            raise ValueError("too many dots")
        return _bare(ImageOps.exif_transpose(picture))


def _page_of(raw: bytes, page: int) -> Image.Image:
    document = needs("pypdfium2").PdfDocument(raw)
    try:
        one: Any = document[page - 1]
        return _bare(one.render(scale=min(3.0, _LONGEST / max(*one.get_size(), 1.0))).to_pil())
    finally:
        document.close()


def _bare(picture: Image.Image) -> Image.Image:
    clear = picture.convert("RGBA")
    ground = Image.new("RGBA", clear.size, "white")  # letters on a clear ground would be lost on black
    small = Image.alpha_composite(ground, clear).convert("RGB")
    small.thumbnail((_LONGEST, _LONGEST))
    return Image.frombytes("RGB", small.size, small.tobytes())
