"""Word, OpenDocument and RTF documents: their paragraphs and tables in order; macros and outside parts are never touched."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from marsad.capture.language import language_of
from marsad.capture.limits import LARGEST, LONGEST, size_of, too_long
from marsad.capture.people_within import BAR, parted, row_of
from marsad.errors import EmptyInput, InputError
from marsad.extras import needs
from marsad.model.custody import CapturedReport
from marsad.model.report import Report

_UNPACKED = 4 * LARGEST  # bytes of one part of a document
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_CORE = {"title": "{http://purl.org/dc/elements/1.1/}title", "author": "{http://purl.org/dc/elements/1.1/}creator"}


def from_docx(raw: bytes, source: str) -> list[CapturedReport]:
    """The words of a DOCX: paragraphs, text boxes, and tables a row a line, then the notes; beside them the lists of people in it."""
    with _opened(raw) as held:
        body = _xml(held, "word/document.xml")
        known = _known(held, "docProps/core.xml")
        notes = [_xml(held, part) for part in _NOTES if part in held.namelist()]
    for root in (body, *notes):
        _once(root)
    lines = [_row(node, f"{_WORD}tc", f"{_WORD}p", _run) if node.tag == f"{_WORD}tr" else _run(node) for root in (body, *notes) for node in _blocks(root, f"{_WORD}p", f"{_WORD}tr")]
    return _reports("\n".join(filter(None, lines)), source, known)


def _once(root: Any) -> None:
    """A text box is kept twice, for new and for old programs: one stays, as paragraphs before the one that it hangs on."""
    for old in list(root.iter(_FALLBACK)):
        old.getparent().remove(old)
    for box in list(root.iter(f"{_WORD}txbxContent")):
        home = next((node for node in box.iterancestors(f"{_WORD}p")), None)
        if home is not None:
            box.getparent().remove(box)
            for node in list(box):
                home.addprevious(node)


def from_odt(raw: bytes, source: str) -> list[CapturedReport]:
    """The words of an ODT."""
    with _opened(raw) as held:
        body = _xml(held, "content.xml")
        known = _known(held, "meta.xml")
    lines = [
        _row(node, f"{_TABLE}table-cell", f"{_TEXT}p", _all_text) if node.tag == f"{_TABLE}table-row" else _all_text(node)
        for node in _blocks(body, f"{_TEXT}p", f"{_TABLE}table-row", f"{_TEXT}h")
    ]
    return _reports("\n".join(filter(None, lines)), source, known)


def from_rtf(raw: bytes, source: str) -> list[CapturedReport]:
    """The words of an RTF."""
    striprtf = needs("striprtf.striprtf")
    try:
        text = striprtf.rtf_to_text(raw.decode("latin-1"), errors="replace")
    except (ValueError, LookupError, RecursionError, IndexError) as fault:
        raise InputError(f"is RTF that cannot be read ({fault})") from None
    return _reports("\n".join(row_of(line.removesuffix(BAR).split(BAR)) if BAR in line else line for line in text.split("\n")), source, {})


def _reports(text: str, source: str, known: dict[str, str]) -> list[CapturedReport]:
    """The report that a document is, without its lists of people, and these."""
    (text,), lists = parted([text])
    return [*lists] if lists and not text.strip() else [_report(text, source, known), *lists]


def _report(text: str, source: str, known: dict[str, str]) -> CapturedReport:
    text = "\n".join(line for line in (" ".join(one.split()) for one in text.split("\n")) if line)
    if not text:
        raise EmptyInput(f"{source}: no words in the document (pictures of pages are read as pictures)")
    if len(text) > LONGEST:
        raise InputError(too_long(len(text)))
    return CapturedReport(Report(text, None, None, None, known.get("title") or None), author=known.get("author") or None, language=language_of(text))


# --- parts ---


def _opened(raw: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, OSError, ValueError) as fault:
        raise InputError(f"is a document that cannot be opened ({fault})") from None


def _xml(held: zipfile.ZipFile, name: str) -> Any:
    """The XML of a part, without entities of its own and without asking for others."""
    etree = needs("lxml.etree")
    try:
        with held.open(name) as part:
            raw = part.read(_UNPACKED + 1)
    except (KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile) as fault:
        raise InputError(f"is a document whose words cannot be opened ({fault}); is it locked with a password?") from None
    if len(raw) > _UNPACKED:
        raise InputError(f"unpacks to more than {size_of(_UNPACKED)}")
    try:
        return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))
    except etree.XMLSyntaxError as fault:
        raise InputError(f"is a document with broken XML ({fault})") from None


def _known(held: zipfile.ZipFile, name: str) -> dict[str, str]:
    if name not in held.namelist():
        return {}
    core = _xml(held, name)
    return {key: (core.findtext(f".//{tag}") or "").strip() for key, tag in _CORE.items()}


def _blocks(root: Any, *tags: str) -> Iterator[Any]:
    """The nodes of these names in order, none inside another of them."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.tag in tags:
            yield node
        else:
            waiting.extend(reversed(node))


def _row(row: Any, cell: str, paragraph: str, words: Any) -> str:
    """A row of a table on one line; of a table within a cell the words stand in that cell."""
    return row_of(" ".join(filter(None, map(words, one.iter(paragraph)))) for one in _blocks(row, cell))


def _run(paragraph: Any) -> str:
    """The words of a paragraph of Word: a break is a line, a tab a blank; what was deleted under tracked changes stays deleted."""
    signs = {f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}tab": " "}
    return "".join((node.text or "") if node.tag == f"{_WORD}t" else signs.get(node.tag, "") for node in paragraph.iter(f"{_WORD}t", *signs)).strip()


def _all_text(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())

