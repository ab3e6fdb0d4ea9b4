"""Which function reads which kind of file; a new kind is a row in ``tables/kinds.tsv``, a module, and a line in READERS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from marsad.model.custody import CapturedReport, PassedOver, Refused

Found = Iterator[CapturedReport | Refused | PassedOver]


@dataclass(frozen=True, slots=True)
class Source:
    """Where some bytes come from: their name, what they are, the address that answered with them and what it called them."""

    name: str
    kind: str
    address: str | None = None
    declared: str | None = None
    packs: tuple[str, ...] = ()
    mapping: str | None = None


def _page(raw: bytes, source: Source) -> Found:
    from marsad.capture.pages import posts_or_page

    return posts_or_page(raw, source.address, source.declared, source.packs)


def _feed(raw: bytes, source: Source) -> Found:
    from marsad.capture.feeds import from_feed

    return from_feed(raw, source.name, source.packs)


def _text(raw: bytes, source: Source) -> Found:
    from marsad.capture import social, texts, whatsapp

    if source.kind == "application/jsonl":
        return texts.from_lines(raw, source.name)
    if source.kind == "application/x-subrip":
        return iter([texts.from_subtitles(raw, source.name)])
    if source.kind == "text/markdown":
        return iter([texts.from_markdown(raw, source.name)])
    if social.is_x(raw):
        return social.from_x(raw, source.name)
    found = texts.from_text(raw, source.name)
    return whatsapp.from_chat(found.report.text, source.name) if whatsapp.is_chat(found.report.text) else iter([found])


def _json(raw: bytes, source: Source) -> Found:
    from marsad.capture.json_files import from_json

    return from_json(raw, source.name, source.mapping)


def _sheet(raw: bytes, source: Source) -> Found:
    from marsad.capture.sheets import from_csv, from_workbook

    return (from_csv if source.kind == "text/csv" else from_workbook)(raw, source.name, source.mapping)


def _document(raw: bytes, source: Source) -> Found:
    from marsad.capture import documents

    read = {"application/rtf": documents.from_rtf, "application/vnd.oasis.opendocument.text": documents.from_odt}.get(source.kind, documents.from_docx)
    return iter(read(raw, source.name))


def _pdf(raw: bytes, source: Source) -> Found:
    from marsad.capture.pdf import from_pdf

    return from_pdf(raw, source.name)


def _picture(raw: bytes, source: Source) -> Found:
    from marsad.capture.ocr import from_picture

    return from_picture(raw, source.name)


READERS: dict[str, Callable[[bytes, Source], Found]] = {
    "pages": _page,
    "feeds": _feed,
    "texts": _text,
    "json": _json,
    "sheets": _sheet,
    "documents": _document,
    "pdf": _pdf,
    "ocr": _picture,
}
