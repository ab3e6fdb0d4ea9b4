"""One person by name or title: مقتل فلان الفلاني، أحد قادة X."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.cut_names import spelled_as_on
from marsad.grammar.given_names import NameAt, read_name
from marsad.grammar.harm_around import BREAKS
from marsad.grammar.harm_found import HarmAt, Word
from marsad.grammar.harm_nouns import Nouns
from marsad.grammar.harm_persons import common_sex, names_in_list, persons_of
from marsad.grammar.harm_words import lemmas, words
from marsad.grammar.people import read_people
from marsad.grammar.people_found import is_function
from marsad.grammar.place_found import ends_in_pronoun
from marsad.grammar.sheet import Sheet
from marsad.model.reading import Victims


class Names(Nouns):
    """One person by name or title."""

    def _named(self, word: Word) -> int:
        """Behind a word of harm a name or title without number is one person; after a plural pronoun it is none."""
        sheet, at = self.sheet, word.stop
        if (listed := self._each_of(word, at)) > at:
            return listed
        if word.outcomes[0] in ("displaced", "evacuated", "trapped") or sheet.forms[word.at] in _NO_NAMES_BEHIND:
            return word.stop
        if word.pos == "life" and not sheet.phrase(at, "personal"):
            return word.stop  # القضاء على آفة التهريب
        if at < self.last and sheet.forms[at] in _DEED_ADJECTIVES:
            return word.stop  # قتل جماعي وانتقامي
        if at >= self.last or not sheet.forms[at].isalpha() or sheet.pre[at] not in ("", "ال"):
            return word.stop
        name = read_name(sheet, at, self.last)
        if name is None and (sheet.forms[at] in BREAKS or sheet.forms[at] == "علي" or any(t.kind in _NO_NAME and t.key != "personal" for t in sheet.terms[at])):
            return word.stop
        if name is not None:
            return self._one_named(word, name)
        source = sheet.term(at, "source")
        actor = sheet.term(at, "actor")
        person = actor is not None and actor.row.get("sex", "") != ""
        source = source if source and source.row["single"] in _TITLES else None
        if not (person or source or two_names(sheet, at, self.last)):
            return word.stop
        if not (person or source) and ((sheet.forms[at].endswith("يه") and len(sheet.forms[at]) > 5) or sheet.forms[word.at].endswith("ات")):
            return word.stop  # إعدامات ميدانية, إصابات بليغة
        if (actor and not person) or (source and source.form == "p"):
            return word.stop
        last = at
        while (
            last < min(self.last, at + 9)
            and (last == at or sheet.pre[last] == "")
            and sheet.forms[last] not in BREAKS
            and sheet.forms[last].isalpha()
            and not any(t.kind in ("event", "date", "harm", "saying") for t in sheet.terms[last])
        ):
            last += 1
        self.found.append(HarmAt(at, last, word.at, word.outcomes[0], 1, 1, "exact", self._title(at, last, word)))
        return self._with_him(word, last)

    def _one_named(self, word: Word, name: NameAt) -> int:
        """قتل وسام النجار, استشهدت ليلى نعمان: one person by a name that the list of given names knows."""
        victims = self._title(name.first, name.last, word)
        if word.form != "past" and name.sex in ("man", "woman"):
            victims = replace(victims, sex=name.sex)
        self.found.append(HarmAt(name.first, name.last, word.at, word.outcomes[0], 1, 1, "exact", victims))
        return self._with_him(word, name.behind)

    def _each_of(self, word: Word, at: int) -> int:
        """قتل كل من سامر الدالي وهيثم العاني: a list of names counts its number."""
        sheet = self.sheet
        opened = next((unit for unit in range(at, min(self.last - 2, at + 5)) if self._opens_each(unit)), None)
        if opened is None:
            return at
        start = opened + 2
        start += start + 1 < self.last and sheet.forms[start].startswith("ال") and read_name(sheet, start + 1, self.last) is not None  # كل من الأخوين X وY
        names = names_in_list(sheet, start, self.last)
        if len(names) < 2:
            return at
        self._add_names(word, opened, names)
        return names[-1].behind

    def _opens_each(self, at: int) -> bool:
        """كل من, كلا من: the لا of كلا is no negation."""
        sheet = self.sheet
        return sheet.forms[at + 1] == "من" and (sheet.forms[at] in _EACH or (sheet.forms[at] == "لا" and sheet.pre[at] == "ك"))

    def _add_names(self, word: Word, first: int, names: list[NameAt]) -> None:
        victims = Victims(sex=common_sex(names))
        for outcome in word.outcomes[:1]:
            self.found.append(HarmAt(first, names[-1].last, word.at, outcome, len(names), len(names), "exact", victims, persons=persons_of(self.sheet, names)))

    def _together_with(self, word: Word, at: int) -> int:
        """قتل مع ستة آخرين, مع أربعة من معاونيه: more harmed beside the one told before, of his side."""
        people = read_people(self.sheet, at + 1, self.last) if at + 1 < self.last and self.sheet.forms[at] == "مع" else None
        if people is None or not (people.counted or people.number in ("d", "p")) or not (people.noun or people.others or people.counted) or self.sheet.forms[people.first].startswith("ال"):
            return at
        leader = self.found[-1].victims.status if self.found else "unknown"
        victims = replace(people.victims, status=leader) if people.victims.status == "unknown" and leader in ("fighter", "soldier") else people.victims
        self._add(word, replace(people, victims=victims))
        return people.last

    def _with_him(self, word: Word, at: int) -> int:
        """محمد فلان ومرافقه, وابنه: one more, told by what he is to the one named."""
        sheet = self.sheet
        son = at < self.last and sheet.forms[at] == "ابنه" and ends_in_pronoun(sheet, at)
        his = at < self.last and sheet.pre[at] == "و" and (sheet.suf[at] in ("ه", "ها") or son)
        people = read_people(sheet, at, self.last) if his and sheet.term(at, "person") else None
        if people is None or people.number != "s" or people.outcome:
            return self._together_with(word, at)
        victims = replace(people.victims, sex="man") if son else people.victims  # ابنه is folded as ابنة
        self._add(word, replace(people, min=1, max=1, expr="exact", victims=victims))
        return people.last

    def _title(self, first: int, last: int, word: Word) -> Victims:
        """What the titles beside a name tell of its bearer: زعيم، أحد قادة، القيادي، الصحفي."""
        sheet = self.sheet
        victims = Victims()
        for at in range(first, min(last + 5, self.last)):
            if sheet.forms[at] in BREAKS or any(t.kind == "event" for t in sheet.terms[at]) or (at >= last and sheet.pre[at] == "و"):
                break
            for term in sheet.terms[at]:
                if term.kind == "person" and victims.status == "unknown" and term.row["status"] != "unknown":
                    status = "fighter" if term.row["status"] == "combatant" else term.row["status"]
                    victims = Victims(status, "unknown", victims.sex, term.row.get("role") or None)
                elif term.kind == "actor" and victims.status == "unknown" and term.row.get("force"):
                    victims = replace(victims, status=term.row["force"])
            if victims.sex == "unknown" and (sex := _sex_of_title(sheet, at)):
                victims = replace(victims, sex=sex)
        if victims.sex == "unknown" and word.form == "past":
            victims = replace(victims, sex="woman" if sheet.forms[word.at].endswith("ت") else "man")
        return victims

    def _subject(self, word: Word) -> int:
        """محمد فلان، أحد أفراد الحرس، قتل في …: one person at the head of the clause is the one harmed."""
        sheet = self.sheet
        start = self.first
        for at in range(word.at - 1, max(self.first, word.at - 20) - 1, -1):
            if sheet.phrase(at, "complement") or sheet.forms[at] in (":", "؛", "فيما", "بينما"):
                start = at + 1
                break
        if word.at - start > 19 or word.at - start < 1:
            return word.stop
        people = read_people(sheet, start, word.at)
        if people and people.min == 1 and people.max == 1:
            last = max(people.last, min(word.at, people.last))
            self._add(word, replace(people, last=last))
        elif two_names(sheet, start, word.at) and sheet.pre[start] in ("", "و"):
            self.found.append(HarmAt(start, word.at, word.at, word.outcomes[0], 1, 1, "exact", self._title(start, word.at, word)))
        return word.stop


_EACH = words("each")
_NO_NAMES_BEHIND = words("no_names_behind")
_DEED_ADJECTIVES = words("deed_adjectives")
_NO_NAME = frozenset({"event", "phrase", "weapon", "date", "saying", "number", "harm"})
_TITLES = lemmas("titles")


def _sex_of_title(sheet: Sheet, at: int) -> str:
    """A title beside a name tells a man or a woman by its gender: زعيم, أحد قادة, قيادية, إحدى."""
    form = sheet.forms[at]
    if form in ("احد", "احدي"):
        return "man" if form == "احد" else "woman"
    single = any(term.kind == "person" and term.form == "s" for term in sheet.terms[at])
    return "" if not single else "woman" if form.endswith("ه") else "man"


def two_names(sheet: Sheet, at: int, end: int) -> bool:
    if sheet.phrase(at, "personal"):
        return not spelled_as_on(sheet.text, sheet.span(at, at + 1)[1])
    return (
        at + 1 < end
        and not sheet.forms[at].startswith(("وال", "بال", "لل"))
        and not sheet.forms[at + 1].startswith(("وال", "بال", "لل"))
        and not is_function(sheet.forms[at])
        and not is_function(sheet.forms[at + 1])
        and not (sheet.forms[at].endswith("ا") and sheet.forms[at + 1].endswith("ا"))
        and not sheet.terms[at]
        and not sheet.terms[at + 1]
        and sheet.forms[at].isalpha()
        and sheet.forms[at + 1].isalpha()
        and len(sheet.forms[at]) > 2
        and sheet.pre[at + 1] == ""
        and sheet.forms[at] not in BREAKS
        and sheet.forms[at + 1] not in BREAKS
    )
