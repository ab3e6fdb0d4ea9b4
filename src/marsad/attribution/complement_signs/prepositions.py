"""Conditions on a preposition behind a verb of saying: whether what is said stands behind it."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.attribution.complement_signs.look import Condition, Look
from marsad.attribution.units import deverbal, where_he_serves
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.voice_words import VERBAL_NOUN
from marsad.syntax.tokens import PREPOSITION
from marsad.text.rule_words import ALEF, TO, rule_words


def _only_about(look: Look, at: int) -> bool:
    """عبر عن: without عن it is "across"."""
    return look.governs == {"n"}


def _for_it(look: Look, at: int) -> bool:
    """ردا على الاتهام, للاتهام: what something answers."""
    return look.sheet.pre[at].endswith("ل")


_TOLD = rule_words("prepositions.told")


def _governs_next(look: Look, at: int) -> bool:
    """The preposition has its noun behind it, and is not that of بيان صادر عن or التعبير عن."""
    sheet = look.sheet
    return at + 1 < look.end and sheet.forms[at - 1] not in speaker_words("own_preposition") and not sheet.phrase(at + 1, "complement")


def _where_he_serves(look: Look, at: int) -> bool:
    """المبعوث الأممي إلى سوريا."""
    return where_he_serves(look.sheet, look.first, at)


def _partitive(look: Look, at: int) -> bool:
    """عدد من السكان, واحد من الأعضاء: the preposition belongs to a count."""
    sheet = look.sheet
    return at > look.first and "number" in sheet.kinds[at - 1]


def _frame(look: Look, at: int) -> bool:
    """على مستوى السفراء, على هامش القمة, على حسابه: where it was said, not what."""
    return stands_at("on_no_matter", look.sheet.scan.words, at)


def _happening_behind(look: Look, at: int) -> bool:
    """شكك في صحة, طعن في هذه الأرقام, شكك في رواية X: a noun of happening or of saying, or what was told, behind the preposition."""
    sheet = look.sheet
    return deverbal(sheet, at + 1) or sheet.forms[at + 1] in _TOLD or sheet.phrase(at + 1, "taken_up") or sheet.term(at + 1, "saying") is not None


def _of_target(look: Look, at: int) -> bool:
    """The verb takes whom it addresses or accuses."""
    return "t" in look.governs


def _takes_in(look: Look, at: int) -> bool:
    return "f" in look.governs


def _purpose(look: Look, at: int) -> bool:
    """للتوقف, للعودة: to do something, and nobody to whom it is said; not وزير الدولة لشؤون النازحين."""
    sheet = look.sheet
    return deverbal(sheet, at) or sheet.kinds[at].isdisjoint(("actor", "source", "person", "place"))


def _to_follows(look: Look, at: int) -> bool:
    """مفوض المجلس لعملية السلام إلى …: the ل belongs to the speaker where إلى stands behind it in its clause."""
    forms = look.sheet.forms
    comma = next((unit for unit in range(at, look.end) if forms[unit] == "،"), look.end)
    return TO in forms[at + 1 : comma]


def _hearsay_behind(look: Look, at: int) -> bool:
    """نفى الجيش ما تردد عن …"""
    return stands_at("hearsay", look.sheet.scan.words, at + 1)


def _with_ba(look: Look, at: int) -> bool:
    """بالتدخل, بوقف: a word that no table knows, with its ب; not في بيان."""
    form = look.sheet.forms[at]
    return form.startswith("ب") and not look.tokens.flags[at - 1] & PREPOSITION and (len(form) > 3 or form in _SHORT) and form not in speaker_words("no_object")


_SHORT = rule_words("prepositions.short")


def _noun_of_doing_with_ba(look: Look, at: int) -> bool:
    """باستنفار, بتعزيز: by its shape a noun of doing with its ب."""
    return VERBAL_NOUN.fullmatch(look.sheet.forms[at]) is not None


def _behind_verb(look: Look, at: int) -> bool:
    """نددت بسياسات, منددا بالصمت, not متظاهرون … منددين بالبطالة: any other participle may be of those told of."""
    return look.sheet.term_at(at - 1, "saying").form != "participle" or look.sheet.forms[at - 1].endswith(ALEF)


def _bound(look: Look, at: int) -> bool:
    return look.sheet.pre[at].endswith("ب")


PREPOSITION_SIGNS: Mapping[str, Condition] = {
    "only_about": _only_about,
    "for_it": _for_it,
    "governs_next": _governs_next,
    "where_he_serves": _where_he_serves,
    "partitive": _partitive,
    "frame": _frame,
    "happening_behind": _happening_behind,
    "of_target": _of_target,
    "takes_in": _takes_in,
    "purpose": _purpose,
    "to_follows": _to_follows,
    "hearsay_behind": _hearsay_behind,
    "with_ba": _with_ba,
    "noun_of_doing_with_ba": _noun_of_doing_with_ba,
    "behind_verb": _behind_verb,
    "bound": _bound,
}
