"""Verbs of saying: قال X إن …, X قال إن …, and verbs without a subject that carry the last voice on."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.attribution.claimed_first import claimed_first
from marsad.attribution.claims_by_the_way import claimed_by_the_way
from marsad.attribution.comments import comments_on_it
from marsad.attribution.complements import find_opening
from marsad.attribution.conditions import first_that_holds
from marsad.attribution.joined_speakers import as_described, behind_comma, speakers_in
from marsad.attribution.quoted_before import quoted_before
from marsad.attribution.relays import as_relay, claimed_through, relays_between, told_medium, told_whom
from marsad.attribution.sentence_subject import clause_start
from marsad.attribution.speaker_phrase.reach import end_of_phrase
from marsad.attribution.speakers import find_speakers
from marsad.attribution.speech_act.verb_acts import act_of_verb
from marsad.attribution.subject_behind import before_subject
from marsad.attribution.subject_end import end_of_subject
from marsad.attribution.subject_in_front import subject_before
from marsad.attribution.targets import addressed, with_target
from marsad.attribution.telling import Telling, telling_of
from marsad.attribution.telling_signs.table import CONDITIONS
from marsad.attribution.units import behind_meanwhile, deverbal, responsibility, skip_marks
from marsad.attribution.verb_rows import VerbRow, rows_about
from marsad.grammar.cast import Cast
from marsad.grammar.named_parties import actor_terms
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.statement import Opening, Statement
from marsad.lexicon.terms import Term
from marsad.text.rule_words import ALEF, ARTICLE, ON, rule_words

_THIRD = rule_words("third_person")
_WHAT = rule_words("verbs.what")
_CALLS = rule_words("verbs.calls")
_SO = 24  # units between a verb and the قائلا that leads to what is said


def by_verb(sheet: Sheet, at: int, saying: Term, found: Sequence[Statement], cast: Cast, own: frozenset[str]) -> Statement | None:
    """Read one verb of saying.

    1. Where its words or those before it say nothing, or turn the last statement, there is no statement.
    2. Find what is said: by a row of complements.tsv.
    3. Find where a speaker behind the verb ends: by the rows of speaker_bounds.tsv.
    4. Find who speaks, and through whom.
    5. Settle the act, and where what is said begins.
    6. What says nothing after all, by the rows of not_said.tsv, is left out.
    """
    telling = telling_of(sheet, at, saying, found, cast, own)
    if claimed := claimed_by_the_way(telling):
        return claimed
    if _row(telling, "not_said", "verb") or _turned(telling):  # 1
        return None
    if quoted := quoted_before(telling):
        return quoted
    if other := comments_on_it(telling) or claimed_first(telling):
        return other
    if not _find_content(telling) or _row(telling, "not_said", "complement"):  # 2
        return None
    _bound_speaker(telling)  # 3
    if not find_speakers(telling):  # 4
        return None
    _settle(telling)  # 5
    return None if _row(telling, "not_said", "content") else _statement(telling)  # 6


def _row(telling: Telling, table: str, step: str) -> VerbRow | None:
    """The first row of a table for this step that concerns the verb and whose conditions hold."""
    rows = rows_about(table, step, telling.saying)
    return first_that_holds(rows, CONDITIONS, telling) if rows else None


def _turned(telling: Telling) -> bool:
    """أوضح أنه طالب بـ…, قال إننا ندين …: the verb behind إن says what kind of act the statement is."""
    last, sheet, at = telling.last, telling.sheet, telling.at
    if last is None or last.content[0] != at or telling.saying.row["act"] == "assert":
        return False
    if telling.form.startswith("ن"):
        last.act = telling.saying.row["act"]
        return True
    opening = find_opening(sheet, at, sheet.stops[at], telling.governs)
    if opening is None:
        return False
    last.act, last.cue = telling.saying.row["act"], (last.cue[0], opening.content)
    last.content = (skip_marks(sheet, opening.content), last.content[1])
    return True


def _find_content(telling: Telling) -> bool:
    """Where what is said begins, with the one addressed where there is one."""
    sheet, at = telling.sheet, telling.at
    telling.first = behind_meanwhile(sheet, sheet.stops[at])
    telling.in_paper = sheet.forms[telling.first] in speaker_words("in_it") and not {"d", "t"}.isdisjoint(telling.governs) and stands_at("paper", sheet.scan.words, at - 1)
    telling.first += telling.in_paper  # أصدرت بيانا نعت فيه القائد
    opening = find_opening(sheet, at, telling.first, telling.governs) or _saying_so(sheet, telling.first)
    if opening is None and (telling.in_paper or _of_headline(telling)):
        opening = Opening(telling.first, telling.first, "headline")
    if opening is None:
        return False
    if sheet.suf[at] in _THIRD:
        telling.opening = opening  # اتهمته المنظمة بـ: the pronoun is whom it addresses
        return True
    telling.opening = with_target(sheet, telling.first, opening, telling.saying, known=telling.cast.calls(sheet.forms[min(telling.first, sheet.size - 1)]))
    return True


def _saying_so(sheet: Sheet, first: int) -> Opening | None:
    """علق المتحدث قائلا إن …: what is said behind the participle of a verb that introduces nothing itself."""
    end = min(sheet.prose.end(first) if first < sheet.size else first, first + _SO)
    at = next((unit for unit in range(first, end) if sheet.pre[unit] + sheet.forms[unit] in speaker_words("said_so")), None)
    if at is None or at + 1 >= end:
        return None
    opens = sheet.phrase(at + 1, "complement") or sheet.forms[at + 1] == ":"
    return Opening(at, sheet.stops[at + 1], "saying_so") if opens else None


def _of_headline(telling: Telling) -> bool:
    """نقابة X تنعى مدرسا: a present verb right behind its subject, and its object right behind it."""
    sheet, at, object_ = telling.sheet, telling.at, telling.sheet.stops[telling.at]
    if telling.saying.form != "present" or "d" not in telling.governs or sheet.pre[at]:
        return False
    if not sheet.forms[object_].isalpha() or sheet.pre[object_] or not sheet.kinds[object_].isdisjoint(("complement", "clause", "manner", "statement_frame")):
        return False
    before = subject_before(sheet, at, telling.cast)
    return before is not None and before.first - clause_start(sheet, at) < 2


def _bound_speaker(telling: Telling) -> None:
    """Where the speaker behind the verb begins and ends, and the medium to which he spoke."""
    sheet, opening = telling.sheet, telling.opening
    telling.relays, telling.first = before_subject(sheet, telling.first, opening.subject_end, telling.own)
    first = telling.first
    to_whom = first < sheet.size and sheet.pre[first] == "ل"  # قال لفريق التحقيق إن
    telling.subject_end = first if to_whom else end_of_subject(sheet, first, opening.subject_end)
    if opening.row != "charge" and _row(telling, "speaker_bounds", "addressed") and (them := addressed(sheet, first, opening.subject_end)) >= 0:
        telling.opening, telling.subject_end = Opening(them, skip_marks(sheet, them), opening.row), them
    if _row(telling, "speaker_bounds", "phrase"):
        telling.subject_end = min(telling.subject_end, end_of_phrase(sheet, first, telling.subject_end))
    if _row(telling, "speaker_bounds", "before_deed"):
        telling.subject_end = _deed_behind(telling)
    if _row(telling, "speaker_bounds", "before_object"):
        telling.subject_end = _shown_behind(telling)
    if _row(telling, "speaker_bounds", "before_on"):
        telling.subject_end = next((unit for unit in range(first + 1, telling.subject_end) if sheet.forms[unit] == ON), telling.subject_end)
    telling.told = told_medium(sheet, first, telling.subject_end)
    if _row(telling, "speaker_bounds", "nobody"):
        telling.nobody()
    telling.nobody_behind |= telling.opening.subject_end == first or _row(telling, "speaker_bounds", "unnamed") is not None
    telling.speakers = [] if telling.nobody_behind else speakers_in(sheet, first, telling.told or telling.subject_end)
    telling.speakers = [as_described(sheet, speaker, opening.subject_end) for speaker in telling.speakers]
    if telling.speakers:
        telling.speakers += behind_comma(sheet, telling.subject_end, telling.opening.subject_end)
    between = relays_between(sheet, first if telling.nobody_behind else telling.subject_end, telling.opening.subject_end, telling.own)
    whom = told_whom(sheet, opening.subject_end, opening.content, telling.own) if "p" in telling.governs else []
    telling.relays = telling.relays or between or whom or as_relay(sheet, telling.told, telling.subject_end, telling.own)


def _shown_behind(telling: Telling) -> int:
    """أبدى دبلوماسي شكوكا, أورد المرصد معلومات: what somebody shows behind who he is, as an object or behind a definite noun; not مركز معلومات وادي حلوة."""
    forms = telling.sheet.forms
    shown = (unit for unit in range(telling.first + 1, telling.subject_end) if forms[unit] in speaker_words("shown") and (forms[unit].endswith(ALEF) or forms[unit - 1].startswith(ARTICLE)))
    return next(shown, telling.subject_end)


def _deed_behind(telling: Telling) -> int:
    """وصف المتحدث باسم الحركة الهجوم بأنه …: the definite noun of what happened behind a speaker; else where he ends."""
    sheet, end = telling.sheet, min(telling.subject_end, telling.opening.subject_end)
    for unit in range(telling.first + 1, end):
        if sheet.forms[unit].startswith("ال") and deverbal(sheet, unit):
            return unit
    return telling.subject_end


def _settle(telling: Telling) -> None:
    """The act of the verb in these words, and the unit at which what is said begins."""
    sheet, opening = telling.sheet, telling.opening
    telling.act = act_of_verb(sheet, telling.saying, opening.content)
    telling.content = skip_marks(sheet, opening.content)
    behind = telling.subject_end
    called = telling.key in _CALLS and sheet.forms[behind + 1] in speaker_words("happened_so")  # اعتبر الوزير ما جرى مجزرة
    if not telling.carried and behind < opening.subject_end and (called or (telling.key == "وصف" and _described(sheet, behind))):
        telling.content = telling.subject_end  # وصف المتحدث الهجوم بأنه …
        telling.opening = Opening(telling.subject_end, telling.subject_end, opening.row)


def _described(sheet: Sheet, at: int) -> bool:
    """What is described stands right behind the speaker: a noun definite by its article or by the one behind it (حالة المرأة), or one of the things told of."""
    return sheet.forms[at].startswith("ال") or sheet.forms[at + 1].startswith("ال") or deverbal(sheet, at)


def _statement(telling: Telling) -> Statement:
    """The statement that has been made out."""
    sheet, content, act = telling.sheet, telling.content, telling.act
    about = _about(sheet, content) if act == "doubt" else None
    opens = telling.opening.row
    if act == "claim_responsibility" and (claimed := _claimed_before(sheet, telling.start, content)) is not None:
        return Statement((telling.start, content + 2), (claimed, telling.start), act, telling.speakers, telling.relays, carried=telling.carried, about=about, after=True, opens=opens)
    end = sheet.prose.end(telling.at)
    if act == "claim_responsibility":
        end, through = claimed_through(sheet, content, end, telling.own)
        telling.relays = telling.relays or through
    if content in sheet.prose.closes and sheet.forms[telling.at - 1] in _WHAT:
        end = sheet.prose.closes[content] + 1  # فيما وصفه الوزير بأنه «معركة» قصف الطيران …
    return Statement((telling.start, telling.opening.content), (content, end), act, telling.speakers, telling.relays, carried=telling.carried, about=about, opens=opens, way=telling.way)


def _claimed_before(sheet: Sheet, cue: int, content: int) -> int | None:
    """الهجوم الذي أعلن التنظيم مسؤوليته عنه: what is claimed stands before, and its pronoun takes it up."""
    if content + 1 >= sheet.size or not responsibility(sheet, content) or sheet.forms[content + 1] not in speaker_words("taking_back"):
        return None
    start = sheet.prose.start(cue)
    return next((at for at in range(cue - 1, start - 1, -1) if sheet.term(at, "event") and sheet.forms[at].startswith("ال")), None)


def _about(sheet: Sheet, content: int) -> str | None:
    """Whom a doubt is about: the monitor or medium named in what is doubted."""
    end = sheet.prose.end(content)
    named = (term for _, term in actor_terms(sheet, content, min(end, content + 14)))
    return next((term.key for term in named if term.row.get("kind") in _TELLERS), None)


_TELLERS = frozenset({"monitor", "wire", "outlet", "broadcaster", "ngo", "un_body", "rescue"})
