"""Kind, id and name of a voice, and whether it is unnamed."""

from __future__ import annotations

from marsad.grammar.named_parties import MEDIA
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.lexicon.terms import Term
from marsad.model.reading import Why
from marsad.text.fold import fold_word
from marsad.text.rule_words import ALEF, FOR, rule_forms, rule_words

_TO_THE, _THE = rule_forms("voice_identity.to_the")
_WITH_LAM = rule_words("voice_identity.with_lam")

# heads that describe a speaker without naming one; definite, they take up a speaker met before
_NAMELESS = frozenset({"unknown", "witness", "activist", "resident", "medical", "correspondent", "rescue", "social_media"})


def why_known(sheet: Sheet, head: Term | None, actors: list[tuple[int, Term]]) -> Why:
    """By which row a voice has its id and kind: a party of a pack, a noun for a speaker, or words that may be a name."""
    if actors:
        at, term = actors[0]
        return sheet.meant.get(at) or Why(f"voice.actor.{term.key}")
    return Why(f"voice.source.{head.key}" if head else "voice.named")


_KNOWN = frozenset({"source", "actor", "place", "phrase", "person", "event", "harm", "number", "date", "saying"})


def personal(sheet: Sheet, first: int, last: int) -> list[int]:
    """The words of a speaker that no table knows, by which he may be called later."""
    words = [at for at in range(first, last) if sheet.forms[at].isalpha() and len(sheet.forms[at]) > 2]
    words = [at for at in words if "personal" in sheet.kinds[at] or _KNOWN.isdisjoint([term.kind for term in sheet.terms[at]])]
    return words if len(words) < 5 else []


def own_words(sheet: Sheet, first: int, last: int) -> str:
    """The words of a name; للمتحدث باسم X keeps its article: المتحدث باسم X."""
    words = sheet.words(first, last)
    if words.startswith(_TO_THE):
        return _THE + words[len(_TO_THE) :]  # وفقا للخزرجي
    if first and sheet.forms[first - 1] in _WITH_LAM and not sheet.pre[first]:
        return words.removeprefix(FOR)  # وفقا لشترايتر: no table knows him, and nothing else stands behind وفقا
    return ALEF + words if sheet.pre[first].endswith("ل") and sheet.forms[first].startswith("ال") and words.startswith("ل") else words


def is_anonymous(sheet: Sheet, first: int, last: int, head: Term | None, actors: list[tuple[int, Term]]) -> bool:
    if head is None:
        return False
    if head.row["kind"] in MEDIA or fold_word(head.key.split(" ")[0]) in speaker_words("institution") or any(term.form in ("name", "hostile") and at == first for at, term in actors):
        return False
    plural = head.form == "p"
    if head.row["kind"] in _NAMELESS or fold_word(head.key).startswith(tuple(speaker_words("described"))):
        named = any(term.form == "name" and term.row["sex"] for _, term in actors)  # a known person, behind his office
        return plural or not (named or _has_personal_name(sheet, first, last))
    return False


def _has_personal_name(sheet: Sheet, first: int, last: int) -> bool:
    """Two neighbouring words that no table knows, or a word that begins names, make a personal name."""
    unknown = 0
    for at in range(first, last):
        if sheet.phrase(at, "personal") or (at > first and last - at > 2 and _titled(sheet, at)):
            return True
        known = sheet.terms[at] or sheet.forms[at] in speaker_words("name_link") or sheet.forms[at].startswith("ال") or not sheet.forms[at].isalpha()
        unknown = 0 if known else unknown + 1
        if unknown == 2:
            return True
    return False


def _titled(sheet: Sheet, at: int) -> bool:
    """العميد فلان الفلاني, الدكتور فلان: a title in front of two more words is one before a name."""
    if sheet.forms[at + 1].startswith("ال") or not (sheet.forms[at + 1].isalpha() and sheet.forms[at + 2].isalpha()):
        return False
    rank = any(term.kind == "person" and term.row["status"] == "soldier" for term in sheet.terms[at])
    return sheet.forms[at] in speaker_words("honour") or (rank and sheet.forms[at].startswith("ال"))


def _unnamed_identity(head: Term, named: Term, kind: str) -> tuple[str, str | None]:
    """متحدث باسم التحالف: the body speaks; مصدر في الوزارة is of its kind and nobody known."""
    own = head.row["kind"]
    speaks_for = head.key.startswith(("متحدث", "ناطق")) and not named.row.get("speaks_for")
    return (own if own not in ("unknown", "official_civil") else kind), (named.key or None) if speaks_for else None


def identity(head: Term | None, actors: list[tuple[int, Term]], anonymous: bool, heads: list[Term]) -> tuple[str, str | None]:
    """Kind and id; المتحدث باسم وزارة X is of the kind of the first body or office named that has one."""
    if actors:
        named = next((term for _, term in actors if term.row.get("speaks_for")), None) or next((term for _, term in actors if term.key), actors[0][1])
        kind = named.row.get("kind") or "unknown"
        if anonymous and head:
            return _unnamed_identity(head, named, kind)
        return kind, named.key or None
    kinds = [term.row["kind"] for term in heads if term.row["kind"] != "unknown"]
    titled = bool(heads) and "ال" + fold_word(heads[0].key) in speaker_words("honour")  # الشيخ فلان، رئيس وزراء …
    return next(iter(kinds[titled and len(kinds) > 1 :]), "unknown"), None
