"""Harm: who was killed, hurt, taken or driven out, and how many — each tied to the word that says so.

In a sentence, words of harm (قتل، مقتل، إصابة، قتيل …) license the phrases for people that stand with them:
behind a verbal noun (مقتل 12), behind or before a verb (قتل 12, 12 قتلوا), behind what an attack led to
(أسفر عن 12 قتيلا), in a list joined by و, and in a subset (بينهم 5 أطفال).
"""

from __future__ import annotations

from collections.abc import Callable

from marsad.grammar.harm_around import PRONOUNS
from marsad.grammar.harm_found import HarmAt, Word, harm_term
from marsad.grammar.harm_lines import over_lines
from marsad.grammar.harm_lists import OF_WHOM
from marsad.grammar.harm_persons import name_groups, name_one, names_in_list, told_apart
from marsad.grammar.harm_verbs import Verbs
from marsad.grammar.harm_words import beginnings, words
from marsad.grammar.people import read_people
from marsad.grammar.people_dual import two_by_form
from marsad.grammar.quantities import HEADS
from marsad.grammar.sheet import Sheet


def find_harms(sheet: Sheet) -> list[HarmAt]:
    """All harms of a report in text order."""
    harms: list[HarmAt] = []
    told = sheet.starts(_WORDS, _OPENERS | PRONOUNS)
    begins = sheet.starts(_LEADS | _COUNTS, (_OPENERS | PRONOUNS | HEADS).union(form for form in sheet.stands if form[0] in _DIGITS))
    for first, last in over_lines(sheet):
        if told.find(1, first, last) >= 0:
            harms += _Sentence(sheet, first, last).read(begins)
    name_groups(sheet, harms)
    harms += [part for harm in harms for part in told_apart(harm)]
    for harm in harms:
        if harm.expr == "unstated" and harm.min == 2 and two_by_form(sheet, harm.first, harm.last):
            harm.max, harm.expr = 2, "exact"
        if harm.min == harm.max == 1 and harm.part_of is None:
            harm.names = _names(sheet, harm.first, harm.last)
            if not harm.persons:
                name_one(sheet, harm)
    return harms


def _names(sheet: Sheet, first: int, last: int) -> tuple[str, ...]:
    """The words of one person's phrase that no table knows, or knows as places: the name, where it is told."""
    found, at = [], first
    while at < last:
        if sheet.kinds[at] <= _NAMED and len(sheet.forms[at]) > 3 and sheet.forms[at].isalpha():
            found.append(sheet.forms[at])
        at = sheet.stops[at]  # a word inside ضابط شرطة is no name
    return tuple(found)


_COUNTS = frozenset({"harm", "number"})
_DIGITS = frozenset("0123456789")
_NAMED = frozenset({"place"})
_LEADS = frozenset({"no_losses", "subset", "toll", "besides"})
_WORDS = (_LEADS - {"besides"}) | {"harm"}


class _Sentence(Verbs):
    """The harms of one sentence, read from left to right."""

    def read(self, begins: bytearray) -> list[HarmAt]:
        """The harms, tried at each unit where ``begins`` is 1."""
        at = begins.find(1, self.first, self.last)
        while at >= 0:
            at = begins.find(1, max(self._step(at), at + 1), self.last)
        if not self.found:
            self._roll()
        self._subsets_upwards()
        return self.found

    def _roll(self) -> None:
        """شهداء القصف: and a name a line, أسماء المصابين: and the names: those told by name are counted."""
        sheet, first = self.sheet, self.first + (self.sheet.forms[self.first] in _NAMES_OF)
        opened = next((at for at in range(first, min(self.last, first + 24)) if sheet.forms[at] in (":", "\n")), None)
        term = next((term for at in range(first, min(opened or first, first + 3)) if (term := harm_term(sheet, at)) and term.form == "p"), None)
        names = names_in_list(sheet, opened + 1, self.last) if opened is not None and term is not None else []
        if term is not None and opened is not None and len(names) > 1:
            self._add_names(Word(first, opened, (term.row["outcome"],), "noun", ""), opened + 1, names)

    def _reach(self, word: Word) -> int:
        """How far behind a noun of harm those harmed may stand; بإعدامات ميدانية نفذها مسلحون: behind the verb stand those who did it."""
        if self.sheet.forms[word.at].endswith("موت"):
            return 0  # صواريخ الموت تطارد النازحين
        return next((at - word.stop - 1 for at in range(word.stop, min(self.last, word.stop + 4)) if self.sheet.forms[at] in _BY_WHOM), 5)

    def _wished(self, at: int) -> bool:
        """طالب النواب بإعدام 20 معتقلا, هدد بقتل الرهائن, محاولة اغتيال: what somebody demands, threatens or attempts has not happened."""
        sheet = self.sheet
        before = sheet.forms[at - 1] if at > self.first else ""
        if before.removeprefix("ل").startswith(_MEANT):
            return True
        if not (sheet.pre[at].endswith("ب") or before in ("الي", "علي")):
            return False
        for unit in range(at - 1, max(self.first, at - 10) - 1, -1):
            if (saying := sheet.term(unit, "saying")) and saying.form in ("past", "present", "participle"):
                return saying.row["act"] in _WISHED
            if sheet.phrase(unit, "complement", "cause") or sheet.forms[unit] in ("،", ":") or "event" in sheet.kinds[unit] or harm_term(sheet, unit):
                return False
        return False

    def _step(self, at: int) -> int:
        sheet = self.sheet
        kinds, form = sheet.kinds[at], sheet.forms[at]
        if form in _READERS:
            return _READERS[form](self, at)
        if form in _VICTIM and (fell := self._fell_victim(at)) > at:
            return fell
        if not kinds.isdisjoint(_COUNTS) or form[0].isdigit() or form in HEADS:
            if "harm" not in kinds and kinds.isdisjoint(_LEADS):
                return self._counted_noun(at)
        elif kinds.isdisjoint(_LEADS) and form not in PRONOUNS and form != "(":
            return at + 1
        if sheet.phrase(at, "no_losses"):
            self._none(at)
            return sheet.stops[at]
        if form == "(":
            return self._in_brackets(at)
        if sheet.phrase(at, "besides"):
            return self._besides(at)
        if sheet.phrase(at, "subset") or (sheet.forms[at] in ("هم", "هما") and self.found and at - self.found[-1].last <= 3):
            return self._subset(at)
        if form in PRONOUNS and at > self.first and (outcome := OF_WHOM.get(sheet.forms[at - 1])) and (people := read_people(sheet, at + 1, self.last)):
            return self._list(Word(at, at + 1, (outcome,), "noun", ""), people)  # والقتلى هم 21 من X و62 من Y
        if sheet.phrase(at, "toll"):
            return self._toll(at)
        word = self._word(at)
        if word is None:
            return self._counted_noun(at)
        if word.pos == "masdar" and at > self.first and sheet.forms[at - 1].removeprefix("ال") in _SENTENCES and not any(
            form.startswith(_CARRIED_OUT) for form in sheet.forms[max(self.first, at - 6) : at - 1]
        ):
            return word.stop  # أحكام الإعدام بحق خمسة: sentenced
        if word.pos == "masdar" and self._wished(at):
            return word.stop
        if word.pos == "masdar" and sheet.suf[at] and at > self.first and sheet.forms[at - 1] in _DONE:
            people = self._people_before(at - 1)  # 28 مواطنا جرى إعدامهم
            return self._list(word, people) if people and people.counted else word.stop
        if word.pos == "masdar":
            return self._exposed(word) if sheet.pre[at].endswith("ل") else self._behind(word, self._reach(word))
        if word.pos == "verb":
            return self._verb(word)
        if word.pos == "life" and at > self.first and sheet.forms[at - 1] == "في" and any(form in _FAILED for form in sheet.forms[max(self.first, at - 16) : at]):
            return word.stop  # فشلت العملية في حصد أرواح
        if word.pos == "life":
            return self._behind(word, 0 if sheet.forms[word.stop - 1] == "علي" else 1) if self._taken_away(word) else word.stop
        return self._counted_noun(at)


_WISHED = frozenset({"demand", "threaten", "promise", "propose"})
# محاولة اغتيال, حاولوا قتل, يعتزم إعدام, قرر إعدام: meant, not done
_MEANT = beginnings("meant")
_BY_WHOM = words("by_whom")
_READERS: dict[str, Callable[[_Sentence, int], int]] = {
    "جثث": _Sentence._bodies,
    "جثه": _Sentence._bodies,
    "جثامين": _Sentence._bodies,
    "جثتي": _Sentence._bodies,
    "اشلاء": _Sentence._bodies,
    "رفات": _Sentence._bodies,
    "عداد": _Sentence._counted_among,
    "عدد": _Sentence._counted_up,
    "اعداد": _Sentence._counted_up,
    "اجمالي": _Sentence._counted_up,
    "مجموع": _Sentence._counted_up,
    **{lead + most: _Sentence._most for most in ("معظم", "اغلب", "غالبيه", "اكثريه") for lead in ("", "و")},
    **dict.fromkeys(("احدهما", "احداهما", "احدهم", "احداهن"), _Sentence._one_of_them),
    "جميعهم": _Sentence._all,
    "كلهم": _Sentence._all,
    "جميعهن": _Sentence._all,
    "كلهن": _Sentence._all,
}
_NAMES_OF = words("names_of")
_VICTIM = words("victim_of")
_OPENERS = frozenset(_READERS) | _VICTIM | {"("}
_SENTENCES = words("sentences")
_CARRIED_OUT = beginnings("carried_out")  # نفذ عقوبة إعدام بحق أربعة
_FAILED = words("failed")
_DONE = words("done")
