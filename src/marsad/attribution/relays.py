"""Who passed on what somebody said: the medium told (قال X لوكالة Y), the one that carried it (بثته X), the one by whom we know it (بحسب X)."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.named_parties import MEDIA
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker, read_speaker
from marsad.text.rule_words import ABOUT, ACROSS, ALEF, AND_HAS, ARTICLE, AS_ALSO, COMMAS, FOR, HAS, IN, JUST_AS, RELATIVES, THAT, WITH, rule_word, rule_words

_AND_HAS_OR_HAS_OR_MARK = frozenset({AND_HAS, HAS, "،", "؛", ",", "\"", "»"})
_AS_ALSO_OR_JUST_AS = frozenset({AS_ALSO, JUST_AS})
_THROUGH, _SINCE = rule_words("relays.through"), rule_words("relays.since")
_BY_THE_WAY = frozenset({"witness", "resident"})  # described and never named: a body behind them is told
_SPEAKING = rule_words("relays.speaking")
_REPORTERS = rule_words("relays.reporters")
_OURS = rule_word("of_us.ours")
_OF_HIM = rule_words("relays.of_him")
_HIS = "ه"  # حديثه; حديثها ends with an alef more
_ABOUT_OR_IN_OR_THAT_OR_MARK = frozenset({IN, THAT, ABOUT, "،", ",", ":"})


def relay_in_front(sheet: Sheet, at: int, own: frozenset[str]) -> Speaker | None:
    """وحسب موقع X، فقد أعلنت Y أن …: the medium in front of the verb is a relay."""
    end = at
    while end > 0 and sheet.forms[end - 1] in _AND_HAS_OR_HAS_OR_MARK:
        end -= 1
    first = max(sheet.prose.start(at), end - 9)
    if sheet.near("accord", first, end) < 0 or sheet.forms[end - 1] in RELATIVES:
        return None  # وفق الوكالة التي أفادت بأن: she says it herself
    for unit in range(end - 1, first - 1, -1):
        if sheet.phrase(unit, "clause"):
            return None  # …، وفقا لوكالة X، فيما قالت Y إن: of the clause before
        if sheet.phrase(unit, "accord") and sheet.forms[unit] not in _AS_ALSO_OR_JUST_AS:
            speaker = read_speaker(sheet, sheet.stops[unit], end)
            media = speaker is not None and speaker.voice.kind in MEDIA and not is_own(speaker, own)
            return speaker if media else None
    return None


def to_medium(sheet: Sheet, at: int) -> bool:
    """لوكالة X, لـ«X»: the medium to which it was said; the ل may stand apart before a quotation mark."""
    return (sheet.pre[at].endswith("ل") or sheet.forms[at] == "ل") and _is_media(sheet, at + (sheet.forms[at] == "ل"))


def to_us(sheet: Sheet, at: int) -> bool:
    """لمراسلنا, لوكالتنا, لمراسل القناة: to the outlet itself."""
    if sheet.phrase(at, "to_us"):
        return True
    reporter = sheet.forms[at] in _REPORTERS and at + 1 < sheet.size and _own_medium(sheet, at + 1)
    return sheet.pre[at].endswith(FOR) and (reporter or sheet.suf[at] == _OURS)


def _medium_here(sheet: Sheet, at: int) -> bool:
    """لوكالة X; not غير مخول بالتحدث لوسائل الإعلام."""
    return to_medium(sheet, at) and sheet.forms[at - 1] not in _SPEAKING


def to_its_reporter(sheet: Sheet, at: int) -> bool:
    """لمراسل وكالة X, لمراسلة «X»: the correspondent of the medium to which it was said; لمراسل القناة is the outlet's own."""
    return sheet.pre[at].endswith(FOR) and sheet.forms[at] in _REPORTERS and _is_media(sheet, at + 1) and not _own_medium(sheet, at + 1)


def _own_medium(sheet: Sheet, at: int) -> bool:
    """القناة, الوكالة: a medium with the article and without a name."""
    return sheet.forms[at].startswith(ARTICLE) and sheet.term(at, "actor") is None and sheet.term(at, "source") is not None


def _is_media(sheet: Sheet, at: int) -> bool:
    if not sheet.forms[at][0].isalpha():
        at += 1
    if sheet.forms[at - 1] == "ل" and sheet.forms[at].isascii():
        return True  # لـCNN
    for term in sheet.terms[at]:
        if term.kind in ("actor", "source") and term.row.get("kind") in MEDIA:
            return True
    opening = sheet.prose.quoted[at]
    return opening >= 0 and sheet.term(opening + 1, "actor") is None  # الأمين العام لـ«حزب الله»: a party is told nothing


def relays_between(sheet: Sheet, first: int, end: int, own: frozenset[str]) -> list[Speaker]:
    """Media to whom it was said (لوكالة X), who carried it (بثته X), or by whom we know it (بحسب X)."""
    relays = []
    at = first
    while at < end:
        if sheet.phrases(at, "broadcast", "accord"):
            speaker = read_speaker(sheet, *media_words(sheet, _behind_carried(sheet, sheet.stops[at]), end))
        elif (sheet.forms[at] == WITH and _is_media(sheet, at + 1)) or to_its_reporter(sheet, at):  # في مداخلة مع قناة X
            speaker = read_speaker(sheet, *media_words(sheet, at + 1, end))
        elif _medium_here(sheet, at):
            speaker = read_speaker(sheet, *media_words(sheet, at + (sheet.forms[at] == "ل"), end))
        else:
            at += 1
            continue
        speaker = _spoken_to(sheet, at, speaker)
        if speaker and speaker.voice.id not in own and speaker.voice.kind in MEDIA and not is_own(speaker, own):
            relays.append(speaker)
            at = speaker.last
        at += 1
    return relays


def _behind_carried(sheet: Sheet, at: int) -> int:
    """بحسب ما | نقلته وكالة X, ما | نقلت عنه وكالة X: the unit behind a verb that tells who carried it, and of whom."""
    if not sheet.phrases(at, "broadcast", "told_verb"):
        return at
    return sheet.stops[at] + (sheet.forms[sheet.stops[at]] in _OF_HIM)


def _spoken_to(sheet: Sheet, at: int, speaker: Speaker | None) -> Speaker | None:
    """في حديثه لـ"X", في تصريح لـ«X»: a name in quotation marks that no table knows is that of a medium, where somebody spoke to it."""
    if speaker is None or speaker.voice.kind != "unknown" or sheet.prose.quoted[speaker.first] < 0 or not _in_a_talk(sheet, at):
        return speaker
    return replace(speaker, voice=replace(speaker.voice, kind="outlet", anonymous=False))


def _in_a_talk(sheet: Sheet, at: int) -> bool:
    """حديث خاص (لـ), حديثه (مع): right before, over an adjective."""
    return any(is_talk(sheet, unit) for unit in range(max(0, at - 2), at))


def is_talk(sheet: Sheet, at: int) -> bool:
    """حديث, تصريحه, حديثها."""
    form = sheet.forms[at]
    return form in speaker_words("talk") or form.removesuffix(ALEF).removesuffix(_HIS) in speaker_words("talk")


def told_medium(sheet: Sheet, first: int, end: int) -> int | None:
    """أفاد مصدر طبي وكالة X, أبلغ شهود قناة Y: the medium that stands as object behind a described source."""
    head = sheet.term(first, "source") if first < end else None
    if head is None or head.row["kind"] in MEDIA or (" " not in head.key and head.row["kind"] not in _BY_THE_WAY):
        return None
    for at in range(sheet.stops[first] + (head.row["kind"] == "resident"), end):  # سكان المدينة: no newspaper of that name
        before = at - 2 if at - 1 in sheet.prose.closes else at - 1
        if (_is_media(sheet, at) or sheet.forms[at] in _REPORTERS) and sheet.forms[before] not in _THROUGH:
            return at
    return None


def told_whom(sheet: Sheet, at: int, end: int, own: frozenset[str]) -> list[Speaker]:
    """أبلغ متحدث باسم الجيش | رويترز بأن …: the medium that is told, behind whoever tells it."""
    return as_relay(sheet, at, end, own) if at < end and _is_media(sheet, at) else []


def as_relay(sheet: Sheet, first: int | None, end: int, own: frozenset[str]) -> list[Speaker]:
    if first is not None and sheet.forms[first] in _REPORTERS:
        first = first + 1 if _is_media(sheet, first + 1) and not _own_medium(sheet, first + 1) else None  # أبلغ شهود مراسل وكالة X
    speaker = read_speaker(sheet, *media_words(sheet, first, end)) if first is not None else None
    return [speaker] if speaker and speaker.voice.id not in own and not is_own(speaker, own) else []


def claimed_through(sheet: Sheet, first: int, end: int, own: frozenset[str]) -> tuple[int, list[Speaker]]:
    """أعلن مسؤوليته عن الهجوم | عبر وكالة X: where the medium through which somebody claims a deed stands behind it, and that medium; the end where none does."""
    last = next((unit for unit in range(first + 1, end) if sheet.forms[unit] in _SINCE and sheet.forms[unit - 1] in COMMAS), end)  # أعلن مسؤوليته، إذ أكد عبر قناة X
    at = next((unit for unit in range(first + 1, last - 1) if sheet.forms[unit] == ACROSS and _is_media(sheet, unit + 1)), end)
    return at, as_relay(sheet, at + 1, end, own) if at < end else []


def passed_on_by(around: Statement) -> list[Speaker]:
    """قالت الوزارة إن الشهود أكدوا …: whoever tells what another said passes it on; the outlet's own correspondent does not, nor does who accuses him."""
    if around.act == "accuse":
        return []
    return [voice for voice in (*around.speakers, *around.relays) if voice.voice.kind != "correspondent"]


NOT_KNOWN_IN_ARABIC = "*"


def is_own(speaker: Speaker, own: frozenset[str]) -> bool:
    """The medium is the outlet itself: by its id or name, or where the outlet's Arabic name is not known and this is no wire."""
    voice = speaker.voice
    if NOT_KNOWN_IN_ARABIC in own and voice.kind != "wire":
        return True
    return voice.id in own or any(name in voice.name for name in own)


def _ends_medium(sheet: Sheet, at: int) -> bool:
    return sheet.forms[at] in _ABOUT_OR_IN_OR_THAT_OR_MARK or sheet.forms[at] in speaker_words("said_so") or bool(sheet.term(at, "date")) or sheet.phrases(at, "statement_frame", "complement")


def media_words(sheet: Sheet, first: int, end: int) -> tuple[int, int]:
    """The words of a medium's name: from its noun to the end of the known name or of the quotation."""
    while first < end and sheet.term(first, "date"):
        first = sheet.stops[first]
    at = first
    while at < end:
        close = sheet.prose.closes.get(at)
        if close is not None:
            return first, min(close + 1, end)
        if at > first and _ends_medium(sheet, at):
            return first, at
        if sheet.term(at, "actor"):
            last = sheet.stops[at]
            while last < end and sheet.forms[last].startswith("ال") and not sheet.terms[last]:
                last += 1
            return first, last
        at = sheet.stops[at]
    return first, end
