"""Nouns that tell the harm themselves: 30 قتيلا, عشرات الجرحى, جثث; what is denied, feared or asked is none."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.harm_found import Word, harm_term
from marsad.grammar.harm_headlines import heads_line
from marsad.grammar.harm_tolls import Tolls
from marsad.grammar.harm_words import words
from marsad.grammar.numbers import begins_number
from marsad.grammar.people import read_people
from marsad.grammar.people_found import People
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term


class Nouns(Tolls):
    """Nouns that tell the harm themselves, counted or licensed by a word that something happened."""

    def _counted_noun(self, at: int) -> int:
        """عشرات الجرحى, 30 قتيلا: the noun itself tells the harm. Uncounted, it needs a word that something happened."""
        sheet = self.sheet
        one = sheet.forms[at] in _ONE and at > self.first and sheet.pre[at - 1] == "و" and sheet.term(at - 1, "person") is not None
        people = read_people(sheet, at - one, self.last)  # وشخص واحد في حي X
        if people is not None and self._percent(people):
            return next((unit for unit in range(people.last, self.last) if self.sheet.forms[unit] in ("،", ":", "؛")), self.last)
        if people is not None and (parted := self._parted(people)) is not None:
            return parted
        if people is not None and (shared := self._share(people)) is not None:
            return shared
        if people is not None and (went_on := self._next_part(people)) is not None:
            return went_on
        if people is not None and people.outcome is None and (self._listed_on(people) or self._by_hand(people)):
            whole = self.found[-1].part_of
            if whole is not None and (self._by_hand(people) or not (people.noun or people.others)):
                self._part(whole, people)
            else:
                self._add(self.word, people)  # type: ignore[arg-type]
            return people.last
        if people is not None and (both := self._between(people)) is not None:
            return both
        if people is not None and people.outcome is None and (state := self._still(people)) is not None:
            people = replace(people, outcome=state)
        if people is None or people.outcome is None:
            return at + 1
        if people.outcome == "injured" and people.last < self.last and any(
            term.kind == "harm" and term.form == "past" and term.row["outcome"] == "killed" for term in self.sheet.terms[people.last]
        ):
            return people.last  # خمسة من المصابين توفوا: the verb behind tells what became of them
        if people.outcome == "displaced" and self.sheet.near("subset", people.first, people.last) >= 0 and (parent := self._parent(people.first)):
            self._part(parent, people)  # مقتل ثمانية، خمسة منهم نازحون: who they were
            return people.last
        if self._unsure(people) or (not people.counted and people.first > self.first and self.sheet.forms[people.first - 1] in _NAMED_AFTER):
            return people.last
        if not people.counted and (own := self._their_number(people)) is not None:
            return own
        if not people.counted and (risen := self._risen_too(people)) is not None:
            return risen
        if not people.counted and (denied := self._denied(people.first)):
            return self._not_there(people.first, people.last, people.outcome, denied)
        if not people.counted and (fallen := self._fallen(people)) is not None:
            people = fallen
        if not people.counted and not self._licensed(people):
            return people.last
        outcomes: tuple[str, ...] = (people.outcome or "killed",)
        last = people.last
        if people.counted and (other := self._and_the_other(people)) is not None:
            outcomes, last = (*outcomes, other), people.last + 1
            behind = read_people(self.sheet, people.last, self.last)
            if behind and behind.grouped and people.victims.status == "unknown":  # عشرات القتلى والجرحى من المدنيين
                people, last = replace(people, victims=behind.victims), behind.last
        self.word = Word(people.first, last, outcomes, "noun", "")
        self._add(self.word, replace(people, last=last))
        return last

    def _their_number(self, people: People) -> int | None:
        """الجرحى الذين بلغ عددهم ألفين, القتلى وعددهم 12: the number of those that the noun names."""
        sheet = self.sheet
        at = next((unit for unit in range(people.last, min(self.last - 1, people.last + 5)) if sheet.forms[unit] in _THEIR_NUMBER), None)
        number = read_people(sheet, at + 1, self.last) if at is not None else None
        if at is None or number is None or not number.counted or sheet.dated[at + 1]:
            return None
        return self._list(Word(people.first, at, (people.outcome or "killed",), "noun", ""), replace(number, victims=people.victims if number.victims.status == "unknown" else number.victims))

    def _percent(self, people: People) -> bool:
        """70 % من القتلى: a share counts nobody."""
        sheet, at = self.sheet, people.first
        return at - self.first >= 2 and sheet.forms[at - 1] == "من" and sheet.forms[at - 2] in _PERCENT

    def _next_part(self, people: People) -> int | None:
        """A part on the next line of a list, or those of the injured whose state is told: ثلاثة منهم بحالة خطرة."""
        sheet, before = self.sheet, self.found[-1] if self.found else None
        if before is None or not people.counted or people.outcome is not None:
            return None
        whole = before.whole
        listed = people.noun and before is not whole and all(form in _BETWEEN for form in sheet.forms[before.last : people.first]) and "\n" in sheet.forms[before.last : people.first]
        if listed:
            return self._parts(whole, people)
        state = people.back and not people.noun and any(form in _STATE for form in sheet.forms[people.last : min(self.last, people.last + 3)])
        if state and (injured := self._counted_whole("injured")) is not None:
            self._part(injured, people)
            return people.last
        return None

    def _still(self, people: People) -> str | None:
        """عشرين شخصا لا يزالون مفقودين, مئة مدني باتوا محاصرين: the state that those counted are still in."""
        sheet, at = self.sheet, people.last
        if not people.counted or not people.noun:
            return None
        while at < min(self.last, people.last + 4) and sheet.forms[at] in _STILL:
            at += 1
        term = harm_term(sheet, at) if at < self.last and at > people.last else None
        return term.row["outcome"] if term and term.form in ("p", "d") and term.row["outcome"] in _STATES and not sheet.forms[at].startswith("ال") else None

    def _unsure(self, people: People) -> bool:
        """ما إذا كان هناك قتلى, هل سقط جرحى, لتفادي سقوط ضحايا, الإفراج عن 50 رهينة: asked, feared or over, not told."""
        sheet = self.sheet
        if any(sheet.forms[at].removeprefix("ل") in _FEARED for at in range(max(self.first, people.first - 4), people.first)):
            return True
        if people.outcome == "displaced" and any(sheet.forms[at] in _SHELTERS for at in range(max(self.first, people.first - 3), people.first)):
            return True
        if people.outcome in ("abducted", "detained") and any(sheet.forms[at] in _FREED for at in range(max(self.first, people.first - 4), people.first)):
            return True
        asked = range(max(self.first, people.first - 8), people.first)
        return any(sheet.forms[at] == "هل" or (sheet.forms[at] == "اذا" and at > self.first and sheet.forms[at - 1] in ("ما", "عما", "فيما")) for at in asked)

    def _fallen(self, people: People) -> People | None:
        """العشرات سقطوا قتلى: those counted stand before the verb that says they fell."""
        sheet, verb = self.sheet, people.first - 1
        if verb <= self.first or sheet.forms[verb] not in ("سقطوا", "سقط", "وقعوا", "ارتقوا", "خروا"):
            return None
        before = self._people_before(verb)
        return replace(before, outcome=people.outcome) if before and before.counted else None

    def _bodies(self, at: int) -> int:
        """جثث سبعة أشخاص, جثامين أربعة مدنيين: bodies are counted by whose they are."""
        people = read_people(self.sheet, at + 1, self.last)
        if people is not None and not people.counted and people.outcome and self.sheet.forms[at + 1].startswith("ال"):
            return people.last  # جثث القتلى: those counted before
        told = people is not None and (people.counted or people.number == "d" or self._bodies_of(at, people))
        if people is None or not told or self.sheet.suf[at]:
            return self._counted_noun(at)
        return self._list(Word(at, at + 1, ("killed",), "noun", ""), people)

    def _bodies_of(self, at: int, people: People) -> bool:
        """جثة سيدة, جثث أطفال: whose bodies they are, with no number."""
        return people.noun and people.outcome is None and not self.sheet.forms[people.first].startswith("ال") and (self.sheet.forms[at] == "جثه") == (people.number == "s")

    def _counted_among(self, at: int) -> int:
        """ستة أشخاص في عداد المفقودين: the noun behind عداد tells what befell those before it."""
        term = harm_term(self.sheet, at + 1) if at + 1 < self.last else None
        people = self._people_before(at - 1) if term and at > self.first + 1 and self.sheet.forms[at - 1] == "في" else None
        if term is None or people is None:
            return at + 1
        self._add(Word(at, at + 1, (term.row["outcome"],), "noun", ""), people)
        return at + 2

    def _fell_victim(self, at: int) -> int:
        """راح ضحية القصف 12 شخصا, ذهب ضحيتها مدنيان: the number behind the attack is of those killed."""
        sheet = self.sheet
        went = at > self.first and sheet.forms[at - 1] in _WENT
        people = self._people_after(at + 1, 6) if went else read_people(sheet, at + 1, self.last) if sheet.suf[at] or sheet.forms[at].startswith("ضحيت") else None
        if people is None and went:
            people = next((one for unit in range(at + 2, min(self.last, at + 16)) if not sheet.dated[unit] and (one := read_people(sheet, unit, self.last)) and one.counted and one.noun), None)
        return self._list(Word(at, at + 1, ("killed",), "noun", ""), people) if people else at

    def _licensed(self, people: People) -> bool:
        """قتلى, جرحى, ضحايا without a number count where they fall, are left behind or are there."""
        sheet = self.sheet
        if people.outcome == "displaced" and sheet.forms[people.first].startswith("ال"):
            return False  # مخيمات النازحين
        if heads_line(sheet, self.first, self.last, people):
            return True
        definite = sheet.forms[people.first].startswith("ال")
        if not definite and (people.number == "d" or sheet.forms[people.first - 1] in _LEAVES):
            return people.outcome in ("killed", "injured")  # شهيدان: two are two
        if definite and people.victims.status != "civilian" and people.outcome != "killed":
            return False
        if self._struck_down(people):
            return True
        if definite and people.first > self.first + 1 and (sheet.forms[people.first - 1] in ("عن", "الي") or "العدد" in sheet.forms[max(self.first, people.first - 3) : people.first]):
            return False  # تمييزه عن الشهداء, هذا العدد من الضحايا: those known already
        for back in range(1, 6):
            at = people.first - back
            if at < self.first:
                break
            if sheet.phrase(at, "cause") or (sheet.forms[at] in _FALLS and not (definite and sheet.forms[at] in _JOINS_ONLY)):
                return people.number == "p" or self._one_fell(people, at)
            if sheet.forms[at] in ("حصيله", "عدد", "اعداد", "احد", "بين"):
                return False
        return (bool(self.found) and self.found[-1].last >= people.first - 1 and sheet.pre[people.first] == "و") or (
            people.last < self.last and sheet.forms[people.last] in _FALLS
        ) or self._then_fell(people.last)

    def _then_fell(self, at: int) -> bool:
        """قتلى وجرحى من الحوثيين سقطوا: the verb behind the list says that they fell."""
        for unit in range(at, min(self.last, at + 8)):
            if self.sheet.forms[unit] in ("سقطوا", "وقعوا", "ارتقوا"):
                return True
            if self.sheet.forms[unit] in ("،", ":", "؛") or self.sheet.phrase(unit, "complement"):
                return False
        return False

    def _struck_down(self, people: People) -> bool:
        """أردوه قتيلا, أردتهم قتلى, خر صريعا: the verb before says that he or they were killed."""
        before = self.sheet.forms[people.first - 1] if people.first > self.first else ""
        return people.outcome == "killed" and (before.removeprefix("ف").startswith(("اردو", "اردا", "اردت", "ارديا")) or before in ("خر", "خرت", "سقط", "سقطت"))

    def _one_fell(self, people: People, at: int) -> bool:
        """سقط قتيل, خلفت قتيلا: one or two, but not سقط فلان شهيدا, where the noun tells how he fell."""
        sheet = self.sheet
        told_how = people.number == "s" and sheet.forms[people.first].endswith("ا") and sheet.forms[at] in ("سقط", "سقطت", "ارتقي", "ارتقت")
        return not told_how and people.first - at <= 3 and not sheet.forms[people.first].startswith("ال")

    def _and_the_other(self, people: People) -> str | None:
        """عشرات القتلى والجرحى: one count for two nouns; the outcome of the second."""
        sheet, at = self.sheet, people.last
        one, other = _of_many(sheet, at - 1), _of_many(sheet, at)
        if at >= self.last or one is None or other is None or sheet.pre[at] != "و" or not sheet.forms[at].startswith("ال") or not sheet.forms[at - 1].startswith("ال"):
            return None
        joined = one.form == other.form == "p" and other.row["outcome"] != one.row["outcome"] and other.row["pos"] in ("noun", "victim")
        goes_on = at + 1 < self.last and sheet.forms[at + 1] == "الي"  # والمصابين إلى 30: a count of its own
        return other.row["outcome"] if joined and not goes_on else None

    def _parted(self, people: People) -> int | None:
        """400 ضحية بين شهيد وجريح, 15 ما بين قتيل وجريح: one number for the outcomes that two nouns name."""
        sheet = self.sheet
        at = next((unit for unit in range(people.first + 1, min(people.last + 2, self.last - 2)) if sheet.forms[unit] == "بين"), None)
        if at is None or sheet.pre[at + 2] != "و" or not people.counted:
            return None
        one, other = harm_term(sheet, at + 1), harm_term(sheet, at + 2)
        if one is None or other is None or one.form != other.form or one.form not in ("s", "p"):
            return None
        self._add(Word(people.first, at + 3, (one.row["outcome"], other.row["outcome"]), "noun", ""), replace(people, last=at + 3))
        return at + 3

    def _counted_up(self, at: int) -> int:
        """عدد القتلى, أعداد شهداء القصف, إجمالي المصابين: the toll of those that the noun names."""
        return self._toll(at) if self.sheet.forms[at - 1 : at] != ["حصيله"] and self._of_those(at + 1) else self._counted_noun(at)

    def _denied(self, at: int) -> str:
        """Whether harm without a number is said not to have been ("none") or not to be known ("unknown"); else "".

        لم يسفر القصف عن ضحايا, دون سقوط قتلى; لا أنباء عن سقوط قتلى. A cause between (قصف دون تمييز أسفر عن قتلى) ends it.
        """
        sheet, known = self.sheet, "none"
        if sheet.forms[at].startswith("ال"):  # لن تعيد الشهداء: those are known
            return ""
        for unit in range(at - 1, max(self.first, at - 10) - 1, -1):
            form, before = sheet.forms[unit], sheet.forms[unit - 1] if unit else ""
            if form in _NEGATIVES and before in ("كي", "لكي", "حتي", "الا"):
                return "unknown"  # لكي لا يصبح المواطنون ضحايا
            if form in _NEGATIVES and sheet.forms[unit + 1] not in _NO_DENIAL and not begins_number(sheet.forms[unit + 1]):
                return known
            if form in _BUT or (sheet.phrase(unit, "cause") and before not in _NEGATIVES and before != "ان"):
                return ""
            known = "unknown" if form in _KNOWING else known
        return ""


def _of_many(sheet: Sheet, at: int) -> Term | None:
    """The noun for many harmed at a unit: المصابين are many, not two."""
    terms = sheet.terms[at] if at < sheet.size else ()
    return next((term for term in terms if term.kind == "harm" and term.form == "p"), None) or harm_term(sheet, at)


_WENT = words("went")
_STATE = words("in_state")
_BETWEEN = words("between_parts") | {"\n"}
_THEIR_NUMBER = words("their_number")
_PERCENT = words("percent")
_JOINS_ONLY = words("joins_only")
_ONE = words("one")
_LEAVES = words("leaves")
_STILL = words("still")
# bodies and places that bear the name of martyrs: لواء شهداء اليرموك, مستشفى الشهداء, ساحة الشهداء
_NAMED_AFTER = words("named_after")
_SHELTERS = words("shelters")  # مدرسة تؤوي آلاف النازحين
_FREED = words("freed")
_FEARED = words("feared")
_STATES = frozenset({"missing", "trapped", "detained", "abducted"})
_NEGATIVES = words("negatives")
_NO_DENIAL = words("no_denial")
_KNOWING = words("knowing")
_BUT = frozenset({"،", ",", ".", ":", "؛", "لكن", "فيما", "بينما", "حيث", "الا", "سوي", "غير", "بل", "مما"})
_FALLS = words("falls")
