"""Who is named behind بحسب and وفق: where the name begins, whose paper it is, and who passes it on."""

from __future__ import annotations

from marsad.attribution.according_to.name_end import DOCUMENT, end_of_name
from marsad.attribution.complements import find_opening
from marsad.attribution.relays import as_relay, is_own, is_talk, media_words, relays_between, to_medium, told_medium
from marsad.attribution.subject_in_front import personal_name, unnamed
from marsad.attribution.units import our_own
from marsad.grammar.cast import Cast
from marsad.grammar.named_parties import MEDIA
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.voices import Speaker, read_speaker
from marsad.lexicon.bodies import kind_of_body
from marsad.lexicon.terms import VERB_FORMS, Term
from marsad.text.rule_words import ABOUT, ALEF, ARTICLE, AS_ALSO, AS_TOLD, COMMAS, FOR, IN, JUST_AS, OF, ON, RELATIVES, WITH, rule_forms, rule_words

_AS_ALSO_OR_JUST_AS_OR_ON = frozenset({AS_ALSO, JUST_AS, ON})


def toll_owner(sheet: Sheet, toll: int) -> int:
    """(بحسب) حصيلة جديدة للمرصد, آخر حصيلة أعلنتها الوزارة, أرقام الأمم المتحدة: the unit of whose count it is; 0 where none stands."""
    if toll >= sheet.size:
        return 0
    toll += sheet.forms[toll].removeprefix(FOR) in _LATEST
    counted = sheet.phrase(toll, "toll")
    if not counted and sheet.forms[toll].removeprefix(FOR).removeprefix(ARTICLE) not in _FIGURES:
        return 0
    first = sheet.stops[toll]
    while first < sheet.size and (sheet.forms[first] in _TOLL_KINDS or sheet.forms[first] in RELATIVES):
        first += 1  # الحصيلة | التي نشرتها الوزارة
    return _owner_at(sheet, first, annexed=not counted and first == sheet.stops[toll] and not sheet.forms[toll].startswith(ARTICLE)) if first < sheet.size else 0


def _owner_at(sheet: Sheet, first: int, *, annexed: bool) -> int:
    """للمرصد, أعلنتها الوزارة, (أرقام) الأمم المتحدة: the unit of the body behind a toll; 0 where none stands."""
    behind = _behind_telling(sheet, first)
    if behind >= sheet.size or not (behind > first or (annexed and not sheet.pre[first]) or sheet.pre[first].endswith(FOR)):
        return 0
    owner = sheet.term(behind, "actor") or sheet.term(behind, "source")
    return behind if owner and not (behind == first and sheet.forms[behind].endswith(_OF_BELONGING)) else 0  # تقارير صحفية: its adjective


def _behind_telling(sheet: Sheet, at: int) -> int:
    """حصيلة | أعلنتها الوزارة, أفاد بها المرصد, نشرها المرصد, صادرة عن X: the unit behind the verb that tells who gave it out; its own for any other word."""
    saying = sheet.term(at, "saying")
    says = saying is not None and saying.form in VERB_FORMS
    if says and not _OF_IT.isdisjoint(sheet.forms[sheet.stops[at] : sheet.stops[at] + 1]):
        return sheet.stops[at] + 1
    told = says and sheet.suf[at] != ""
    return sheet.stops[at] if told or sheet.phrases(at, "said_it", "broadcast", "issued") else at


_OF_BELONGING = "يه"
_OF_IT = rule_words("according_to.of_it")
_LATEST, _FIGURES = rule_words("according_to.latest"), rule_words("according_to.figures")
_TOLL_KINDS = rule_words("documents.kinds")


def start_of_name(sheet: Sheet, at: int) -> int | None:
    """The unit at which the name begins: behind بحسب, بحسب ما أعلن, وفق ما نقلته; None where nobody is named so."""
    first = sheet.stops[at]
    if sheet.forms[at] == ON and sheet.forms[at - 1] not in COMMAS and sheet.phrase(first, "said_it") and sheet.forms[first].endswith(_TAKEN_UP):
        return None  # لم تعلق على ما كشفته الحركة: on what she said
    while sheet.forms[at] == AS_ALSO and first < sheet.size and sheet.forms[first] in speaker_words("were"):
        first += 1  # كما كانت قد أوردت الصحف
    saying = sheet.term(first, "saying") if first < sheet.size else None
    if saying and saying.form in VERB_FORMS:
        if sheet.forms[at] == AS_ALSO and _says_of_its_own(sheet, first, saying):
            return None
        return _past_what_is_said(sheet, first)
    if first < sheet.size and sheet.phrases(first, "told_verb", "broadcast", "said_it"):
        return _past_what_is_said(sheet, first)  # وفق ما نقلته قناة X
    known = sheet.term(first, "actor") or sheet.term(first, "source")
    as_he_said = first - at > 2  # على حد قول
    return None if (sheet.forms[at] in _AS_ALSO_OR_JUST_AS_OR_ON and not as_he_said) or (sheet.forms[at] == AS_TOLD and not known) else first


def _says_of_its_own(sheet: Sheet, verb: int, saying: Term) -> bool:
    """كما طالبوا بـ …, كما وثق التقرير مقتل …: a statement of its own; كما واصل الجيش قصف القرية: none."""
    if saying.row["act"] != "assert" or sheet.forms[verb] in speaker_words("carries_on") or find_opening(sheet, verb, sheet.stops[verb], ["a"]):
        return True
    return told_object(sheet, verb, saying)


def _past_what_is_said(sheet: Sheet, verb: int) -> int:
    """بحسب ما أفاد به المستشفى, بحسب ما أعلن الأربعاء مصدر طبي, ما قال لوكالة X مصدر طبي, كما قال لنا مصدر طبي: the unit behind the verb, به, a day and to whom it was said."""
    first = sheet.stops[verb]
    first += first < sheet.size and sheet.forms[first] in _OF_IT
    while first < sheet.size and (sheet.dated[first] or sheet.phrase(first, "to_us")):
        first += 1
    if first + 1 < sheet.size and to_medium(sheet, first):
        end = sheet.prose.end(first)
        _, behind = media_words(sheet, first + (sheet.forms[first] == FOR), end)
        return behind if behind < end and sheet.forms[behind][0].isalpha() else first
    return first


def names_nobody(sheet: Sheet, first: int) -> bool:
    """بحسب قانوننا, وفقا للتوقيت المحلي, وفق معلومات أولية, استنادا إلى معلومات بأن: ours, a rule, or information that nobody gives."""
    told = sheet.forms[first] in speaker_words("rumours") and any(sheet.forms[unit].startswith("ب") and sheet.phrase(unit, "complement") for unit in range(first + 1, min(first + 4, sheet.size)))
    return told or (sheet.suf[first] == "نا" and not our_own(sheet, first)) or _of_law(sheet.forms[first]) or sheet.phrase(first, "weak_source")


def who_is_named(sheet: Sheet, first: int, name_end: int, end: int, own: frozenset[str]) -> tuple[Speaker | None, list[Speaker], int]:
    """Who says it, through whom, and where the names end: حسبما قال طبيب لوكالة X, وفق وكالة X نقلا عن Y."""
    told = told_medium(sheet, first, name_end)
    speaker = read_speaker(sheet, first, told or name_end)
    if speaker is None and sheet.forms[first] in speaker_words("unnamed_reports"):
        speaker = unnamed(sheet, first, name_end)  # كما أوردت الأنباء
    passed_on = as_relay(sheet, told, name_end, own)
    if (medium := _told_to(sheet, name_end, end)) is not None:
        _, stop = media_words(sheet, medium + (sheet.forms[medium] in _APART), end)
        passed_on, name_end = relays_between(sheet, medium, stop, own), stop
    if quoted := _quoted_by(sheet, first, name_end, end):
        speaker, relay, name_end = quoted
        passed_on = [relay, *passed_on] if not is_own(relay, own) else passed_on
    return speaker, passed_on, name_end


_APART = frozenset({"ل", WITH})  # before the name of a medium
_ASIDE = 9  # units from the name of who speaks to in what he spoke


def _of_law(form: str) -> bool:
    """وفقا لميثاق X, للتوقيت المحلي: a rule or a measure, which says nothing."""
    return not speaker_words("law").isdisjoint((form, form.removeprefix(FOR), ALEF + form.removeprefix(FOR)))


_SOMEBODY = frozenset({"source", "actor", "person"})
_ONE_OF = rule_words("according_to.one_of")


def _one_of(sheet: Sheet, first: int) -> int:
    """أحد | الجيران, عدد من | السكان: the unit of those of whom one or some speak; its own for any other word."""
    if sheet.forms[first] not in _ONE_OF or first + 2 >= sheet.size:
        return first
    return first + 1 + (sheet.forms[first + 1] == OF)


def is_somebody(sheet: Sheet, speaker: Speaker, first: int, cast: Cast) -> bool:
    """وفق X: a body or a noun for a speaker or for people, a name in quotation marks, one named before, or a name of two words."""
    if speaker.voice.id or kind_of_body(sheet.forms[first : speaker.last]) or not sheet.kinds[_one_of(sheet, first)].isdisjoint(_SOMEBODY) or first in sheet.prose.closes or sheet.forms[first] in speaker_words("short_ministry"):
        return True
    return cast.calls(speaker.surname) or personal_name(sheet, speaker.first, speaker.last)


def whose_paper(sheet: Sheet, first: int, end: int) -> int:
    """حصيلة أولية صادرة عن نقابة الأطباء, المعلومات التي أفادت بها وكالة X, تغريدة للوزير: whose document it is stands behind who issued it."""
    if sheet.forms[first] in _OWN_PAPERS and sheet.pre[first + 1].endswith(FOR):
        return first + 1
    issued = sheet.near("issued", first, min(end, first + DOCUMENT))
    if issued >= 0 and not sheet.term(first, "source"):
        return sheet.stops[issued]
    that = next((unit for unit in range(first + 1, min(end, first + 4)) if sheet.forms[unit] in RELATIVES), None)
    if that is None or that + 2 >= end:
        return first
    behind = sheet.stops[that + 1]
    return behind + (sheet.forms[behind] in ("به", "بها", "عنه", "عنها"))


def _told_to(sheet: Sheet, at: int, end: int) -> int | None:
    """The medium to which the one just named spoke, right behind his name or behind تحدث, أدلى بتصريح."""
    if at < end and (saying := sheet.term(at, "saying")) and saying.key == "تحدث":
        at = sheet.stops[at]
    return at if at < end and to_medium(sheet, at) else _in_a_talk(sheet, at, end)


def _in_a_talk(sheet: Sheet, at: int, end: int) -> int | None:
    """بحسب الوزير، سامر الدالي، في حديثه لـ"X"، فإن: the medium to which he spoke, behind commas and his name."""
    if at >= end or sheet.forms[at] not in COMMAS:
        return None
    talk = next((unit + 1 for unit in range(at + 1, min(at + _ASIDE, end - 2)) if sheet.forms[unit] == IN and sheet.forms[unit - 1] in COMMAS), 0)
    if not talk or not is_talk(sheet, talk):
        return None
    return next((told for told in range(talk + 1, min(talk + 3, end)) if to_medium(sheet, told) or sheet.forms[told] == WITH), None)


def _quoted_by(sheet: Sheet, first: int, name_end: int, end: int) -> tuple[Speaker, Speaker, int] | None:
    """وفق ما أوردت وكالة X نقلا عن Y, بحسب X، نقلا عن Y: Y speaks, X passes it on; both, and where the names end."""
    at = sheet.near("quoting", first, name_end)
    if at < 0 and name_end + 1 < end and sheet.forms[name_end] in COMMAS and sheet.phrase(name_end + 1, "quoting"):
        at = name_end + 1
    if at < 0 and name_end < end and sheet.forms[name_end] == ABOUT and (teller := read_speaker(sheet, first, name_end)) and teller.voice.kind in MEDIA:
        at = name_end  # وفقا لما نقلته وكالة X عن Y
    if at < 0:
        return None
    stop = end_of_name(sheet, sheet.stops[at], end)
    relay, inner = read_speaker(sheet, first, min(at, name_end)), read_speaker(sheet, sheet.stops[at], stop)
    return (inner, relay, stop) if relay and inner else None


def told_object(sheet: Sheet, verb: int, saying: Term) -> bool:
    """وثق التقرير مقتل …, أشار إلى إصابة …: what the verb tells stands behind it as its object, over its subject."""
    opening = find_opening(sheet, verb, sheet.stops[verb], [key for key in saying.row["governs"].split() if key in ("o", "d", "i", "n", "b")])
    return opening is not None


_TAKEN_UP = rule_forms("according_to.taken_up")
_OWN_PAPERS = rule_words("according_to.papers")
