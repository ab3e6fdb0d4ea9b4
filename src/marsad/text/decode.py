"""Bytes to text: UTF-8, UTF-16 and Windows-1256, or a clear refusal with the byte where it failed."""

from __future__ import annotations

import codecs

from marsad.errors import EmptyInput, UndecodableInput
from marsad.text.rule_words import rule_words

_ARABIC = range(0x600, 0x700)
_ENCODINGS = ("cp1256", "iso8859_6", "mac_arabic", "cp720", "cp864")
_COMMON = rule_words("decode.common")
_BINARY = (b"\x7fELF", b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"SQLite")


def decode(raw: bytes, source: str) -> str:
    """The text of some bytes.

    A byte order mark decides; else UTF-16 where every other byte is as it must be for Arabic; else UTF-8; else the one of
    Windows-1256, ISO-8859-6, Mac Arabic and the code pages of DOS in which it has most of the words of Arabic texts. Raises
    EmptyInput and UndecodableInput.
    """
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise EmptyInput(f"{source}: empty, there is no text to read")
    for magic in _BINARY:
        if raw.startswith(magic):
            raise UndecodableInput(source, 0, "this is a binary file, not a text")
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if raw.startswith(mark):
            return _strict(raw, encoding, source)
    if (order := next((name for high, name in ((1, "utf-16-le"), (0, "utf-16-be")) if _like_utf16(raw, high)), None)) is not None:
        return _strict(raw, order, source)  # before UTF-8, as which some such bytes pass too
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
    control = next((at for at, byte in enumerate(raw) if byte < 9 or 13 < byte < 32), None)
    if control is None and not nearly_utf8(raw):
        text = _best(raw)
        if text is not None:
            return text
    raise UndecodableInput(source, fault.start, fault.reason)


def _best(raw: bytes) -> str | None:
    """The text in the one of Arabic's own encodings in which it has most words that Arabic texts are full of; Windows-1256 where none stands out."""
    fits: list[tuple[int, int, str]] = []
    for rank, encoding in enumerate(_ENCODINGS):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        letters = [char for char in text if char.isalpha()]
        if letters and sum(ord(char) in _ARABIC for char in letters) * 2 > len(letters):
            words = text.split()
            fits.append((sum(word in _COMMON or word.startswith("ال") for word in words), -rank, text))
    return max(fits)[2] if fits else _by_library(raw)


def _by_library(raw: bytes) -> str | None:
    """What charset-normalizer makes of it, where it is installed and finds Arabic."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    found = from_bytes(raw).best()
    text = str(found) if found is not None else ""
    return text if sum(ord(char) in _ARABIC for char in text) * 2 > sum(map(str.isalpha, text)) > 0 else None


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
