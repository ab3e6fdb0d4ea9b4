"""Where the words for a speaker end, and who stands there: before its verb, behind it, one voice or two."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.attribution.relays import is_own, media_words, to_medium
from marsad.attribution.units import deverbal
from marsad.grammar.cut_names import given_names
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.statement import MEDIA, Statement
from marsad.grammar.voices import Cast, Speaker, actor_terms, past_of_her, read_speaker
from marsad.text.rule_words import (
    ABOUT,
    ACROSS,
    AFTER,
    ALEF,
    ALSO,
    AND,
    BEFORE,
    BOTH,
    DURING,
    EVERY,
    FOR,
    HE,
    IN,
    LIKEWISE,
    OF,
    SHE,
    THAT,
    WHO,
    WHO_F,
    rule_word,
    rule_words,
)

_AFTER_SUBJECT = rule_words("speaker_span.after_subject")
_WHO_OR_WHO_F = frozenset({WHO, WHO_F})
_HE_OR_SHE = frozenset({HE, SHE})
_BEFORE_CIRCUMSTANCE = frozenset({IN, DURING, ACROSS, AFTER, BEFORE, THAT})
_HIS = rule_words("their_own")
_IN_HIS_NAME = rule_word("speaker_span.in_his_name")
_PRESENT = rule_words("speaker_span.present")
_NO_SUBJECT = frozenset({EVERY, OF, ABOUT, ALSO, LIKEWISE, BOTH, "\"", "«"})


def before_subject(sheet: Sheet, first: int, end: int, own: frozenset[str]) -> tuple[list[Speaker], int]:
    """قالت السبت X, صرح لوكالة Y المتحدث باسم Z: the day and the medium may stand before the subject; the relay, and where the subject begins."""
    at = first
    while at < end and _before_subject(sheet, at):
        at = max(at + 1, sheet.stops[at] if sheet.phrase(at, "to_us", "manner") else 0)
    if at < end and to_medium(sheet, at):
        start = at + (sheet.forms[at] == "ل")
        _, stop = media_words(sheet, start, end)
        if stop >= end - 1:  # وكانت مصادر قالت للجزيرة إن: the subject stands before the verb
            return _medium_between(sheet, start, stop, own), end
        if any(sheet.term(unit, "source") or sheet.term(unit, "actor") for unit in range(stop, min(stop + 2, end))):
            return _medium_between(sheet, start, stop, own), stop
    return [], at if at < end else first


def _medium_between(sheet: Sheet, first: int, last: int, own: frozenset[str]) -> list[Speaker]:
    """The medium that these words name, unless it is the outlet itself."""
    medium = read_speaker(sheet, first, last)
    return [medium] if medium and medium.voice.kind in MEDIA and medium.voice.id not in own and not is_own(medium, own) else []


def _before_subject(sheet: Sheet, at: int) -> bool:
    """A day, in it, to him, to us, a phrase of manner."""
    return bool(sheet.dated[at]) or sheet.forms[at] in speaker_words("to_him") or sheet.phrase(at, "to_us", "manner") or _to_ours(sheet, at)


def _to_ours(sheet: Sheet, at: int) -> bool:
    """لموقعنا, لمراسلتنا: to us, by a noun with our pronoun."""
    return sheet.pre[at].endswith("ل") and sheet.suf[at] == "نا" and sheet.term(at, "source") is not None


def known_voices(speakers: Sequence[Speaker]) -> bool:
    """The speaker is somebody that a table knows, by name or by the noun that describes him."""
    return any(speaker.voice.id or speaker.voice.kind != "unknown" or speaker.voice.anonymous for speaker in speakers)


def make_known(cast: Cast, speakers: list[Speaker], relays: list[Speaker], found: Sequence[Statement]) -> tuple[list[Speaker], list[Speaker]]:
    """Make the speakers known; one who takes up an earlier mention keeps the relay through which he last spoke."""
    out = []
    for speaker in speakers:
        earlier = cast.taken_up(speaker)
        out.append(cast.meet(speaker))
        if (
            earlier
            and not relays
            and (
                last := next(
                    (s for s in reversed(found[-40:]) if earlier in s.speakers or any(x.voice.id and x.voice.id == earlier.voice.id for x in s.speakers)), None
                )
            )
        ):
            relays = list(last.relays)
    return out, relays


def name_of_office(sheet: Sheet, at: int, heads: Sequence[int]) -> bool:
    """الأمين العام للأمم المتحدة فلان الفلاني: the name behind an office is the same speaker's."""
    actor = sheet.term(at, "actor")
    return actor is not None and bool(actor.row["sex"]) and any(other < at and sheet.stops[other] >= at - 1 for other in heads)


def end_of_subject(sheet: Sheet, first: int, end: int) -> int:
    """Cut frames off a subject: when, in what statement, to whom, after what."""
    at = first
    while at < end:
        close = sheet.prose.closes.get(at)
        if close is not None and close < end and close - at < 7:
            at = close + 1  # موقع "X اليوم": no day inside a name
            continue
        if at > first and (_frames_behind(sheet, at, end) or _tells_behind(sheet, first, at, end)):
            return at
        if _is_frame(sheet, first, at):
            return at
        if at > first and sheet.forms[at] == ABOUT and sheet.forms[at - 1] in speaker_words("issued_by"):
            at += 1
            continue
        if at > first and _goes_over(sheet, first, at):
            return at
        at = sheet.stops[at]
    return end


def _frames_behind(sheet: Sheet, at: int, end: int) -> bool:
    """أشار المرصد في 9 من كانون الأول إلى, X أمس, X، في بيان: when and in what, behind a name."""
    form = sheet.forms[at]
    if form == IN and at + 1 < end and _tells_when(sheet, at + 1):
        return True
    return form in speaker_words("behind_speaker") or (form in ("،", ",") and not _apposition(sheet, at + 1, end))


def _tells_when(sheet: Sheet, at: int) -> bool:
    return sheet.forms[at][0].isdecimal() or sheet.forms[at] == "ال" or bool(sheet.dated[at]) or "number" in sheet.kinds[at]


def _is_frame(sheet: Sheet, first: int, at: int) -> bool:
    """A phrase of manner, a frame, a day, a rumour or a relative clause, wherever it stands; المدير العام is no year."""
    form = sheet.forms[at]
    if sheet.phrase(at, "manner", "statement_frame", "accord", "quoting", "broadcast", "his_word", "last_voice"):
        return True
    if sheet.term(at, "date") and not (at > first and form in ("العام", "عام") and sheet.term(at - 1, "source")):
        return True
    if form == "ما" and stands_at("hearsay", sheet.scan.words, at + 1):
        return True  # نفى الجيش ما تردد عن …
    return form in _WHO_OR_WHO_F or (form in _HE_OR_SHE and sheet.pre[at] == AND)  # … وهو طبيب: what he is comes behind his name


def _tells_behind(sheet: Sheet, first: int, at: int, end: int) -> bool:
    """To whom he speaks, what he calls something, in what of his own."""
    return to_medium(sheet, at) or _to_audience(sheet, at) or _calls_it(sheet, at) or (sheet.forms[at] == IN and _of_his(sheet, at + 1, end))


def _goes_over(sheet: Sheet, first: int, at: int) -> bool:
    """A verb or a participle behind the name, which begins what he does or says."""
    form, saying = sheet.forms[at], sheet.term(at, "saying")
    if form in _AFTER_SUBJECT or form in ("[", "]") or (saying and sheet.pre[at].startswith(AND)):
        return True
    if past_of_her(sheet, at) and sheet.term(first, "actor"):
        return True  # المرصد السوري استمرت …: a verb that no table knows
    return goes_on_saying(sheet, at) or bool(sheet.suf[at] and saying and saying.form == "masdar")  # ومضت الشبكة قائلة إن; أعلن التنظيم تبنيه تفجير …


def _to_audience(sheet: Sheet, at: int) -> bool:
    """قال X للصحافيين: to whom he speaks is no part of his name."""
    return sheet.pre[at].endswith(FOR) and sheet.forms[at] in speaker_words("audience")


def _calls_it(sheet: Sheet, at: int) -> bool:
    """حمّل X ما سماه العدوان: what he calls so is no part of his name; ما يسمى belongs to a name."""
    return sheet.phrase(at, "named") and sheet.forms[at + 1][0] not in _PRESENT


def _of_his(sheet: Sheet, at: int, end: int) -> bool:
    """قال X في كتابه, في تصريحاته, في مؤتمره: in a thing of the speaker's own, where he said it."""
    if at >= end or sheet.forms[at].startswith("ال") or not sheet.kinds[at].isdisjoint(("actor", "place", "person")):
        return False
    start, stop = sheet.span(at, at + 1)
    return stop - start > 4 and sheet.text[start:stop].endswith(tuple(_HIS))


def goes_on_saying(sheet: Sheet, at: int) -> bool:
    """مضيفا, محملة: a participle of saying in the accusative; متحدثة باسم X is a name."""
    saying = sheet.term(at, "saying")
    form = sheet.forms[at]
    return saying is not None and saying.form == "participle" and not form.startswith("ال") and (form.endswith(ALEF) or (form.endswith("ه") and saying.key != "تحدث"))


def _apposition(sheet: Sheet, at: int, end: int) -> bool:
    """Behind a comma the subject goes on with an office or a name, not with a frame."""
    if at >= end:
        return False
    if sheet.phrase(at, "statement_frame", "accord", "quoting", "switch", "last_voice") or sheet.term(at, "date"):
        return False
    if to_medium(sheet, at) or sheet.phrase(at, "negation"):
        return False  # عن مصدر، لم تكشف عن اسمه، قوله إن
    return sheet.forms[at] not in _BEFORE_CIRCUMSTANCE and sheet.pre[at] in ("",)


def speakers_in(sheet: Sheet, first: int, end: int) -> list[Speaker]:
    """One or two voices joined by و; "each of" and "what it called" are left out."""
    if first + 1 < end and _how_he_spoke(sheet, first):
        return []
    while first < end and (sheet.phrase(first, "named") or sheet.forms[first] in _NO_SUBJECT or _pointed_at(sheet, first)):
        first = sheet.stops[first]
    if (
        first < end
        and sheet.forms[first] in ("بيان", "تقرير", "بيانا")
        and (out := next((at for at in range(first + 1, min(first + 4, end)) if sheet.forms[at] == ABOUT), None))
    ):
        first = out + 1
    cut = next((at for at in range(first + 1, end) if sheet.pre[at] == AND and _second_voice(sheet, first, at)), 0)
    parts = [(first, cut), (cut, end)] if cut else [(first, end)]
    return [speaker for a, b in parts if (speaker := read_speaker(sheet, a, b))]


def _pointed_at(sheet: Sheet, at: int) -> bool:
    """أفادت هذه الفصائل أنها …: those who were named before."""
    return sheet.forms[at] in _THESE and at + 1 < sheet.size and sheet.forms[at + 1].startswith(_THE) and bool(sheet.term(at + 1, "source") or sheet.term(at + 1, "actor"))


_THESE = rule_words("these")


def _second_voice(sheet: Sheet, first: int, at: int) -> bool:
    """المرصد ومصدر طبي: another party or source, behind a whole voice."""
    return (sheet.term(at, "actor") is not None or _described(sheet, at)) and _starts_voice(sheet, first, at) and not _joint(sheet, first, at)


def _how_he_spoke(sheet: Sheet, at: int) -> bool:
    """وأضاف مقدما التعازي, وقال مستذكرا الضحايا: a participle in the accusative with its object, and no name."""
    form = sheet.forms[at]
    participle = len(form) > 4 and form[0] == _PARTICIPLE and form[1] != ALEF and form.endswith(ALEF) and sheet.kinds[at] <= _PEOPLE and not sheet.pre[at]
    return participle and sheet.forms[at + 1].startswith(_THE) and form not in given_names()


_PEOPLE = frozenset({"person", "source", "saying"})
_PARTICIPLE, _THE = "\u0645", "\u0627\u0644"


def _described(sheet: Sheet, at: int) -> bool:
    """ومصدر أمني, وشهود: who is described behind و is another voice, and no second office of the one before."""
    source = sheet.term(at, "source")
    return source is not None and not sheet.forms[at].startswith("ال") and (source.row["kind"] in ("witness", "resident", "activist") or source.key.startswith("مصدر"))


def _joint(sheet: Sheet, first: int, at: int) -> bool:
    """البعثة الخاصة بالاتحاد الأفريقي والأمم المتحدة: the body before و stands behind a preposition, so the one behind it does too."""
    before = next((unit for unit in range(at - 1, first, -1) if sheet.term(unit, "actor")), first)
    return before > first and sheet.pre[before].endswith("ب") and sheet.term(first, "source") is not None


def _starts_voice(sheet: Sheet, first: int, at: int) -> bool:
    """The words before و are a voice of their own, not the head of a list of bodies."""
    return bool(actor_terms(sheet, first, at)) or any(sheet.term(unit, "source") for unit in range(first, at))


def passive_of_her(sheet: Sheet, at: int) -> bool:
    """الشبكة التي أُعلن عن كشفها: a verb that does not agree with التي tells of her, she does not say it."""
    return at > 0 and sheet.forms[at - 1] == WHO_F and not (sheet.forms[at].endswith("ت") or sheet.forms[at].startswith("ت"))


def quoting_between(sheet: Sheet, first: int, end: int) -> Speaker | None:
    """قالت صحيفة X نقلا عن Y إن: Y is the first voice."""
    at = sheet.near("quoting", first, end)
    if at < 0:
        return None
    start = sheet.stops[at]
    return read_speaker(sheet, start, end_of_subject(sheet, start, end))




def whole_subject(sheet: Sheet, first: int, at: int) -> bool:
    """The words from the verb to here are a whole subject: a known actor, or a noun for a source with its adjectives."""
    if sheet.phrase(at, "complement", "statement_frame", "accord", "clause") or sheet.forms[at] in speaker_words("no_object"):
        return False
    head = next((unit for unit in range(first, min(at, first + 2)) if sheet.term(unit, "actor") or sheet.term(unit, "source")), None)
    if head is None or sheet.stops[head] > at or _speaks_too(sheet, at):
        return False
    definite = sheet.forms[head].startswith("ال") or sheet.term(head, "actor") is not None
    if _belongs(sheet, head, at, definite=definite):
        return False
    return all(_describes_head(word, definite=definite) for word in _between(sheet, sheet.stops[head], at))


def _speaks_too(sheet: Sheet, at: int) -> bool:
    """Another party or source, and no verbal noun of what a party did."""
    return (sheet.term(at, "actor") is not None and not sheet.phrase(at, "deverbal")) or sheet.term(at, "source") is not None


def _belongs(sheet: Sheet, head: int, at: int, *, definite: bool) -> bool:
    """وزارة الداخلية, جماعات حقوق الإنسان: whose it is; المرصد السوري: an adjective of the subject, or its office."""
    article = sheet.forms[at].startswith("ال")
    if article and not definite and sheet.stops[head] == at:
        return True
    return _annexed(sheet, head, at) or (article and definite and not deverbal(sheet, at) and not sheet.phrase(at, "taken_up"))


def _describes_head(word: str, *, definite: bool) -> bool:
    """An adjective of a definite head has the article; behind a bare one any word may describe."""
    return word.startswith("ال") or word in ("»", "«") or (not definite and word.isalpha() and word not in speaker_words("no_object"))


def _annexed(sheet: Sheet, head: int, at: int) -> bool:
    """جماعات حقوق الإنسان: a definite noun behind a bare one that is no adjective belongs to it."""
    before = sheet.forms[at - 1]
    bare = at - 1 >= sheet.stops[head] and not before.startswith("ال") and not before.endswith(("ي", "ه", "ين", "ون", "ات"))
    return sheet.forms[at].startswith("ال") and not sheet.forms[head].startswith("ال") and bare and before.isalpha() and not sheet.dated[at - 1]


def _between(sheet: Sheet, first: int, last: int) -> list[str]:
    """The words of a stretch, days, commas and phrases of manner (أكثر من مرة) left out."""
    words, at = [], first
    while at < last:
        if sheet.phrase(at, "manner"):
            at = sheet.stops[at]
            continue
        if sheet.forms[at] in given_names():
            at += 1  # الرئيس سالم الدالي
            continue
        if sheet.forms[at] == _IN_HIS_NAME and (behind := _spoken_for(sheet, at)) <= last:
            at = behind  # المتحدث باسم المجلس
            continue
        if not sheet.dated[at] and sheet.forms[at] not in ("،", ",") and sheet.forms[at] not in speaker_words("about"):
            words.append(sheet.forms[at])
        at += 1
    return words


def _spoken_for(sheet: Sheet, at: int) -> int:
    """The unit behind the body in whose name somebody speaks: باسم المجلس, باسم وزارة الصحة."""
    body = at + 1
    whole = sheet.forms[body].startswith("ال") or sheet.term(body, "actor") is not None
    return sheet.stops[body] if whole else sheet.stops[min(sheet.stops[body], sheet.size - 1)]


def given_out(sheet: Sheet, first: int, at: int) -> bool:
    """في بيان نُشر الأربعاء: when it came out."""
    return at > first and sheet.forms[at] in speaker_words("came_out") and sheet.forms[at - 1] in speaker_words("paper_before")
