"""In which encoding a page is written: what its bytes prove goes before what its server says."""

from __future__ import annotations

import codecs
import re

from marsad.errors import InputError
from marsad.text.decode import decode, nearly_utf8

_INSIDE = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:-]{3,20})""", re.IGNORECASE)
_DECLARED = re.compile(r"charset\s*=\s*[\"']?([\w:-]+)", re.IGNORECASE)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def page_text(raw: bytes, declared: str | None) -> str:
    """The text of a page's bytes. ``declared`` is the Content-Type of its answer.

    1. A byte order mark decides. 2. What holds as UTF-8, but for a few broken bytes (they show as the replacement mark), is
    UTF-8: Arabic in another encoding never does. 3. The charset of the answer, then of the page itself, where the bytes bear
    it out: old servers call every page ISO-8859-1, in which any bytes at all are letters, so Arabic in Windows-1256 that such
    a name would spoil is read as what it is. 4. As any text is told.
    """
    if raw.startswith(_MARKS):
        return decode(raw, "page")
    if (text := _as(raw, "utf-8")) is not None:
        return text
    if nearly_utf8(raw):
        return raw.decode("utf-8", "replace")
    arabic = raw.decode("cp1256", "replace")
    inside, header = _INSIDE.search(raw[:4096]), _DECLARED.search(declared or "")
    for name in (header and header[1], inside and inside[1].decode("ascii")):
        if (text := _as(raw, name)) is not None:
            return arabic if _mostly_arabic(arabic) and not _holds_arabic(text) else text
    try:
        return decode(raw, "page")
    except InputError:
        if b"\x00" in raw[:1024]:
            raise
    return arabic if _mostly_arabic(arabic) else raw.decode("utf-8", "replace")


def _as(raw: bytes, name: str | None) -> str | None:
    try:
        return raw.decode(name) if name else None
    except (LookupError, UnicodeError, ValueError):
        return None


def _holds_arabic(text: str) -> bool:
    return any("\u0600" <= char <= "\u06ff" for char in text)


def _mostly_arabic(text: str) -> bool:
    """Most letters beyond ASCII are Arabic; the markup around the words is Latin."""
    foreign = [char for char in text if char > "\x7f" and char.isalpha()]
    return bool(foreign) and sum("\u0600" <= char <= "\u06ff" for char in foreign) > 0.8 * len(foreign)
