"""Verbs that tell a deed only by what stands beside them: دخلت قافلة مساعدات, فرت مئات العائلات, سقطت البلدة بيد X.

``packs/common/deeds_told.tsv`` names the verbs by their words in ``events.tsv``, the words that must stand beside them, and the
type of the deed. Where these stand, the verb is read as the word of a deed of that type; a verb of the type ``deed`` beside
which none stands tells nothing at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from marsad.lexicon.lexicon import Scan
from marsad.lexicon.terms import Term
from marsad.lexicon.word_tables import word_rows
from marsad.text.fold import fold_word
from marsad.text.prose import Prose
from marsad.text.rule_words import ARTICLE, FOR

_DEED, _EVENT = "deed", "event"
_COMMA = "،"
_ALL = "*"
_CLASS = "@"  # @town, @people: a kind of word, and not one
_CLASSES: Mapping[str, frozenset[str]] = {
    "@place": frozenset({"place"}),
    "@town": frozenset({"place", "type_city", "type_town", "type_village", "type_quarter", "type_camp", "type_district", "type_governorate"}),
    "@people": frozenset({"person", "number"}),
    "@force": frozenset({"actor"}),
}


class Words(NamedTuple):
    """The words of a cell: whole ones, beginnings, classes of words, and phrases by their first word."""

    whole: frozenset[str]
    begun: tuple[str, ...]
    classes: frozenset[str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]


class DeedRow(NamedTuple):
    """What stands beside a verb of the row, on which side and how near, and the type of the deed that it then tells."""

    type: str
    behind: int
    before: int
    beside: Words
    unless: Words


@cache
def _rows() -> Mapping[str, tuple[DeedRow, ...]]:
    """The rows by the word of their verb."""
    found: defaultdict[str, list[DeedRow]] = defaultdict(list)
    for row in word_rows("deeds_told"):
        reach, side = int(row["reach"]), row["side"]
        told = DeedRow(row["type"], reach, reach if side == "around" else 0, _words(row["beside"]), _words(row["unless"]))
        for verb in row["deeds"].split("/"):
            found[verb].append(told)
    return {verb: tuple(rows) for verb, rows in found.items()}


def _words(cell: str) -> Words:
    whole, begun, classes, phrases = set[str](), list[str](), set[str](), defaultdict[str, list[tuple[str, ...]]](list)
    for phrase in filter(None, cell.split("/")):
        first, *others = [word if word.startswith(_CLASS) else fold_word(word) for word in phrase.split(" ")]
        if others:
            phrases[first].append(tuple(others))
        elif first.startswith(_CLASS):
            classes.update(_CLASSES[first])
        elif first.endswith(_ALL):
            begun.append(first.removesuffix(_ALL))
        else:
            whole.add(first)
    return Words(frozenset(whole), tuple(begun), frozenset(classes), {first: tuple(others) for first, others in phrases.items()})


def settle_deeds(scan: Scan, prose: Prose, dated: bytearray) -> None:
    """Give the verbs that tell a deed only by what stands beside them their type; those that tell none are words like others."""
    rows = _rows()
    for at in scan.deeds:
        for term in scan.terms[at]:
            if term.kind == _DEED or (term.kind == _EVENT and term.key in rows):
                _settle(scan, at, term, _type(scan, prose, dated, at, rows[term.key]))
                break


def _settle(scan: Scan, at: int, term: Term, kind: str | None) -> None:
    if kind is not None:
        others = [_of_type(one, kind) for one in scan.terms[at] if one.kind not in (_DEED, _EVENT)]
        scan.terms[at] = (Term(_EVENT, term.key, term.form, {**term.row, "type": kind}), *others)
        scan.kinds[at] = (scan.kinds[at] - {_DEED}) | {_EVENT}
    elif term.kind == _DEED:
        scan.terms[at] = tuple([one for one in scan.terms[at] if one.kind != _DEED])
        scan.kinds[at] = scan.kinds[at] - {_DEED}


def _of_type(term: Term, kind: str) -> Term:
    """غادروا بيوتهم: who left their homes were displaced, and not brought out; who is held as a hostage was abducted."""
    told, outcome = _OUTCOMES.get(kind, ("", ""))
    return Term(term.kind, term.key, term.form, {**term.row, "outcome": outcome}) if told and term.row.get("outcome") == told else term


_OUTCOMES = {"displacement": ("evacuated", "displaced"), "abduction": ("detained", "abducted")}


def _type(scan: Scan, prose: Prose, dated: bytearray, at: int, rows: Iterable[DeedRow]) -> str | None:
    if scan.pre[at][-1:] == FOR and scan.terms[at][0].form == "masdar":
        return None  # لمنع دخول المساعدات: what something is done for
    for row in rows:
        units = _units(scan, prose, dated, at, row)
        if _stands(scan, units, row.beside) and not _stands(scan, units, row.unless):
            return row.type
    return None


def _units(scan: Scan, prose: Prose, dated: bytearray, at: int, row: DeedRow) -> list[int]:
    """The units in which the row's words may stand: of the clause, a date between commas left out."""
    first, last = prose.sentences[prose.sentence[at]]
    found = [unit for unit in range(at - row.before, at) if unit >= first]
    left, forms = row.behind, scan.forms
    for unit in range(scan.stops[at], last):
        if forms[unit] == _COMMA:
            if not (dated[unit - 1] or dated[unit + 1]):
                break
        elif not dated[unit]:
            found += (unit,)
            left -= 1
            if not left:
                break
    return found


def _stands(scan: Scan, units: Sequence[int], words: Words) -> bool:
    """One of the words stands at one of the units: as it is, or without what is joined to it or its article."""
    for unit in units:
        form = scan.forms[unit]
        bare = form[2:] if form[:2] == ARTICLE else form
        if form in words.whole or bare in words.whole or scan.words[unit] in words.whole:
            return True
        if words.begun and bare.startswith(words.begun):
            return True
        if words.classes and not words.classes.isdisjoint(scan.kinds[unit]):
            return True
        if form in words.phrases and any(_goes_on(scan, unit + 1, phrase) for phrase in words.phrases[form]):
            return True
    return False


def _goes_on(scan: Scan, at: int, phrase: Iterable[str]) -> bool:
    return all(_is(scan, at + away, word) for away, word in enumerate(phrase))


def _is(scan: Scan, at: int, word: str) -> bool:
    if word.startswith(_CLASS):
        return not scan.kinds[at].isdisjoint(_CLASSES[word])
    form = scan.forms[at]
    return form.startswith(word[:-1]) if word.endswith(_ALL) else form == word
