"""Whether a verb of saying without a subject agrees with the last voice, and who else was told of: قال مراسلنا … وقالت."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.attribution.sentence_subject import agrees
from marsad.attribution.speaker_phrase.reach import end_of_phrase
from marsad.attribution.subject_in_front import people
from marsad.attribution.units import of_her
from marsad.grammar.named_parties import is_state
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import ARMED, Statement
from marsad.grammar.voices import Speaker, read_speaker
from marsad.syntax.tokens import tokens_of
from marsad.text.fold import fold_word
from marsad.text.rule_words import ARTICLE, rule_forms, rule_words

_TWO = 2
_EITHER = ARMED | {"party"}
_WHO = frozenset({"source", "actor", "person"})


def disagrees(sheet: Sheet, at: int, around: Statement, found: Sequence[Statement]) -> bool:
    """قال المرصد … وأكدت, قالت الوكالة … وقال: the last voice spoke as a man or party, and this verb is of a woman or body, or the other way round.

    مصادر is never who says قالوا, and who is told of says so. Who goes on with وأضاف may be a woman, and an army or a party either: papers write so.
    """
    her = of_her(sheet, at)
    if len(around.speakers) != 1:
        return False
    if _answers_charge(sheet, at, around):
        return True
    if her is None:
        return not of_several(sheet, around.speakers[0].first) and told_of_by(sheet, at, around) is not None
    if her and around.speakers[0].head in speaker_words("man"):
        return True
    if _adds(sheet, at) or (her and around.speakers[0].voice.kind in _EITHER):
        return False
    return _spoke_as_her(sheet, around, found) is (not her)


def _answers_charge(sheet: Sheet, at: int, around: Statement) -> bool:
    """اتهم الجيش الحركة بـ…، لكنها نفت ذلك: whoever accuses does not deny it in the same breath."""
    return around.act == "accuse" and sheet.term_at(at, "saying").row.get("act") == "deny" and around.cue[0] >= sheet.prose.start(at)


def spoke_earlier(sheet: Sheet, at: int, found: Sequence[Statement]) -> Statement | None:
    """قال الوزير … ونفت الحركة ذلك. وأوضح: at the head of a sentence the voice before the last goes on, where the verb agrees with him."""
    if at != sheet.prose.start(at) or len(found) < _TWO:
        return None
    told = _spoke_as_her(sheet, found[-2], found) if found[-2].speakers else None
    return found[-2] if told is not None and told is of_her(sheet, at) else None


def told_of_by(sheet: Sheet, at: int, around: Statement) -> Speaker | None:
    """قالت الوكالة إن الوزير التقى الوفد، وقال إن …: whom the last voice tells of at the head of its words, in the sentence of the verb, which agrees with him."""
    first = around.content[0] + (around.content[0] in sheet.prose.closes)
    first += sheet.forms[first] in _THESE
    several = _they_are_people(sheet, at, first)
    if sheet.prose.start(at) > first or not (several or _tells_of_who(sheet, at, first)):
        return None
    end = next((unit for unit in range(first + 1, at) if tokens_of(sheet).is_verb(unit)), at)
    last = end_of_phrase(sheet, first, end)
    return read_speaker(sheet, first, last) or (people(sheet, first, last) if several else None)


def _tells_of_who(sheet: Sheet, at: int, first: int) -> bool:
    """A body, a state or a noun for a speaker with whom the verb agrees."""
    state, her = is_state(sheet, first), of_her(sheet, at)
    if sheet.kinds[first].isdisjoint(_WHO) and not state:
        return False
    feminine = sheet.forms[first].endswith(("ه", "ات"))
    return of_several(sheet, first) is (her is None) and (state or feminine is bool(her))


def _they_are_people(sheet: Sheet, at: int, first: int) -> bool:
    """الموقوفين | اعترفوا: a plural of people with the article, before a verb of several."""
    form = sheet.forms[first]
    return sheet.forms[at].endswith(_THEY_SAY) and form.startswith(ARTICLE) and form.endswith(_PEOPLE)


_THESE = rule_words("agreement.these")
_PEOPLE, _THEY_SAY = rule_forms("subject_in_front.people"), rule_forms("subject_in_front.they_say")


def of_several(sheet: Sheet, at: int) -> bool:
    """سكان, عناصر: people, whose verb is قالوا."""
    return any(term.form == "p" for term in sheet.terms[at]) and not _things(sheet, at)


def _things(sheet: Sheet, at: int) -> bool:
    """مصادر: a plural of voices whose verb is of her, never قالوا."""
    source = sheet.term(at, "source")
    return source is not None and source.key.startswith("مصدر")


def _adds(sheet: Sheet, at: int) -> bool:
    return fold_word(sheet.term_at(at, "saying").key) in speaker_words("adds")


def _spoke_as_her(sheet: Sheet, around: Statement, found: Sequence[Statement]) -> bool | None:
    """By the verb with which the last voice first spoke; None where no verb tells."""
    voice = around.speakers[0].voice
    first = next((one for one in reversed(found) if not one.carried and one.speakers and one.speakers[0].voice == voice), None)
    return next((told for unit in range(*first.cue) if (told := of_her(sheet, unit)) is not None), None) if first is not None else None


def who_go_on(sheet: Sheet, at: int, last: Statement) -> list[Speaker]:
    """قالت الوزارة وشاهد إن …. وأضافت: of several who spoke, those with whom the verb agrees; all of them where it tells of no one alone, or agrees with none."""
    alone = of_her(sheet, at) is not None
    return [speaker for speaker in last.speakers if alone and agrees(sheet, at, speaker.first)] or list(last.speakers)
