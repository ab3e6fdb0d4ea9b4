"""What stands around a report on its page makes no claims: links, headlines of other reports, menus, tags, comments."""

from __future__ import annotations

from marsad.grammar.harm_lines import listed_lines
from marsad.grammar.sheet import Sheet
from marsad.model.reading import Span
from marsad.model.values import fixed
from marsad.text.blocks import OWN, blocks

_ITEMS = frozenset("-–—•*")
_NO_ITEM = frozenset("\"'«»“”()[]#_/،.:؛!؟")  # signs with which a line that is no item of a list may begin
_ENDS = (".", "!", "؟")
_POST = 200  # units of a post; a page of headlines has more
_PARAGRAPH = 18  # units of a line that is longer than a heading, an item or a line of a post
_SHORT = 4  # words of a heading at most
Line = tuple[int, int]  # a stretch of units


@fixed
class Furniture:
    """How many lines were left out, and where those are that lead to other reports."""

    lines: int
    related: tuple[Span, ...]


def leave_out_furniture(sheet: Sheet) -> Furniture:
    """Take the known terms out of lines that make no claims, and the dates out of those that date nothing."""
    listed = listed_lines(sheet)  # a list of those harmed is no furniture, however short its lines
    page = [(block, (sheet.unit_from(block.start), sheet.unit_from(block.end))) for block in blocks(sheet.text, sheet.mended.changes)]
    around = [(block, line) for block, line in page if block.kind not in OWN and line[0] not in listed]
    links = [line for block, line in around if block.kind in ("related", "headlines")]
    own = [line for block, line in page if block.kind in OWN and line[1] > line[0]]
    pasted = _behind_the_last_stop(sheet, own[-1:])
    _silence(sheet, [line for _, line in around] + pasted + _headings(sheet, [line for line in own if line[0] not in listed]))
    _date_nothing(sheet, [line for block, line in page if block.kind not in OWN or block.kind == "caption"])
    return Furniture(len(around), tuple(sheet.span(*line) for line in sorted(links + pasted)))


def _behind_the_last_stop(sheet: Sheet, last_line: list[Line]) -> list[Line]:
    """… شمالي المدينة. رابط الخبر بصحيفة X: …: a link or tags that were pasted behind the last sentence, on its line."""
    for first, last in last_line:
        starts = [start for start, _ in sheet.prose.sentences[sheet.prose.sentence[first] :] if first < start < last]
        return [(start, last) for start in starts if sheet.phrase(start, "related")][:1]
    return []


def _headings(sheet: Sheet, lines: list[Line]) -> list[Line]:
    """Lines of at most four words between paragraphs: headings, which state nothing; but an item of a list does (- مقتل مدنيين)."""
    if len(lines) < 3:
        return []
    post = not any(last - first > _PARAGRAPH for first, last in lines) and sum(last - first for first, last in lines) <= _POST
    lines = [(first, last) for first, last in lines if not (sheet.phrase(first, "credit") or _opens_item(sheet.forms[first]) or (post and _states(sheet, first, last)))]
    short = [(first, last) for first, last in lines if sheet.forms[last - 1] not in _ENDS and sum(map(str.isalpha, sheet.forms[first:last])) <= _SHORT]
    return [(first, _wire_at_end(sheet, first, last)) for first, last in short]


def _states(sheet: Sheet, first: int, last: int) -> bool:
    """7 إصابات, شهيد وجرحى, قصف على دوما, #ريف_دمشق: a short line of a post that has no paragraphs: it counts, tells of those harmed or what happened where, or is a tag."""
    kinds = frozenset[str]().union(*sheet.kinds[first:last])
    tells = "event" in kinds and "place" in kinds
    harms = "harm" in kinds and last - first > 1
    start = sheet.span(first, last)[0]
    return tells or harms or sheet.text[max(0, start - 1) : start + 1].lstrip().startswith("#") or any(map(str.isdecimal, sheet.forms[first:last]))


def _opens_item(form: str) -> bool:
    """- , 🔻: a bullet, whatever sign it is; no quotation mark, bracket or hashtag."""
    return form in _ITEMS or not (form[0].isalnum() or form[0] in _NO_ITEM)


def _wire_at_end(sheet: Sheet, first: int, last: int) -> int:
    """عدن - رويترز: the unit of the wire with which a line ends, as it says who passed the news on; else the end of the line."""
    end = last - (sheet.forms[last - 1] == ")")
    wires = (at for at in sheet.between("actor", first, end) if sheet.stops[at] == end)
    return next((at for at in wires if (actor := sheet.term(at, "actor")) is not None and actor.row["kind"] == "wire"), last)


def _silence(sheet: Sheet, lines: list[Line]) -> None:
    for first, last in lines:
        for at in range(first, last):
            sheet.terms[at], sheet.kinds[at] = (), frozenset()


def _date_nothing(sheet: Sheet, lines: list[Line]) -> None:
    """The day of a photograph or of another headline is not that of the news."""
    silent = bytearray(sheet.size + 1)
    for first, last in lines:
        silent[first:last] = b"\1" * (last - first)
    sheet.dates[:] = [day for day in sheet.dates if not silent[day.start]]
