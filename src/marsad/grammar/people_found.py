"""A phrase for people in unit positions, and what one noun tells of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.grammar.harm_words import lemmas, words
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims


@dataclass(frozen=True, slots=True)
class People:
    """A phrase for people in unit positions.

    ``counted`` is true where a number (or vague count) stands; ``noun`` where a word says who they are; ``outcome``
    where the word itself tells the harm (قتيل، جرحى); ``others`` for "others", ``back`` for "of them".
    """

    first: int
    last: int
    min: int | None
    max: int | None
    expr: str
    victims: Victims
    counted: bool
    noun: bool
    outcome: str | None = None
    others: bool = False
    back: bool = False
    number: str = ""
    grouped: bool = False


_HARMED = frozenset({"noun", "victim", "pp"})
_FEMALE = lemmas("female_harmed")
_PEOPLE = frozenset({"person", "harm"})


def person_at(sheet: Sheet, at: int) -> Term | None:
    """A noun for people, or one that tells people by what befell them; plural readings come before dual ones."""
    found = None
    if sheet.kinds[at].isdisjoint(_PEOPLE):
        return None
    if at and sheet.forms[at].endswith("مدنيه") and "harm" not in sheet.kinds[at - 1] and (sheet.forms[at - 1].endswith(("ه", "ات")) or sheet.phrase(at - 1, "thing", "struck")):
        return None  # الشرطة المدنية, سيارة مدنية: no woman, but what kind of thing
    if sheet.forms[at].endswith("ا") and (place := sheet.term(at, "place")) and place.row["type"] == "country":
        return None  # ليبيا is no Libyan
    for term in sheet.terms[at]:
        if term.kind == "person" or (term.kind == "harm" and (term.row["pos"] in _HARMED or term.form == "d")):
            if found is None or (found.form == "d" and term.form == "p") or (found.kind == "person" and term.kind == "harm" and found.form == term.form):
                found = term
    if found is not None and found.key in _HIS and not sheet.suf[at] and sheet.text[sheet.span(at, at + 1)[1] - 1 : sheet.span(at, at + 1)[1]] == "ه":
        row = {**found.row, "sex": "unknown" if found.key == "طفلة" else "man/unknown"}
        return Term("person", _HIS[found.key], "s", row)
    return found


_HIS = {"شقيقة": "شقيق", "ابنة": "ابن", "والدة": "والد", "زوجة": "زوج", "طفلة": "طفل", "حفيدة": "حفيد"}
_FUNCTION = words("function")


def is_function(form: str) -> bool:
    return form in _FUNCTION


def add_noun(victims: Victims, outcome: str | None, term: Term) -> Victims:
    """Who a noun says they are; a word for one hurt or killed says nothing of who they were."""
    if term.kind == "harm":
        return _of_harmed(victims, term)
    row = term.row
    many = term.form != "s"
    status, age, sex = row["status"], row["age"].split("/")[-1 if many else 0], row["sex"].split("/")[-1 if many else 0]
    if status == "combatant":
        status = "fighter"
    return Victims(
        victims.status if victims.status != "unknown" and status in ("unknown", "civilian") else (status or "unknown"),
        victims.age if age == "unknown" else age,
        victims.sex if sex == "unknown" else sex,
        victims.role or row.get("role") or None,
    )


def _of_harmed(victims: Victims, term: Term) -> Victims:
    """قتيلة, مصابة: a woman; نازح, مهجر: a civilian; other words for those harmed say nothing of who they were."""
    if term.row["outcome"] == "displaced":
        return replace(victims, status="civilian" if victims.status == "unknown" else victims.status, role=victims.role or "displaced")
    return replace(victims, sex="woman") if term.key in _FEMALE and victims.sex == "unknown" else victims


def outcome_of(term: Term) -> str | None:
    return term.row["outcome"] if term.kind == "harm" else None


def of_force(victims: Victims, force: str) -> Victims:
    return replace(victims, status=force) if force and (victims.status in ("unknown", "combatant", "fighter")) else victims
