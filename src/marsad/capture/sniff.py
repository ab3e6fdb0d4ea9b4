"""Whether the bytes of a page can hold an Arabic report, told before the page is taken apart: most pages of a news archive hold none."""

from __future__ import annotations

import re

import numpy as np

LOOKED_AT = 1 << 16  # bytes at the beginning, where a page's title and most of its words stand
_ENOUGH = 40  # Arabic letters: fewer are a link to an Arabic edition
_HINT = 5  # letters in the beginning for which the rest is looked at too: a title before a long head of styles and scripts
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w:-]{3,20})", re.IGNORECASE)
_ARABIC = frozenset(["windows-1256", "cp1256", "x-cp1256", "iso-8859-6", "iso8859-6", "asmo-708", "macarabic"])
_LATIN = frozenset(["iso-8859-1", "latin1", "windows-1252", "us-ascii", "ascii", "utf-8", "utf8"])  # what servers call any page
_UTF8, _FORMS, _AND, _BACKSLASH, _SIX = 0xD8, 0xEF, 0x26, 0x5C, 0x06
_ENTITY = re.compile(rb"&#(?:1[56]\d\d|x0?6[0-9a-f]{2});?", re.IGNORECASE)
_ESCAPE = re.compile(rb"\\u06[0-9a-f]{2}", re.IGNORECASE)


def may_be_arabic(raw: bytes, declared: str | None = None) -> bool:
    """Enough letters of the page may be Arabic, in UTF-8, UTF-16, a single-byte encoding or written as entities.

    A page is let through where this cannot be told: whoever takes it apart knows better.
    """
    head = raw[:LOOKED_AT]
    if b"\x00" in head[:1024]:
        return _count(np.frombuffer(raw, np.uint8), _SIX) >= _ENOUGH  # UTF-16: the byte 6 in every second place
    found = arabic_letters(head)
    if found < _ENOUGH and len(raw) > LOOKED_AT and found >= _HINT:
        found = arabic_letters(raw)
    return found >= _ENOUGH or _one_byte_a_letter(head, declared)


def arabic_letters(raw: bytes) -> int:
    """The Arabic letters of a page in UTF-8: by their lead bytes, and those written as entities, escapes or presentation forms."""
    codes = np.frombuffer(raw, np.uint8)
    found = 0
    if not raw.isascii():
        found = int(np.count_nonzero((codes & 0xFE) == _UTF8))
        if found < _ENOUGH and _count(codes, _FORMS) >= _HINT:
            found += raw.count(b"\xef\xba") + raw.count(b"\xef\xbb")
    if found < _ENOUGH and _count(codes, _AND) >= _HINT:
        found += len(_ENTITY.findall(raw))
    if found < _ENOUGH and _count(codes, _BACKSLASH) >= _HINT:
        found += len(_ESCAPE.findall(raw))
    return found


def _count(codes: np.ndarray[tuple[int], np.dtype[np.uint8]], code: int) -> int:
    return int(np.count_nonzero(codes == code))


def _one_byte_a_letter(head: bytes, declared: str | None) -> bool:
    """In a single-byte encoding letters are beyond ASCII and no UTF-8; a page that names another alphabet is none."""
    if head.isascii() or not _broken(head):
        return False
    codes = np.frombuffer(head, np.uint8)
    named = _named(head, declared)
    return int(np.count_nonzero(codes >= 0xC0)) >= _ENOUGH and (bool(named & _ARABIC) or named <= _LATIN)


def _broken(head: bytes) -> bool:
    """The bytes are no UTF-8, the last letter aside, which the cut may have halved."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as fault:
        return fault.start < len(head) - 3
    return False


def _named(head: bytes, declared: str | None) -> set[str]:
    """The encodings that the answer and the page itself name."""
    said = [*_CHARSET.findall((declared or "").encode("ascii", "replace")), *_CHARSET.findall(head[:4096])]
    return {name.decode("ascii").lower() for name in said}
