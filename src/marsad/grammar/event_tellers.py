"""Those who tell of an event: no parties to it, unless what they tell is their own deed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence

from marsad.grammar.deeds_of_others import not_his
from marsad.grammar.event_found import EventAt
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.parties.deed_words import ADJECTIVE_ENDINGS, TARGETED, is_hers
from marsad.grammar.party_roles import role_words
from marsad.grammar.party_states import party_that_speaks, state_at
from marsad.grammar.party_taken_up import taken_up
from marsad.grammar.place_found import PREPOSITIONS
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import ARMED, FIGHTING, NAMED, Statement
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import ARTICLE, BETWEEN, BY, FOR, OF, RELATIVES, WITH, rule_forms, rule_word, rule_words

_CLAUSE = 6  # units between where a clause begins and the deed that its subject did
_BEHIND_MARK, _ASIDE = 5, 18  # units from a mark to the deed, and from where an accusation begins to the second mark of a clause in it
_CHARGE = 10  # units between where an accusation begins and the deed in it
_NEAR = 2  # units between where what is said begins and the deed that it begins with
_AIMED = 4  # units between a deed and the verb that says whom it met
_CONCEDED = 3  # … where somebody concedes his part in whom it killed
_BY_NOBODY = frozenset({"explosion", "landmine", "suicide_attack", "killing", "casualties"})  # types that do not say that anybody of his struck
_WAS = rule_words("event_tellers.was")
_OWN = rule_words("their_own")
_FLYING = rule_words("event_tellers.flying")
_NO_AIR_FORCE = rule_words("event_tellers.no_air_force")
BARE_FORCES = rule_words("event_tellers.bare_forces") | _FLYING
_OWN_DEAD = rule_words("event_tellers.own_dead")
_TOLD = ("masdar", "s", "p")
_CLAIMED = (*_TOLD, "d", "phrase")
_TAKING = rule_words("event_tellers.taking")
_CONTROL = rule_words("event_tellers.control") | _TAKING  # أعلن السيطرة على, إلقاء القبض: of what he holds himself
_KILLING = rule_words("event_tellers.killing")
_KILLED_OR_TAKEN = _KILLING | _TAKING
_CLAIMED_DEAD = _KILLING | rule_words("event_tellers.claimed_dead")
OWNED_TO = frozenset({"deny", "concede"})  # acts by which somebody denies or admits what would be his own deed
_ANNOUNCED = frozenset({"assert", "claim_responsibility", "concede"})
LIABLE = rule_forms("speakers.liable")  # أقر X بمسؤوليته عن مقتل ثلاثة
_TOLD_OF_HIMSELF = OWNED_TO | {"assert", "claim_responsibility", "justify"}


class Tellers:
    """The words of a report that say who speaks, and whose the deed is that they speak of."""

    def __init__(self, sheet: Sheet, statements: Sequence[Statement]) -> None:
        self._sheet = sheet
        self._cued = bytearray(sheet.size + 1)
        self._deeds: dict[int, Statement] = {}
        self._charges = {statement.content[0] for statement in statements if statement.act == "accuse"}
        self._cues = sorted(statement.cue[0] for statement in statements if not statement.after)
        self._begun = sorted(statement.cue[0] for statement in statements if not statement.after)
        for statement in statements:
            for first, last in () if statement.aside else _words(statement):  # هجوم تبناه X: he did it
                self._cued[first:last] = b"\1" * (last - first)
            if not statement.after and statement.way != NAMED and (statement.act in OWNED_TO or any(speaker.voice.kind in FIGHTING for speaker in statement.speakers)):
                self._deeds[statement.content[0]] = statement

    def tells(self, at: int) -> bool:
        """أعلنت جماعة X قصفا أميركيا على …: who is named between the verb of saying and what is said."""
        return bool(self._cued[at])

    def since(self, at: int) -> int:
        """The unit where the statement begins in which something is told: who is named before it belongs to what was told before."""
        begun = bisect_right(self._begun, at)
        return self._begun[begun - 1] if begun else 0

    def until(self, at: int) -> int:
        """The unit where the next statement behind a unit begins: who is named there belongs to what that tells."""
        following = bisect_right(self._cues, at)
        return self._cues[following] if following < len(self._cues) else self._sheet.size

    def accuses(self, at: int) -> bool:
        """Whether a deed is laid to somebody."""
        return self.accused(at) >= 0

    def accused(self, at: int) -> int:
        """اتهم X قوات Y بتنفيذ الغارة, بأنها نفذت الغارة: the unit of the party right before a deed that is laid to it, -1 where none is."""
        sheet = self._sheet
        start = _last(self._charges, at, _CHARGE) if self._charges else None
        start = self._charged_aside(at) if start is None and self._charges else start
        if start is None:
            return -1
        accused = sheet.near("actor", start, min(start + 3, at))
        if accused < 0 and not state_at(sheet, start):
            return -1
        accused = max(accused, start)
        behind = range(sheet.stops[accused], at + 1)
        laid = any(sheet.pre[unit].endswith(BY) or sheet.forms[unit] in _BY_THAT or sheet.forms[unit].removeprefix(ARTICLE).startswith(_RESPONSIBILITY) for unit in behind)
        return accused if laid else -1

    def _charged_aside(self, at: int) -> int | None:
        """اتهموا قوات X، التي تقاتل Y منذ أعوام، بتنفيذ هجوم: where an accusation begins that goes on behind a clause between two marks."""
        sheet = self._sheet
        mark = next((unit for unit in range(at, max(0, at - _BEHIND_MARK), -1) if sheet.forms[unit] == "،" and sheet.pre[unit + 1].endswith(BY)), None)
        start = _last(self._charges, mark, _ASIDE) if mark is not None else None
        return start if start is not None and not RELATIVES.isdisjoint(sheet.forms[start:mark]) else None

    def owns(self, at: int) -> Statement | None:
        """The statement whose speaker did what it begins with.

        أعلن الجيش قصف مواقع …, تبنى التنظيم الهجوم, نفى التحالف قصف المدينة, أقر بقصفها: a deed right behind the verb of saying;
        قال الجيش إن طيرانه شن غارات, إنه قصف …: in a clause only what is told of his own forces, or claimed.
        """
        if (doer := self._did_it(at)) is not None:
            return doer
        start = self._start(at)
        if start is None or self._was_doing(at):
            return None
        sheet, statement = self._sheet, self._deeds[start]
        if statement.act not in _TOLD_OF_HIMSELF or self._suffered(start, at) or sheet.near("clause", statement.cue[0], at) >= 0 or any(map(role_words(sheet).ascribed, range(*statement.cue))) or self._only_speaks(statement):
            return None  # عزت الحكومة هجمات إلى X; أعلنت الحكومة النصر، لكن داعش يشن هجمات: of another clause
        if self._in_clause(start):
            behind = any(term.form in VERB_FORMS for term in sheet.terms[at]) and at > start  # إن طائرات قصفت مواقعه: his forces are what it struck
            his = sheet.near("own_force", start, start + 2) >= 0 or (not behind and self._by_his_force(at))
            owned = statement.act == "claim_responsibility" or ((his or self._bare_forces(statement, start, at)) and statement.act != "deny")
            return statement if owned else None  # إن طيرانه شن غارة, إن غارة نفذتها طائراته
        his = self._is_deed(at, statement.act == "claim_responsibility" or sheet.forms[start].startswith(LIABLE)) and self._his_deed(start, at, statement.act)
        return statement if his and not not_his(sheet, statement, at) else None

    def _by_his_force(self, at: int) -> bool:
        """إن غارة نفذتها طائراته; not إن مسلحين أطلقوا النار على جنوده, whom it met."""
        sheet = self._sheet
        force = sheet.near("own_force", at + 1, min(at + 4, sheet.size))
        return force >= 0 and (sheet.forms[force - 1] == OF or is_hers(sheet, force - 1) or force == at + 1)

    def _was_doing(self, at: int) -> bool:
        """قال الجيش إنه أسقط طائرة كانت تقصف القرية: what somebody of whom he tells was doing."""
        return self._sheet.forms[at - 1] in _WAS

    def _did_it(self, at: int) -> Statement | None:
        """أقرت القوات بمقتل مدنيين في ضربة نفذتها على X: a verb of doing without a subject behind it, in the same gender as the verb of saying."""
        sheet, start = self._sheet, _last(self._deeds, at, _TOLD_IN)
        verb = next((unit for unit in range(at + 1, min(at + _DONE, sheet.size)) if role_words(sheet).did(unit)), sheet.size)
        if start is None or verb == sheet.size or sheet.forms[verb + 1] not in PREPOSITIONS:
            return None
        statement = self._deeds[start]
        hers = sheet.forms[statement.cue[0]].endswith(_HER_VERB)
        return statement if hers == sheet.forms[verb].endswith(_DONE_BY_HER) else None

    def _bare_forces(self, statement: Statement, start: int, at: int) -> bool:
        """قال الجيش X إن المدفعية قصفت, إن الطيران شن غارات: forces with no owner right before the verb are those of the army that speaks."""
        sheet = self._sheet
        if sheet.forms[start] not in BARE_FORCES or start in taken_up(sheet) or sheet.near("actor", start, at) >= 0 or all(speaker.voice.kind != "official_military" for speaker in statement.speakers):
            return False
        if sheet.forms[start] in _FLYING and not any(speaker.voice.id and speaker.voice.id not in _NO_AIR_FORCE for speaker in statement.speakers):
            return False  # قال الجيش اللبناني إن الطائرات أغارت
        verb = next((unit for unit in range(start + 1, at + 1) if role_words(sheet).does(unit) or any(term.kind == "event" and term.form in VERB_FORMS for term in sheet.terms[unit])), at + 1)
        return all(sheet.forms[unit].startswith(ARTICLE) or sheet.forms[unit].endswith(ADJECTIVE_ENDINGS) or sheet.forms[unit] == OF for unit in range(start + 1, verb))

    def _only_speaks(self, statement: Statement) -> bool:
        """تحدث البيان عن إطلاق نار, أشار الجيش إلى هجوم: who speaks of it does not say that it was his."""
        return statement.act == "assert" and any(map(role_words(self._sheet).stands_by, range(*statement.cue)))

    def _is_deed(self, at: int, claimed: bool) -> bool:
        """A noun of a deed; أعلن X قتل Y, تبنى مقتل Y: or of killing, which the one killed does not do."""
        forms = _CLAIMED if claimed else _TOLD
        return any(term.kind == "event" and term.form in forms for term in self._sheet.terms[at]) or self._sheet.forms[at] in (_CLAIMED_DEAD if claimed else _KILLED_OR_TAKEN)

    def _his_deed(self, start: int, at: int, act: str) -> bool:
        """نفى مسؤولية قواته عن القصف; أعلن قصف, أقر بقصفها: right behind the verb, indefinite or with his pronoun; a deed claimed in any form."""
        sheet, claimed = self._sheet, act == "claim_responsibility"
        if any(self._of_her_part(unit) for unit in range(start, at)):
            return True
        near = _CLAUSE if role_words(sheet).does_as_noun(start) else _NEAR  # أعلن الجيش تنفيذه ليلا أكثر من 75 هجوما
        if at - start > near or claimed:
            return claimed and at - start <= near
        own = sheet.suf[at] in _OWN or sheet.pre[at] == "" or act == "concede"
        return own and (not sheet.forms[at].startswith(ARTICLE) or sheet.forms[at] in _CONTROL)

    def _of_her_part(self, unit: int) -> bool:
        """نفى مسؤوليته, نفت ضلوعها في التفجير, ضلوع جيشها."""
        form = self._sheet.forms[unit]
        return form.startswith(_RESPONSIBILITY) or (form.startswith(_PART_IN_IT) and is_hers(self._sheet, unit + (form in _PART_IN_IT)))

    def announces(self, event: EventAt) -> Statement | None:
        """أعلن الجيش X مقتل مسلحين في غارة, أقر بمقتل مدنيين في غارة: the statement of one who fights that begins with whom it killed."""
        sides = event.type == "clash" and any(form in (WITH, BETWEEN) for form in self._sheet.forms[event.stop : event.stop + 2])
        if event.type in _BY_NOBODY or sides or self._was_doing(event.at):
            return None  # في اشتباكات مع قبائل: others fought
        for harm in event.harms:
            start = _last(self._deeds, harm.trigger, _CONCEDED) if harm.outcome == "killed" and self._sheet.forms[harm.trigger] not in _OWN_DEAD else None
            if start is not None and self._tells_of_dead(self._deeds[start], harm.trigger - start):
                return self._deeds[start]
        return None

    def mourns(self, event: EventAt) -> Statement | None:
        """أعلن الجيش X مقتل جنديين في معارك: an army that begins with soldiers who were killed or hurt, and with no name of another, tells of its own."""
        for harm in event.harms if event.type == "clash" else ():
            start = _last(self._deeds, harm.trigger, 1) if harm.victims.status == "soldier" and not self._sheet.nations_between(harm.first, harm.last + 1) else None
            if start is not None and self._tells_of_dead(self._deeds[start], 0) and self._sheet.near("actor", start, event.at) < 0:
                return self._deeds[start]
            if (mourned := self._of_his_own(harm)) is not None:
                return mourned
        return None

    def _of_his_own(self, harm: HarmAt) -> Statement | None:
        """أعلنت X مقتل قائد لها, إن خمسة من عناصرها قتلوا: what befell a man with the pronoun of who tells it, with no other party before him."""
        sheet, start = self._sheet, _last(self._deeds, harm.trigger, _TOLD_IN)
        if start is None or harm.trigger >= self._deeds[start].content[1]:
            return None
        statement = self._deeds[start]
        lost = harm.rule == "harm.lose_life" and sheet.phrase(harm.trigger - 1, "complement")
        men = (unit for unit in range(harm.first, harm.last + 1) if sheet.phrase(unit, "own_force") or sheet.forms[unit] in _ONE_OF_HIS or sheet.forms[unit] + sheet.suf[unit] in _HIS_MEN)
        his = harm.trigger - 1 if lost else next(men, -1)
        if his < start - 1 or sheet.near("actor", start, his) >= 0 or party_that_speaks(sheet, statement.speakers[0]) is None:
            return None
        return statement if (sheet.forms[his] + sheet.suf[his]).endswith(_HERS) == sheet.forms[statement.cue[0]].endswith(_HER_VERB) else None

    def _tells_of_dead(self, statement: Statement, far: int) -> bool:
        """Right behind the verb of who bears arms, or a little behind that of conceding: أقر الجيش بمسؤوليته عن مقتل."""
        near = statement.act in _ANNOUNCED if far < _NEAR else statement.act == "concede"
        return near and any(speaker.voice.kind in ARMED and speaker.voice.id for speaker in statement.speakers)

    def _suffered(self, start: int, at: int) -> bool:
        """قالت الحركة إن مسلحيها تعرضوا لإطلاق نيران: what befell her is no deed of hers."""
        sheet = self._sheet
        aimed = (unit + 1 for unit in sheet.between("event", at + 1, min(at + _AIMED, sheet.size)) if any(term.key == TARGETED for term in sheet.terms[unit]))
        if any(sheet.phrase(unit, "own_force") for unit in aimed):
            return True  # قال الجيش: قصف جوي استهدف قواتنا
        return sheet.pre[at].endswith(FOR) and any(role_words(sheet).exposed(unit) for unit in range(max(start, at - _CLAUSE), at))

    def himself(self, at: int) -> bool:
        """أعلن الجيش أنه قصف …, إن طائراته قصفت …: he who speaks is the subject of the deed in the clause, so nobody else named there is."""
        start = self._start(at)
        return start is not None and self._in_clause(start)

    def _start(self, at: int) -> int | None:
        """Where what is said begins, if that is not far before a deed."""
        return _last(self._deeds, at, _CLAUSE)

    def _in_clause(self, start: int) -> bool:
        return self._sheet.phrase(start - 1, "complement")


def _last(begins: Container[int], at: int, reach: int) -> int | None:
    """The last of some units at or before one, so many units back at most."""
    for unit in range(at, max(-1, at - reach - 1), -1):
        if unit in begins:
            return unit
    return None


def _words(statement: Statement) -> list[tuple[int, int]]:
    """The words that say who speaks; in an accusation those of the speaker alone, for the accused may stand beside him.

    Who arrests somebody بتهمة accuses him, and did it himself.
    """
    if statement.rule == "statement.charge":
        return []
    return [(speaker.first, speaker.last) for speaker in statement.speakers] if statement.act == "accuse" else [statement.cue]


_DONE, _TOLD_IN = 3, 20  # units from a deed to the verb that says who did it, and from where what is said begins to the deed
_HER_VERB = rule_word("event_tellers.her_verb")
_HERS = rule_forms("event_tellers.hers")
_HIS_MEN = rule_words("event_tellers.his_men")
_ONE_OF_HIS = rule_words("event_tellers.one_of_his")
_DONE_BY_HER = rule_forms("event_tellers.done_by_her")
_BY_THAT = rule_words("event_tellers.by_that")
_RESPONSIBILITY = rule_word("event_tellers.responsibility")
_PART_IN_IT = rule_forms("event_tellers.part_in_it")
