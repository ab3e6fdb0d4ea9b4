"""A table before it is added: its columns, what each is proposed to be, and its first rows as the reports that they would become."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from marsad.capture.kinds import kind_of, kinds
from marsad.capture.rows import Found, given_fields, is_list_of_people, propose
from marsad.capture.sheets import from_csv, from_workbook, head_of, tables_of
from marsad.errors import InputError
from marsad.model.custody import CapturedReport

ROWS = 10


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row as a report: its outlet, day and the beginning of its text; or why it would be left out."""

    part: str
    outlet: str = ""
    published: str | None = None
    title: str = ""
    begins: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The names of the columns, which field of a report each is taken for, and the first rows; ``fault`` where no row can be taken."""

    names: tuple[str, ...]
    fields: Mapping[str, str]
    rows: tuple[PreviewRow, ...]
    fault: str = ""


def is_table(raw: bytes, name: str) -> bool:
    """Whether some bytes are a table of reports: CSV or a spreadsheet, and no list of people."""
    try:
        return kinds()[kind_of(raw, name)].reader == "sheets" and not is_list_of_people(_names(raw, name))
    except InputError:
        return False  # adding says what is wrong with it


def preview(raw: bytes, name: str, mapping: str | None) -> Preview:
    """The first ten rows as they would be taken. Raises InputError where the table cannot be opened."""
    names = _names(raw, name)
    try:
        fields = given_fields(mapping, names) if mapping else propose(names)
        rows = tuple(_rows(_read(raw, name, mapping)))
    except InputError as fault:
        return Preview(names, propose(names), (), str(fault))
    return Preview(names, fields, rows)


def _read(raw: bytes, name: str, mapping: str | None) -> Found:
    return (from_csv if kind_of(raw, name) == "text/csv" else from_workbook)(raw, name, mapping)


def _names(raw: bytes, name: str) -> tuple[str, ...]:
    for lines in tables_of(raw, name, csv=kind_of(raw, name) == "text/csv"):
        return tuple(one for one in head_of(lines)[0] if one)
    return ()


def _rows(found: Found) -> Iterator[PreviewRow]:
    for one in islice(found, ROWS):
        if isinstance(one, CapturedReport):
            report = one.report
            yield PreviewRow(one.part or "", report.outlet or "", report.published.isoformat() if report.published else None, report.title or "", report.text[:200])
        else:
            yield PreviewRow(one.source, why=one.why)
