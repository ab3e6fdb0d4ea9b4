"""Lists as a table for people, JSON Lines for programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
import json
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

import click

Row = dict[str, Any]
F = TypeVar("F", bound=Callable[..., Any])
FORMATS = ("table", "json", "csv")
# what scraped text may carry to break a terminal or to show words in another order than they stand
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table for people: its heading, the key of its value, and the width that it may take (0: what is left)."""

    heading: str
    key: str
    width: int = 0


def format_option(command: F) -> F:
    """``--format table|json|csv``."""
    return click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print the list.")(command)


def show_rows(rows: Iterable[Any], columns: Sequence[Column], form: str) -> int:
    """Print rows (dicts or dataclasses); how many there were."""
    plain = (row if isinstance(row, dict) else asdict(row) for row in rows)
    return {"table": _table, "json": _json, "csv": _csv}[form](plain, columns)


def visible(text: str) -> str:
    """Text with control and direction marks written out, so that a terminal shows what is there."""
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text.encode("utf-8", "backslashreplace").decode()).replace("\n", " ")


def _json(rows: Iterable[Row], _: Sequence[Column]) -> int:
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 the count is what is wanted
        click.echo(json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace").decode())
    return count


def _into_a_file() -> bool:
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _csv(rows: Iterable[Row], columns: Sequence[Column]) -> int:
    if _into_a_file():
        sys.stdout.write("\ufeff")  # without it Excel takes Arabic for Latin letters; programs behind a pipe would trip over it
    writer, count = csv.writer(sys.stdout, lineterminator="\n"), 0
    for count, row in enumerate(rows, 1):
        if count == 1:
            writer.writerow(row)
        writer.writerow([_cell(value) for value in row.values()])
    if not count:
        writer.writerow([column.key for column in columns])
    return count


def _cell(value: Any) -> Any:
    """A spreadsheet takes what begins with = for a formula: an apostrophe in front makes it words again."""
    if value is None or isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = text.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\u0000")
    return "'" + text if text.startswith(_FORMULA) else text


def _table(rows: Iterable[Row], columns: Sequence[Column]) -> int:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table, count = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", expand=True), 0
    for column in columns:
        table.add_column(column.heading, width=column.width or None, overflow="ellipsis", no_wrap=True, ratio=None if column.width else 1)
    for count, row in enumerate(rows, 1):  # noqa: B007 the count is what is wanted
        table.add_row(*(Text(visible("" if row[column.key] is None else str(row[column.key]))) for column in columns))
    if count:
        Console(width=None if sys.stdout.isatty() else 160, highlight=False).print(table)
    return count
