"""Rows of frames: which slot of a predicate holds those harmed, each row with sentences that it must and must not read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from marsad.frames.words import FRAMES
from marsad.lexicon.terms import VERB_FORMS, Term
from marsad.model.values import fixed

SLOTS = ("subject", "subject_or_object", "object", "genitive", "self", "meets", "loses", "lives")


@fixed
class Frame:
    """One row of ``packs/common/frames/harm.tsv``.

    ``slot`` says where those harmed stand: subject (استشهد X), subject_or_object (قتل X, قتل Y X), object (أصاب Y X),
    genitive (مقتل X), self (قتلى), meets (لقي X مصرعه), loses (فقد X حياته), lives (أودى بحياة X).
    """

    id: str
    lexemes: frozenset[str]
    form: str
    slot: str
    outcome: str
    examples: tuple[str, ...]
    counter: tuple[str, ...]


@cache
def frames() -> tuple[Frame, ...]:
    """All rows in the order of the table."""
    lines = (FRAMES / "harm.tsv").read_text(encoding="utf-8").splitlines()
    head = lines[0].split("\t")
    rows = [dict(zip(head, line.split("\t") + [""] * len(head), strict=False)) for line in lines[1:]]
    return tuple(_frame(row) for row in rows)


def _frame(row: Mapping[str, str]) -> Frame:
    parted = {name: tuple(filter(None, (part.strip() for part in row[name].split("|")))) for name in ("examples", "counter_examples")}
    return Frame(row["id"], frozenset(filter(None, row["lexemes"].split("/"))), row["form"], row["slot"], row["outcome"], parted["examples"], parted["counter_examples"])


@cache
def _by_lexeme() -> dict[tuple[str, str], Frame]:
    return {(lexeme, frame.form): frame for frame in reversed(frames()) for lexeme in frame.lexemes}


@cache
def _by_form() -> dict[str, Frame]:
    return {frame.form: frame for frame in reversed(frames()) if not frame.lexemes}


def frame_of(term: Term) -> Frame | None:
    """The row of a word of harm: that of its lexeme, else that of its part of speech."""
    form = "verb" if term.form in VERB_FORMS else "noun" if term.form in ("s", "d", "p") else term.form
    return _by_lexeme().get((term.key, form)) or _by_form().get(form)
