"""Lines that are no part of a report: "read also", headlines of other reports, page furniture."""

from __future__ import annotations

from marsad.grammar.sheet import Sheet

_HEADLINE = 18  # words that a headline may have
_CLOSING = frozenset({".", "!", "؟", "?", '"', "»", ")", "…", "..", "...", "،", ":"})


def find_related(sheet: Sheet) -> list[tuple[int, int]]:
    """Unit ranges of the lines that make no claims: lines that begin as links do, and headlines behind the last paragraph."""
    lines = _lines(sheet)
    related = [line for line in lines if sheet.phrase(line[0], "related") and line[1] - line[0] < 40]
    linked = set(related)
    body = [line for line in lines if line not in linked]
    first = next((other[1] for other in body if other[1] - other[0] > _HEADLINE and sheet.forms[other[1] - 1] in _CLOSING), sheet.size)
    for line in reversed(body[1:]):
        ended = sheet.forms[line[1] - 1] in _CLOSING or sheet.forms[line[1] - 1].startswith("..")
        if ended or line[1] - line[0] > _HEADLINE or line[0] < first:
            break
        related.append(line)
    return sorted(related + _behind_the_last_stop(sheet, lines, related))


def _behind_the_last_stop(sheet: Sheet, lines: list[tuple[int, int]], related: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """… شمالي المدينة. رابط الخبر بصحيفة X: …: a link or tags that were pasted behind the last sentence, on its line."""
    if not lines or lines[-1] in related:
        return []
    first, last = lines[-1]
    starts = [start for start, _ in sheet.prose.sentences[sheet.prose.sentence[first] :] if first < start < last]
    return [(start, last) for start in starts if sheet.phrase(start, "related")][:1]


def _lines(sheet: Sheet) -> list[tuple[int, int]]:
    lines, first = [], 0
    for at in sheet.stands.get("\n", ()):
        if at > first:
            lines.append((first, at))
        first = at + 1
    if sheet.size > first:
        lines.append((first, sheet.size))
    return lines


def find_headings(sheet: Sheet) -> list[tuple[int, int]]:
    """Lines of at most four words between paragraphs: headings, which state nothing."""
    lines = _lines(sheet)
    if len(lines) < 3:
        return []
    ends = (".", "!", "؟")
    short = [(first, last) for first, last in lines if sheet.forms[last - 1] not in ends and sum(map(str.isalpha, sheet.forms[first:last])) <= 4]
    return [(first, last) for first, last in short if not _of_a_list(sheet, first, last)]


def _of_a_list(sheet: Sheet, first: int, last: int) -> bool:
    """قتل 12، بينهم: and its lines (- 4 أطفال): a count that goes on below, and what stands there, are no headings."""
    return (sheet.forms[last - 1] == ":" and any("harm" in sheet.kinds[at] for at in range(first, last))) or (
        sheet.forms[first] in ("-", "•", "*", "▪") and last - first > 1 and sheet.forms[first + 1][0].isdecimal()
    )


def silence(sheet: Sheet, ranges: list[tuple[int, int]]) -> None:
    """Take the known terms out of lines that make no claims."""
    for first, last in ranges:
        for at in range(first, last):
            sheet.terms[at], sheet.kinds[at] = (), frozenset()
