"""PDF: the words of its text layer in the order in which they are read; a page that is a picture goes to the reader of pictures.

A PDF keeps glyphs at places, from left to right as they are seen, some of them for several letters (لا), in presentation forms.
Tried on pages of Chromium and LibreOffice, ready-made readers lose 13 to 72 of 72 Arabic words; this way loses 0 to 3:
1. glyphs of several letters are turned round, 2. glyphs become lines, and lines columns, 3. each line goes from the order of the
eye to that of the reader by the bidirectional algorithm, 4. presentation forms become letters (NFKC).
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from marsad.capture.language import language_of
from marsad.capture.limits import LONGEST, too_long
from marsad.capture.pdf_content import quicken
from marsad.capture.people_within import parted, row_of
from marsad.errors import InputError
from marsad.extras import needs
from marsad.model.custody import CapturedReport, Doubt, PassedOver
from marsad.model.report import Report

MOST_PAGES = 2000
_PIXELS = 16_000_000  # of the picture of a page, which is 300 dots an inch on paper of usual size
_GAP = 0.2  # of the size of the letters: a wider gap between two glyphs is a blank
_SAME_LINE = 0.5  # of the size: glyphs whose feet are nearer stand on one line
_FULL = 0.15  # of a column's width: a line that ends nearer to its edge fills it
_CLOSE = 1.2  # of the size: lines of one paragraph stand nearer
_GUTTER = 1.5  # of the size: an empty strip as wide as this, from top to bottom, parts two columns
_TURN = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_FILE = re.compile(r"\.(?:html?|docx?|odt|pdf|indd|pptx?|xlsx?)$|^(?:Microsoft Word|untitled)", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
Glyph = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Page:
    """The words of a page, the doubtful ones among them where they were read from a picture."""

    text: str
    doubts: tuple[Doubt, ...] = ()


def from_pdf(raw: bytes, source: str) -> Iterator[CapturedReport | PassedOver]:
    """The one report of a PDF; pages without words are passed over by their number. Raises InputError where no page has any."""
    plumber = needs("pdfplumber")
    quicken()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    pages: list[tuple[int, _Page]] = []
    pictures: list[int] = []
    try:
        with plumber.open(io.BytesIO(raw)) as held:
            if len(held.pages) > MOST_PAGES:
                raise InputError(f"has {len(held.pages)} pages; at most {MOST_PAGES} are taken: split it")
            title = _title(held.metadata or {})
            for number, page in enumerate(held.pages, 1):
                found = _page(page)
                pages += [(number, found)] if found else []
                pictures += [number] if found is None else []
                page.close()
                del page.process_object  # which holds the page, which holds it
    except InputError:
        raise
    except Exception as fault:  # pdfminer raises kinds of its own, and what its parsers trip over
        raise InputError(f"is a PDF that cannot be opened ({' '.join(str(fault).split())[:120] or type(fault).__name__}); is it locked with a password?") from None
    if not pages:
        raise InputError("is a PDF of pictures (scanned pages) without words: install the reader of pictures (Debian: apt-get install tesseract-ocr tesseract-ocr-ara) and add it again")
    pages = _without_running_heads(pages)
    texts, lists = parted(["" if page.doubts else page.text for _, page in pages])
    rest = [(number, page if page.doubts else _Page(text)) for (number, page), text in zip(pages, texts, strict=True)]
    if any(page.text.strip() for _, page in rest) or not lists:
        yield _report(rest, title)
    yield from lists
    for number in pictures:
        yield PassedOver(f"page {number}", "page", "it is a picture without words that could be read")


def _title(known: Glyph) -> str | None:
    """The title that a PDF gives itself, where it is no name of a file."""
    said = " ".join(str(known.get("Title") or "").split())
    return said if said and not _FILE.search(said) else None


def _report(pages: Sequence[tuple[int, _Page]], title: str | None) -> CapturedReport:
    text, begins, doubts = "", [], []
    for number, page in pages:
        begins.append((number, len(text)))
        doubts += [Doubt(doubt.start + len(text), doubt.end + len(text), doubt.confidence) for doubt in page.doubts]
        text += page.text + "\n"
    text = text.rstrip()
    if len(text) > LONGEST:
        raise InputError(too_long(len(text)))
    return CapturedReport(Report(text, None, None, None, title), language=language_of(text), pages=tuple(begins), doubts=tuple(doubts))


def _page(page: Any) -> _Page | None:
    """The words of a page; None where it has none."""
    page.process_object = partial(_object, page, page.process_object)
    glyphs = [glyph for glyph in page.chars if glyph.get("upright", True)]
    if any(glyph["text"].strip() for glyph in glyphs):
        return _Page("\n".join(_lines_of(page, glyphs)))
    if not page.images:
        return None
    from marsad.capture.ocr import words_in

    inches = max(1.0, float(page.width) * float(page.height) / 72**2)
    return words_in(page.to_image(resolution=min(300, int((_PIXELS / inches) ** 0.5))).original, _Page)


def _object(page: Any, whole: Callable[[Any], Glyph], found: Any) -> Glyph:
    """A thing on a page; of a letter only what is asked of it here, which takes a fifth of the time."""
    if type(found).__name__ != "LTChar":
        return whole(found)
    left, above = page.mediabox[:2]
    top = page.height + above
    return {
        **{"object_type": "char", "text": found.get_text(), "upright": found.upright, "size": found.size},
        **{"x0": found.x0 + left, "x1": found.x1 + left, "top": top - found.y1, "bottom": top - found.y0},
    }


def _without_running_heads(pages: Sequence[tuple[int, _Page]]) -> list[tuple[int, _Page]]:
    """The pages without the lines that stand at the head or foot of most of them (the name of a bulletin, the number of the page)."""
    if len(pages) < 3:
        return list(pages)
    edges = Counter(line for _, page in pages for line in set(_edges(page.text.split("\n"))))
    running = {line for line, count in edges.items() if count > len(pages) // 2}
    return [(number, page if page.doubts else _Page(_cut(page.text.split("\n"), running))) for number, page in pages]


def _edges(lines: Sequence[str]) -> list[str]:
    return [_FIGURES.sub("0", line) for line in (*lines[:2], *lines[-2:])]


def _cut(lines: list[str], running: set[str]) -> str:
    edge = {0, 1, len(lines) - 1, len(lines) - 2}
    return "\n".join(line for at, line in enumerate(lines) if at not in edge or _FIGURES.sub("0", line) not in running)


# --- glyphs to lines ---


def _lines_of(page: Any, glyphs: list[Glyph]) -> list[str]:
    """The lines of a page in the order of reading: tables a row a line, columns from the right."""
    tables = page.find_tables() if len(page.lines) + len(page.rects) > 3 else []
    boxes = [(table.bbox, _table(page, table)) for table in tables]
    free = [glyph for glyph in glyphs if not any(_inside(glyph, box) for box, _ in boxes)]
    lines = [(top, words) for column in _columns(free) for top, words in _paragraphs(_by_feet(column))]
    if not boxes:
        return _turned([words for _, words in lines if words])
    for (_, top, _, _), rows in boxes:
        at = next((at for at, (place, _) in enumerate(lines) if place > top), len(lines))
        lines[at:at] = [(top, row) for row in rows]
    return _turned([words for _, words in lines if words])


def _paragraphs(lines: list[list[Glyph]]) -> list[tuple[float, str]]:
    """The lines of a column with what goes on joined: a line that fills the column, followed closely by one of the same size, was broken by its width."""
    inked = [[glyph for glyph in line if glyph["text"].strip()] for line in lines]
    inked = [line for line in inked if line]
    if not inked:
        return []
    left, right = min(glyph["x0"] for line in inked for glyph in line), max(glyph["x1"] for line in inked for glyph in line)
    done: list[tuple[float, str]] = []
    before: list[Glyph] | None = None
    for line in inked:
        words = _words(line)
        if before is not None and done and _goes_on(before, line, left, _FULL * (right - left)):
            done[-1] = done[-1][0], f"{done[-1][1]} {words}"
        else:
            done.append((min(glyph["top"] for glyph in line), words))
        before = line
    return done


def _goes_on(line: list[Glyph], after: list[Glyph], left: float, slack: float) -> bool:
    size = line[0]["size"]
    close = bool(min(glyph["top"] for glyph in after) - max(glyph["bottom"] for glyph in line) < _CLOSE * size)
    alike = bool(abs(after[0]["size"] - size) < 0.1 * size)
    return close and alike and bool(min(glyph["x0"] for glyph in line) - left < slack)


def _table(page: Any, table: Any) -> list[str]:
    rows = []
    for row in table.rows:
        cells = [[glyph for glyph in page.chars if _inside(glyph, cell)] for cell in reversed([cell for cell in row.cells if cell])]
        rows.append(row_of(" ".join(_words(line) for line in _by_feet(cell)) for cell in cells))
    return rows


def _inside(glyph: Glyph, box: Sequence[float]) -> bool:
    x, y = (glyph["x0"] + glyph["x1"]) / 2, (glyph["top"] + glyph["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _columns(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs parted at strips that are empty from the top of a page to its foot, the rightmost column first."""
    if not glyphs:
        return []
    size = sorted(glyph["size"] for glyph in glyphs)[len(glyphs) // 2]
    spans = sorted((glyph["x0"], glyph["x1"]) for glyph in glyphs if glyph["text"].strip())
    cuts, end = [], spans[0][1] if spans else 0.0
    for left, right in spans:
        if left - end > _GUTTER * size:
            cuts.append((left + end) / 2)
        end = max(end, right)
    edges = [float("-inf"), *cuts, float("inf")]
    parts = [[glyph for glyph in glyphs if low <= glyph["x0"] < high] for low, high in zip(edges, edges[1:], strict=False)]
    return [part for part in reversed(parts) if part] if all(len(_by_feet(part)) > 3 for part in parts) else [glyphs]


def _by_feet(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs by the lines that they stand on, from the top."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: (one["bottom"], one["x0"])):
        if lines and glyph["bottom"] - lines[-1][0]["bottom"] < _SAME_LINE * max(glyph["size"], 1):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return lines


def _words(line: list[Glyph]) -> str:
    """One line, from the order of the eye to that of the reader."""
    get_display = needs("bidi").get_display
    seen, last = "", None
    for glyph in sorted(line, key=lambda one: one["x0"]):
        if last is not None and glyph["x0"] - last > _GAP * glyph["size"]:
            seen += " "
        seen += glyph["text"][::-1] if _is_arabic(glyph["text"]) else glyph["text"]
        last = glyph["x1"]
    base = "R" if any(map(_is_arabic, seen)) else "L"
    return " ".join(unicodedata.normalize("NFKC", get_display(seen, base_dir=base)).split())


def _is_arabic(letters: str) -> bool:
    return any("\u0600" <= char <= "\u06ff" or "\ufb50" <= char <= "\ufefc" for char in letters)


def _turned(lines: list[str]) -> list[str]:
    """Some makers keep a bracket as it is seen, some as it is meant: where most of a page's stand the wrong way round, all are turned."""
    page = " ".join(lines)
    wrong, right = (len(re.findall(rf"[{a}][^()\[\]«»]{{1,80}}[{b}]", page)) for a, b in ((r")\]»", r"(\[«"), (r"(\[«", r")\]»")))
    return [line.translate(_TURN) if _is_arabic(line) else line for line in lines] if wrong > right else lines
