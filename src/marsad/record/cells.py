"""Text, JSON and hashes as a case keeps them. Nothing here knows a database: the processes that read use it too."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import asdict, is_dataclass
from typing import Any

import msgspec

_ESCAPED = "json:"
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode
_parts = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


def to_cell(text: str | None) -> str | None:
    """Text as a database holds it: NULs and unpaired surrogates, which none holds, are written in JSON's escapes."""
    if text is None or (text.isascii() and "\x00" not in text and not text.startswith(_ESCAPED)):
        return text
    if "\x00" in text or text.startswith(_ESCAPED) or not _encodes(text):
        return _ESCAPED + json.dumps(text)
    return text


def from_cell(cell: str | None) -> str | None:
    """The text of a cell, as it was given to ``to_cell``."""
    return json.loads(cell[len(_ESCAPED) :]) if cell is not None and cell.startswith(_ESCAPED) else cell


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def to_json(value: Any) -> str:
    """JSON as the case keeps it; NULs and unpaired surrogates as escapes."""
    return to_json_bytes(value).decode()


def to_json_bytes(value: Any) -> bytes:
    """As ``to_json``, in UTF-8."""
    try:
        return _encode(value)
    except (UnicodeEncodeError, TypeError):
        return json.dumps(asdict(value) if is_dataclass(value) and not isinstance(value, type) else value, separators=(",", ":")).encode()


def from_json(cell: str) -> Any:
    """What ``to_json`` wrote."""
    try:
        return _decode(cell)
    except msgspec.DecodeError:  # half of a pair, which only Python's own reader takes
        return json.loads(cell)


def parts_from_json(cell: str, keys: Collection[str]) -> dict[str, Any]:
    """Some keys of an object that ``to_json`` wrote; the others are passed over unread."""
    try:
        return {key: _decode(part) for key, part in _parts(cell).items() if key in keys}
    except msgspec.DecodeError:
        return {key: part for key, part in json.loads(cell).items() if key in keys}


def sha256_of(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()
