"""The instructions by which a PDF draws a page, taken apart in one go.

pdfminer takes them apart letter by letter, which is two thirds of the time that a long document takes. Here one pattern does; at
whatever it does not know (pictures within the instructions, rare escapes, comments, broken nesting) pdfminer does it its own way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

_BLANK, _ENDS = rb"[ \t\n\r\f\v]", rb"(?=[ \t\n\r\f\v/%\[\]()<>{}]|\Z)"
_WORD = rb"[^#/%\[\]()<>{} \t\n\r\f\v]*"
_PARTS = (
    (rb"[-+]?\d+" + _ENDS, "whole"),
    (rb"[-+]?(?:\d+\.\d*|\.\d+)" + _ENDS, "real"),
    (rb"[A-Za-z]" + _WORD + _ENDS, "word"),
    (rb"/" + _WORD + _ENDS, "name"),
    (rb"<[0-9A-Fa-f \t\n\r\f\v]*>(?!>)", "hex"),
    (rb"\((?:[^()\\]|\\(?:[()\\nrtbf]|[0-3][0-7]{2}))*\)", "text"),
    (rb"<<|>>|\[|\]", "bracket"),
    (rb"['\"]", "quote"),
)
_TOKEN = re.compile(_BLANK + b"*(?:" + b"|".join(b"(?P<" + name.encode() + b">" + pattern + b")" for pattern, name in _PARTS) + b"|(?P<end>\\Z))")


class Unknown(Exception):
    """Something that the pattern does not know."""


def objects_of(raw: bytes) -> list[Any]:
    """The objects and instructions in some bytes, as pdfminer gives them. Raises Unknown."""
    from pdfminer.psparser import KWD, LIT

    makers: dict[str, Callable[[bytes], Any]] = {
        **{"whole": int, "real": float, "hex": _hex, "text": _text, "quote": KWD, "word": lambda token: _word(token, KWD)},
        **{"name": lambda token: LIT(_decoded(token[1:]))},
    }
    known: dict[tuple[str, bytes], Any] = {}  # words, names and numbers come again and again
    inner: list[tuple[bytes, list[Any]]] = []
    out: list[Any] = []
    for kind, token in _tokens(raw):
        if kind == "bracket":
            out = _nested(token, out, inner)
            continue
        made = known.get((kind, token))
        if made is None:
            made = known[kind, token] = makers[kind](token)
        out.append(made)
    if inner:
        raise Unknown
    return out


def _tokens(raw: bytes) -> Iterator[tuple[str, bytes]]:
    match = _TOKEN.scanner(raw).match  # type: ignore[attr-defined]
    while (found := match()) is not None and (kind := found.lastgroup) != "end":
        yield kind, found[kind]
    if found is None:
        raise Unknown


def _nested(bracket: bytes, out: list[Any], inner: list[tuple[bytes, list[Any]]]) -> list[Any]:
    """The list that goes on behind a bracket: a new one within, or the outer one with what was closed."""
    if bracket in (b"[", b"<<"):
        inner.append((bracket, out))
        return []
    if not inner:
        raise Unknown
    opened, outer = inner.pop()
    if (opened, bracket) == (b"[", b"]"):
        outer.append(out)
    elif (opened, bracket) == (b"<<", b">>") and len(out) % 2 == 0:
        from pdfminer.psparser import literal_name

        outer.append({literal_name(key): value for key, value in zip(out[::2], out[1::2], strict=True)})
    else:
        raise Unknown
    return outer


_ESCAPED = re.compile(rb"\\(?:([0-7]{3})|(.))", re.DOTALL)
_MEANT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def _text(token: bytes) -> bytes:
    if b"\\" not in token:
        return token[1:-1]
    return _ESCAPED.sub(lambda found: bytes((int(found[1], 8),)) if found[1] else _MEANT.get(found[2], found[2]), token[1:-1])


def _hex(token: bytes) -> bytes:
    digits = b"".join(token[1:-1].split())
    if len(digits) % 2:
        raise Unknown
    return bytes.fromhex(digits.decode())


def _word(token: bytes, keyword: Any) -> Any:
    if token in (b"BI", b"ID", b"EI"):
        raise Unknown
    return token == b"true" if token in (b"true", b"false") else keyword(token)


def _decoded(name: bytes) -> str | bytes:
    try:
        return name.decode()
    except UnicodeDecodeError:
        return name


def quicken() -> None:
    """From now on pdfminer takes the instructions of pages apart in this way."""
    from pdfminer import pdfinterp
    from pdfminer.pdftypes import stream_value
    from pdfminer.psexceptions import PSEOF

    slow: Any = pdfinterp.PDFContentParser
    if slow.__name__ == "Quick":
        return

    class Quick(slow):  # type: ignore[misc]
        """The same objects in the same order."""

        def __init__(self, streams: Sequence[object]) -> None:
            super().__init__(streams)
            try:
                self.made: Iterator[Any] | None = iter(objects_of(b"\n".join(stream_value(one).get_data() for one in streams)))
            except Unknown:
                self.made = None

        def nextobject(self) -> tuple[int, Any]:
            if self.made is None:
                found: tuple[int, Any] = super().nextobject()
                return found
            for one in self.made:
                return 0, one
            raise PSEOF("no instruction is left")

    pdfinterp.PDFContentParser = Quick  # type: ignore[misc]
