"""Bytes to text: UTF-8, UTF-16 and Windows-1256, or a clear refusal with the byte where it failed."""

from __future__ import annotations

import codecs

from marsad.errors import EmptyInput, UndecodableInput

_ARABIC = range(0x600, 0x700)
_BINARY = (b"\x7fELF", b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"SQLite")


def decode(raw: bytes, source: str) -> str:
    """The text of some bytes.

    A byte order mark decides; else UTF-8; else UTF-16 where every other byte is as it must be for Arabic; else
    Windows-1256, accepted when most of its letters are Arabic. Raises EmptyInput and UndecodableInput.
    """
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise EmptyInput(f"{source}: empty, there is no text to read")
    for magic in _BINARY:
        if raw.startswith(magic):
            raise UndecodableInput(source, 0, "this is a binary file, not a text")
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if raw.startswith(mark):
            return _strict(raw, encoding, source)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        return _otherwise(raw, source, fault)


def _strict(raw: bytes, encoding: str, source: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as fault:
        raise UndecodableInput(source, fault.start, f"marked as {encoding}, but {fault.reason}") from fault


def _otherwise(raw: bytes, source: str, fault: UnicodeDecodeError) -> str:
    if _like_utf16(raw, 1):
        return _strict(raw, "utf-16-le", source)
    if _like_utf16(raw, 0):
        return _strict(raw, "utf-16-be", source)
    control = next((at for at, byte in enumerate(raw) if byte < 9 or 13 < byte < 32), None)
    if control is None and not nearly_utf8(raw):
        text = raw.decode("cp1256", "replace")
        letters = [char for char in text if char.isalpha()]
        if letters and sum(ord(char) in _ARABIC for char in letters) * 2 > len(letters) and "\ufffd" not in text:
            return text
    raise UndecodableInput(source, fault.start, fault.reason)


def nearly_utf8(raw: bytes) -> bool:
    """UTF-8 with a few broken bytes, such as a file cut inside a letter: as Windows-1256 it would be letters without sense."""
    foreign = [char for char in raw.decode("utf-8", "replace") if char > "\x7f"]
    return foreign.count("\ufffd") * 20 <= len(foreign)


def _like_utf16(raw: bytes, high: int) -> bool:
    """Arabic in UTF-16 has 06 (or 00 for a space) in every other byte."""
    if len(raw) < 4 or len(raw) % 2:
        return False
    highs = raw[high::2]
    return sum(byte in (0x06, 0x00) for byte in highs) > 0.9 * len(highs)
