"""What somebody says of what was just told: …، وهو ما نفاه الجيش; الأمر الذي أكدته الوزارة; وهي تهم ترفضها طهران."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.attribution.joined_speakers import speakers_in
from marsad.attribution.speaker_phrase.reach import end_of_phrase
from marsad.attribution.subject_behind import before_subject
from marsad.attribution.subject_end import end_of_subject
from marsad.attribution.subject_in_front import subject_before
from marsad.attribution.telling import Telling
from marsad.grammar.cast import Cast
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.text.rule_words import AND, ARTICLE, BY, COMMAS, HE_OR_SHE, RELATIVES, rule_words
from marsad.text.units import standing

_WHAT = rule_words("comments.what")
_MATTER = rule_words("comments.matter")
_POINTED = rule_words("these") | rule_words("comments.that_one")  # وهذا ما نفاه
_TAKES = HE_OR_SHE | _POINTED
_BEGINS = _TAKES | _MATTER
_HIS = rule_words("his_or_their")
_STOPS = ("،", ",", ".")
_LONGEST = 14  # units that the name of one who comments may have
_BETWEEN = 3  # units between هو and the verb: وهي تهم لطالما نفتها


def comments(sheet: Sheet) -> Iterator[int]:
    """The units at which a comment begins."""
    return (at for at in standing(sheet.stands, _BEGINS) if _verb(sheet, at) is not None)


def is_comment(sheet: Sheet, at: int) -> bool:
    """وهو ما نفاه, الأمر الذي رفضته: what was told, taken up, and a verb of saying with its pronoun."""
    return _verb(sheet, at) is not None


def _verb(sheet: Sheet, at: int) -> int | None:
    """The verb by which what هو takes up is denied or confirmed."""
    taken = at + 1
    if sheet.forms[at] in _POINTED and sheet.pre[at] != AND and sheet.forms[at - 1] not in _STOPS:
        return None  # والدليل على ذلك ما أكده المتحدث
    if sheet.forms[at] in _TAKES:
        told = sheet.forms[taken] in _WHAT or sheet.forms[taken] in speaker_words("commented")
    else:
        told = sheet.forms[at] in _MATTER and sheet.forms[taken] in RELATIVES
    if not told:
        return None
    verbs = range(taken + 1, min(taken + 1 + _BETWEEN, sheet.prose.end(at)))
    return next((unit for unit in verbs if _act_of(sheet, unit, taken)), None)


def _act_of(sheet: Sheet, at: int, taken: int) -> str:
    """The act of a verb of denying or confirming with its pronoun; empty for any other word. A demand that is refused (الأمر الذي رفضته) is not denied."""
    if sheet.phrase(at, "said_it"):
        return "assert"
    for term in sheet.terms[at] if sheet.suf[at] in _HIS else ():
        if term.kind == "saying" and term.row["act"] in _COMMENTS:
            refused = term.key in speaker_words("refuses_offer") and sheet.forms[taken] not in speaker_words("commented")
            return "" if refused else term.row["act"]
    return ""


_COMMENTS = frozenset({"deny", "doubt"})


def comments_on_it(telling: Telling) -> Statement | None:
    """A verb of saying by which what was told before is denied or confirmed, or whoever told it is named."""
    return _denies_it(telling) or _says_it_of_this(telling) or _told_that(telling)


def _denies_it(telling: Telling) -> Statement | None:
    """تتهم بغداد أنقرة بقصف القرى، لكن أنقرة تنفي: a denial that leads to nothing denies what the last voice in the sentence said."""
    sheet, at, last = telling.sheet, telling.at, telling.last
    behind = sheet.stops[at]
    alone = telling.saying.row["act"] == "deny" and (behind >= sheet.prose.end(at) or sheet.forms[behind] in _STOPS)
    if not alone or last is None or last.cue[0] < sheet.prose.start(at):
        return None
    speaker = subject_before(sheet, at, telling.cast)
    if speaker is None:
        return None
    return Statement((speaker.first, at + 1), (last.content[0], speaker.first), "deny", [telling.cast.meet(speaker)], after=True, opens="comment", way="before")


def by_comment(sheet: Sheet, at: int, cast: Cast) -> Statement | None:
    """وهو ما نفاه الجيش: who stands behind the verb says so, of what was told before."""
    verb = _verb(sheet, at)
    if verb is None:
        return None
    first = sheet.stops[verb]
    end = min(sheet.prose.end(at), first + _LONGEST)
    comma = next((unit for unit in range(first, end) if sheet.forms[unit] in COMMAS), end)
    last = end_of_subject(sheet, first, comma)
    speakers = speakers_in(sheet, first, last)
    taken = at + 1 if sheet.forms[at] in _TAKES else at
    return Statement((at, last), (taken, taken + 1), _act_of(sheet, verb, at + 1), [cast.meet(speaker) for speaker in speakers], opens="comment") if speakers else None


def _says_it_of_this(telling: Telling) -> Statement | None:
    """ونفى ذلك المتحدث, أكد الخبر مصدر, أكد هذه الأنباء ضابط: what is taken up stands between the verb and whoever says it."""
    sheet, first = telling.sheet, telling.sheet.stops[telling.at]
    if not _judges(telling) or first + 1 >= sheet.size or not _takes_up(sheet, first):
        return None
    who, end = first + 1 + (sheet.forms[first] in _LED_BY), sheet.prose.end(telling.at)
    if who >= end or sheet.pre[who] or not (sheet.term(who, "source") or sheet.term(who, "actor")):
        return None
    stop = end_of_phrase(sheet, who, end)
    if stop < end and sheet.forms[stop] not in _STOPS:
        return None  # نفى هذا المتحدث الأنباء
    return Statement((telling.at, stop), (first, who), telling.saying.row["act"], [telling.cast.meet(speaker) for speaker in speakers_in(sheet, who, stop)], after=True, opens="comment", way="behind")


def _judges(telling: Telling) -> bool:
    return telling.saying.row["act"] in _COMMENTS or telling.is_one_of("confirms")


def _takes_up(sheet: Sheet, at: int) -> bool:
    """ذلك, هذه الأنباء, الخبر."""
    return sheet.forms[at] in _THIS_OR_THAT or sheet.phrase(at, "taken_up")


_THESE = rule_words("these")
_LED_BY = _THESE | rule_words("comments.truth_of")
_THIS_OR_THAT = _THESE | rule_words("comments.that_one")


def _told_that(telling: Telling) -> Statement | None:
    """…. أعلن ذلك وزير الداخلية, كشف هذا لصحيفة X المتحدث وقال: …: who told what the lines before tell, which nobody else is named for."""
    sheet, at = telling.sheet, telling.at
    this, end = sheet.stops[at], sheet.prose.end(at)
    if at > sheet.prose.start(at) or sheet.forms[this].removeprefix(BY) not in _THIS_OR_THAT:
        return None
    relays, first = before_subject(sheet, this + 1, end, telling.own)
    last = next((unit for unit in range(first + 1, end) if sheet.forms[unit] in _STOPS or _goes_on(sheet, unit)), end)
    before = _line_before(sheet, at)
    if before >= at - 1 or not _tells_it(sheet, this, first, last):
        return None
    stop = end_of_subject(sheet, first, last)
    speakers = [telling.cast.meet(speaker) for speaker in speakers_in(sheet, first, stop)]
    told = telling.last is not None and telling.last.cue[0] >= before  # somebody speaks in that line
    content = (this, this + 1) if told else (before, at)
    return Statement((at, stop), content, telling.saying.row["act"], speakers, relays, after=True, opens="comment", way="behind") if speakers else None


def _tells_it(sheet: Sheet, this: int, first: int, last: int) -> bool:
    """Somebody is named behind ذلك, which does not point at him (وثق هذا التقرير), and tells nothing more."""
    pointed = sheet.forms[this] in _THESE and sheet.forms[this + 1].startswith(ARTICLE)
    return not pointed and _names_somebody(sheet, first, last) and not _leads_on(sheet, first, last)


def _leads_on(sheet: Sheet, first: int, last: int) -> bool:
    """أكد هذا المسؤول أن …, قال ذلك الطبيب: …: something is said behind the name, and ذلك belongs to it."""
    return any(sheet.phrase(unit, "complement") for unit in range(first, last))


def _names_somebody(sheet: Sheet, first: int, last: int) -> bool:
    """A noun for a speaker, a party, or a title before a name."""
    return bool(sheet.term(first, "source") or sheet.term(first, "actor"))


def _goes_on(sheet: Sheet, at: int) -> bool:
    """وقال, وأضاف: another verb of the one named."""
    saying = sheet.term(at, "saying")
    return saying is not None


def _line_before(sheet: Sheet, at: int) -> int:
    """Where the line begins that ends before a unit."""
    end = at - (sheet.forms[at - 1] == "\n")
    return next((unit + 1 for unit in range(end - 1, -1, -1) if sheet.forms[unit] == "\n"), 0)
