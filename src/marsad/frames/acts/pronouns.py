"""جنود قتلهم التنظيم, وأصابه: whom the pronoun of a verb stands for."""

from __future__ import annotations

from marsad.frames.acts.introduced import Introduced
from marsad.frames.people.ages import past_age
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.rows import Frame, frame_of
from marsad.frames.words import words_of
from marsad.syntax.tokens import RELATIVE

_HER, _THEY, _SHE_MANY = "ها", "وا", "ات"
_ARMED = frozenset({"fighter", "soldier"})
_BODILY = frozenset({"killed", "injured"})
_SAME_ONE = 6  # units between one told by name and a verb with the pronoun


class Pronouns(Introduced):
    """جنود قتلهم التنظيم, وأصابه: whom the pronoun of a verb stands for."""

    def by_pronoun(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """جنود قتلهم التنظيم, أطلق النار على شاب وأصابه: whom the pronoun stands for."""
        many = self.sheet.suf[at] in words_of("theirs")
        meant = at - 1 if at > self.first and self.tokens.flags[at - 1] & RELATIVE else 0  # القاعدة التي تحاصرها القوات
        for told_of in reversed(self.people_between(max(self.first, at - 14), at, again=True)):
            people = self.him_whose_kin_speaks(told_of)
            if people is None or self.of_other_sex(people, at) or self.after_agent(people.first):
                continue  # تعرض للضرب من قبل أحد المسلحين، وقتله
            if self.sheet.suf[at] == _HER and self.sheet.forms[at].endswith(_THEY) and not self.sheet.forms[people.first].endswith(_SHE_MANY):
                continue  # أفرج الجنود عن سفينة احتجزوها: they held her, and are no one who was held
            if many and not meant and self.they_did_it(people, at):
                break
            if meant and past_age(self.tokens, people.last, at) < meant - 1:
                break
            right = (people.number == "s") != many or self.she(people, at, outcomes)
            told = any(harm.first == people.first and harm.outcome in outcomes for harm in self.found)
            if right and people.noun and self.dwellers(people):
                break
            if right and people.noun:
                if not told:
                    self.add(frame.id, at, outcomes, people)
                break  # جثث ثمانية أشخاص قتلهم التنظيم: told already
        else:
            self.same_one(at, outcomes, frame, many=many)
        return stop

    def they_did_it(self, people: People, at: int) -> bool:
        """قالت إن عناصر X قتلوهم: men who bear arms before a verb of many with its pronoun did it, and are no one whom it met; not جنود قتلهم X, خطفوا جنودا وقتلوهم."""
        theirs = self.sheet.forms[at].endswith(_THEY) and not self.tokens.joined(at)
        return theirs and people.victims.status in _ARMED and self.may_be_doers(people)

    def him_whose_kin_speaks(self, people: People) -> People | None:
        """قالت والدة الناشط إن مسلحين خطفوه: the one whose kin tells it; others are who they are."""
        if people.first == 0 or self.sheet.term(people.first - 1, "saying") is None or self.kin(people) is None:
            return people
        return read_people(self.tokens, people.first + 1, self.last, named=True)

    def she(self, people: People, at: int, outcomes: tuple[str, ...]) -> bool:
        """(أطلق النار على) طفلة وأصابها: a woman right before; whatever else is told so may be a town (دخلوها واحتجزوها)."""
        near = people.number == "s" and people.victims.sex == "woman" and at - people.last <= _SAME_ONE
        return near and self.sheet.suf[at] == _HER and outcomes[0] in _BODILY

    def of_other_sex(self, people: People, at: int) -> bool:
        """اختطفوا الزوجة وقتلوه: the pronoun is of a man."""
        other = {"ه": "woman", _HER: "man"}.get(self.sheet.suf[at])
        return people.number == "s" and people.victims.sex == other

    def hit_him(self, at: int) -> int:
        """أطلق جندي النار على شاب وأصابه, وأصابته: folded, "hit him" looks like a wound or his wound; the letters of the report tell the verb with its pronoun."""
        first, last = self.sheet.span(at, at + 1)
        told = self.sheet.text[first:last]
        term = self.harm_term(at) if "أصاب" in told and not told.endswith("ة") else None
        frame = frame_of(term) if term else None
        return self.by_pronoun(at, at + 1, ("injured",), frame) if frame else 0

    def same_one(self, at: int, outcomes: tuple[str, ...], frame: Frame, *, many: bool) -> None:
        """خطفت العصابة سامر الدالي وقتلته: of the one told by name right before."""
        last = self.found[-1] if self.found else None
        if many or last is None or not last.people.names or not self.tokens.joined(at):
            return
        if at - last.last <= _SAME_ONE:
            self.add(frame.id, at, outcomes, last.people)
