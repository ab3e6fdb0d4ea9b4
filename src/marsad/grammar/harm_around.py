"""The people around a word of harm: behind it over when and where, or before it over what else is told of them."""

from __future__ import annotations

from marsad.grammar.harm_found import Found, harm_term
from marsad.grammar.harm_words import words
from marsad.grammar.people import read_people
from marsad.grammar.people_found import People

PRONOUNS = words("pronouns")


class Around(Found):
    """The people that stand before or behind a word."""

    def _people_after(self, at: int, gap: int) -> People | None:
        """The first phrase for people behind a unit, over words of when, where and by whom."""
        limit, first = min(self.last, at + gap + 1), at
        past_cause = False
        if at + 1 < self.last and at in self.sheet.prose.closes and (quoted := read_people(self.sheet, at + 1, self.last)) and quoted.counted:
            return quoted  # مقتل "30 مدنيا …": what is quoted goes on with the count
        while at < limit:
            people = read_people(self.sheet, at, self.last)
            if people and (people.counted or not past_cause or self._of_the_event(people)):
                return people
            if (behind := self._behind_agent(at)) > at:
                at, past_cause = behind, True
                continue
            if past_cause and self.sheet.forms[at] == "ذلك":
                past_cause, at = False, at + 1  # وقتل إثر ذلك جندي
                continue
            subject = at == first and not self.sheet.pre[at]
            past_cause = past_cause or (self.sheet.term(at, "event") is not None and not subject) or self.sheet.forms[at] in ("نتيجه", "جراء", "اثر", "بسبب", "خلال", "في")
            if not self._passable(at) or (self.sheet.forms[at] == "من" and self.sheet.forms[at + 1 : at + 2] == ["قبل"]):
                return None  # بذبح رجل من قبل متطرف: who did it
            stop = self.sheet.stops[at]
            if self.sheet.forms[at] == "،":
                limit = min(limit, first + gap + 1)
            elif self.sheet.dated[at]:
                limit = min(self.last, limit + stop - at)  # a day, however long, takes no room within its clause
            at = stop
        return None

    def _behind_agent(self, at: int) -> int:
        """برصاص عناصر الدورية, على يد مسلحين: the unit behind those who did it; the same unit where none are told."""
        sheet = self.sheet
        mark = at + 1 if sheet.forms[at] == "علي" and at + 1 < self.last and sheet.forms[at + 1] in _HAND else at
        if sheet.forms[mark] not in _AGENT or mark + 1 >= self.last:
            return at
        doers = read_people(sheet, mark + 1, self.last)
        return doers.last if doers and not (doers.counted and sheet.forms[mark] not in _HAND) else max(sheet.stops[mark + 1], mark + 2)

    def _of_the_event(self, people: People) -> bool:
        """قتل في الغارة ضباط: an indefinite plural right behind a definite attack is not whose attack it was."""
        sheet, before = self.sheet, people.first - 1
        attack = sheet.term(before, "event") is not None and sheet.forms[before].startswith("ال")
        return attack and people.number == "p" and not sheet.pre[people.first] and not sheet.forms[people.first].startswith("ال")

    def _passable(self, at: int) -> bool:
        """Between a verb of harm and those harmed may stand place, time, cause and the party that did it."""
        sheet = self.sheet
        if sheet.dated[at] or self._around_a_name(at):
            return True
        if sheet.forms[at] in BREAKS or harm_term(sheet, at) or sheet.phrase(at, "complement", "subset", "cause"):
            return False
        if sheet.term(at, "saying"):
            return False
        return True

    def _around_a_name(self, at: int) -> bool:
        """The marks of حركة "حماس": a quotation of a word or two is a name."""
        closes = self.sheet.prose.closes
        return any(closes.get(opening) in range(max(at, opening + 1), opening + 4) for opening in range(max(0, at - 3), at + 1) if opening == at or closes.get(opening) == at)

    def _people_before(self, at: int) -> People | None:
        """A phrase for people that ends where the verb begins; a subset (بينهم 37 أجنبيا) may stand between."""
        end = at
        if self.sheet.pre[at] in ("و", "ف"):
            return None  # …, وتحاصر القوات: those counted before the "and" are of another clause
        if at > self.first and self.sheet.forms[at - 1] in ("كما", "فيما", "بينما", "حيث"):
            return None  # … من المواطنين كما قتل ستة: another clause
        end -= at - 1 > self.first and self.sheet.forms[at - 1] == "قد"  # أربعة حراس قد قتلوا
        if (opened := self._apposition(at)) is not None:
            end = opened
        for start in range(end - 1, max(self.first, at - 18) - 1, -1):
            form = self.sheet.forms[start]
            if form in (";", ":", "؛") or self.sheet.phrase(start, "complement"):
                return None
            if self.sheet.phrase(start, "subset"):
                end = start
                continue
            people = read_people(self.sheet, start, end)
            if people is None or end - people.last > (0 if people.last == start else 1):
                continue
            people = self._widest(people, start, end)
            if not people.counted and people.first > self.first and self.sheet.forms[people.first - 1] in ("عدد", "حصيله", "اعداد"):
                return None  # ارتفع عدد الصحفيين الذين قتلوا: how many is told elsewhere, or not
            joined = self._joined_before(people)
            if end < at or not self._is_subset(joined[0].first if joined else people.first):
                if joined and people.noun and self.sheet.forms[at].endswith(("ا", "ان", "وا")):
                    return people  # قائدا وسائقه قتلا
                return people if people.counted or people.number in ("p", "d") or self.sheet.forms[at] in PASSIVE else None
        return None

    def _apposition(self, at: int) -> int | None:
        """أربعة مدنيين، هم طفلان وامرأتان، قتلوا: the unit where what only says who they were sets in."""
        sheet = self.sheet
        if at - 1 <= self.first or sheet.forms[at - 1] not in ("،", "-", ")"):
            return None
        opened = next((unit for unit in range(at - 2, max(self.first, at - 8), -1) if sheet.forms[unit] == "("), None) if sheet.forms[at - 1] == ")" else None
        if opened is not None and any("number" in sheet.kinds[unit] or sheet.forms[unit][0].isdecimal() for unit in range(opened, at)):
            return opened  # الفتى فلان الفلاني (14 عاما) استشهد
        for unit in range(at - 2, max(self.first, at - 14), -1):
            if sheet.forms[unit] in PRONOUNS or sheet.phrase(unit, "subset"):
                return unit
            if sheet.phrase(unit, "complement") or harm_term(sheet, unit) or sheet.term(unit, "saying"):
                return None
        return None

    def _joined_before(self, people: People) -> list[People]:
        """15 سجينا على الأقل وأربعة حراس: those counted before the و, in text order."""
        sheet, found = self.sheet, [people]
        while len(found) < 6 and (sheet.pre[found[0].first] == "و" or (found[0].first > self.first and sheet.forms[found[0].first - 1] == "و")):
            end = found[0].first - (sheet.pre[found[0].first] != "و")
            end -= end > self.first and sheet.forms[end - 1] == "،"
            earlier = next((one for at in range(end - 1, max(self.first, end - 8) - 1, -1) if (one := read_people(sheet, at, end)) and self._ends_at(one, end)), None)
            if earlier is None:
                break
            earlier = self._widest(earlier, earlier.first, end)
            governed = earlier.first > self.first and (sheet.forms[earlier.first - 1] in ("من", "في", "علي", "عن") or sheet.forms[earlier.first - 1] in _AGENT)
            if governed or not (earlier.noun or earlier.outcome):
                break
            found.insert(0, earlier)
        return found[:-1]

    def _ends_at(self, people: People, end: int) -> bool:
        """The phrase ends here, or an adjective that is a word of another kind too stands between (قائدا ميدانيا)."""
        return people.last == end or (people.last == end - 1 and people.noun and not self.sheet.pre[end - 1] and self.sheet.forms[end - 1].endswith(("يا", "يين", "يه")))

    def _widest(self, people: People, start: int, end: int) -> People:
        """The number may begin some words before the noun that was met first from behind."""
        for earlier in range(start - 1, max(self.first, start - 7) - 1, -1):
            wider = read_people(self.sheet, earlier, end)
            if wider and wider.last >= people.last and (wider.counted or (earlier == people.first - 1 and wider.number == people.number)):
                people = wider
        return people

    def _is_subset(self, first: int) -> bool:
        return any(self.sheet.phrase(at, "subset") and self.sheet.stops[at] == first for at in range(max(self.first, first - 3), first))

    def _head_of_clause(self, at: int) -> People | None:
        """إن 30 مقاتلا جاؤوا من العراق قد قتلوا: those counted at the head of the clause, over what else is told of them."""
        sheet = self.sheet
        for unit in range(at - 1, max(self.first, at - 24) - 1, -1):
            if harm_term(sheet, unit) or sheet.forms[unit] in ("،", ":", "؛"):
                return None
            if sheet.phrase(unit, "complement") or sheet.forms[unit] in ("كان", "كانت") or unit == self.first:
                people = read_people(sheet, sheet.stops[unit] if unit > self.first or not read_people(sheet, unit, at) else unit, at)
                return people if people and people.counted and people.noun else None
        return None

    def _opens_subset(self, at: int) -> bool:
        return self.sheet.phrase(at, "subset") or self.sheet.forms[at] in PRONOUNS


_HAND = words("by_hand")
_AGENT = words("by_agent") | _HAND
PASSIVE = words("passive")
BREAKS = frozenset(
    {
        "كامل",
        "جميع",
        "كافه",
        "كل",
        "معظم",
        "اغلب",
        "غالبيه",
        "هم",
        "هو",
        "هي",
        "وهم",
        "وهو",
        "وهي",
        "ليست",
        "قد",
        "ان",
        "الذي",
        "التي",
        "الذين",
        "بينما",
        "فيما",
        "لكن",
        "حيث",
        "كما",
        ":",
        '"',
        "؛",
        "منذ",
        "علي",
        "الي",
        "عن",
        "بعد",
        "مما",
    }
)
