"""Shapes of statements, as ``packs/common/frames/statements.tsv`` lists them: the cue of each, and the reader of its slots."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from marsad.attribution.according_to.statement import by_according
from marsad.attribution.bayyana import is_shown, shown, verb_shown
from marsad.attribution.calls_made import by_call, calls_made, makes_call
from marsad.attribution.charges import by_charge, charges, is_charge
from marsad.attribution.comments import by_comment, comments, is_comment
from marsad.attribution.conditions import FRAMES
from marsad.attribution.denial_nouns import by_noun
from marsad.attribution.disclaimers import by_disclaimer
from marsad.attribution.documents import by_document, by_toll
from marsad.attribution.headline_colons import by_headline, hospitals, is_hospital, is_ministry, ministries
from marsad.attribution.nouns_of_saying import by_announcement, by_documenting, by_rumour, is_rumour, rumours
from marsad.attribution.papers import by_paper, issues, papers
from marsad.attribution.participles import by_participle
from marsad.attribution.relay_verbs import by_relay
from marsad.attribution.signatures import by_signature, is_signature, signatures
from marsad.attribution.verbs import by_verb
from marsad.grammar.cast import Cast
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.lexicon.terms import Term
from marsad.model.values import fixed
from marsad.text.tsv import read_rows
from marsad.text.units import standing

WORDS = frozenset({"saying", "told_verb", "accord", "quoting", "outlet_doubt", "written", "toll"})
_NAMES = frozenset({"actor", "source"})
_ALL = WORDS | _NAMES


@fixed
class Shape:
    """One row: the kinds of words that may be its cue, or the sign that is asked instead, and the reader of its slots.

    ``named``: its cue is the name of a voice, where no other cue stands.
    """

    id: str
    cues: frozenset[str]
    sign: Callable[[Sheet, int], bool] | None
    read: Callable[[Moment], Statement | None]
    named: bool


@dataclass(slots=True)
class Moment:
    """A unit at which a statement may stand, with all that was read before it; ``signs`` are the units at which a sign may be found.

    ``row`` is the row of saying.tsv that the cue is; ``done`` says that no other shape is to be tried.
    """

    sheet: Sheet
    at: int
    found: list[Statement]
    cast: Cast
    own: frozenset[str]
    signs: set[int]
    row: str = ""
    done: bool = False


@cache
def shapes() -> tuple[Shape, ...]:
    """All shapes in the order in which they are tried."""
    return tuple(_shape(row["id"], row["cue"], row["reader"]) for row in read_rows(FRAMES / "statements.tsv"))


@lru_cache(maxsize=4096)
def shapes_at(kinds: frozenset[str], signed: bool) -> tuple[Shape, ...]:
    """The shapes that may stand at a word of these kinds, in order: those whose cue it is, and those that ask for a sign where one may be found."""
    only_named = kinds.isdisjoint(WORDS)
    return tuple(shape for shape in shapes() if (shape.sign and signed) or (not shape.sign and only_named == shape.named and not kinds.isdisjoint(shape.cues)))


def _shape(ident: str, cue: str, reader: str) -> Shape:
    cues = frozenset(cue.split()) & _ALL
    return Shape(ident, cues, None if cues else SIGNS[cue], READERS[reader], bool(cues & _NAMES))


def may_stand(sheet: Sheet) -> tuple[list[int], set[int]]:
    """The units at which a cue may stand, in order, and those at which one of the signs may be found."""
    signs = {*shown(sheet), *papers(sheet), *charges(sheet), *rumours(sheet), *calls_made(sheet), *comments(sheet), *signatures(sheet), *ministries(sheet), *hospitals(sheet)}
    return sorted({*sheet.begins(_ALL), *signs}), {*signs, *standing(sheet.stands, speaker_words("rumours_alone"))}


def _said(moment: Moment, *forms: str) -> Term | None:
    """The word of saying.tsv at the unit, where it stands in one of these forms."""
    saying = moment.sheet.term(moment.at, "saying")
    if saying is None or saying.form not in forms:
        return None
    moment.row = f".{saying.key}"
    return saying


def _verb(moment: Moment) -> Statement | None:
    saying = _said(moment, "past", "present")
    moment.done = saying is not None
    if saying is None:
        return None
    return by_verb(moment.sheet, moment.at, saying, moment.found, moment.cast, moment.own)


def _participle(moment: Moment) -> Statement | None:
    saying = _said(moment, "participle")
    return by_participle(moment.sheet, moment.at, saying, moment.found, moment.cast, moment.own) if saying else None


def _noun(moment: Moment) -> Statement | None:
    saying = _said(moment, "masdar")
    if saying is None:
        return None
    sheet, at, cast = moment.sheet, moment.at, moment.cast
    return by_noun(sheet, at, saying, cast) or by_announcement(sheet, at, saying, cast) or by_documenting(sheet, at, saying, cast)


def _showed(moment: Moment) -> Statement | None:
    verb = verb_shown(moment.sheet, moment.at)
    moment.row = f".{verb.key}"
    return by_verb(moment.sheet, moment.at, verb, moment.found, moment.cast, moment.own)


SIGNS: Mapping[str, Callable[[Sheet, int], bool]] = {"shown": is_shown, "charge": is_charge, "issues": issues, "rumour": is_rumour, "call": makes_call, "comment": is_comment, "signature": is_signature, "ministry": is_ministry, "hospital": is_hospital}
READERS: Mapping[str, Callable[[Moment], Statement | None]] = {
    "showed": _showed,
    "charge": lambda moment: by_charge(moment.sheet, moment.at, moment.cast),
    "paper": lambda moment: by_paper(moment.sheet, moment.at, moment.cast, moment.own),
    "comment": lambda moment: by_comment(moment.sheet, moment.at, moment.cast),
    "call": lambda moment: by_call(moment.sheet, moment.at, moment.found, moment.cast),
    "signature": lambda moment: by_signature(moment.sheet, moment.at, moment.found, moment.cast, moment.own),
    "headline": lambda moment: by_headline(moment.sheet, moment.at, moment.cast, moment.own),
    "relay": lambda moment: by_relay(moment.sheet, moment.at, moment.found, moment.cast),
    "verb": _verb,
    "participle": _participle,
    "noun": _noun,
    "document": lambda moment: by_document(moment.sheet, moment.at, moment.found, moment.cast, moment.own),
    "toll": lambda moment: by_toll(moment.sheet, moment.at, moment.found, moment.cast, moment.own),
    "according": lambda moment: by_according(moment.sheet, moment.at, moment.found, moment.cast, moment.own),
    "rumour": lambda moment: by_rumour(moment.sheet, moment.at, moment.found),
    "disclaimer": lambda moment: by_disclaimer(moment.sheet, moment.at, moment.found, moment.cast, moment.own),
}
