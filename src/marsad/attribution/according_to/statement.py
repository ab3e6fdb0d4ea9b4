"""Statements of according-to, with what stands behind the name: بحسب X، قتل خمسة."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.attribution.according_to.at_the_end import CAME, according_after, end_inside, inside_a_clause, of_the_sentence_before
from marsad.attribution.according_to.name import is_somebody, names_nobody, start_of_name, toll_owner, who_is_named, whose_paper
from marsad.attribution.according_to.name_end import end_of_name, says_more
from marsad.attribution.joined_speakers import joined_by_comma, speakers_in
from marsad.attribution.known_speakers import make_known
from marsad.attribution.relays import passed_on_by, relays_between
from marsad.attribution.speaker_phrase.reach import end_of_phrase
from marsad.attribution.units import inside_quotation
from marsad.grammar.cast import Cast
from marsad.grammar.named_parties import MEDIA
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker
from marsad.syntax.tokens import tokens_of
from marsad.text.rule_words import ABOUT, ACCORDING, AND, AND_HAS, AS_ALSO, COMMAS, FOR, HAS, RELATIVES, SO, SO_THAT, THAT, rule_word, rule_words

_THESE = rule_words("according_to.these")
THAT_ONE = rule_word("comments.that_one")
_NEAR, _OFFICE = 8, 24
_BEFORE_CONTENT = frozenset({SO_THAT, THAT, AND_HAS, HAS, "،", ",", ":", "؛"})


def by_according(sheet: Sheet, at: int, found: list[Statement] | Sequence[Statement], cast: Cast, own: frozenset[str]) -> Statement | None:
    """بحسب X، … and …، بحسب X: the name, and the statement before or behind it."""
    if _told_already(found, at):
        return None
    if (his := _with_a_pronoun(sheet, at)) > at:
        return _by_the_last(sheet, at, his, found)
    first = start_of_name(sheet, at)
    if first is None or _passes_on_besides(sheet, at, first):
        return None
    told_to = relays_between(sheet, sheet.stops[at], first, own)
    first = toll_owner(sheet, first) or _over_this(sheet, first)
    end = sheet.prose.end(at)
    first += sheet.forms[first] == FOR and first + 1 < end  # وفقا لـ "X"
    name_end = end_of_name(sheet, first, end)
    name_end = _over_his_name(sheet, first, name_end, end)
    if inside_a_clause(sheet, at):
        name_end = end_inside(sheet, first, name_end)
    if names_nobody(sheet, first) or (found and inside_quotation(sheet, at, found[-1])):
        return None
    first = whose_paper(sheet, first, name_end)
    speaker, passed_on, name_end = who_is_named(sheet, first, name_end, end, own)
    passed_on = passed_on or told_to
    if speaker is None or (sheet.forms[at] == ACCORDING and not is_somebody(sheet, speaker, first, cast)):
        return None
    (speaker, *others), passed_on = make_known(sheet, cast, speakers_in(sheet, speaker.first, speaker.last) or [speaker], passed_on, found)
    other = joined_by_comma(sheet, name_end)
    name_end = other.last if other else name_end
    if _takes_up(sheet, at) and not sheet.forms[name_end].isalnum():
        told = of_the_sentence_before(sheet, at, name_end, speaker, found, own)
    else:
        told = _told(sheet, at, name_end, speaker, passed_on, found, own)
    if told is not None:
        told.speakers += [*others, *([cast.meet(other)] if other else [])]
    return told


def _over_this(sheet: Sheet, first: int) -> int:
    """بحسب هذه | المصادر, وفق نفس | المصدر: the unit behind a word that points back to who spoke; its own for any other."""
    return first + (sheet.forms[first].removeprefix(FOR) in _THESE and sheet.term(first + 1, "source") is not None)


def _takes_up(sheet: Sheet, at: int) -> bool:
    """وذلك | بحسب X, جاء ذلك | وفق ما ذكرته X: a sentence that says no more than whose the one before is."""
    start = sheet.prose.start(at)
    return 0 < at - start < 3 and sheet.forms[at - 1] == THAT_ONE and all(form in CAME for form in sheet.forms[start : at - 1])


def _told_already(found: Sequence[Statement], at: int) -> bool:
    """بحسب X، نقلا عن Y: the second inside the cue of the first."""
    return bool(found) and found[-1].after and found[-1].cue[0] < at < found[-1].cue[1]


def _passes_on_besides(sheet: Sheet, at: int, first: int) -> bool:
    """كما نقلت وكالة X عن سكان أن, عن الوزير نفيه: at the head of a sentence a medium that passes it on besides."""
    return at == sheet.prose.start(at) and sheet.forms[at] == AS_ALSO and ABOUT in sheet.forms[first : min(first + _NEAR, sheet.prose.end(at))]


def _told(sheet: Sheet, at: int, name_end: int, speaker: Speaker, passed_on: list[Speaker], found: list[Statement] | Sequence[Statement], own: frozenset[str]) -> Statement | None:
    """What is said behind the name, or stands before it."""
    if found and not found[-1].after and found[-1].content[0] == at:
        return _told_behind(sheet, at, name_end, speaker, [*passed_on, *passed_on_by(found[-1])])  # قال المتحدث إنه وفقا للشرطة قتل سبعة
    more = says_more(sheet, name_end)
    if more and at == sheet.prose.start(at):
        return None
    if more or (sheet.pre[at] != AND and not _quotes_at(sheet, name_end) and _told_before(sheet, at)):
        return _with_relays(according_after(sheet, at, name_end, speaker, found, own), passed_on)
    return _told_behind(sheet, at, name_end, speaker, passed_on)


def _over_his_name(sheet: Sheet, first: int, name_end: int, end: int) -> int:
    """وفقا لوزير الصحة، سالم الدالي، ارتفع …: the unit behind the name that stands between commas behind an office."""
    if name_end >= end or sheet.forms[name_end] not in COMMAS:
        return name_end
    stop = end_of_phrase(sheet, first, end)
    return stop if name_end < stop < end and sheet.forms[stop] in COMMAS else name_end


_HIS, _TO_HIM = rule_words("according_to.his"), rule_words("according_to.to_him")


def _with_a_pronoun(sheet: Sheet, at: int) -> int:
    """بحسبهم |, وفقا لها |: the unit behind an according-to that names nobody but by a pronoun; its own unit for any other."""
    if sheet.forms[at] in _HIS:
        return at + 1
    stop = sheet.stops[at]
    return stop + 1 if stop < sheet.size and sheet.forms[stop] in _TO_HIM else at


def _by_the_last(sheet: Sheet, at: int, content: int, found: Sequence[Statement]) -> Statement | None:
    """ووفقا لها فإن …, وبحسبهم فإن …: whoever spoke last, at the head of a sentence."""
    if not found or not found[-1].speakers or at != sheet.prose.start(at):
        return None
    return _told_behind(sheet, at, content, found[-1].speakers[0], list(found[-1].relays))


def _told_before(sheet: Sheet, at: int) -> bool:
    """Whether the sentence tells something before the name, more than a word that leads over."""
    start = sheet.prose.start(at)
    return at - start > 2 or (inside_a_clause(sheet, at) and tokens_of(sheet).is_verb(start))


def _told_behind(sheet: Sheet, at: int, name_end: int, speaker: Speaker, passed_on: list[Speaker]) -> Statement | None:
    """بحسب X، …: what stands behind the name, unless a medium's own verb follows."""
    end = sheet.prose.end(at)
    content = _behind_its_day(sheet, _behind_alias(sheet, name_end, end), end)
    content = _behind_relative(sheet, content, end)
    while content < end and sheet.forms[content] in _BEFORE_CONTENT:
        content += 1
    if sheet.forms[content] in speaker_words("were") and HAS in sheet.forms[content : min(content + _NEAR, end)]:
        content += 1  # بحسب وكالة X، | كانت الوزارة قد أعلنت
    if content < end and speaker.voice.kind in MEDIA and (next_verb := sheet.term(content, "saying")) and next_verb.form == "past":
        return None
    return Statement((at, content), (content, end), "assert", [speaker], passed_on)


def _behind_relative(sheet: Sheet, at: int, end: int) -> int:
    """بحسب المرصد الذي يدير شبكة من المصادر، أوقعت …: behind what is told of the one named."""
    if at >= end or sheet.forms[at] not in RELATIVES:
        return at
    return next((unit for unit in range(at, min(end, at + 2 * _NEAR)) if sheet.forms[unit] in COMMAS), at)


def _behind_alias(sheet: Sheet, at: int, end: int) -> int:
    """الدفاع المدني (الخوذ البيضاء) …, وكالة الأنباء، «سبأ»، فإن …: the unit behind what else the one named is called."""
    if at < end and sheet.forms[at] == "(":
        return next((unit + 1 for unit in range(at + 1, min(end, at + _NEAR)) if sheet.forms[unit] == ")"), at)
    close = sheet.prose.closes.get(at + 1, -1) if at < end and sheet.forms[at] in COMMAS else -1
    return close + 1 if at < close < at + _NEAR else at


def _behind_its_day(sheet: Sheet, at: int, end: int) -> int:
    """ووفق الوزارة، الجمعة، فإن …: the day between the name and فإن is that of the telling."""
    for unit in range(at, min(end, at + 8)):
        if sheet.pre[unit] == SO and sheet.phrase(unit, "complement"):
            return unit
        if not sheet.dated[unit] and sheet.forms[unit] not in COMMAS:
            return _behind_his_office(sheet, at, end)
    return at


def _behind_his_office(sheet: Sheet, at: int, end: int) -> int:
    """طبقا لما قاله الدالي، شيخ العشيرة، في حديث لصحيفة X، | فإن …: the فإن behind what he is and where he said it, with no verb between; its own unit where none stands."""
    tokens = tokens_of(sheet)
    for unit in range(at + 1, min(end, at + _OFFICE)):
        if sheet.pre[unit] == SO and sheet.phrase(unit, "complement"):
            return unit if sheet.forms[unit - 1] in COMMAS else at
        if tokens.is_verb(unit) or sheet.phrase(unit, "complement"):
            return at
    return at


def _quotes_at(sheet: Sheet, at: int) -> bool:
    """وفقا للبيان «قصفت …»: what is said stands in quotation marks right behind the name."""
    return sheet.prose.closes.get(at, at) - at > 7


def _with_relays(statement: Statement | None, relays: list[Speaker]) -> Statement | None:
    if statement is not None:
        statement.relays += relays
    return statement
