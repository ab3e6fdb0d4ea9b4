"""A name behind what it says, or inside it: قتل خمسة، بحسب X."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.attribution.datelines import behind_dateline
from marsad.attribution.relays import is_own
from marsad.attribution.speaker_phrase.reach import end_of_phrase
from marsad.attribution.units import harm_goes_on
from marsad.grammar.named_parties import MEDIA
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker
from marsad.syntax.tokens import CLOSED, PREPOSITION, tokens_of
from marsad.text.rule_words import AS_ALSO, COMMAS, RELATIVES, rule_words

CAME = rule_words("according_to.came")
_NEAR = 8
_HEAD = 3  # units in which a sentence begins with those harmed


def according_after(sheet: Sheet, at: int, name_end: int, speaker: Speaker, found: Sequence[Statement], own: frozenset[str]) -> Statement | None:
    """… بحسب X at the end: all of the sentence that no other voice has yet; inside one it names a relay."""
    start = sheet.prose.start(at)
    open_one = next((s for s in reversed(found[-12:]) if s.cue[0] >= start and s.cue[1] <= at <= s.content[1]), None)
    if open_one is not None:
        return _inside_another(sheet, at, name_end, speaker, open_one, found, own)
    first = _first_untold(sheet, at, found)
    if found and found[-1].after and found[-1].cue[0] >= start and all(sheet.dated[unit] or not sheet.forms[unit][0].isalnum() for unit in range(first, at)):
        _passes_on_too(speaker, found[-1], own)
        return None
    rest = _rest(sheet, first, at, name_end)
    clause = _own_clause(sheet, first, at)
    said = _longer_side(sheet, (first, at), rest) if rest else (first if _one_toll(sheet, first, clause) else clause, at)
    if not rest and _one_clause(sheet, first, at, name_end):
        said = first, sheet.prose.end(at)
    return Statement((at, name_end), said, "assert", [speaker], after=True) if said[1] - said[0] > 1 else None


def _rest(sheet: Sheet, first: int, at: int, name_end: int) -> tuple[int, int] | None:
    """The units behind the name with which the sentence goes on."""
    return _harm_behind(sheet, name_end) or _sentence_goes_on(sheet, first, at, name_end) or _between_dashes(sheet, at, name_end)


def _harm_behind(sheet: Sheet, at: int) -> tuple[int, int] | None:
    """مقتل ثلاثة وفق مصادر محلية | وإصابة خمسة."""
    return (at, sheet.prose.end(at)) if at < sheet.size and harm_goes_on(sheet, at) else None


def of_the_sentence_before(sheet: Sheet, at: int, name_end: int, speaker: Speaker, found: Sequence[Statement], own: frozenset[str]) -> Statement | None:
    """…. وذلك بحسب قناة X: what the sentence before tells; …. جاء ذلك بحسب X: all that the outlet told before; where somebody speaks in it, a medium passes that on."""
    spoke = found[-1].cue[0] if found else -1
    end, first = _sentence_before(sheet, sheet.prose.start(at))
    if spoke >= first >= 0:
        _passes_on_too(speaker, found[-1], own)
        return None
    while sheet.forms[at - 2] in CAME and (earlier := _sentence_before(sheet, first))[1] > spoke and sheet.forms[earlier[0]] == ".":
        first = earlier[1]
    return Statement((at, name_end), (first, end), "assert", [speaker], after=True) if first >= 0 else None


def _sentence_before(sheet: Sheet, start: int) -> tuple[int, int]:
    """Where the sentence ends and begins that stands before a unit; -1 where none does."""
    last = next((unit for unit in range(start - 1, -1, -1) if sheet.forms[unit][0].isalnum()), -1)
    return last + 1, sheet.prose.start(last) if last >= 0 else -1


def _passes_on_too(speaker: Speaker, told: Statement, own: frozenset[str]) -> None:
    """على ما أعلن X صباح السبت، وفقا لوكالة Y: behind one name and a day the medium that passes it on."""
    if speaker.voice.kind in MEDIA and not is_own(speaker, own):
        told.relays.append(speaker)


def _longer_side(sheet: Sheet, before: tuple[int, int], behind: tuple[int, int]) -> tuple[int, int]:
    """تضم القافلة، وفق المرصد، مئات العائلات: the name stands inside what is said, of which the longer side is taken; all of it where harm is told on the other."""
    shorter, longer = sorted((before, behind), key=lambda side: side[1] - side[0])
    return (before[0], behind[1]) if any("harm" in sheet.kinds[unit] for unit in range(*shorter)) else longer


def _inside_another(
    sheet: Sheet, at: int, name_end: int, speaker: Speaker, open_one: Statement, found: Sequence[Statement], own: frozenset[str]
) -> Statement | None:
    """قال X إن …، بحسب وكالة Y: the agency passes on what he said; نفى X أن …، كما ذكرت الصحف: they say what he denies."""
    clause = _own_clause(sheet, open_one.content[0], at)
    if speaker.voice.kind not in MEDIA and sheet.forms[clause - 1] in speaker_words("last_clause"):  # قال X إن …، فيما أصيب خمسة، بحسب Y
        open_one.content = (open_one.content[0], clause)
        return Statement((at, name_end), (clause, at), "assert", [speaker], after=True)
    if sheet.phrase(at, "quoting") and all(one.voice.kind in MEDIA for one in open_one.speakers):
        open_one.speakers, open_one.relays, open_one.content = [speaker], [*open_one.speakers, *open_one.relays], (open_one.content[0], at)
        return None  # أعلن التلفزيون أن …، نقلا عن مصادر: they say it, it passes it on
    denied = open_one.act == "deny" and sheet.forms[at] == AS_ALSO
    media = speaker.voice.kind in MEDIA or _quoted_medium(sheet, sheet.stops[at])
    if media and not denied and not is_own(speaker, own):
        for statement in _same_breath(open_one, found):
            statement.relays.append(speaker)
    open_one.content = (open_one.content[0], _ends_before(sheet, at, name_end, open_one, media=media))
    return Statement((at, name_end), open_one.content, "assert", [speaker], after=True) if denied else None


def _ends_before(sheet: Sheet, at: int, name_end: int, open_one: Statement, *, media: bool) -> int:
    """قال مصدر إن X - وفق المصدر - Y: what he says goes on behind himself in dashes; else it ends where the name begins."""
    return open_one.content[1] if not media and _between_dashes(sheet, at, name_end) else at


def _quoted_medium(sheet: Sheet, verb: int) -> bool:
    """وفق ما نقلت «X»: a name in quotation marks behind a verb of passing on is a medium, known or not."""
    return sheet.phrases(verb, "told_verb", "broadcast") and sheet.stops[verb] in sheet.prose.closes


def _first_untold(sheet: Sheet, at: int, found: Sequence[Statement]) -> int:
    """The first unit of the sentence that no voice told at an end has yet, behind a dateline and words that lead over."""
    first = behind_dateline(sheet, sheet.prose.start(at))
    for statement in found[-12:]:
        if statement.after and not statement.aside and statement.cue[1] > first:
            first = statement.cue[1]
    while first < at and (sheet.phrases(first, "switch", "last_voice") or sheet.forms[first] == AS_ALSO or _is_mark(sheet.forms[first])):
        first = sheet.stops[first]
    return first


def inside_a_clause(sheet: Sheet, at: int) -> bool:
    """تعيش البلدة بحسب مصادر محلية تحت الحصار: no mark stands between the clause and the name"""
    return at > sheet.prose.start(at) and sheet.forms[at - 1][-1].isalnum()


def end_inside(sheet: Sheet, first: int, end: int) -> int:
    """المرصد | على ثلاث قرى, مصادر طبية | تحت الحصار, الأحزاب | أسفرت عن: where the clause goes on behind the phrase that names somebody."""
    stop, tokens = end_of_phrase(sheet, first, end), tokens_of(sheet)
    goes_on = stop < end and (tokens.flags[stop] & PREPOSITION or tokens.is_verb(stop) or sheet.phrase(stop, "last_voice") or sheet.forms[stop][0].isdecimal())
    return stop if goes_on else end


def _one_clause(sheet: Sheet, first: int, at: int, name_end: int) -> bool:
    """سيطرت القوات بحسب المرصد على ثلاث قرى: one clause, which the name interrupts."""
    return name_end < sheet.prose.end(at) and at - first <= _BRIEF and inside_a_clause(sheet, at)


def _is_mark(form: str) -> bool:
    return not form[0].isalnum() and form not in ('"', "«")


def _between_dashes(sheet: Sheet, at: int, name_end: int) -> tuple[int, int] | None:
    """كانوا - بحسب تقارير - يحضرون حفلا: the name stands inside what is said; the units behind it."""
    dashed = sheet.forms[at - 1] in speaker_words("dash") and sheet.forms[name_end] in speaker_words("dash")
    end = sheet.prose.end(at)
    return (name_end + 1, end) if dashed and end - name_end > 2 else None


def _own_clause(sheet: Sheet, first: int, at: int) -> int:
    """… فيما قتل آخر، بحسب X; … "قال كذا"، بحسب X: the last clause, or the quotation right before, is what X says."""
    close = at - 1 - (sheet.forms[at - 1] in COMMAS)
    quote = sheet.prose.quoted[close] if close > first else -1
    if quote >= first and sheet.prose.closes[quote] == close and close - quote > _NEAR - 2 and not sheet.forms[quote - 1].isalpha():
        return quote
    starts = (unit for unit in range(at - 4, first, -1) if sheet.forms[unit] in speaker_words("last_clause") and sheet.forms[unit - 1] in COMMAS)
    return next(starts, first - 1) + 1


def _one_toll(sheet: Sheet, first: int, clause: int) -> bool:
    """قتل ستة في غارة، فيما | جرح عشرون، بحسب X: both clauses tell of those harmed, and X counted all of them."""
    return sheet.forms[clause - 1] in speaker_words("last_clause") and _counts(sheet, clause) and (any(_harmed(sheet, unit) for unit in range(first, min(first + _HEAD, clause - 1))) or _counts(sheet, first))


def _counts(sheet: Sheet, at: int) -> bool:
    """جرح عشرون, بلغ عدد الجرحى: a clause that counts those harmed."""
    rises = sheet.forms[at] in speaker_words("rises")
    return _harmed(sheet, at) or rises


def _harmed(sheet: Sheet, unit: int) -> bool:
    return any(term.kind == "harm" and term.form in ("past", "masdar") for term in sheet.terms[unit])


def _same_breath(last: Statement, found: Sequence[Statement]) -> list[Statement]:
    """قال X إن …، داعيا إلى …، بحسب وكالة Y: the agency passed on all that he said in the sentence."""
    before = found[-2:-1] if last.carried else []
    return [last, *(statement for statement in before if statement.content[1] == last.content[1])]


def _sentence_goes_on(sheet: Sheet, first: int, at: int, name_end: int) -> tuple[int, int] | None:
    """أسفر القصف، وفق X، عن مقتل …; تضم القافلة، وفق X، مئات العائلات: the units of the sentence that goes on behind the name."""
    end = sheet.prose.end(name_end) if name_end < sheet.size else name_end
    if sheet.forms[name_end] in RELATIVES:  # بحسب الهلال الأحمر الذي أجلى المصابين، إلى: behind what he is
        name_end = next((unit for unit in range(name_end, min(end, name_end + 12)) if sheet.forms[unit] in COMMAS), name_end)
    behind = name_end + 1
    if behind >= end or sheet.forms[name_end] not in COMMAS:
        return None
    inside = sheet.phrase(behind, "goes_through") or sheet.forms[behind][0].isdecimal() or sheet.pre[behind] in ("ب", "ل") or behind in sheet.prose.closes
    return (behind, end) if inside or (_is_brief(sheet, first, at) and _a_noun(sheet, behind)) else None


def _is_brief(sheet: Sheet, first: int, at: int) -> bool:
    """يستمر منذ فجر الأربعاء، وفق X، تحليق الطائرات: a verb and its subject, or a day, behind the last comma."""
    begins = next((unit + 1 for unit in range(at - 2, first, -1) if sheet.forms[unit] in COMMAS), first)
    return sum(not sheet.dated[unit] for unit in range(begins, at)) <= _BRIEF


_BRIEF = 4  # units of a verb and its subject before the name, whose object stands behind it


def _a_noun(sheet: Sheet, at: int) -> bool:
    """آلاف العائلات, أضرارا: no و before it, no verb, no word that opens a clause."""
    tokens = tokens_of(sheet)
    return sheet.pre[at] == "" and not tokens.flags[at] & CLOSED and not tokens.is_verb(at)
