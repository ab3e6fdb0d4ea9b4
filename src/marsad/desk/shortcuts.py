"""What the keyboard does on each page: one table, which pages show behind "?" and the script of every page acts by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.urls import reverse

from marsad.text.tsv import read_rows

EVERYWHERE = "*"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Keys (several where each moves the other way, or one after the other behind G), the word for what they do, and the act.

    The act is empty where the page's own script does it; ``step`` goes to the next of some rows, ``focus`` and ``click`` take a
    part of the page, ``go`` leads to a page.
    """

    keys: tuple[str, ...]
    word: str
    act: str
    aim: str


@cache
def shortcuts(page: str | None) -> tuple[Shortcut, ...]:
    """What the keyboard does on a page, its own first."""
    rows = [(row["pages"].split(), row) for row in read_rows(Path(__file__).parent / "shortcuts.tsv")]
    found = sorted((pages == [EVERYWHERE], at) for at, (pages, _) in enumerate(rows) if page in pages or pages == [EVERYWHERE])
    return tuple(_shortcut(rows[at][1]["keys"], rows[at][1]["word"], rows[at][1]["act"]) for _, at in found)


def _shortcut(keys: str, word: str, act: str) -> Shortcut:
    does, _, aim = act.partition(":")
    return Shortcut(tuple(keys.split()), word, does, reverse(aim) if does == "go" else aim)
