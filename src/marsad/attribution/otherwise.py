"""Statements without a verb of saying of their own: relays (نقلت X عن Y قوله), participles, nouns of denial, according-to, disclaimers."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.attribution.complements import find_opening
from marsad.attribution.datelines import behind_dateline
from marsad.attribution.relays import as_relay, is_own, media_words, relays_between, to_medium, told_medium
from marsad.attribution.sentence_subject import doer_of_sentence
from marsad.attribution.speaker_span import end_of_subject, goes_on_saying, make_known, speakers_in
from marsad.attribution.speech_act import noun_of_saying
from marsad.attribution.subject_in_front import personal_name, subject_before
from marsad.attribution.units import deverbal, inside_quotation, refuses_charge, skip_marks
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.statement import MEDIA, Statement
from marsad.grammar.voices import Cast, Speaker, actor_terms, past_of_her, read_speaker
from marsad.lexicon.terms import Term
from marsad.model.reading import Voice
from marsad.syntax.function_words import VERB, verbs
from marsad.text.rule_words import (
    ABOUT,
    ACCORDING,
    ALEF,
    AND,
    AND_HAS,
    AS_ALSO,
    AS_TOLD,
    EVERY,
    FOR,
    HAS,
    JUST_AS,
    OF,
    ON,
    SINCE,
    SO,
    SO_THAT,
    THAT,
    TO,
    WHO,
    WHO_F,
    rule_words,
)

_ABOUT_OR_TO = frozenset({ABOUT, TO})
_WHO_OR_WHO_F = frozenset({WHO, WHO_F})
_AND_OR_NONE = frozenset({AND, ""})
_EVERY_OR_OF = frozenset({EVERY, OF})
_AS_ALSO_OR_JUST_AS_OR_ON = frozenset({AS_ALSO, JUST_AS, ON})
_BEFORE_CONTENT = frozenset({SO_THAT, THAT, AND_HAS, HAS, "،", ",", ":", "؛"})
_ABOUT_OR_AND_HAS_OR_SINCE_OR_MARK = frozenset({AND_HAS, ABOUT, SINCE, "،", ",", ":", "(", ".", "-", "؛"})
_HIS = rule_words("his_or_their")
_RELATIVE_OR_AND = rule_words("otherwise.relative_or_and")
_TO_OR_FROM = rule_words("otherwise.to_or_from")


def by_relay(sheet: Sheet, at: int, found: Sequence[Statement], cast: Cast) -> Statement | None:
    """نقلت X عن Y قوله إن …: Y speaks, X relays."""
    first = sheet.stops[at]
    end = min(sheet.prose.end(at), first + 60)
    if sheet.forms[first] in speaker_words("about_him"):
        return _of_the_last(sheet, at, first, end, found, cast)
    complement = next((unit for unit in range(first, end) if sheet.phrase(unit, "complement") or sheet.forms[unit] == ":"), None)
    if (noun := _his_act(sheet, first, complement or end)) is not None and (told := _told_of_his_act(sheet, at, first, noun, cast)):
        return told
    if complement is None:
        return _told_by_media(sheet, at, first, end, cast)
    his = sheet.near("his_word", first, complement)
    laid = sheet.forms[at].startswith("نسب")  # نسب التلفزيون إلى مصدر قوله
    if laid and his < 0:
        return None
    his = complement if his < 0 else his
    about = next((unit for unit in range(first, his) if sheet.forms[unit] == (TO if laid else ABOUT) or sheet.phrase(unit, "quoting")), None)
    if about is None and complement - first <= 2 * _NEAR and (teller := _teller(sheet, first, complement) or _unnamed(sheet, first, complement)):
        return _from(sheet, at, complement, [cast.meet(teller)], [])
    about = _behind_the_relay(sheet, first, his) if about is None else about
    return _from_one_to_other(sheet, (at, first, complement), (about, his), cast) if about is not None else None


def _from_one_to_other(sheet: Sheet, told: tuple[int, int, int], names: tuple[int, int], cast: Cast) -> Statement | None:
    """The relay before عن, and who speaks between it and what is said."""
    (at, first, complement), (about, his) = told, names
    until = about if sheet.phrase(about, "quoting") else about + 1  # أوردت الصحيفة نقلا عن شاهد
    if about == first:
        relay = subject_before(sheet, at, cast)  # وكانت قناة X قد نقلت عن Y قوله
    else:
        relay = read_speaker(sheet, first, end_of_subject(sheet, first, min(about, his)) if sheet.forms[about] in _ABOUT_OR_TO else until)
    speakers = speakers_in(sheet, about + 1, end_of_subject(sheet, about + 1, his))
    if not speakers or relay is None:
        return None
    relays = [cast.meet(relay)]
    return _from(sheet, at, complement, [cast.meet(speaker) for speaker in speakers], relays)


def _from(sheet: Sheet, at: int, complement: int, speakers: list[Speaker], relays: list[Speaker]) -> Statement:
    behind = sheet.stops[complement]
    return Statement((at, behind), (skip_marks(sheet, behind), sheet.prose.end(at)), "assert", speakers, relays)


def _unnamed(sheet: Sheet, first: int, end: int) -> Speaker | None:
    """ونقلت أنباء من العاصمة أن …: unnamed reports, which are nobody's."""
    if sheet.forms[first] not in speaker_words("rumours") or sheet.pre[first]:
        return None
    return Speaker(Voice(sheet.words(first, end), None, "document", sheet.span(first, end), True), first, end, sheet.forms[first], False)


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
_GOES_ON = 260  # units over which a voice may go on speaking in participles
_COMMAS = frozenset({"،", ","})


def _his_act(sheet: Sheet, first: int, end: int) -> int | None:
    """عن المتحدث نفيه, عن المحافظ اتهامه: the noun of what he did by speaking, with his pronoun."""
    return next((unit for unit in range(first + 2, end) if sheet.suf[unit] in _HIS and "saying" in sheet.kinds[unit] and noun_of_saying(sheet, unit)), None)


def _told_of_his_act(sheet: Sheet, at: int, first: int, noun: int, cast: Cast) -> Statement | None:
    """نقلت القناة عن المتحدث نفيه قيام …: he denies, the channel passes it on."""
    about = next((unit for unit in range(first, noun) if sheet.forms[unit] == ABOUT), None)
    if about is None or sheet.forms[at].startswith("نسب"):
        return None
    relay, speakers = read_speaker(sheet, first, about), speakers_in(sheet, about + 1, end_of_subject(sheet, about + 1, noun))
    if relay is None or not speakers:
        return None
    return Statement((at, noun), (noun, sheet.prose.end(at)), "assert", [cast.meet(speaker) for speaker in speakers], [cast.meet(relay)])


def _of_the_last(sheet: Sheet, at: int, first: int, end: int, found: Sequence[Statement], cast: Cast) -> Statement | None:
    """ونقلت عنه وكالة X قوله "…": the last voice speaks, the agency passes it on."""
    his = sheet.near("his_word", first, end)
    if not found or his < 0 or not (relay := read_speaker(sheet, first + 1, end_of_subject(sheet, first + 1, his))):
        return None
    content = skip_marks(sheet, sheet.stops[his])
    return Statement((at, content), (content, sheet.prose.end(at)), "assert", list(found[-1].speakers), [cast.meet(relay)], carried=True)


def _told_by_media(sheet: Sheet, at: int, first: int, end: int, cast: Cast) -> Statement | None:
    """نقلت تقارير مقتل …, أوردت صحف وقوع …: what they tell stands behind them as a noun."""
    content = next((unit for unit in range(first + 1, min(end, first + _NEAR)) if deverbal(sheet, unit) and not sheet.pre[unit]), None)
    if content is None or any(sheet.forms[unit] in _ABOUT_OR_TO for unit in range(first, content)):
        return None
    teller = _teller(sheet, first, content)
    return Statement((at, content), (content, sheet.prose.end(at)), "assert", [cast.meet(teller)]) if teller else None


def by_headline(sheet: Sheet, at: int, cast: Cast, own: frozenset[str]) -> Statement | None:
    """المرصد: مقتل خمسة …: at the head of a line a name and a colon, and behind it what happened."""
    start = sheet.prose.start(at)
    if sheet.pre[at] or any(sheet.forms[unit].isalnum() for unit in range(start, at)):
        return None
    colon = next((unit for unit in range(sheet.stops[at], min(sheet.stops[at] + 8, sheet.prose.end(at))) if sheet.forms[unit] == ":"), None)
    if colon is None or colon + 1 >= sheet.size or not _tells_at_once(sheet, colon + 1):
        return None
    speaker = read_speaker(sheet, at, colon)
    if speaker is None or (is_own(speaker, own) and speaker.voice.kind != "correspondent") or _is_a_country(sheet, at):
        return None
    return Statement((at, colon + 1), (colon + 1, sheet.prose.end(at)), "assert", [cast.meet(speaker)])


def _tells_at_once(sheet: Sheet, at: int) -> bool:
    """A noun of happening, a number of people, or a verb of what happened."""
    if deverbal(sheet, at) or "harm" in sheet.kinds[at] or sheet.forms[at] in speaker_words("rises"):
        return True
    if sheet.forms[at][0].isdecimal() or "number" in sheet.kinds[at]:
        return any(not sheet.kinds[unit].isdisjoint(("harm", "person")) for unit in range(at + 1, at + 3))
    return any(term.kind in ("event", "harm") and term.form == "past" for term in sheet.terms[at])


def _is_a_country(sheet: Sheet, at: int) -> bool:
    """العراق: مقتل …: what the headline is about, and nobody who speaks."""
    actor = sheet.term(at, "actor")
    area = sheet.phrase(at, "type_governorate", "type_city", "type_town", "type_village") and sheet.term(at + 1, "place") is not None  # محافظة حلب: أصيبت …
    return area or (actor is not None and actor.form == "metonym")


def _teller(sheet: Sheet, first: int, complement: int) -> Speaker | None:
    """نقلت وسائل إعلام أن …: nobody stands behind the media that tell it."""
    found = read_speaker(sheet, first, end_of_subject(sheet, first, complement))
    until = next((unit for unit in range(first, complement) if sheet.forms[unit] in _WHO_OR_WHO_F), complement)  # what is told of the medium by the way
    others = [term for _, term in actor_terms(sheet, first, until) if term.row["kind"] not in MEDIA]
    return found if found and found.voice.kind in {*MEDIA, "document"} and not others else None


def by_participle(sheet: Sheet, at: int, saying: Term, found: Sequence[Statement], cast: Cast) -> Statement | None:
    """مضيفا أن …: the voice before goes on speaking."""
    if not found or not _is_participle(sheet, at) or found[-1].cue[0] < at - _GOES_ON or _describes(sheet, at, found[-1]):
        return None
    first = sheet.stops[at]
    governs = saying.row["governs"].split()
    opening = find_opening(sheet, at, first, governs)
    if opening is None or opening.subject_end - first > (12 if "t" in governs else 2):
        return None
    if _tells_how(sheet, at, saying):
        return None
    content = skip_marks(sheet, first if "t" in governs and opening.subject_end > first else opening.content)
    last = _outer_voice(sheet, at, found)
    act = saying.row["act"]
    if doer := doer_of_sentence(sheet, at, found[-1]):
        return Statement((at, content), (content, sheet.prose.end(at)), act, [cast.meet(doer)])
    return Statement((at, content), (content, sheet.prose.end(at)), act, list(last.speakers), list(last.relays), carried=True, opens=opening.row)


def _outer_voice(sheet: Sheet, at: int, found: Sequence[Statement]) -> Statement:
    """وأضافت المصادر أن الحزب اعترف بكذا، مشيرة إلى …: whoever passes on what another says goes on herself, where the participle agrees with her."""
    last = found[-1]
    if last.way != "before":
        return last
    around = (one for one in found[-4:-1] if not one.after and one.content[0] <= last.cue[0] < one.content[1] and one.speakers)
    outer = next((one for one in around if _feminine(sheet, one) is sheet.forms[at].endswith("ه")), None)
    return outer if outer is not None and _feminine(sheet, last) is not _feminine(sheet, outer) else last


def _feminine(sheet: Sheet, statement: Statement) -> bool:
    """المصادر, الوزارة, متحدثة: a voice with whom مشيرة agrees."""
    first = statement.speakers[0].first if statement.speakers else 0
    source = sheet.term(first, "source")
    return sheet.forms[first].endswith(("ه", "ات")) or (source is not None and source.form == "p")


def _is_participle(sheet: Sheet, at: int) -> bool:
    """In the accusative, with no article and no preposition before it."""
    if sheet.pre[at] not in _AND_OR_NONE or not sheet.forms[at].endswith((ALEF, "ه", "ين")):
        return False
    return not stands_at("thing", sheet.forms, at)


def _describes(sheet: Sheet, at: int, last: Statement) -> bool:
    """شبان رافضين للتسوية, متظاهرون … مطالبين بـ: those told of, not the one who speaks; معلومات مؤكدة: of what kind they are."""
    form, before = sheet.forms[at], sheet.forms[at - 1]
    if form.endswith("ين"):
        return (not sheet.pre[at] and before not in _COMMAS) or not _several(sheet, last)
    return form.endswith("ه") and not sheet.pre[at] and before.endswith("ات")


def _tells_how(sheet: Sheet, at: int, saying: Term) -> bool:
    """صعدت هجماتها مهددة حياة المدنيين; استهدفت المركز مجددا."""
    first = sheet.stops[at]
    if saying.row["act"] == "threaten" and sheet.forms[first] in speaker_words("threatened"):
        return True
    return sheet.phrase(at, "manner") and not sheet.term(first, "saying")


def _several(sheet: Sheet, last: Statement) -> bool:
    """The last voice is more than one person: two voices, or a noun in the plural."""
    if len(last.speakers) > 1:
        return True
    source = sheet.term(last.speakers[0].first, "source") if last.speakers else None
    return source is None or source.form == "p"


def by_noun(sheet: Sheet, at: int, saying: Term, cast: Cast) -> Statement | None:
    """رغم نفي كل من A وB التفاوض: a verbal noun of denying with its subject and its object."""
    if not _is_denial(sheet, at, saying):
        return None
    end = sheet.prose.end(at)
    first = sheet.stops[at]
    while first < end and sheet.forms[first] in _EVERY_OR_OF:
        first += 1
    speakers, last = _denying(sheet, first, end, cast)
    content = next((unit for unit in range(last, end) if _is_object(sheet, unit)), None)
    if content is None or not speakers:
        return None
    stop = next((unit for unit in range(content + 1, end) if sheet.forms[unit] == "،"), end)
    return Statement((at, content), (content, stop), saying.row["act"], speakers)


def _is_denial(sheet: Sheet, at: int, saying: Term) -> bool:
    """نفي, رفض اتهام: a bare verbal noun of denying."""
    if sheet.pre[at] != "" or sheet.suf[at] or sheet.forms[at].startswith("ال") or saying.row["act"] != "deny":
        return False
    return saying.key != "رفض" or refuses_charge(sheet, sheet.stops[at])


def _denying(sheet: Sheet, first: int, end: int, cast: Cast) -> tuple[list[Speaker], int]:
    """The parties right behind the noun, each near the one before, and the unit behind the last."""
    known = [unit for unit, term in actor_terms(sheet, first, min(end, first + 20)) if term.form != "metonym" or unit == first]
    speakers, last = list[Speaker](), first
    for unit in known if known and known[0] - first <= 2 else ():
        if unit != known[0] and (unit - last > 3 or any(_is_object(sheet, word) for word in range(last, unit))):
            break
        if speaker := read_speaker(sheet, unit, sheet.stops[unit]):
            speakers.append(cast.meet(speaker))
            last = sheet.stops[unit]
    return speakers, last


def _is_object(sheet: Sheet, unit: int) -> bool:
    return sheet.phrase(unit, "complement") or (deverbal(sheet, unit) and sheet.pre[unit] in ("", "ل"))


def by_according(sheet: Sheet, at: int, found: list[Statement] | Sequence[Statement], cast: Cast, own: frozenset[str]) -> Statement | None:
    """بحسب X، … and …، بحسب X: the name, and the statement before or behind it."""
    if found and found[-1].after and found[-1].cue[0] < at < found[-1].cue[1]:
        return None  # بحسب X، نقلا عن Y: told already
    first = _according_name(sheet, at)
    if first is None or toll_owner(sheet, first):
        return None
    end = sheet.prose.end(at)
    name_end = _according_end(sheet, first, end)
    if _names_nobody(sheet, first, name_end) or (found and inside_quotation(sheet, at, found[-1])):
        return None
    first = _whose(sheet, first, name_end)
    speaker, passed_on, name_end = _according_to(sheet, first, name_end, end, own)
    if speaker is None or (sheet.forms[at] == ACCORDING and not _somebody(sheet, speaker, first, cast)):
        return None
    (speaker,), passed_on = make_known(cast, [speaker], passed_on, found)
    if sheet.pre[at] != AND and not _quotes_at(sheet, name_end) and _told_before(sheet, at):
        return _with_relays(according_after(sheet, at, name_end, speaker, found, own), passed_on)
    return _told_behind(sheet, at, name_end, speaker, passed_on)


def toll_owner(sheet: Sheet, toll: int) -> int:
    """(بحسب) حصيلة جديدة للمرصد: the unit of whose count it is; 0 where none stands."""
    if toll >= sheet.size or not sheet.phrase(toll, "toll"):
        return 0
    first = sheet.stops[toll]
    while first < sheet.size and sheet.forms[first] in _TOLL_KINDS:
        first += 1
    owned = first < sheet.size and sheet.pre[first].endswith("ل") and (sheet.term(first, "actor") or sheet.term(first, "source"))
    return first if owned else 0


_TOLL_KINDS = rule_words("documents.kinds")


def _according_name(sheet: Sheet, at: int) -> int | None:
    """The unit at which the name begins: behind بحسب, بحسب ما أعلن, وفق ما نقلته; None where nobody is named so."""
    first = sheet.stops[at]
    saying = sheet.term(first, "saying") if first < sheet.size else None
    if saying and saying.form in ("past", "present"):
        if sheet.forms[at] == AS_ALSO and _says_of_its_own(sheet, first, saying):
            return None
        return _past_what_is_said(sheet, first)
    if first < sheet.size and sheet.phrase(first, "told_verb", "broadcast", "said_it"):
        return sheet.stops[first]  # وفق ما نقلته قناة X
    known = sheet.term(first, "actor") or sheet.term(first, "source")
    return None if sheet.forms[at] in _AS_ALSO_OR_JUST_AS_OR_ON or (sheet.forms[at] == AS_TOLD and not known) else first


def _says_of_its_own(sheet: Sheet, verb: int, saying: Term) -> bool:
    """كما طالبوا بـ …, كما وثق التقرير مقتل …: a statement of its own."""
    if saying.row["act"] != "assert" or find_opening(sheet, verb, sheet.stops[verb], ["a"]):
        return True
    return told_object(sheet, verb, saying)


def _past_what_is_said(sheet: Sheet, verb: int) -> int:
    """بحسب ما أفاد به المستشفى, بحسب ما أعلن الأربعاء مصدر طبي: the unit behind the verb, به and a day."""
    first = sheet.stops[verb]
    first += first < sheet.size and sheet.forms[first] in ("به", "بها")
    while first < sheet.size and sheet.dated[first]:
        first += 1
    return first


def _names_nobody(sheet: Sheet, first: int, name_end: int) -> bool:
    """بحسب قانوننا, وفقا للتوقيت المحلي, وفق معلومات أولية: ours, a rule, or information that nobody gives."""
    if (sheet.suf[first] == "نا" and not _our_own(sheet, first)) or _of_law(sheet.forms[first]):
        return True
    return sheet.phrase(first, "weak_source") and sheet.near("actor", first, name_end) < 0


def _according_to(sheet: Sheet, first: int, name_end: int, end: int, own: frozenset[str]) -> tuple[Speaker | None, list[Speaker], int]:
    """Who says it, through whom, and where the names end: حسبما قال طبيب لوكالة X, وفق وكالة X نقلا عن Y."""
    told = told_medium(sheet, first, name_end)
    speaker = read_speaker(sheet, first, told or name_end)
    passed_on = as_relay(sheet, told, name_end, own)
    if (medium := _told_to(sheet, name_end, end)) is not None:
        _, stop = media_words(sheet, medium + (sheet.forms[medium] == "ل"), end)
        passed_on, name_end = relays_between(sheet, medium, stop, own), stop
    if quoted := _quoted_by(sheet, first, name_end, end):
        speaker, relay, name_end = quoted
        passed_on = [relay, *passed_on] if relay.voice.id not in own and not is_own(relay, own) else passed_on
    return speaker, passed_on, name_end


def _told_before(sheet: Sheet, at: int) -> bool:
    """Whether the sentence tells something before the name, more than a word that leads over."""
    start = sheet.prose.start(at)
    return at - start > 2


def _told_behind(sheet: Sheet, at: int, name_end: int, speaker: Speaker, passed_on: list[Speaker]) -> Statement | None:
    """بحسب X، …: what stands behind the name, unless a medium's own verb follows."""
    end = sheet.prose.end(at)
    content = _behind_its_day(sheet, _behind_alias(sheet, name_end, end), end)
    content = _behind_relative(sheet, content, end)
    while content < end and sheet.forms[content] in _BEFORE_CONTENT:
        content += 1
    if content < end and speaker.voice.kind in MEDIA and (next_verb := sheet.term(content, "saying")) and next_verb.form == "past":
        return None
    content += content < end and sheet.forms[content].startswith(SO_THAT)
    return Statement((at, content), (content, end), "assert", [speaker], passed_on)


def _behind_relative(sheet: Sheet, at: int, end: int) -> int:
    """بحسب المرصد الذي يدير شبكة من المصادر، أوقعت …: behind what is told of the one named."""
    if at >= end or sheet.forms[at] not in _WHO_OR_WHO_F:
        return at
    return next((unit for unit in range(at, min(end, at + 2 * _NEAR)) if sheet.forms[unit] in _COMMAS), at)


def _behind_alias(sheet: Sheet, at: int, end: int) -> int:
    """الدفاع المدني (الخوذ البيضاء) …, وكالة الأنباء، «سبأ»، فإن …: the unit behind what else the one named is called."""
    if at < end and sheet.forms[at] == "(":
        return next((unit + 1 for unit in range(at + 1, min(end, at + _NEAR)) if sheet.forms[unit] == ")"), at)
    close = sheet.prose.closes.get(at + 1, -1) if at < end and sheet.forms[at] in _COMMAS else -1
    return close + 1 if at < close < at + _NEAR and sheet.forms[close + 1] in _COMMAS else at


def _of_law(form: str) -> bool:
    """وفقا لميثاق X, للتوقيت المحلي: a rule or a measure, which says nothing."""
    return not speaker_words("law").isdisjoint((form, form.removeprefix(FOR), ALEF + form.removeprefix(FOR)))


def _behind_its_day(sheet: Sheet, at: int, end: int) -> int:
    """ووفق الوزارة، الجمعة، فإن …: the day between the name and فإن is that of the telling."""
    for unit in range(at, min(end, at + 8)):
        if sheet.pre[unit] == SO and sheet.phrase(unit, "complement"):
            return unit
        if not sheet.dated[unit] and sheet.forms[unit] not in ("،", ","):
            return at
    return at


def _our_own(sheet: Sheet, at: int) -> bool:
    """مراسلينا, مصادرنا: the outlet's own correspondent or sources say it."""
    source = sheet.term(at, "source")
    return source is not None and (source.row["kind"] == "correspondent" or source.key.startswith("مصدر"))


def _somebody(sheet: Sheet, speaker: Speaker, first: int, cast: Cast) -> bool:
    """وفق X: a body or a noun for a speaker, a name in quotation marks, one named before, or a name of two words."""
    if speaker.voice.id or sheet.term(first, "source") or sheet.term(first, "actor") or first in sheet.prose.closes:
        return True
    return cast.calls(speaker.surname) or personal_name(sheet, speaker.first, speaker.last)


def _quotes_at(sheet: Sheet, at: int) -> bool:
    """وفقا للبيان «قصفت …»: what is said stands in quotation marks right behind the name."""
    return sheet.prose.closes.get(at, at) - at > 7


_DOCUMENT = 5  # units from a document to who issued it; further off another document is issued (انتهاك للقرار الصادر عن المجلس)


def _whose(sheet: Sheet, first: int, end: int) -> int:
    """حصيلة أولية صادرة عن نقابة الأطباء, المعلومات التي أفادت بها وكالة X: whose document it is stands behind who issued it."""
    issued = sheet.near("issued", first, min(end, first + _DOCUMENT))
    if issued >= 0 and not sheet.term(first, "source"):
        return sheet.stops[issued]
    that = next((unit for unit in range(first + 1, min(end, first + 4)) if sheet.forms[unit] in _WHO_OR_WHO_F), None)
    if that is None or that + 2 >= end or not (sheet.term(that + 1, "saying") or sheet.phrase(that + 1, "said_it", "broadcast")):
        return first
    behind = sheet.stops[that + 1]
    return behind + (sheet.forms[behind] in ("به", "بها", "عنه", "عنها"))


def _told_to(sheet: Sheet, at: int, end: int) -> int | None:
    """The medium to which the one just named spoke, right behind his name or behind تحدث, أدلى بتصريح."""
    if at < end and (saying := sheet.term(at, "saying")) and saying.key == "تحدث":
        at = sheet.stops[at]
    return at if at < end and to_medium(sheet, at) else None


def _quoted_by(sheet: Sheet, first: int, name_end: int, end: int) -> tuple[Speaker, Speaker, int] | None:
    """وفق ما أوردت وكالة X نقلا عن Y, بحسب X، نقلا عن Y: Y speaks, X passes it on; both, and where the names end."""
    at = sheet.near("quoting", first, name_end)
    if at < 0 and name_end + 1 < end and sheet.forms[name_end] in ("،", ",") and sheet.phrase(name_end + 1, "quoting"):
        at = name_end + 1
    if at < 0 and name_end < end and sheet.forms[name_end] == ABOUT and (teller := read_speaker(sheet, first, name_end)) and teller.voice.kind in MEDIA:
        at = name_end  # وفقا لما نقلته وكالة X عن Y
    if at < 0:
        return None
    stop = _according_end(sheet, sheet.stops[at], end)
    relay, inner = read_speaker(sheet, first, min(at, name_end)), read_speaker(sheet, sheet.stops[at], stop)
    return (inner, relay, stop) if relay and inner else None


def _with_relays(statement: Statement | None, relays: list[Speaker]) -> Statement | None:
    if statement is not None:
        statement.relays += relays
    return statement


def _according_end(sheet: Sheet, first: int, end: int) -> int:
    """The unit behind a name: at a mark, a word that opens what is said, a verb, or a quotation."""
    at = first
    while at < end:
        if sheet.phrase(at, "issued") and at - first < _DOCUMENT:
            at = sheet.stops[at]
            continue
        if at > first and _ends_name(sheet, at):
            return at
        if sheet.forms[at] in _WHO_OR_WHO_F and at - first < 3 and sheet.term(first, "source") and sheet.term(at + 1, "saying"):
            at += 1
            continue
        if at > first and sheet.forms[at] in _RELATIVE_OR_AND:
            return at
        close = sheet.prose.closes.get(at, at)
        if at > first and close - at >= _NEAR:
            return at  # وبحسب التقرير "تسببت القوات في …": what is said, no name
        at = close + 1 if at < close < at + _NEAR else sheet.stops[at]
    return end


def _ends_name(sheet: Sheet, at: int) -> bool:
    """Words that are no part of a name, asked for one after another; the quick ones first."""
    form = sheet.forms[at]
    if form in _ABOUT_OR_AND_HAS_OR_SINCE_OR_MARK or form.startswith(SO_THAT):
        return True
    if sheet.phrase(at, "complement", "statement_frame", "subset") or sheet.term(at, "date") or to_medium(sheet, at):
        return True
    if past_of_her(sheet, at) or _goes_on_without(sheet, at):
        return True  # وبحسب المرصد استمرت الاشتباكات: a verb that no table knows
    return _is_told_verb(sheet, at) or goes_on_saying(sheet, at)  # على ما أعلن X محملا Y المسؤولية


def _is_told_verb(sheet: Sheet, at: int) -> bool:
    """A verb of what happened or was said, that is no party's name and that الذي does not lead to."""
    if sheet.pre[at].endswith("ب") or sheet.forms[at - 1] in _WHO_OR_WHO_F or sheet.term(at, "actor") is not None:
        return False
    return any(term.kind in ("saying", "harm", "event") and term.form in ("past", "present") for term in sheet.terms[at])


def _goes_on_without(sheet: Sheet, at: int) -> bool:
    """حسب التقارير حوالي 300 شخص, بحسب المشاركين ستحافظ: a count, or a verb of the future, is no part of a name."""
    form = sheet.forms[at]
    if form in speaker_words("about") or ("number" in sheet.kinds[at] and not form.startswith("ال") and not sheet.pre[at]):
        return True
    if form[0] == "س" and len(form) > 4 and verbs().get(form[1:], 0) & VERB:
        return True
    return form in speaker_words("was_done") and sheet.forms[at - 1] not in speaker_words("who")  # وبحسب المصدر تم إلقاء حجارة


def told_object(sheet: Sheet, verb: int, saying: Term) -> bool:
    """وثق التقرير مقتل …, أشار إلى إصابة …: what the verb tells stands behind it as its object, over its subject."""
    opening = find_opening(sheet, verb, sheet.stops[verb], [key for key in saying.row["governs"].split() if key in ("o", "d", "i", "n", "b")])
    return opening is not None


def according_after(sheet: Sheet, at: int, name_end: int, speaker: Speaker, found: Sequence[Statement], own: frozenset[str]) -> Statement | None:
    """… بحسب X at the end: all of the sentence that no other voice has yet; inside one it names a relay."""
    start = sheet.prose.start(at)
    open_one = next((s for s in reversed(found[-12:]) if s.cue[0] >= start and s.cue[1] <= at <= s.content[1]), None)
    if open_one is not None:
        return _inside_another(sheet, at, name_end, speaker, open_one, found, own)
    first = _first_untold(sheet, at, found)
    last = _sentence_goes_on(sheet, name_end) or _between_dashes(sheet, at, name_end) or at
    if last == at:
        first = _own_clause(sheet, first, at)
    return Statement((at, name_end), (first, last), "assert", [speaker], after=True) if at - first > 1 else None


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
    if speaker.voice.kind in MEDIA and not denied and not is_own(speaker, own):
        for statement in _same_breath(open_one, found):
            statement.relays.append(speaker)
    open_one.content = (open_one.content[0], at)
    return Statement((at, name_end), open_one.content, "assert", [speaker], after=True) if denied else None


def _first_untold(sheet: Sheet, at: int, found: Sequence[Statement]) -> int:
    """The first unit of the sentence that no voice told at an end has yet, behind a dateline and words that lead over."""
    first = behind_dateline(sheet, sheet.prose.start(at))
    for statement in found[-12:]:
        if statement.after and statement.cue[0] < at and statement.cue[1] > first:
            first = statement.cue[1]
    while first < at and (sheet.phrase(first, "switch", "last_voice") or _is_mark(sheet.forms[first])):
        first = sheet.stops[first]
    return first


def _is_mark(form: str) -> bool:
    return not form[0].isalnum() and form not in ('"', "«")


def _between_dashes(sheet: Sheet, at: int, name_end: int) -> int | None:
    """كانوا - بحسب تقارير - يحضرون حفلا: the name stands inside what is said; the end of the sentence."""
    dashed = sheet.forms[at - 1] in speaker_words("dash") and sheet.forms[name_end] in speaker_words("dash")
    return sheet.prose.end(at) if dashed and sheet.prose.end(at) - name_end > 2 else None


def _own_clause(sheet: Sheet, first: int, at: int) -> int:
    """… فيما قتل آخر، بحسب X; … "قال كذا"، بحسب X: the last clause, or the quotation right before, is what X says."""
    close = at - 1 - (sheet.forms[at - 1] in ("،", ","))
    quote = sheet.prose.quoted[close] if close > first else -1
    if quote >= first and sheet.prose.closes[quote] == close and close - quote > _NEAR - 2:
        return quote
    starts = (unit for unit in range(at - 4, first, -1) if sheet.forms[unit] in speaker_words("last_clause") and sheet.forms[unit - 1] in ("،", ",") and sheet.prose.quoted[unit] < 0)
    return next(starts, first - 1) + 1


def _same_breath(last: Statement, found: Sequence[Statement]) -> list[Statement]:
    """قال X إن …، داعيا إلى …، بحسب وكالة Y: the agency passed on all that he said in the sentence."""
    said = [last]
    for before in reversed(found[:-1] if last.carried else []):
        if before.speakers != last.speakers or before.content[1] != last.content[1] or before.relays is last.relays:
            break
        said.append(before)
        if not before.carried:
            break
    return said


def _sentence_goes_on(sheet: Sheet, at: int) -> int | None:
    """أسفر القصف، وفق X، عن مقتل …: the name stands inside what is said when a preposition goes on behind it."""
    end = sheet.prose.end(at) if at < sheet.size else at
    if sheet.forms[at] in _WHO_OR_WHO_F:  # بحسب الهلال الأحمر الذي أجلى المصابين، إلى: behind what he is
        at = next((unit for unit in range(at, min(end, at + 12)) if sheet.forms[unit] in ("،", ",")), at)
    if at + 1 >= end or sheet.forms[at] not in ("،", ","):
        return None
    inside = sheet.phrase(at + 1, "goes_through") or sheet.forms[at + 1][0].isdecimal() or sheet.pre[at + 1] in ("ب", "ل")
    return end if inside else None


def _his_own(sheet: Sheet, at: int, last: Statement) -> bool:
    """قال X إن الصور لا يمكن التحقق منها: in the clause of what he says; not …، ولم يتسن or …، لكن لم يتسن."""
    if last.after or not sheet.prose.start(at) < last.cue[1] <= at:
        return False
    new_clause = sheet.pre[at] or sheet.forms[at - 1] in ("،", ",") or any(sheet.phrase(unit, "clause") and sheet.stops[unit] == at for unit in (at - 1, at - 2))
    return not new_clause


def by_disclaimer(sheet: Sheet, at: int, found: Sequence[Statement], cast: Cast, own: frozenset[str]) -> Statement | None:
    """لم يتسن لـX التأكد من …: the outlet (or whoever is named) could not verify; not what another says that cannot be verified."""
    if found and _his_own(sheet, at, found[-1]):
        return None
    first = sheet.stops[at]
    end = sheet.prose.end(at)
    verify = sheet.near("verify", first, min(end, first + 14))
    if verify < 0:
        return None
    while (first < verify and not sheet.forms[first].isalpha()) or sheet.forms[first] in _TO_OR_FROM:
        first += 1
    speaker = read_speaker(sheet, first, verify) if verify > first else None
    return Statement((at, first), (verify, end), "disclaim", [cast.meet(speaker)] if speaker and not is_own(speaker, own) else [])
