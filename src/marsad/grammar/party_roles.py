"""The words right before a party that say what it has to do with a deed: على يد X, مصدره مواقع X, في بلدة تسيطر عليها X.

``packs/common/party_roles.tsv`` names them: who did it, who suffered it, and who only holds the place, and is never blamed
for what was done there. Between such words and the name may stand the men, machines or units of a party (برصاص عناصر من X).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.lexicon.word_tables import Finder, Hits, finder, word_rows
from marsad.model.values import fixed
from marsad.text.rule_words import ARTICLE, FOR, IN, OF, ON, TO, rule_forms, rule_words

_ABSOLUTE = rule_forms("party_roles.absolute")
_GROUPS, _WHOLE = rule_words("party_roles.groups"), rule_words("party_roles.whole")
_REACH = 8  # units before a party among which its role may be told
_BLAME = 20  # units between the word of blame and the party that it is laid on
_LAID_TO = 8  # units between اللوم and the party behind إلى
_NEAR_BLAME = 3  # units between أصابع الاتهام and the party behind إلى
_NEAR_LAID = 5  # units between نسبته and the party behind إلى, over who lays it
_TOLD_OF = 2  # units of words for a deed told of before the last of them
MEN = "men"


@fixed
class RoleRow:
    """A row of the table: its id, and the role that its words give."""

    id: str
    role: str


@cache
def _rows() -> Finder[RoleRow]:
    return finder((row["words"], RoleRow(row["id"], row["role"])) for row in word_rows("party_roles"))


@cache
def state_actors() -> Mapping[str, str]:
    """The actor that stands for a state which is named by its country, by the country's code."""
    return {row["country"]: row["actor"] for row in word_rows("party_states") if not row["only"]}


@cache
def speaking_states() -> Mapping[str, str]:
    """The same, with the states that are meant by their country only where it speaks: قصف العراق struck it."""
    return {row["country"]: row["actor"] for row in word_rows("party_states")}


class RoleWords:
    """The words of a report that tell the role of the party behind them."""

    def __init__(self, sheet: Sheet) -> None:
        self._words, self._dated, self._rows = sheet.scan.words, sheet.dated, sheet.hits(_rows())
        self._struck = frozenset(sheet.where("struck"))
        self._of: dict[str, set[int]] = defaultdict(set)  # the units at which words of each row stand
        told: defaultdict[int, list[tuple[int, RoleRow]]] = defaultdict(list)  # and those that say who the one behind them is
        for at, found in self._rows.found.items():
            for stop, row in found:
                self._of[row.id].add(at)
                if row.id == MEN:
                    self._of[MEN].update(range(at + 1, stop))
                if row.id not in _MARKS:
                    told[at].append((stop, row))
        self._told = Hits(list(told), told)
        self._men_before: dict[tuple[int, int], int] = {}

    def before(self, first: int, lo: int) -> tuple[RoleRow, int] | None:
        """The row whose words stand right before a unit, and where they begin; the nearest, of two of one end the longer."""
        near = self._told.between(max(lo, first - _REACH), first)
        if not near:
            return None
        begins = self.men_before(first, lo)
        begins -= begins - 1 > lo and self._words[begins - 1] in _QUOTES
        while begins - 1 > lo and self._dated[begins - 1]:
            begins -= 1  # غارات شنتها اليوم طائرات X
        best: tuple[int, int, RoleRow] | None = None
        for at in reversed(near):
            for stop, row in self._told.at(at):
                if begins <= stop <= first and (best is None or stop >= best[0]):
                    best = stop, at, row
        return None if best is None else (best[2], best[1])

    def men_before(self, first: int, lo: int) -> int:
        """Where the men and machines begin that stand before a name: عناصر من, طائرة تابعة."""
        floor = lo if lo > first - _REACH else first - _REACH
        if (first, floor) not in self._men_before:
            self._men_before[first, floor] = self._find_men_before(first, floor)
        return self._men_before[first, floor]

    def _quotes_open(self, at: int, floor: int) -> bool:
        """عناصر "X": a quotation mark between the men and the name."""
        return self._words[at - 1] in _QUOTES and at - 2 >= floor and at - 2 in self._of[MEN]

    def _find_men_before(self, first: int, floor: int) -> int:
        at, words, men = first, self._words, self._of[MEN]
        while at > floor and (at - 1 in men or self._quotes_open(at, floor)):
            if at in self._struck and words[at - 1] in _WHOLE:
                break  # هاجم مسلح دورية لـX
            if words[at - 1].endswith(_ABSOLUTE) and (at in self._struck or (at == first and not words[at].startswith(FOR) and not words[at].endswith(_ABSOLUTE))):
                break  # هاجم مسلحون دورية لـX, هاجم مسلحون قوات X: the gunmen are not theirs
            at = self._described_men(at - 1, floor)
        at += words[at] == TO  # ضربات إلى جماعة تابعة لـX
        return at - (at > floor and words[at - 1] in _THIS)  # هذه القوات

    def _described_men(self, at: int, floor: int) -> int:
        """عربة عسكرية تابعة, قوة كبيرة من الجيش, مجهولون يعتقد أنهم تابعون: where the words begin that stand between men and a word for them."""
        if at > floor and self._described(at - 1) and not self._begins_anew(at):
            at -= 1
        return self._supposed(at, floor)

    def _begins_anew(self, at: int) -> bool:
        """طائرات مجهولة | كتائب X, هاجم مسلحون مجهولون | دورية لـX: behind men and what they are like, another body or what they struck."""
        return self._words[at] in _GROUPS or at in self._struck

    def _supposed(self, at: int, floor: int) -> int:
        """مجهولون يعتقد أنهم تابعون لـX, يعتقد بانتمائهم لـX: where the words begin that only suppose whose men they are."""
        if at - 1 > floor and self._words[at].startswith(_BELONGING):
            verb = at - 1 - (self._words[at - 1] == IN)  # يشتبه في انتمائهم
            return verb if self._words[verb] in _SUPPOSE else at
        if at - 2 < floor or self._words[at - 1] not in _THAT_THEY:
            return at
        verb = at - 2 - (self._words[at - 2] == IN)  # يشتبه في أنها
        return verb if self._words[verb] in _SUPPOSE else at

    def supposed_of(self, at: int) -> bool:
        """بانتمائهم: the word that ties men to a party to whom they are only supposed to belong."""
        return self._words[at].startswith(_BELONGING)

    def _described(self, at: int) -> bool:
        """عناصر ملثمون, قوة كبيرة: an adjective behind a word for men; not من جهة."""
        return self._words[at].endswith(_ADJECTIVE_ENDINGS) and not self._words[at].startswith(_NO_ADJECTIVE) and self.are_men(at - 1) and self._words[at - 1] != OF

    def are_men(self, at: int) -> bool:
        """A word for men, machines or a unit of a party."""
        return at in self._of[MEN]

    def did(self, at: int) -> bool:
        """نفذته, شنتها: a verb of doing with its pronoun; who did it stands behind."""
        return at in self._of["hand.did"]

    def repels(self, at: int) -> bool:
        """صد هجوم: who does this is the one attacked."""
        return at in self._of["repel.deed"]

    def breaks_out(self, at: int) -> bool:
        """اندلاع مواجهات, سقوط صاروخ: told as something that came about, and not as the deed of who tells it."""
        return at in self._of["outbreak"] or at - 1 in self._of["outbreak"]

    def allied(self, at: int) -> bool:
        """وحليفتها روسيا: the word between two parties that joins them."""
        return at in self._of["ally"]

    def attacks(self, at: int) -> bool:
        """مهاجمة, مداهمة: a noun behind which stands who is attacked, where the attacker is told."""
        return at in self._of["attack.on"]

    def drives_out(self, at: int) -> bool:
        """طرد, دحر: a noun behind which stand those who had to leave."""
        return at in self._of["drive.out"]

    def told_of(self, at: int) -> bool:
        """نبأ اختطاف فلان, مذكرة توقيف, التحقيق في خطف: words that end here, for a deed told of; who stands before it does not do it."""
        return any(stop == at + 1 and row.id == "told.of" for unit in range(max(0, at - _TOLD_OF), at + 1) for stop, row in self._rows.found.get(unit, ()))

    def resists(self, at: int) -> bool:
        """تصدت أجهزة الأمن لانتحاري: who does this did not do what is told behind it."""
        return at in self._of["resists"]

    def beside(self, at: int) -> bool:
        """مع, بين: before one of those who fight."""
        return at in self._of["side"]

    def answers(self, at: int) -> bool:
        """رد, ردت: who does this was attacked before."""
        return at in self._of["answer"]

    def strike_from(self, at: int) -> bool:
        """دورية, قواعد, بارجة: from which a party strikes."""
        return at in self._of["strike.from"]

    def vehicle(self, at: int) -> bool:
        """مدرعة, شاحنة: a vehicle."""
        return at in self._of["vehicle"]

    def runs_over(self, verb: int, vehicle: int) -> bool:
        """دهسته سيارة: a verb of running over, and the vehicle that did."""
        return verb in self._of["runs.over"] and vehicle in self._of["vehicle"]

    def owned_by(self, at: int) -> bool:
        """زيارة وفد X, مقر X, رئيس X: a noun whose owner is no subject of a deed."""
        return at in self._of["noun.of"]

    def does(self, at: int) -> bool:
        """شنت, نفذ, بدأت: a verb whose subject stands behind it, and the deed behind that."""
        return at >= 0 and at in self._of["does"]

    def carries_out(self, at: int) -> bool:
        """نفذ, شنت: a verb whose subject is told to have done the deed that stands behind it with the article."""
        return at in self._of["carries.out"]

    def lays_hands(self, at: int) -> bool:
        """ألقت X القبض على: with القبض behind it an arrest."""
        return at in self._of["lays.hands"]

    def does_as_noun(self, at: int) -> bool:
        """مواصلة قوات X قصف البلدة, توجيه X ضربات: a noun of doing whose owner does the deed behind it."""
        return at in self._of["does.noun"] or self.does_his(at)

    def does_his(self, at: int) -> bool:
        """تنفيذه, شنها: such a noun with the pronoun of its owner."""
        return at in self._of["does.his"]

    def is_he(self, at: int) -> bool:
        """الجيش, تنظيم: a party that verbs of the masculine go on with."""
        return at in self._of["he"]

    def exchanges(self, at: int) -> bool:
        """تبادل, يتبادل: behind it stand two who do it to each other."""
        return at in self._of["exchange"]

    def some_of(self, at: int) -> bool:
        """عنصرا, أفراد, من: those whom a deed may strike as well as those who do it."""
        return at in self._of["some.of"]

    def state_men(self, at: int) -> bool:
        """جنود, قوة, دورية: men of a state, where its adjective stands behind."""
        return at in self._of["state.men"]

    def armed_men(self, at: int) -> bool:
        """مسلحون, مقاتلون: men of an armed group, where its adjective stands behind."""
        return at in self._of["armed.men"] or at in self._of["state.men"]

    def military(self, at: int) -> bool:
        """عسكرية, خاصة: what men of a state are said to be."""
        return at in self._of["military"]

    def fights(self, at: int) -> bool:
        """اشتباكات, معارك: words for a fight of two sides; a هجوم or كمين has one that strikes."""
        return at in self._of["fight"]

    def mutual(self, at: int) -> bool:
        """متبادل: fire that both sides open."""
        return at in self._of["mutual"]

    def exposed(self, at: int) -> bool:
        """تعرضوا, تتعرض: behind it stands what befell the subject."""
        return at in self._of["exposed"]

    def escaped(self, at: int) -> bool:
        """نجا, أفلتوا: behind it and من stands what the subject came away from."""
        return at in self._of["escaped"]

    def governs(self, at: int) -> bool:
        """بحثا عن X, حربا ضد X: a preposition whose party is no subject."""
        return at in self._of["governs"]

    def stands_by(self, at: int) -> bool:
        """هنأت, رحبت, دعت: who does this only speaks of the deed."""
        return at in self._of["stands.by"]

    def probes(self, at: int) -> bool:
        """يحقق, تحرت: with في or ب before the noun of a deed, who looks into it; with no preposition يحقق تقدما is his own."""
        return at in self._of["probes"]

    @property
    def leads(self) -> set[int]:
        """تخللها, انتهت ب: the units behind which stands what came of an operation."""
        return self.units("leads.to")

    def operation(self, at: int) -> bool:
        """الحملة, العملية, الهجوم: a deed told before, taken up by its noun."""
        return at in self._of["operation"]

    def blames(self, at: int) -> bool:
        """مسؤوليته, وقوفها: the word of blame, or of who takes it upon himself."""
        return at in self._of["blame.on"]

    def blamed(self, at: int, lo: int) -> int | None:
        """Where the blame is told that is laid on a party: ألقت الحكومة بالمسؤولية على X, اتهامات لـX."""
        begins = self.men_before(at, lo)
        if begins > lo and self._words[begins - 1] == ON:
            return next((unit for unit in range(begins - 2, max(lo, begins - _BLAME) - 1, -1) if unit in self._of["blame.on"]), None)
        if begins > lo and self._words[begins - 1] == TO:
            return next((unit for unit in range(begins - 2, max(lo, begins - _LAID_TO) - 1, -1) if unit in self._of["blame.to"]), None)
        return begins - 1 if begins > lo and self._words[begins].startswith(FOR) and begins - 1 in self._of["blame.to"] else None

    def behind_it(self, last: int, deed: int) -> bool:
        """X يقف وراء الهجوم, X هو المسؤول عن التفجير: from the end of a party to the deed that it is told to be behind."""
        at = last
        while at < deed and (self._words[at].startswith(ARTICLE) or self._words[at] in _QUOTES or self._words[at] in _COPULA) and not self._ends_behind(at, deed):
            at += 1
        return self._ends_behind(at, deed)

    def named_as_doer(self, deed: int, first: int) -> bool:
        """المسؤول عن القصف هو X, من يقف وراء التفجير هم عناصر X: behind the deed that somebody is behind, and who that is."""
        at = self.men_before(first, deed) - 1
        at -= self._words[at] in _QUOTES
        return self._words[at] in _COPULA and 0 < at - deed <= _NEAR_BLAME and any(self._ends_behind(unit, deed) for unit in range(max(0, deed - _NEAR_BLAME), deed))

    def _ends_behind(self, at: int, deed: int) -> bool:
        return any(row.id == "behind.it" and deed - stop in (0, 1) for stop, row in self._rows.found.get(at, ()))

    def blamed_for_that(self, last: int) -> bool:
        """X هو المسؤول عنه: from the end of a party to the words that lay to it what was told before."""
        at = last
        while (self._words[at] in _QUOTES or self._words[at] in _COPULA or self._words[at].startswith(ARTICLE)) and at not in self._of["behind.that"]:
            at += 1
        return at in self._of["behind.that"]

    def units(self, ident: str) -> set[int]:
        """The units at which words of a row stand."""
        return self._of[ident]

    def ascribed_to(self, first: int, deed: int, lo: int) -> bool:
        """عزت الوزارة خمس هجمات إلى X, هجوم نسبته الوزارة إلى X: behind the deed that somebody ascribes, and إلى."""
        begins = self.men_before(first, deed)
        laid = TO in (self._words[begins], self._words[begins - 1]) or self._words[first].startswith(FOR)
        return begins > deed and laid and any(self.ascribed(unit) for unit in (*range(max(lo, deed - _REACH), deed), *range(max(deed, begins - _NEAR_LAID), begins)))

    def ascribed(self, at: int) -> bool:
        """نسب, منسوبة: behind it stands the party to whom a deed is laid."""
        return at in self._of["ascribed"]


def stands_behind_its_doer(sheet: Sheet, at: int) -> bool:
    """قصفت الفصائل الطائرات الروسية: behind a verb and a definite word for who did it, a name without a preposition is whom they struck."""
    side = at - 1
    if side < 1 or sheet.pre[at] or sheet.pre[side] or not sheet.forms[side].startswith(ARTICLE) or not _is_side(sheet, side):
        return False
    return any(term.form in VERB_FORMS for term in sheet.terms[side - 1])


def _is_side(sheet: Sheet, at: int) -> bool:
    """الفصائل, المقاتلون, المعارضة: a word that fights, whole by itself."""
    kinds = (term.row.get("kind") for term in sheet.terms[at] if term.kind in ("source", "actor"))
    return role_words(sheet).are_men(at) or any(kind in _ARMED for kind in kinds)


_ARMED = frozenset({"armed_group", "official_military"})


def role_words(sheet: Sheet) -> RoleWords:
    """The words for roles of a report, looked up once whoever asks."""
    found = sheet.laid.get("role_words")
    if not isinstance(found, RoleWords):
        found = sheet.laid["role_words"] = RoleWords(sheet)
    return found


_QUOTES = frozenset({'"', "«", "»", "'", "(", ")"})
_COPULA = rule_words("party_roles.copula")
_THIS = rule_words("party_roles.this")
_THAT_THEY = rule_words("party_roles.that_they")
_SUPPOSE = rule_words("party_roles.suppose")
_BELONGING = rule_forms("party_roles.belonging")
_MARKS = frozenset({MEN, "ascribed", "attack.on", "told.of", "resists", "strike.from", "answer", "side", "outbreak", "does", "does.noun", "does.his", "lays.hands", "runs.over", "vehicle", "behind.it", "behind.that", "claims.it", "carries.out", "drive.out", "repel.deed", "ally", "noun.of", "blame.on", "blame.to", "he", "some.of", "stands.by", "probes", "governs", "exposed", "fight", "mutual", "state.men", "armed.men", "military", "exchange", "leads.to", "operation"})


_ADJECTIVE_ENDINGS = rule_forms("party_roles.adjective_endings")
_NO_ADJECTIVE = rule_forms("and_or_the")
