"""Tokens: for each unit of a report its classes, definiteness, number and gender, asked of tables once."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.grammar.sheet import Sheet
from marsad.lexicon.asked import column
from marsad.lexicon.terms import VERB_FORMS
from marsad.syntax.function_words import FLAG, SURE_VERB, VERB, verbs, words
from marsad.text.rule_words import ALEF, AND, rule_forms, rule_word, rule_words

_LEADS = rule_forms("tokens.leads")
_NUMBERS = rule_word("tokens.numbers")
_LOST = rule_word("tokens.lost")
_PARTICIPLES = rule_words("tokens.participles")  # تابعة, which the lexicon takes for تابع with a pronoun
_VERBAL = frozenset({"cause", "perpetrate", "ongoing", "told_verb", "bargain", "broadcast", "said_it", "counted_so", "comes", "written"})
_DAWN = rule_word("event_triggers.dawn")
_HIMSELF = rule_words("himself")
_NAMES = rule_words("tokens.names")  # names that look like verbs

PREPOSITION, NEGATION, RELATIVE, COMPLEMENT = FLAG["preposition"], FLAG["negation"], FLAG["relative"], FLAG["complementiser"]
SUBORDINATOR, RESULT, PRONOUN, MODAL = FLAG["subordinator"], FLAG["result"], FLAG["pronoun"], FLAG["modal"]
AUXILIARY, ADVERB, PUNCTUATION, CONJUNCTION = FLAG["auxiliary"], FLAG["adverb"], FLAG["punctuation"], FLAG["conjunction"]
QUANTIFIER, SUBSET, MOST, ALL = FLAG["quantifier"], FLAG["subset"], FLAG["most"], FLAG["all"]
OTHERS, BESIDES, AGENT, EACH = FLAG["others"], FLAG["besides"], FLAG["agent"], FLAG["each"]
ONE_OF_THEM, DIE_BY, OWN_LIFE, ROSE, TOLL = FLAG["one_of_them"], FLAG["die_by"], FLAG["own_life"], FLAG["rose"], FLAG["toll"]
PREPOSITION_IN = SURE_VERB << 1  # a preposition that no table cut off: بالحادث
OPENERS = RELATIVE | COMPLEMENT | SUBORDINATOR | RESULT
CLOSED = (
    PREPOSITION | NEGATION | OPENERS | PRONOUN | MODAL | AUXILIARY | ADVERB | PUNCTUATION | CONJUNCTION | FLAG["demonstrative"] | FLAG["question"] | SUBSET | MOST | ALL | ONE_OF_THEM | AGENT | EACH | PREPOSITION_IN
)


def _looked_up(form: str) -> int:
    """The classes of a word by itself; one with و, ف, ب, ل before it that no lexicon cut is looked up without."""
    (single, _), sure = words(), verbs()
    known = single.get(form, 0) | sure.get(form, 0)
    if not known and form[0] in _LEADS and len(form) > 2:
        joined = form[0] in "وف"
        known = (single.get(form[1:], 0) if joined or len(form) > 3 else 0) | (sure.get(form[1:], 0) if joined else 0)
    if not known and form[:3] == "بال" and len(form) > 5:
        known = PREPOSITION_IN
    if not form[0].isalnum():
        known |= PUNCTUATION
    return known


_CLASSES = column(lambda word, form, pre: _looked_up(form))


@dataclass(slots=True)
class Tokens:
    """The classes of all units (``flags``), and the unit behind a function phrase of several words (``ends``)."""

    sheet: Sheet
    flags: list[int]
    ends: dict[int, int] = field(default_factory=dict)

    def has(self, at: int, mask: int) -> bool:
        """The unit is of one of these classes."""
        return at < self.sheet.size and bool(self.flags[at] & mask)

    def end(self, at: int) -> int:
        """The unit behind the function word or phrase that begins here."""
        return self.ends.get(at, at + 1)

    def joined(self, at: int) -> bool:
        """و stands before the unit, as its clitic or as a unit of its own."""
        return self.sheet.pre[at][:1] == AND or (at > 0 and self.sheet.forms[at - 1] == AND)

    def is_verb(self, at: int) -> bool:
        """A verb, as far as its form, the tables and what stands before it tell."""
        sheet, flags = self.sheet, self.flags[at]
        if flags & PREPOSITION or sheet.dated[at] or sheet.pre[at] + sheet.forms[at] + sheet.suf[at] in _PARTICIPLES or self._at_dawn(at):
            return False  # فجر الأحد: the dawn, not "he blew up"
        if (sheet.forms[at][:2] == "ال" and not flags & VERB) or sheet.pre[at][-1:] in ("ب", "ل", "ك"):
            return False
        for term in sheet.terms[at]:
            if term.form in VERB_FORMS or (term.form == "life" and flags & VERB):
                return True
        if at and self.flags[at - 1] & PREPOSITION and self.ends.get(at - 1) is None:
            return False
        if flags & (SURE_VERB | AUXILIARY):
            return True
        if flags & VERB and self._has_subject(at):
            return True
        if flags & VERB:
            return all(term.kind == "phrase" and term.key in _VERBAL for term in sheet.terms[at])
        return not sheet.terms[at] and self._looks_like_one(at)

    def _at_dawn(self, at: int) -> bool:
        """فجرا by itself is a time of day; فجرا نفسيهما are two who blew themselves up."""
        return self.sheet.forms[at] == _DAWN and _HIMSELF.isdisjoint(self.sheet.forms[at + 1 : at + 3])

    def _has_subject(self, at: int) -> bool:
        """نقل المسعفون, فجر انتحاري: a noun of people in the nominative behind a word at the head of a clause makes it a verb."""
        sheet, opens = self.sheet, at == 0 or bool(self.flags[at - 1] & (PUNCTUATION | COMPLEMENT)) or self.joined(at)
        if not opens or sheet.pre[at + 1]:
            return False
        form = sheet.forms[at + 1]
        return form.endswith("ون") or ("person" in sheet.kinds[at + 1] and form[:2] != "ال" and not form.endswith((ALEF, "ين")))

    def _looks_like_one(self, at: int) -> bool:
        """An unknown word that begins as the present does (يتألف), where no name stands before it; with ت behind a particle only."""
        form = self.sheet.forms[at]
        if len(form) < 4 or self.flags[at] or form[0] not in "يت" or form in _NAMES:
            return False
        particle = at > 0 and bool(self.flags[at - 1] & (OPENERS | NEGATION | MODAL | AUXILIARY))
        return particle or (form[0] == "ي" and not self._behind_a_name(at))

    def _behind_a_name(self, at: int) -> bool:
        """A word that no table knows, without the article, stands before it."""
        return at > 0 and not self.sheet.terms[at - 1] and not self.flags[at - 1] and self.sheet.forms[at - 1][:2] != "ال"

    def definite(self, at: int) -> bool:
        """The word carries the article, or a pronoun of its owner."""
        sheet = self.sheet
        form = sheet.forms[at]
        return (form[:2] == "ال" and len(form) > 3) or bool(sheet.suf[at])


def tokens_of(sheet: Sheet) -> Tokens:
    """The tokens of a report, looked up once whoever asks."""
    found = sheet.laid.get("tokens")
    if not isinstance(found, Tokens):
        found = sheet.laid["tokens"] = analyse(sheet)
    return found


def analyse(sheet: Sheet) -> Tokens:
    """Look all units of a report up. Runs in time proportional to the text."""
    flags: list[int] = sheet.scan.asked[_CLASSES][:]
    tokens = Tokens(sheet, flags)
    for at in sheet.stands.get(_LOST, ()):
        if sheet.pre[at] == AND:
            flags[at] = flags[at] & ~MODAL | SURE_VERB
    for at in sheet.stands.get(_NUMBERS, ()):
        if "number" not in sheet.kinds[at]:
            flags[at] &= ~TOLL  # ساعة إعداد هذا التقرير
    _, several = words()
    for head in several.keys() & sheet.stands.keys():
        behind = several[head]
        for at in sheet.stands[head]:
            for parts, flag in behind.get(sheet.forms[at + 1], ()) or behind.get(sheet.pre[at + 1], ()):
                if len(parts) == 2 or tuple(sheet.forms[at : at + len(parts)]) == parts:
                    flags[at] |= flag
                    tokens.ends[at] = at + len(parts) - (parts[1] == sheet.pre[at + 1])  # إضافة لطفلين: the last word of the phrase is a clitic
                    break
    return tokens
