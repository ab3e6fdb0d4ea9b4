"""Where the words for a speaker end: before a frame, a verb, to whom he speaks."""

from __future__ import annotations

from marsad.attribution.relays import to_medium
from marsad.attribution.units import where_he_serves
from marsad.grammar.cut_names import given_names
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.voice_words import past_of_her
from marsad.text.rule_words import (
    ABOUT,
    ACROSS,
    AFTER,
    ALEF,
    AND,
    ARTICLE,
    BEFORE,
    COMMAS,
    DURING,
    FOR,
    HE_OR_SHE,
    IN,
    OF,
    ON,
    RELATIVES,
    THAT,
    TO,
    rule_forms,
    rule_word,
    rule_words,
)

_AFTER_SUBJECT = rule_words("subject_end.after_subject")
_FRAMES = frozenset({"manner", "statement_frame", "accord", "quoting", "broadcast", "his_word", "last_voice"})
_BEFORE_CIRCUMSTANCE = frozenset({IN, OF, DURING, ACROSS, AFTER, BEFORE, THAT})
_HIS = rule_words("their_own")
_PLATFORMS = rule_words("subject_end.platforms")
_PAGES = rule_words("subject_end.pages")
_PLATFORM = 6  # units of على منصة «X»
_ATTENTION = rule_words("subject_end.attention")
_PRESENT = rule_words("subject_end.present")


def end_of_subject(sheet: Sheet, first: int, end: int) -> int:
    """Cut frames off a subject: when, in what statement, to whom, after what."""
    at = first
    while at < end:
        close = sheet.prose.closes.get(at)
        if close is not None and close < end:
            at = close + 1  # موقع "X اليوم": no day inside a name
            continue
        if at > first and (_frames_behind(sheet, at, end) or _tells_behind(sheet, first, at, end)):
            return at
        if _is_frame(sheet, first, at):
            return at
        if at > first and _goes_over(sheet, first, at):
            return at
        at = sheet.stops[at]
    return end


def _frames_behind(sheet: Sheet, at: int, end: int) -> bool:
    """أشار المرصد في 9 من كانون الأول إلى, X أمس, X، في بيان: when and in what, behind a name."""
    form = sheet.forms[at]
    if form == IN and at + 1 < end and _tells_when(sheet, at + 1):
        return True
    if form == ON and sheet.forms[at - 1] not in _PAGES and _on_a_platform(sheet, at, end):
        return True
    if form in _ATTENTION and sheet.forms[at + 1] == TO:
        return True  # لفت العقيد | النظر إلى
    return form in speaker_words("behind_speaker") or (form in COMMAS and not _apposition(sheet, at + 1, end))


def _on_a_platform(sheet: Sheet, at: int, end: int) -> bool:
    """كتب الدالي | على «تلغرام»؛ not المدون على تويتر سالم الدالي."""
    named = sheet.forms[at + 1 + (at + 1 in sheet.prose.closes)] in _PLATFORMS
    return named and (end - at < _PLATFORM or not COMMAS.isdisjoint(sheet.forms[at : at + _PLATFORM]))


def _tells_when(sheet: Sheet, at: int) -> bool:
    return sheet.forms[at][0].isdecimal() or sheet.forms[at] in _AT_AN_HOUR or bool(sheet.dated[at]) or ("number" in sheet.kinds[at] and sheet.term(at, "source") is None)


def _is_frame(sheet: Sheet, first: int, at: int) -> bool:
    """A phrase of manner, a frame, a day, a rumour or a relative clause, wherever it stands; المدير العام is no year."""
    form = sheet.forms[at]
    kinds = sheet.kinds[at]
    if not kinds.isdisjoint(_FRAMES) and "source" not in kinds and not (form == ON and sheet.forms[at - 1] in _PAGES):
        return True  # إذاعة is spelled as أذاعه
    if "date" in kinds and not (at > first and _is_no_day(sheet, at)):
        return True
    if form == "ما" and _is_rumour(sheet, first, at):
        return True
    return form in RELATIVES or form in HE_OR_SHE  # … وهو طبيب: what he is comes behind his name


def _is_no_day(sheet: Sheet, at: int) -> bool:
    """(المدير) العام, (نوار) شعبان: a word for a time that is an office's or a man's."""
    return is_an_office(sheet, at) or _name_of_a_month(sheet, at)


def _is_rumour(sheet: Sheet, first: int, at: int) -> bool:
    """نفى الجيش ما تردد عن …: behind ما what is said to be so, or, behind a name, what happened."""
    return stands_at("hearsay", sheet.scan.words, at + 1) or (at > first and sheet.forms[at + 1] in speaker_words("happened_so"))


def _name_of_a_month(sheet: Sheet, at: int) -> bool:
    """نوار | شعبان: behind a given name, a month that is a name too."""
    return sheet.forms[at] in given_names() and sheet.forms[at - 1] in given_names()


def is_an_office(sheet: Sheet, at: int) -> bool:
    """المدير العام, مدير عام الصحة, المحامي العام في حماة, مستشفى بعقوبة العام: the adjective of an office, and no year (العام الماضي)."""
    if sheet.forms[at] not in ("العام", "عام"):
        return False
    if "place" in sheet.kinds[at - 1]:
        return not sheet.dated[at]
    year = sheet.forms[at + 1].startswith("ال") and sheet.dated[at + 1]
    return not year and (sheet.term(at - 1, "source") is not None or sheet.forms[at - 1].startswith("ال") or sheet.forms[at - 1] + sheet.suf[at - 1] in _GENERAL_OF)


def _tells_behind(sheet: Sheet, first: int, at: int, end: int) -> bool:
    """To whom he speaks, what he calls something, in what of his own."""
    return to_medium(sheet, at) or _to_audience(sheet, at) or _calls_it(sheet, at) or (sheet.forms[at] == IN and _of_his(sheet, at + 1, end))


def _goes_over(sheet: Sheet, first: int, at: int) -> bool:
    """A verb or a participle behind the name, which begins what he does or says."""
    form, saying = sheet.forms[at], sheet.term(at, "saying")
    if _paper_with_it(sheet, at) or _given_out(sheet, at) or (form in speaker_words("came_out") and sheet.forms[at + 1] != ABOUT and _paper(sheet, first)):
        return True  # تقرير صدر أمس
    if (form in _AFTER_SUBJECT and not where_he_serves(sheet, first, at)) or form in ("[", "]") or (saying and sheet.pre[at].startswith(AND) and not gives_name(sheet, at)):
        return True
    if past_of_her(sheet, at) and sheet.term(first, "actor"):
        return True  # المرصد السوري استمرت …: a verb that no table knows
    return goes_on_saying(sheet, at) or _by_what_he_says(sheet, at)  # ومضت الشبكة قائلة إن


def _by_what_he_says(sheet: Sheet, at: int) -> bool:
    """أعلن التنظيم | تبنيه تفجير …, اكتفت القوات | بالإشارة إلى أن, اختتم الوزير | كلمته بالقول: a noun of saying with his pronoun or ب, or what he speaks in."""
    his = sheet.suf[at] or sheet.pre[at].endswith("ب")
    return bool(his and (saying := sheet.term(at, "saying")) and saying.form == "masdar") or (sheet.forms[at] in speaker_words("his_paper") and sheet.forms[at - 1].startswith(ARTICLE))


def _paper_with_it(sheet: Sheet, at: int) -> bool:
    """عن الوكالة معلومات جاء فيها أن: a paper in which he says it, behind his name."""
    return sheet.forms[at + 2] in speaker_words("in_it") and _paper(sheet, at)


def _given_out(sheet: Sheet, at: int) -> bool:
    """نقلت وسائل إعلام محلية | بيانا: a document in the accusative is what somebody gives out."""
    return sheet.forms[at].endswith(ALEF) and sheet.forms[at] in (speaker_words("paper") | speaker_words("spoken_in"))


def _paper(sheet: Sheet, at: int) -> bool:
    """بيان, معلومات, تصريحات: without the article."""
    source = sheet.term(at, "source")
    return (sheet.phrase(at, "remarks") or (source is not None and source.row["kind"] == "document") or sheet.forms[at] in speaker_words("paper_heads"))


def gives_name(sheet: Sheet, at: int) -> bool:
    """أحد الجيران ويدعى سالم الدالي, امرأة تدعى سلمى, شاب اسمه سالم: behind it stands the name of whoever was described."""
    if sheet.pre[at] not in ("", AND) or sheet.forms[at] + sheet.suf[at] not in speaker_words("gives_name"):
        return False  # المتحدث باسمه: in his name
    start, end = sheet.span(at, at + 1)
    return not sheet.text[start:end].endswith(_CLAIMS)


_OF_A_NATION, _TAKES_FOR = rule_word("subject_end.of_a_nation"), rule_forms("subject_end.takes_for")
_GENERAL_OF = rule_words("subject_end.general_of")
_AT_AN_HOUR = rule_words("subject_end.at_an_hour") | {"ال"}
_CLAIMS = rule_word("subject_end.claims")


def _to_audience(sheet: Sheet, at: int) -> bool:
    """قال X للصحافيين, للبنانيين: to whom he speaks is no part of his name."""
    return sheet.phrase(at, "to_us") or (sheet.pre[at].endswith(FOR) and (sheet.forms[at] in speaker_words("audience") or _a_nation(sheet, at)))


def _a_nation(sheet: Sheet, at: int) -> bool:
    """الوزير للبنانيين; القوات المعادية للحوثيين are those against them."""
    if not sheet.forms[at].endswith(_OF_A_NATION) or sheet.term(at, "actor") is not None:
        return False
    return not sheet.forms[at - 1].removeprefix(ARTICLE).startswith(_TAKES_FOR) and any(term.kind == "person" and term.form == "p" for term in sheet.terms[at])


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
    return saying is not None and saying.form == "participle" and form.endswith((ALEF, "ه"))


def _apposition(sheet: Sheet, at: int, end: int) -> bool:
    """Behind a comma the subject goes on with an office or a name, not with a frame."""
    if at >= end:
        return False
    if sheet.phrases(at, "statement_frame", "accord", "quoting", "switch", "last_voice") or sheet.term(at, "date"):
        return False
    if to_medium(sheet, at) or sheet.phrase(at, "negation"):
        return False  # عن مصدر، لم تكشف عن اسمه، قوله إن
    return sheet.forms[at] not in _BEFORE_CIRCUMSTANCE and sheet.pre[at] in ("",)
