"""A name and a colon at the head of a line: المرصد: مقتل خمسة …"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from marsad.attribution.datelines import behind_dateline
from marsad.attribution.relays import is_own, relays_between, to_medium, to_us
from marsad.attribution.speaker_phrase.reach import end_of_phrase
from marsad.attribution.subject_end import end_of_subject
from marsad.attribution.units import deverbal
from marsad.grammar.cast import Cast
from marsad.grammar.named_parties import MEDIA
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker, read_speaker
from marsad.lexicon.terms import VERB_FORMS
from marsad.model.reading import Voice
from marsad.text.rule_words import ABOUT, AND, rule_words
from marsad.text.units import standing


def by_headline(sheet: Sheet, at: int, cast: Cast, own: frozenset[str]) -> Statement | None:
    """المرصد: مقتل خمسة …: at the head of a line a name and a colon, and behind it what happened."""
    colon = _next_colon(sheet, at)
    if colon is None:
        return None
    head = sheet.forms[_start_of_part(sheet, at) : at]
    first = next((form for form in head if form.isalnum() and form not in speaker_words("headline_tag")), None)
    if first is not None:
        return _by_comment(sheet, at, colon, cast) if _tells_of_comment([*filter(str.isalnum, head)]) else None
    if _too_far(sheet, at, colon) or colon + 1 >= sheet.size or _bound(sheet, at) or _credits_nobody(sheet, at, colon):
        return None
    told = next((unit for unit in range(at + 1, colon) if to_medium(sheet, unit) or to_us(sheet, unit)), colon)
    if passed := _passed_on(sheet, at, told, cast):
        return Statement((at, colon + 1), (colon + 1, sheet.prose.end(at)), "assert", *passed)
    speaker = _ministry(sheet, at) if is_ministry(sheet, at) else read_speaker(sheet, at, end_of_subject(sheet, at, told))
    if speaker is None or not _is_credited(sheet, speaker, colon, own):
        return None
    return Statement((at, colon + 1), (colon + 1, sheet.prose.end(at)), "assert", [cast.meet(speaker)], relays_between(sheet, told, colon, own))


def ministries(sheet: Sheet) -> list[int]:
    """الصحة: ستة قتلى …: the units at which a ministry that is called by its matter alone begins a sentence, with a colon behind it."""
    return [at for at in standing(sheet.stands, speaker_words("short_ministry")) if is_ministry(sheet, at)]


def hospitals(sheet: Sheet) -> list[int]:
    """مستشفى الأمل: ستة قتلى …: the units at which a hospital begins a sentence; its name is a place's, and so none that a table has for speakers."""
    return [at for at in standing(sheet.stands, speaker_words("hospital")) if is_hospital(sheet, at)]


def is_hospital(sheet: Sheet, at: int) -> bool:
    return at == sheet.prose.start(at) and sheet.forms[at] in speaker_words("hospital") and "source" not in sheet.kinds[at]


def is_ministry(sheet: Sheet, at: int) -> bool:
    close = at + 1 + (sheet.forms[at + 1 : at + 2] == ["\""])
    if close >= sheet.size or sheet.forms[close] != ":" or sheet.forms[at] not in speaker_words("short_ministry") or sheet.pre[at]:
        return False
    return all(not form[0].isalnum() or form in speaker_words("headline_tag") for form in sheet.forms[sheet.prose.start(at) : at])


def _ministry(sheet: Sheet, at: int) -> Speaker:
    return Speaker(Voice(sheet.words(at, at + 1), None, "official_civil", sheet.span(at, at + 1), False), at, at + 1, sheet.forms[at], True)


def _passed_on(sheet: Sheet, at: int, end: int, cast: Cast) -> tuple[list[Speaker], list[Speaker]] | None:
    """رويترز عن مصدر أمني: …: who says it, and the medium that passes it on."""
    about = next((unit for unit in range(at + 1, end - 1) if sheet.forms[unit] == ABOUT or sheet.phrase(unit, "quoting")), None)
    if about is None:
        return None
    medium, teller = read_speaker(sheet, at, about), read_speaker(sheet, max(about + 1, sheet.stops[about]), end)
    return ([cast.meet(teller)], [cast.meet(medium)]) if medium and teller and medium.voice.kind in MEDIA else None


def _next_colon(sheet: Sheet, at: int) -> int | None:
    """The next colon of the sentence behind a name."""
    colons = sheet.stands.get(":", ())
    behind = bisect_left(colons, sheet.stops[at])
    return colons[behind] if behind < len(colons) and colons[behind] < sheet.prose.end(at) else None


def _too_far(sheet: Sheet, at: int, colon: int) -> bool:
    """Too many words before the colon for a name, unless all of them are one: وكيل الأمين العام للشؤون الإنسانية فلان الفلاني."""
    return colon >= sheet.stops[at] + _NAME and end_of_phrase(sheet, at, colon) < colon


_NAME = 8  # units between a name and its colon


def _bound(sheet: Sheet, at: int) -> bool:
    """للجيش: …: no name of its own; but و joins the second part of a headline to the first."""
    return sheet.pre[at] != "" and sheet.prose.start(at) > 0


def _start_of_part(sheet: Sheet, at: int) -> int:
    """قصف عدن.. | المبعوث الأممي: …, قتيل في الخرطوم | ووزير الصحة: …: where the part of a headline begins that somebody may head."""
    start = sheet.prose.start(at)
    if sheet.pre[at] == AND and start == 0 and not _told_already(sheet, start, at):
        return at
    return next((unit + 1 for unit in range(at - 1, start - 1, -1) if sheet.forms[unit] in _PARTS), start)


_PARTS, _LABELS = rule_words("headline_colons.parts"), rule_words("headline_colons.labels")


def _credits_nobody(sheet: Sheet, at: int, colon: int) -> bool:
    """العراق: مقتل …, المكان: قرية …, الوزير يتوعد بالرد: …, الطائرات تقصف البلدة: …, الرياض – واس: …: before the colon a country, a label, somebody with a verb of his own, or a dateline."""
    label = colon == at + 1 and sheet.forms[at] in _LABELS
    return label or _is_a_country(sheet, at) or _told_already(sheet, at, colon) or behind_dateline(sheet, sheet.prose.start(at)) > at


def _is_credited(sheet: Sheet, speaker: Speaker, colon: int, own: frozenset[str]) -> bool:
    """Somebody else than the outlet, or its correspondent, and behind the colon what he tells."""
    other = speaker.voice.kind == "correspondent" or not is_own(speaker, own)
    return other and (_tells_at_once(sheet, colon + 1) or (_speaks(sheet, speaker, colon) and not is_ministry(sheet, speaker.first)))


def _tells_of_comment(head: Sequence[str]) -> bool:
    """أول تعليق من, رد: the words before whoever comments."""
    return speaker_words("comment_head").issuperset(head) and not speaker_words("comment_noun").isdisjoint(head)


def _by_comment(sheet: Sheet, at: int, colon: int, cast: Cast) -> Statement | None:
    """أول تعليق من X بعد الهجوم: …: whose comment it is, and on what, before the colon."""
    on = next((unit for unit in range(sheet.stops[at], colon) if sheet.forms[unit] in speaker_words("comment_on")), colon)
    speaker = read_speaker(sheet, at, on)
    return Statement((at, colon + 1), (colon + 1, sheet.prose.end(at)), "assert", [cast.meet(speaker)]) if speaker else None


def _told_already(sheet: Sheet, at: int, colon: int) -> bool:
    """الوزير يتوعد بالرد: …, المراسل قال: …, القوات تقتحم المخيم: …: a verb of saying before the colon, or behind somebody one of a deed."""
    return any(
        term.form in VERB_FORMS and (term.kind == "saying" or (unit > at))
        for unit in range(at, colon)
        for term in sheet.terms[unit]
    )


def _speaks(sheet: Sheet, speaker: Speaker, colon: int) -> bool:
    """وزير الدفاع: قواتنا على مشارف صنعاء: a headline, which no full stop ends, in the words of somebody who is no medium and no credit."""
    end = sheet.prose.end(colon)
    return end - colon > _WORDS and speaker.voice.kind not in MEDIA and not sheet.phrase(speaker.first, "credit")


_WORDS = 3


def _tells_at_once(sheet: Sheet, at: int) -> bool:
    """A noun of happening, a number of people, or a verb of what happened."""
    if deverbal(sheet, at) or "harm" in sheet.kinds[at] or sheet.forms[at] in speaker_words("rises"):
        return True
    if sheet.forms[at][0].isdecimal() or "number" in sheet.kinds[at]:
        return any(not sheet.kinds[unit].isdisjoint(("harm", "person")) for unit in range(at + 1, at + 3))
    return any(term.kind in ("event", "harm") for term in sheet.terms[at])


def _is_a_country(sheet: Sheet, at: int) -> bool:
    """العراق: مقتل …: what the headline is about, and nobody who speaks."""
    actor = sheet.term(at, "actor")
    area = sheet.phrases(at, "type_governorate", "type_city", "type_town", "type_village")  # محافظة حلب: أصيبت …
    return area or (actor is not None and actor.form == "metonym")
