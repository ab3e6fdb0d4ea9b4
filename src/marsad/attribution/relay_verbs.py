"""A medium that passes on what another says: نقلت X عن Y قوله إن …, أوردت صحف وقوع …"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.attribution.complement_signs.objects import its_own
from marsad.attribution.joined_speakers import speakers_in
from marsad.attribution.known_speakers import known_voices
from marsad.attribution.nouns_of_saying import owner_and_content
from marsad.attribution.speaker_phrase.reach import end_of_phrase
from marsad.attribution.speech_act.noun_acts import noun_of_saying
from marsad.attribution.subject_end import end_of_subject, goes_on_saying
from marsad.attribution.subject_in_front import antecedent, subject_before
from marsad.attribution.units import deverbal, in_a_name, skip_marks
from marsad.attribution.whole_subject import whole_subject
from marsad.grammar.cast import Cast
from marsad.grammar.named_parties import MEDIA, actor_terms
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker, read_speaker
from marsad.lexicon.terms import Term
from marsad.model.reading import Voice
from marsad.text.rule_words import ABOUT, AND, ARTICLE, COMMAS, OF, RELATIVES, TO, rule_words

_ABOUT_OR_TO = frozenset({ABOUT, TO, OF})
_HIS = rule_words("his_or_their")


def by_relay(sheet: Sheet, at: int, found: Sequence[Statement], cast: Cast) -> Statement | None:
    """نقلت X عن Y قوله إن …: Y speaks, X relays."""
    first = sheet.stops[at]
    end = _before_participle(sheet, first, min(sheet.prose.end(at), first + 60))
    if sheet.forms[first] in speaker_words("about_him"):
        return _of_the_last(sheet, at, first, end, found, cast)
    complement = _leads_to_what_is_said(sheet, first, end)
    if (noun := _his_act(sheet, first, complement or end)) is not None and (told := _told_of_his_act(sheet, at, first, noun, cast)):
        return told
    if told := _told_by_noun(sheet, at, first, min(complement or end, first + _NEAR), cast):
        return told
    if told := _told_of_happening(sheet, at, first, end, cast):
        return told
    if complement is None or sheet.forms[at].removeprefix(AND) in _SHARES:
        return _told_by_media(sheet, at, first, end, cast)
    his = sheet.near("his_word", first, complement)
    laid = sheet.forms[at].startswith(_LAID)  # نسب التلفزيون إلى مصدر قوله
    if laid and his < 0:
        return None
    his = complement if his < 0 else his
    about = next((unit for unit in range(first, his) if sheet.forms[unit] == _behind(sheet, at) or sheet.phrase(unit, "quoting")), None)
    if about is None and (teller := _teller(sheet, first, complement) or _unnamed(sheet, first, complement)):
        return _from(sheet, at, complement, [cast.meet(teller)], [])
    if about is None and (people := _people(sheet, first, complement)):
        return _from(sheet, at, complement, [cast.meet(one) for one in people], [])
    about = _behind_the_relay(sheet, first, his) if about is None else about
    return _from_one_to_other(sheet, (at, first, complement), (about, his), found, cast) if about is not None else None


def _leads_to_what_is_said(sheet: Sheet, first: int, end: int) -> int | None:
    """The أن, the colon, or the قوله right before a quotation or a happening: قوله «اقتحم الجيش المخيم», تأكيده مقتل خمسة."""
    complement = next((unit for unit in range(first, end) if (sheet.phrase(unit, "complement") or sheet.forms[unit] == ":") and not in_a_name(sheet, unit)), None)
    his = sheet.near("his_word", first, end if complement is None else complement)
    return his if his >= 0 and (sheet.stops[his] in sheet.prose.closes or deverbal(sheet, sheet.stops[his])) else complement


def _before_participle(sheet: Sheet, first: int, end: int) -> int:
    """نقلت الوكالة تفاصيل اللقاء، مؤكدة أن …, نقلت الوكالة بيانا للجيش قال فيه إن …: what another word of saying leads to is not what the verb passes on."""
    return next((unit for unit in range(first + 1, end) if (sheet.forms[unit - 1] in COMMAS and goes_on_saying(sheet, unit)) or _in_its_paper(sheet, first, unit)), end)


def _in_its_paper(sheet: Sheet, first: int, at: int) -> bool:
    """قالت فيه, جاء فيه: a verb that tells what stands in the paper before it, where nobody is named by عن."""
    return not sheet.kinds[at].isdisjoint(("saying", "written")) and not speaker_words("in_it").isdisjoint(sheet.forms[at + 1 : at + 2]) and ABOUT not in sheet.forms[first:at]


def _from_one_to_other(sheet: Sheet, told: tuple[int, int, int], names: tuple[int, int], found: Sequence[Statement], cast: Cast) -> Statement | None:
    """The relay before عن, and who speaks between it and what is said."""
    (at, first, complement), (about, his) = told, names
    quoting = sheet.phrase(about, "quoting")
    until, behind = (about, sheet.stops[about]) if quoting else (about + 1, about + 1)  # أوردت الصحيفة نقلا عن شاهد
    passed, behind = _passed_on_between(sheet, behind, his)
    speakers = speakers_in(sheet, behind, end_of_subject(sheet, behind, his))
    if about == first:
        relay = subject_before(sheet, at, cast)  # وكانت قناة X قد نقلت عن Y قوله
        if relay is None and not known_voices(speakers):
            return None
        relays = [cast.meet(relay)] if relay is not None else _medium_before(sheet, at, found)
    else:
        relay = read_speaker(sheet, first, end_of_subject(sheet, first, min(about, his)) if sheet.forms[about] in _ABOUT_OR_TO else until)
        relays = [cast.meet(relay)] if relay is not None else []
    if not speakers:
        return None
    return _from(sheet, at, complement, [cast.meet(speaker) for speaker in speakers], [*(cast.meet(one) for one in passed), *relays])


def _passed_on_between(sheet: Sheet, first: int, end: int) -> tuple[list[Speaker], int]:
    """نقلت الصحيفة عن وكالة X | عن مصدر: the medium that the relay quotes, and the unit behind the second عن; nobody, and the first unit, where none stands."""
    about = next((unit for unit in range(first + 1, end) if sheet.forms[unit] == ABOUT or sheet.forms[unit] in COMMAS), end)
    medium = read_speaker(sheet, first, about) if about + 1 < end and sheet.forms[about] == ABOUT else None
    return ([medium], about + 1) if medium is not None and medium.voice.kind in MEDIA else ([], first)


def _medium_before(sheet: Sheet, at: int, found: Sequence[Statement]) -> list[Speaker]:
    """ونقلت عن شهود قولهم: the medium that spoke or passed on last; ونُقل عن شاهد قوله: nobody who is named."""
    if not sheet.forms[at].endswith("ت") or not found:
        return []
    return [*found[-1].speakers, *found[-1].relays][:1]


def _from(sheet: Sheet, at: int, complement: int, speakers: list[Speaker], relays: list[Speaker]) -> Statement:
    behind = sheet.stops[complement]
    return Statement((at, behind), (skip_marks(sheet, behind), sheet.prose.end(at)), "assert", speakers, relays)


def _unnamed(sheet: Sheet, first: int, end: int) -> Speaker | None:
    """ونقلت أنباء من العاصمة أن …: unnamed reports, which are nobody's."""
    if sheet.forms[first] not in speaker_words("rumours"):
        return None
    return Speaker(Voice(sheet.words(first, end), None, "document", sheet.span(first, end), True), first, end, sheet.forms[first], False)


def _people(sheet: Sheet, first: int, complement: int) -> list[Speaker]:
    """نقل شهود عيان ومصدر أمني أن …: people who tell it themselves."""
    end = end_of_subject(sheet, first, complement)  # ونقل شهود، أمس، أن
    found = speakers_in(sheet, first, end)
    return found if end_of_phrase(sheet, first, end) == end and all(speaker.voice.anonymous for speaker in found) else []


def _behind_the_relay(sheet: Sheet, first: int, his: int) -> int | None:
    """نقلت وكالة X (…) مصدر أمني قوله: the last unit of the relay where no عن stands, marks behind it too."""
    known = actor_terms(sheet, first, his)
    if not known:
        return None
    about = sheet.stops[known[0][0]] - 1
    while about + 1 < his and not sheet.forms[about + 1][0].isalnum():
        about += 1
    return about


_NEAR = 8
_SHARES = rule_words("relay_verbs.shares")
_NEWS = rule_words("relay_verbs.news")
_LAID, _LEARNT = "نسب", "علم"


def _behind(sheet: Sheet, at: int) -> str:
    """نقلت عن شاهد, نسبت إلى شاهد, علمت من شاهد: what stands between the verb and who speaks."""
    return TO if sheet.forms[at].startswith(_LAID) else OF if sheet.forms[at].startswith(_LEARNT) else ABOUT


def _his_act(sheet: Sheet, first: int, end: int) -> int | None:
    """عن المتحدث نفيه, عن المحافظ اتهامه: the noun of what he did by speaking, with his pronoun."""
    return next((unit for unit in range(first + 2, end) if sheet.suf[unit] in _HIS and "saying" in sheet.kinds[unit] and noun_of_saying(sheet, unit)), None)


def _told_of_his_act(sheet: Sheet, at: int, first: int, noun: int, cast: Cast) -> Statement | None:
    """نقلت القناة عن المتحدث نفيه قيام …: he denies, the channel passes it on."""
    about = next((unit for unit in range(first, noun) if sheet.forms[unit] == ABOUT), None)
    if about is None:
        return None
    relay, speakers = read_speaker(sheet, first, about), speakers_in(sheet, about + 1, end_of_subject(sheet, about + 1, noun))
    if relay is None:
        return None
    return Statement((at, noun), (noun, sheet.prose.end(at)), "assert", [cast.meet(speaker) for speaker in speakers], [cast.meet(relay)])


def _told_by_noun(sheet: Sheet, at: int, first: int, end: int, cast: Cast) -> Statement | None:
    """نقلت القناة نفي مصدر عسكري سقوط …, نقلت وكالة X تأكيد مسؤول أن …: a noun of saying is what the medium passes on."""
    noun = next((unit for unit in range(first + 1, end) if not sheet.pre[unit] and not sheet.suf[unit] and (sheet.forms[unit] in _ABOUT_OR_TO or _noun_of_saying(sheet, unit))), None)
    if noun is None or (saying := _noun_of_saying(sheet, noun)) is None:
        return None
    if (relay := _teller(sheet, first, noun)) is None or (owned := owner_and_content(sheet, noun, saying)) is None:
        return None
    speaker, content = owned
    return Statement((at, content), (content, sheet.prose.end(at)), saying.row["act"], [cast.meet(speaker)], [cast.meet(relay)])


def _noun_of_saying(sheet: Sheet, at: int) -> Term | None:
    """تأكيد, نفي, إعلان: without an article."""
    return None if sheet.forms[at].startswith(ARTICLE) else next((term for term in sheet.terms[at] if term.kind == "saying" and term.form == "masdar"), None)


def _of_the_last(sheet: Sheet, at: int, first: int, end: int, found: Sequence[Statement], cast: Cast) -> Statement | None:
    """ونقلت عنه وكالة X قوله "…": the last voice speaks, the agency passes it on."""
    his = sheet.near("his_word", first, end)
    his = his if his >= 0 else sheet.near("complement", first, end)
    named = antecedent(sheet, sheet.prose.start(at), at - 1) if sheet.forms[at - 1] in RELATIVES else None  # الوزير الذي نقلت عنه وكالة X أن
    speakers = [cast.meet(named)] if named else list(found[-1].speakers) if found else []
    if not speakers or his < 0 or not (relay := read_speaker(sheet, first + 1, end_of_subject(sheet, first + 1, his))):
        return None
    content = skip_marks(sheet, sheet.stops[his])
    return Statement((at, content), (content, sheet.prose.end(at)), "assert", speakers, [cast.meet(relay)], carried=named is None)


def _told_by_media(sheet: Sheet, at: int, first: int, end: int, cast: Cast) -> Statement | None:
    """نقلت تقارير مقتل …, أوردت صحف وقوع …: what they tell stands behind them as a noun."""
    content = next((unit for unit in range(first + 1, min(end, first + _NEAR)) if deverbal(sheet, unit) and not sheet.pre[unit]), None)
    if content is None or any(sheet.forms[unit] in _ABOUT_OR_TO for unit in range(first, content)):
        return None
    news = sheet.forms[content - 1] in _NEWS
    if not news and sheet.forms[at].removeprefix(AND) in _SHARES:
        return None  # تداولت مواقع صورا لمقتل القائد
    content -= news
    teller = _teller(sheet, first, content)
    return Statement((at, content), (content, sheet.prose.end(at)), "assert", [cast.meet(teller)]) if teller else None


def _told_of_happening(sheet: Sheet, at: int, first: int, end: int, cast: Cast) -> Statement | None:
    """نقلت وكالة X عن مصدر أمني مقتل خمسة, عن سكان سماعهم دوي انفجار: what he tells stands behind him as a noun, with no قوله."""
    about = next((unit for unit in range(first + 1, min(end, first + _NEAR)) if sheet.forms[unit] == ABOUT), None)
    if about is None or about + 2 >= end:
        return None
    noun = next((unit for unit in range(about + 2, min(end, about + 2 + _NEAR)) if not sheet.pre[unit] and (deverbal(sheet, unit) or its_own(sheet, unit) or sheet.phrase(unit, "complement"))), None)
    if noun is None or sheet.phrases(noun, "his_word", "complement") or not _ends_before(sheet, about + 1, noun):
        return None
    relay, speakers = read_speaker(sheet, first, end_of_subject(sheet, first, about)), speakers_in(sheet, about + 1, end_of_subject(sheet, about + 1, noun))
    if relay is None or not known_voices(speakers):
        return None
    return Statement((at, noun), (noun, sheet.prose.end(at)), "assert", [cast.meet(speaker) for speaker in speakers], [cast.meet(relay)])


def _ends_before(sheet: Sheet, first: int, noun: int) -> bool:
    """عن مصدر أمني | مقتل, عن المستشار، سالم الدالي، | ارتفاع; but not عن رئيس لجنة | إجلاء الجرحى قوله."""
    for unit in range(noun, min(sheet.prose.end(noun), noun + _NEAR)):
        if sheet.phrases(unit, "his_word", "complement"):
            return False
        if sheet.forms[unit] in COMMAS:
            break
    return sheet.forms[noun - 1] in COMMAS or whole_subject(sheet, first, noun)


def _teller(sheet: Sheet, first: int, complement: int) -> Speaker | None:
    """نقلت وسائل إعلام أن …: nobody stands behind the media that tell it."""
    found = read_speaker(sheet, first, end_of_subject(sheet, first, complement))
    until = next((unit for unit in range(first, complement) if sheet.forms[unit] in RELATIVES or sheet.forms[unit].removeprefix(ARTICLE) in _SIDING), complement)  # what is told of the medium by the way
    others = [term for at, term in actor_terms(sheet, first, until) if term.row["kind"] not in MEDIA and sheet.prose.quoted[at] < 0]
    return found if found and found.voice.kind in _TELL and not others else None


_TELL = MEDIA | {"document", "correspondent"}
_SIDING = rule_words("voices.close") | rule_words("voices.siding")
