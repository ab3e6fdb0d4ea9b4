"""Originals that hold an erased report beside others: written anew without it, and the old bytes shredded."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.record.erased_words import Words, plain_of
from marsad.record.originals import path_of
from marsad.record.rows import from_cell, query, stream

_HEAD = ("outlet", "title", "url", "author", "published", "text")
EXTRACT = "what was read from an original that was shredded, because it held a report that was erased under law"


@dataclass(frozen=True, slots=True)
class Rewritten:
    """An original to be shredded, and the bytes that take its place; None where no other report stands in it."""

    old: str
    new: bytes | None

    @property
    def sha256(self) -> str | None:
        """The name of what takes its place."""
        return None if self.new is None else hashlib.sha256(self.new).hexdigest()


def rewritings(folder: Path, ident: str, own: str, words: Words) -> list[Rewritten]:
    """The originals that hold a report: its own (or what took its place), and those that brought it in again beside other reports."""
    found = []
    for sha256 in dict.fromkeys([current(own), *_suspects(folder, words)]):
        path = path_of(folder, sha256)
        if not path.is_file():
            continue
        others = _others(sha256, ident)
        raw = path.read_bytes()
        if sha256 == current(own) or (words.fill(plain_of(_unpacked(raw))) and not any(words.fill(one["text"]) for one in others)):
            found.append(Rewritten(sha256, _without(raw, words, others)))
    return found


def chain() -> dict[str, str | None]:
    """For each original that was shredded, the one that took its place, or None; by the ledger's lines."""
    sql = "SELECT l.subject, p.payload FROM record_ledgerline l JOIN record_ledgerpayload p ON p.line_id = l.seq WHERE l.kind = 'rewritten' AND p.payload IS NOT NULL ORDER BY l.seq"
    return {old: json.loads(payload).get("into") for old, payload in query(sql)}


def current(sha256: str) -> str:
    """The original that stands for one today."""
    followed = chain()
    while (after := followed.get(sha256)) is not None:
        sha256 = after
    return sha256


def shredded() -> set[str]:
    """All originals that were to be shredded under law."""
    sql = "SELECT p.payload FROM record_ledgerline l JOIN record_ledgerpayload p ON p.line_id = l.seq WHERE l.kind = 'erased' AND p.payload IS NOT NULL"
    before = {json.loads(row[0]).get("original") for row in query(sql)}
    return {sha256 for sha256 in {*before, *chain()} if sha256}


def shredded_of(hashes: Sequence[str]) -> set[str]:
    """Those of some originals that were shredded under law: they are not written again."""
    marks = ", ".join(["%s"] * len(hashes))
    return {row[0] for row in query(f"SELECT subject FROM record_ledgerline WHERE kind = 'rewritten' AND subject IN ({marks})", list(hashes))} if hashes else set()


def _suspects(folder: Path, words: Words) -> Iterator[str]:
    """Originals in which words of the report stand; packed ones are looked into."""
    probes = words.probes()
    for (sha256,) in stream("SELECT sha256 FROM record_original ORDER BY 1"):
        path = path_of(folder, sha256)
        if probes and path.is_file():
            raw = _unpacked(path.read_bytes())
            if any(probe in raw for probe in probes):
                yield sha256


def _unpacked(raw: bytes) -> bytes:
    try:
        return gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw
    except (OSError, EOFError, zlib.error):
        return raw


def _others(sha256: str, ident: str) -> list[dict[str, Any]]:
    """The other reports that were found in an original and are still in the case, as they were kept."""
    first = {new: old for old, new in chain().items() if new}
    while sha256 in first:
        sha256 = first[sha256]
    sql = (
        "SELECT r.outlet, r.title, r.url, r.author, r.published, r.text, r.known FROM record_report r JOIN record_capture c ON c.id = r.capture_id"
        " WHERE c.original_id = %s AND r.id <> %s AND r.text <> '' ORDER BY r.id"
    )
    return [{**dict(zip(_HEAD, map(from_cell, row[:6]), strict=True)), "part": json.loads(row[6]).get("part")} for row in query(sql, [sha256, ident])]


def _without(raw: bytes, words: Words, others: Sequence[dict[str, Any]]) -> bytes | None:
    """The bytes without the report: JSON Lines without its lines, all else as what was read of the other reports."""
    if not others:
        return None
    stay = {" ".join(one["text"].split()) for one in others}
    cut = _without_lines(raw, words, stay)
    if cut is not None and (not words.fill(plain_of(cut)) or any(words.fill(text) for text in stay)):
        return cut
    lines = [{"note": EXTRACT}, *({key: value for key, value in one.items() if value is not None} for one in others)]
    return "".join(json.dumps(line, ensure_ascii=True) + "\n" for line in lines).encode()


def _without_lines(raw: bytes, words: Words, stay: Collection[str]) -> bytes | None:
    """JSON Lines without those that hold the report; those of other reports, which may repeat it, stay. None for what is no JSON Lines."""
    if not raw.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return None
    lines = raw.splitlines(keepends=True)
    kept = [line for line in lines if not words.fill(plain_of(line)) or _text(line) in stay]
    return b"".join(kept) if 0 < len(kept) < len(lines) else None


def _text(line: bytes) -> str | None:
    try:
        return " ".join(json.loads(line)["text"].split())
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
