"""Statements: where somebody is said to say something, what, and through whom.

Each shape of a statement is a row of ``packs/common/frames/statements.tsv``: the cue at which it may stand, the reader that
fills its slots (speaker, relay, what is said), and sentences that it must and must not read.
"""

from __future__ import annotations

from marsad.attribution.content_span import close_statements
from marsad.attribution.credit import by_credit
from marsad.attribution.datelines import relay_by_dateline
from marsad.attribution.shapes import Moment, may_stand, shapes_at
from marsad.attribution.told_through import as_one_chain
from marsad.grammar.cast import Cast
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import stands_at
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker


def find_statements(sheet: Sheet, own: frozenset[str]) -> list[Statement]:
    """All statements of a report in text order. ``own`` are the ids of the outlet itself, never a relay."""
    found: list[Statement] = []
    cast = Cast()
    behind = 0
    units, signs = may_stand(sheet)
    moment = Moment(sheet, 0, found, cast, own, signs)
    for at in units:
        if at >= behind and (statement := _statement_at(moment, at)):
            found.append(statement)
            behind = at + 1 if statement.after else statement.cue[1]
    if credit := by_credit(sheet, found, cast, own):
        found.append(credit)
    relay_by_dateline(sheet, found, own)
    for statement in found:
        statement.relays = [relay for relay in statement.relays if not (_echo(relay, statement, own) or _our_man(sheet, relay))]
    close_statements(sheet, found)
    return as_one_chain(sheet, [statement for statement in found if _has_words(sheet, statement) and not _feels(sheet, statement)])


def _has_words(sheet: Sheet, statement: Statement) -> bool:
    """شددت المنظمة على …: dots and marks are nothing that is said."""
    return any(form[0].isalnum() for form in sheet.forms[slice(*statement.content)])


def _echo(relay: Speaker, statement: Statement, own: frozenset[str]) -> bool:
    """علمت «صوت اليوم» من مصدر, in that paper: the outlet passes its own news on to nobody; nor does who speaks pass on his own words."""
    ident, name = relay.voice.id, relay.voice.name
    its_own = ident in own or any(len(one) > 3 and one in name for one in own)
    return its_own or (ident is not None and any(ident == speaker.voice.id for speaker in statement.speakers))


def _our_man(sheet: Sheet, relay: Speaker) -> bool:
    """نقل مراسلنا عن شهود: the outlet's own correspondent passes on to nobody what it prints."""
    return relay.voice.kind == "correspondent" and sheet.suf[relay.first] == "نا"


def _feels(sheet: Sheet, statement: Statement) -> bool:
    """أعرب عن أسفه, عبر عن تضامنه: what somebody feels is no word on what happened; who he is, is known from there on."""
    return statement.opens == "about" and statement.act == "assert" and stands_at("feeling", sheet.forms, statement.content[0])


def _statement_at(moment: Moment, at: int) -> Statement | None:
    """The first shape that the words at a unit give, with its id and, where the cue is a word of saying.tsv, its row there."""
    sheet = moment.sheet
    moment.at, moment.row, moment.done = at, "", False
    for shape in shapes_at(sheet.kinds[at], at in moment.signs):
        if shape.sign and not shape.sign(sheet, at):
            continue
        statement = shape.read(moment)
        if statement:
            statement.rule = f"statement.{shape.id}{moment.row}"
            return statement
        if moment.done:
            return None
    return None
