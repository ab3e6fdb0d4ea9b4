"""What the bytes of an input are: by their beginning, then by what is in them, the name being a hint."""

from __future__ import annotations

import codecs
import io
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from marsad.errors import InputError
from marsad.text.tsv import Rows, rows_of

_FEED_HEADS = (b"<rss", b"<feed", b"<rdf:rdf")
_PAGE_HEADS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<div", b"<p>")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # documents of Office before 2007
_OFFICE = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xl/workbook.bin": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_NAMES = {
    (".jsonl", ".ndjson"): "application/jsonl",
    (".json",): "application/json",
    (".csv", ".tsv"): "text/csv",
    (".mhtml", ".mht"): "multipart/related",
    (".eml",): "message/rfc822",
    (".html", ".htm", ".xhtml"): "text/html",
    (".md", ".markdown"): "text/markdown",
    (".rtf",): "application/rtf",
    (".srt", ".vtt"): "application/x-subrip",
}
_MAIL_HEADS = (b"from:", b"mime-version:", b"received:", b"return-path:", b"delivered-to:", b"message-id:", b"x-")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its media type, its name in words, the module that reads it ("" where none does), and what to do with it then."""

    type: str
    name: str
    reader: str
    advice: str


@cache
def kinds() -> dict[str, Kind]:
    """The kinds that are known, by media type."""
    return {row["type"]: Kind(**row) for row in _rows("kinds.tsv")}


def _rows(name: str) -> Rows:
    return rows_of((files("marsad.capture.tables") / name).read_text(encoding="utf-8").splitlines())


@cache
def meanings() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """What the words in cells of lists of people mean: field, value of the record, words."""
    return tuple((row["field"], row["value"], tuple(word.strip() for word in row["words"].split("·"))) for row in _rows("people_values.tsv"))


@cache
def _magic() -> list[tuple[bytes, int, str]]:
    return [(bytes.fromhex(row["hex"]), int(row["offset"]), row["type"]) for row in _rows("magic.tsv")]


@cache
def columns() -> dict[str, list[str]]:
    """The names under which files keep each field of a report or of a list of people."""
    return {row["field"]: row["names"].split(" · ") for row in _rows("columns.tsv")}


def kind_of(raw: bytes, name: str) -> str:
    """The media type of some bytes."""
    if raw.startswith(b"PK\x03\x04"):
        return _zipped(raw)
    if raw.startswith(_OLE):
        return "application/vnd.ms-excel" if name.lower().endswith(".xls") or b"W\0o\0r\0k\0b\0o\0o\0k\0" in raw else "application/msword"
    for magic, offset, found in _magic():
        if raw.startswith(magic, offset):
            return found
    if b"\0\0\0" in raw[:8192]:  # no text has three of them in a row, in UTF-16 neither
        return "application/octet-stream"
    return _of_text(raw, name.lower())


def _zipped(raw: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as held:
            names = set(held.namelist()[:10_000])
            declared = held.read("mimetype")[:100].decode("ascii", "replace").strip() if "mimetype" in names else ""
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError) as fault:
        raise InputError(f"is a ZIP file that cannot be opened ({fault})") from None
    office = next((kind for member, kind in _OFFICE.items() if member in names), None)
    if office or declared in kinds():
        return office or declared
    if "datapackage.json" in names and any(one.startswith("archive/") for one in names):
        return "application/wacz"
    return "application/zip"


def _of_text(raw: bytes, name: str) -> str:
    head = _head(raw).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"warc/"):
        return "application/warc"
    named = next((kind for ends, kind in _NAMES.items() if name.endswith(ends)), None)
    if named in ("application/jsonl", "application/json", "multipart/related", "message/rfc822"):
        return named
    if head.startswith((b"<?xml", *_FEED_HEADS)) and any(mark in head for mark in _FEED_HEADS):
        return "application/feed"
    if head.startswith(_PAGE_HEADS) or (b"<html" in head and named != "text/csv"):
        return "text/html"
    if head.startswith((b"<?xml", b"<svg")):
        return "application/xml"
    if head.startswith(b"webvtt") or (b"-->" in head[:200] and head[:1].isdigit()):
        return "application/x-subrip"
    if head.startswith(_MAIL_HEADS) and b"\ncontent-type:" in head:
        return "multipart/related" if b"multipart/related" in head else "message/rfc822"
    if head.startswith((b"{", b"[")) and named is None and _is_json(raw):
        return "application/json"
    return named or "text/plain"


def _head(raw: bytes) -> bytes:
    """The beginning of a text; of one in UTF-16 the same letters in UTF-8."""
    return raw[:8192].decode("utf-16", "ignore").encode() if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else raw[:4096]


def _is_json(raw: bytes) -> bool:
    import json

    try:
        return isinstance(json.loads(raw), dict | list)
    except (ValueError, RecursionError):
        return False


def refusal(kind: str) -> str:
    """Why a kind that no module reads is not taken, and what to do with it."""
    known = kinds().get(kind) or kinds()["application/octet-stream"]
    return f"is a {known.name}, which is not read" + (f": {known.advice}" if known.advice else "")
