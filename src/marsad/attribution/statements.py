"""Statements: where somebody is said to say something, what, and through whom.

Each kind of cue is one function that looks at one unit and answers with a Statement or None:
a verb of saying with its subject and what it introduces (قال X إن …), a participle that carries the last voice on
(مضيفا أن …), according-to before and after (بحسب X), relays (نقلت X عن Y قوله إن …), and the outlet's own disclaimer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.attribution.bayyana import SHOWED, is_shown, shown
from marsad.attribution.charges import by_charge, charges, is_charge
from marsad.attribution.content_span import close_statements
from marsad.attribution.credit import by_credit
from marsad.attribution.datelines import relay_by_dateline
from marsad.attribution.documents import by_document, by_toll
from marsad.attribution.otherwise import by_according, by_disclaimer, by_headline, by_noun, by_participle, by_relay
from marsad.attribution.papers import by_paper, issues, papers
from marsad.attribution.verbs import by_verb
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Cast
from marsad.lexicon.terms import Term

_CUES = frozenset({"actor", "source", "saying", "told_verb", "accord", "quoting", "outlet_doubt", "written", "toll"})

_WORDS = _CUES - {"actor", "source"}


def find_statements(sheet: Sheet, own: frozenset[str]) -> list[Statement]:
    """All statements of a report in text order. ``own`` are the ids of the outlet itself, never a relay."""
    found: list[Statement] = []
    cast = Cast()
    behind = 0
    for at in sorted({*sheet.begins(_CUES), *shown(sheet), *papers(sheet), *charges(sheet)}):
        if at >= behind and (statement := _statement_at(sheet, at, found, cast, own)):
            found.append(statement)
            behind = at + 1 if statement.after else statement.cue[1]
    if credit := by_credit(sheet, found, cast, own):
        found.append(credit)
    relay_by_dateline(sheet, found, own)
    close_statements(sheet, found)
    return [statement for statement in found if statement.content[1] > statement.content[0]]


def _statement_at(sheet: Sheet, at: int, found: Sequence[Statement], cast: Cast, own: frozenset[str]) -> Statement | None:
    """The first reading of the words at a unit that gives a statement, with the id of the rule that gave it."""
    for rule, statement in _readings(sheet, at, found, cast, own):
        if statement:
            statement.rule = f"statement.{rule}"
            return statement
    return None


def _readings(sheet: Sheet, at: int, found: Sequence[Statement], cast: Cast, own: frozenset[str]) -> Iterator[tuple[str, Statement | None]]:
    """The rules that the words at a unit may speak for, one after the other: the kind of cue, and its row in saying.tsv."""
    if is_shown(sheet, at):
        yield "verb.بين", by_verb(sheet, at, SHOWED, found, cast, own)
    if is_charge(sheet, at):
        yield "charge", by_charge(sheet, at, cast)
    if issues(sheet, at):
        yield "paper", by_paper(sheet, at, found, cast)
    if sheet.kinds[at].isdisjoint(_WORDS):
        yield "headline", by_headline(sheet, at, cast, own)
        return
    if sheet.phrase(at, "told_verb"):
        yield "relay", by_relay(sheet, at, found, cast)
    if saying := sheet.term(at, "saying"):
        yield f"{_FORMS[saying.form]}.{saying.key}", _by_saying(sheet, at, saying, found, cast, own)
        if saying.form in ("past", "present"):
            return
    if sheet.phrase(at, "written"):
        yield "document", by_document(sheet, at, found, cast)
    if sheet.phrase(at, "toll"):
        yield "toll", by_toll(sheet, at, found, cast, own)
    if sheet.phrase(at, "accord", "quoting"):
        yield "according", by_according(sheet, at, found, cast, own)
    if sheet.phrase(at, "outlet_doubt"):
        yield "disclaimer", by_disclaimer(sheet, at, found, cast, own)


_FORMS = {"past": "verb", "present": "verb", "participle": "participle", "masdar": "noun"}


def _by_saying(sheet: Sheet, at: int, saying: Term, found: Sequence[Statement], cast: Cast, own: frozenset[str]) -> Statement | None:
    """A word of the table of verbs of saying, by its form."""
    if saying.form == "participle":
        return by_participle(sheet, at, saying, found, cast)
    if saying.form == "masdar":
        return by_noun(sheet, at, saying, cast)
    return by_verb(sheet, at, saying, found, cast, own)
