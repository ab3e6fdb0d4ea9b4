"""What of a record is compared: each event told in a report, flattened to days, places, kind, figures, parties and wording."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any, Literal
from zlib import crc32

from marsad.linking import marks
from marsad.linking.lots import in_lots
from marsad.linking.spelling import between, ends
from marsad.linking.stems import stem
from marsad.linking.tables import rows
from marsad.text.fold import fold_word

Plain = dict[str, Any]
Group = Literal["civilian", "fighter", "unknown"]
RANKS = {
    "exact": 0,
    "street": 0,
    "neighbourhood": 1,
    "village": 1,
    "town": 2,
    "city": 2,
    "subdistrict": 3,
    "district": 3,
    "region": 3,
    "province": 4,
    "governorate": 4,
    "country": 5,
}
SETTLED = frozenset(["village", "town", "city"])  # places of their own, unlike a quarter, a street or a camp in one
_WITH = 30  # characters between a fight and the side with which it was
_THEIRS = 25  # characters between those harmed and the party whose men they were
LONG = 3  # days: a period longer than this is no single happening
_AROUND = re.compile(r"^(?:(?:شمال|جنوب|شرق|غرب|وسط|شمالي|جنوبي|شرقي|غربي|محيط|ريف|قرب|مدينه|بلده|قريه|محافظه|مديريه|منطقه|حي|اقليم)\s+)+")  # "the middle of the town of X" is X
_SENTENCE = re.compile(r"[^.؟!\n]+")
_WORD = re.compile(r"\w+")
DENYING = frozenset(["deny", "doubt"])
BLAMING = frozenset(["accuse", "condemn"])  # who says so is not the one who did it
HURT = frozenset(["killed", "injured", "missing", "abducted", "detained", "tortured"])
OCCURRED = frozenset(["happened", "ongoing"])  # what is feared, averted, planned, remembered or false harmed nobody
UNTRUE = "false"  # told as untrue: who says so denies it
NOT_OF_WAR = frozenset(["accident", "disaster", "crime", "illness", "judicial"])  # causes of harm that no conflict brought
SCENES = frozenset([None, "scene", "within"])  # roles of a place where it happened; not where aircraft came from or the wounded were taken


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as an event names it. ``rank`` 0 is a point, 1 a village, 2 a town, 3 a district, 4 a province, 5 a country.

    ``own`` is false where the name stands in another sentence, and the reading carried it over; ``settled`` is a village or a town,
    no quarter of one. ``name`` is folded, ``written``
    as the report has it.
    """

    name: str
    ids: frozenset[str]
    points: tuple[tuple[float, float], ...]
    rank: int
    adm1: frozenset[str]
    adm2: frozenset[str] = frozenset()
    own: bool = True
    settled: bool = False
    written: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Count:
    """One number of people.

    ``whole`` is false where it counts a part: children, women, members of a trade, "among them"; ``loose`` where no number is said
    to hold it; ``running`` for a total over a period; ``earlier`` where its words say that it was the toll before; ``days`` where it is the
    figure of one day by its own words; ``lot`` the same number for those told one beside another ("a man, his wife and their children"), else 0.
    """

    outcome: str
    group: Group
    min: int | None
    max: int | None
    expr: str
    whole: bool
    part: str | None
    uid: str
    loose: bool = False
    running: bool = False
    earlier: bool = False
    days: tuple[int, int] | None = None
    lot: int = 0


@dataclass(frozen=True, slots=True)
class VoiceRef:
    """A voice of a chain. ``key`` is the pack's id, else the folded name; ``named`` is false for one that is only described, ``name`` as the report words it, folded."""

    key: str
    kind: str
    named: bool
    again: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One claim, as far as linking needs it. ``order`` is its place in the report."""

    uid: str
    report: str
    order: int
    act: str
    chain: tuple[VoiceRef, ...]
    events: tuple[str, ...]
    responds_to: tuple[str, ...]
    span: tuple[int, int]
    marks: frozenset[str]
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report stood: its outlet, whether that is a wire, the day, and the passages that another text may re-use."""

    report: str
    outlet: str
    published: int | None
    passages: tuple[tuple[tuple[int, int], str], ...]
    wire: bool = False


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """All that linking keeps of one record."""

    source: Source
    said: tuple[Said, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One event as one report tells it.

    ``days`` are ordinals, first and last, None where no day is stated; ``inferred`` the day that only the day of publication gives;
    ``firm`` where the day stands in the sentence that tells
    it, inside what is said; ``named`` where it has its own name or number there and is not only counted from the day of publication;
    ``hours`` the part of the day. ``order`` is the place in
    the report. ``claims`` are the uids of the claims that speak of it. ``voices`` are keys of their first voices. ``words`` are
    the longer words of its sentence, which begins at ``sentence`` and of which ``prints`` are the fingerprints; ``denied`` where every claim that speaks of it denies or doubts it; ``beside`` where it is named only to place another beside it; ``means`` what was used; ``telling`` their stems, places left out.
    ``sides`` are those of the perpetrators that are told only to have fought there; ``stances`` what a person typed of how parties stand to it.
    """

    uid: str
    report: str
    order: int
    published: int | None
    claims: tuple[str, ...]
    voices: tuple[str, ...]
    type: str
    family: str
    kin: frozenset[str]
    days: tuple[int, int] | None
    hours: tuple[int, int] | None
    spots: tuple[Spot, ...]
    counts: tuple[Count, ...]
    perpetrators: frozenset[str]
    targets: frozenset[str]
    words: frozenset[str]
    telling: frozenset[str]
    marks: frozenset[str]
    total: bool
    firm: bool = True
    named: bool = False
    sentence: int = 0
    beside: bool = False
    prints: tuple[int, ...] = ()
    denied: bool = False
    means: frozenset[str] = frozenset()
    inferred: int | None = None
    cause: str = "unknown"
    sides: frozenset[str] = frozenset()
    stances: frozenset[tuple[str, str]] = frozenset()


def numbers(told: Told) -> set[tuple[str, int | None]]:
    """The figures that a telling gives, as far as they are numbers: outcome and least number."""
    return {(count.outcome, count.min) for count in told.counts if count.whole and count.expr not in {"unstated", "vague"}} if told.counts else set()


FEW = 2  # people: equal numbers up to this are common, and may well be of two lots of people


def tellingly_equal(a: Told, b: Told) -> bool:
    """Both give one figure of more than a few people."""
    return any((number or 0) > FEW for _, number in numbers(a) & numbers(b))


def take(record: Plain) -> ReportFacts:
    """Keep of a record (RECORD.md, with uids) what linking needs; the record itself can be let go."""
    report, text = record["report"], record["report"]["text"]
    outlet = report["outlet_id"] or fold_word(report["outlet"] or "") or report["id"]
    wire = any(claim["chain"] and claim["chain"][-1]["kind"] == "wire" for claim in record["claims"])  # the outlet stands last
    source = Source(report["id"], outlet, _ordinal(report["published"]), tuple(passages(text)), wire)
    uids = {claim["id"]: claim["uid"] for claim in record["claims"]}
    events = {event["id"]: event["uid"] for event in record["events"]}
    said = tuple(_said(claim, order, report["id"], text, uids, events) for order, claim in enumerate(record["claims"]))
    return ReportFacts(source, said, tuple(tell(record)))


def _said(claim: Plain, order: int, report: str, text: str, uids: dict[str, str], events: dict[str, str]) -> Said:
    low, high = claim["span"]
    return Said(
        uid=claim["uid"],
        report=report,
        order=order,
        act=claim["act"],
        chain=tuple(_voiced(voice) for voice in claim["chain"]),
        events=tuple(events[event] for event in claim["events"]),
        responds_to=tuple(uids[other] for other in claim["responds_to"]),
        span=(low, high),
        marks=marks.marks(between(text, low, high)),
        hedged=claim["hedge"] is not None,
    )


def _voiced(voice: Plain) -> VoiceRef:
    name = fold_word(voice["name"])
    again = voice["id"] is None and marks.whole("again", name)
    named = bool(voice["id"]) or not (voice["anonymous"] or voice["kind"] == "unknown" or again or marks.leads("described", name))
    return VoiceRef(voice["id"] or name, voice["kind"], named, again, name)


MIN_WORDS = 8  # a shorter passage is a phrase that anyone may write


def passages(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The sentences of a text that are long enough to be re-used, each with its offsets and its folded words."""
    for found in _SENTENCE.finditer(text):
        words = " ".join(_WORD.findall(between(text, *found.span())))
        if words.count(" ") >= MIN_WORDS - 1:
            yield found.span(), words


def tell(record: Plain) -> list[Told]:
    """The happenings that a record tells or denies, in text order; plans and threats are none, and figures that are denied count nobody.

    A figure over a period or a region is marked ``total``: it belongs to no single happening.
    """
    return list(_told(record))


def _told(record: Plain) -> Iterator[Told]:
    report, text = record["report"], record["report"]["text"]
    by_event: dict[str, list[Plain]] = {}
    for claim in record["claims"]:
        for event in claim["events"]:
            by_event.setdefault(event, []).append(claim)
    published = _ordinal(report["published"])
    wording = cache(_wording)  # several events are told in one sentence
    for order, event in enumerate(record["events"]):
        claims = by_event.get(event["id"], [])
        if not claims or event["status"] not in {*OCCURRED, UNTRUE}:
            continue
        denied = event["status"] == UNTRUE or all(claim["act"] in DENYING for claim in claims)
        family, kin = _families().get(event["type"], ("", frozenset()))
        low, high = _sentence(text, event, claims)
        placed = bool(event["places"])
        event = _own_side(event, text, low, high)
        days = _days(event["time"], published)
        counts = () if denied else _not_of_a_town(tuple(in_lots([*_counts(event["harms"], text)], event["harms"], text)), event["places"])
        days = days or next((count.days for count in counts if count.days), None)  # of the last 24 hours
        hurt = any(count.outcome in HURT and count.max != 0 for count in counts)
        if not family or (family == "other" and not hurt):
            continue
        clauses, spots, sentence = _clauses(text, event), _spots(event["places"], low, high), between(text, low, high)
        words, stems, prints = wording(sentence)
        whole = Told(
            uid=event["uid"],
            report=report["id"],
            order=order,
            published=published,
            claims=tuple(claim["uid"] for claim in claims),
            voices=tuple(_speaker(claim["chain"]) for claim in claims if claim["chain"]),
            type=event["type"],
            family=family,
            kin=kin,
            days=days,
            hours=_hours(event["time"]),
            spots=spots,
            counts=counts,
            perpetrators=_parties(event, "perpetrator") - _parties(event, "target") - {_first(claim) for claim in claims if claim["act"] in BLAMING},
            targets=_parties(event, "target"),
            sides=_sides(event, text),
            stances=frozenset((_key(actor), actor["stance"]) for actor in event["actors"] if actor.get("stance")),
            words=words,
            telling=_telling(stems, event["places"]),
            marks=marks.marks(clauses) | (frozenset(["turn"]) if placed and not event["places"] else _turn(text, low)),
            total=_is_total(days, counts, clauses) or _of_a_province(event, counts, spots) or _over_places(counts, spots, sentence),
            firm=event["time"] is not None and _firm(event, low, high, claims),
            named=event["time"] is not None and _named(event["time"]["text"] or ""),
            sentence=_start(text, low),
            prints=prints,
            denied=denied,
            means=frozenset(means["name"] for means in event["means"]),
            beside=_beside(text, min((start for start, _ in _spans(event) if start >= low), default=low), low),
            inferred=_inferred(event["time"]),
            cause=event["cause"],
        )
        yield from _without_totals(whole)


def _without_totals(told: Told) -> Iterator[Told]:
    """A happening without the running totals that its sentence goes on to tell ("four were killed, which brings the dead since May to 900"), and those by themselves."""
    running = tuple(count for count in told.counts if count.running)
    of_war = told.cause not in NOT_OF_WAR
    day = next((count.days for count in told.counts if count.days), None)
    if told.total and running and day:  # a day's figure and the total since the war began, told as one
        told = replace(told, days=day, total=False)
    if of_war and (told.total or not running):
        yield told
        if running and _deed_of_its_own(told):
            yield replace(told, counts=(), total=False)
        return
    if of_war:
        yield replace(told, counts=tuple(count for count in told.counts if not count.running))
    if running:
        yield replace(told, counts=running, total=True)


def _deed_of_its_own(told: Told) -> bool:
    """أطلق مسلحان النار على المبنى وقتل ثمانية في موجة من الهجمات: the deed is told with its place and day, and only the number is over more than it."""
    short = told.days is None or told.days[1] - told.days[0] <= 1
    return told.family != "any" and short and bool(told.spots) and told.spots[0].own and told.spots[0].rank < VAGUE - 1


@cache
def _families() -> dict[str, tuple[str, frozenset[str]]]:
    return {row["type"]: (row["family"], frozenset(filter(None, row["kin"].split("|")))) for row in rows("families")}


def _sentence(text: str, event: Plain, claims: Sequence[Plain]) -> tuple[int, int]:
    """The sentence of an event, within the claim that tells it."""
    start, end = event["span"]
    first, high = next((claim["span"] for claim in claims if claim["span"][0] <= start < claim["span"][1]), claims[0]["span"])
    return max(_start(text, start), first), min(_end(text, end), high) if end < high else high


def _wording(sentence: str) -> tuple[frozenset[str], frozenset[str], tuple[int, ...]]:
    """The longer words of a sentence, their stems, and its fingerprints."""
    every = _WORD.findall(sentence)
    words = frozenset([sys.intern(word) for word in every if len(word) > 3])
    return words, frozenset(map(_root, words)) - {""}, _prints(every)


@lru_cache(1 << 15)
def _root(word: str) -> str:
    """The stem of a word that tells something; empty of a number, and where too little is left."""
    root = stem(word)
    return sys.intern(root) if len(root) > 2 and not root[0].isdigit() else ""


def _telling(stems: frozenset[str], places: Sequence[Plain]) -> frozenset[str]:
    return stems - {stem(word) for place in places for word in fold_word(place["name"]).split()}


def _turn(text: str, at: int) -> frozenset[str]:
    """في حادث منفصل, من جهة أخرى: the sentence around a place in a text turns to something else."""
    start = _start(text, at)
    return frozenset(["turn"]) if marks.leads("turn", between(text, start, start + _WITH).lstrip()) else frozenset()


_STOP, _BREAK = re.compile(r"[.؟!\n]"), re.compile(r"[،.؟!\n]")  # what ends a sentence; a clause


@lru_cache(maxsize=8)
def _stops(text: str, what: re.Pattern[str]) -> list[int]:
    """The offsets in a text behind all that ends a sentence, or a clause; found once a report."""
    return [found.end() for found in what.finditer(text)]


def _start(text: str, at: int, what: re.Pattern[str] = _STOP) -> int:
    """Where the sentence around a place in a text begins, which may tell several claims."""
    stops = _stops(text, what)
    before = bisect_right(stops, at)
    return stops[before - 1] if before else 0


def _end(text: str, at: int, what: re.Pattern[str] = _STOP) -> int:
    """Where the sentence around a place in a text ends, before its stop."""
    stops = _stops(text, what)
    before = bisect_right(stops, at)
    return stops[before] - 1 if before < len(stops) else len(text)


SHINGLE, PRINTS = 5, 2


def _prints(words: Sequence[str]) -> tuple[int, ...]:
    """The least hashes of the runs of five of a sentence's words: two sentences with most runs in common have one in common too."""
    coded = [word.encode() for word in words]
    runs = {crc32(b" ".join(coded[at : at + SHINGLE])) for at in range(len(coded) - SHINGLE + 1)}
    return tuple(sorted(runs)[:PRINTS])


def _clauses(text: str, event: Plain) -> str:
    """The clauses with the trigger of an event and with its figures, folded."""
    return " ، ".join(dict.fromkeys(between(text, *_clause(text, *spot)) for spot in _spans(event)))


def _spans(event: Plain) -> list[tuple[int, int]]:
    """Where an event is told: its trigger, and its figures."""
    return [tuple(span) for span in (event["span"], *(harm["span"] for harm in event["harms"] if "added" not in harm))]


CLOSE = 120  # characters: a day further from what it dates may be that of a session or a speech in the same long sentence


def _firm(event: Plain, low: int, high: int, claims: Sequence[Plain]) -> bool:
    """The day stands in the sentence, close by, and inside what is said: outside it may be the day on which it was said."""
    if event["time"].get("typed"):
        return True  # a person says that it is the day of this event
    if event["time"]["span"] is None:
        return False  # no word says the day
    at = event["time"]["span"][0]
    said = [claim["content"] if claim["cue"] else claim["span"] for claim in claims]  # what an outlet tells itself has no day of its own
    inside = any(start <= at < end for start, end in said)
    near = any(start - CLOSE <= at <= end + CLOSE for start, end in _spans(event))
    return inside and near and low <= at < high


LED = 20  # characters before a trigger in which the words that lead to it stand


def _beside(text: str, at: int, low: int) -> bool:
    """ردا على الهجوم, بعد يومين على الهجوم, غداة مقتل تسعة في قصف: another happening than the one that the sentence tells."""
    return marks.has("beside", between(text, max(low, at - LED), at))


def _own_side(event: Plain, text: str, low: int, high: int) -> Plain:
    """The event without the places, the day and the people that its sentence tells of what it names beside it: قتل شرطيان ردا على هجوم وقع الاثنين في سروج."""
    borders = ends("beside", text, low, high)
    if not borders:
        return event

    def led(span: Sequence[int]) -> bool:
        return span[0] < event["span"][0] and any(border <= span[0] < border + LED < event["span"][0] + LED for border in borders)

    def ours(span: Sequence[int]) -> bool:
        first, last = sorted((span[0], event["span"][0]))
        return not (low <= span[0] < high and (led(span) or any(first < border <= last for border in borders)))

    time = event["time"]
    # خطفوا غداة السيطرة على البلدة: one place may be of both. بالتزامن مع هجوم سروج فجر انتحاري نفسه: it is of the other one
    places = [place for place in event["places"] if ours(place["span"])] or [place for place in event["places"] if not led(place["span"])]
    harms = [harm for harm in event["harms"] if ours(harm["span"])]
    return {**event, "harms": harms, "places": places, "time": time if time and (time["span"] is None or ours(time["span"])) else None}


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    return _clause_start(text, start), _end(text, end, _BREAK)


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day[:10]).toordinal() if day else None


def _days(time: Plain | None, published: int | None) -> tuple[int, int] | None:
    if time is None or time["inferred"] or not (time["start"] or time["end"]):
        return None
    first, last = _ordinal(time["start"]), _ordinal(time["end"])
    first = first if first is not None else last
    last = last if last is not None else published
    if first is None or last is None or (published is not None and first > published + 1):
        return None  # what has happened cannot lie after the day of publication: a weekday was counted forward
    return (first, last) if first <= last else (last, first)


def _inferred(time: Plain | None) -> int | None:
    """The day of publication, where the reading took that for the day of an event of which no word says it."""
    return _ordinal(time["start"]) if time and time["inferred"] else None


def _named(words: str) -> bool:
    """أمس الأحد, 3 أيار: a day that has a name or a number; أمس alone is counted from the day of publication, which may be off by one."""
    return marks.has("weekday", fold_word(words)) or any(letter.isdigit() for letter in words)


def _hours(time: Plain | None) -> tuple[int, int] | None:
    if time is None or time["precision"] not in {"part_of_day", "minute"}:
        return None
    if time["precision"] == "minute" and time["start"] and len(time["start"]) > 12:
        hour = int(time["start"][11:13])
        return hour, hour + 1
    return marks.part_of_day(time["text"] or "")


def _spots(places: Sequence[Plain], low: int, high: int) -> tuple[Spot, ...]:
    """The places where it happened, those of the sentence before those carried over, telling names before vague ones; else as read."""
    spots = [_spot(place, low <= place["span"][0] < high) for place in places if place["role"] in SCENES]
    return tuple(sorted(spots, key=lambda spot: (spot.rank >= VAGUE, not spot.own)))


VAGUE = 5  # the rank of a country, and of a name that says only roughly where


def _spot(place: Plain, own: bool) -> Spot:
    if place["id"]:
        return _known_spot(place["name"], place["id"], place["accuracy"], place["adm1"], place["adm2"], place["lat"], place["lon"], own)
    options, name = place["candidates"], fold_word(place["name"])
    around, rank = _AROUND.sub("", name), RANKS.get(place["accuracy"] or "", 2)
    if options:
        rank = min(RANKS.get(option["type"], 2) for option in options)
    elif marks.leads("vague_place", name):
        rank = 3 if around and around != name else VAGUE
    return Spot(
        name=around if rank == 3 and around else name,
        ids=frozenset(filter(None, (option["id"] for option in options))),
        points=tuple((option["lat"], option["lon"]) for option in options if option["lat"] is not None),
        rank=rank,
        adm1=frozenset(filter(None, [place["adm1"]] if place["adm1"] else [option["adm1"] for option in options])),
        adm2=frozenset(filter(None, (option["adm2"] for option in options))),
        own=own,
        settled=False,
        written=place["name"],
    )


@lru_cache(1 << 12)
def _known_spot(written: str, ident: str, accuracy: str | None, adm1: str | None, adm2: str | None, lat: float | None, lon: float | None, own: bool) -> Spot:
    """A place that the reading knows; very many happenings are told of few places, and each is held once."""
    return Spot(
        name=fold_word(written),
        ids=frozenset([ident]),
        points=((lat, lon),) if lat is not None and lon is not None else (),
        rank=RANKS.get(accuracy or "", 2),
        adm1=frozenset(filter(None, [adm1])),
        adm2=frozenset(filter(None, [adm2])),
        own=own,
        settled=accuracy in SETTLED,
        written=written,
    )


def _parties(event: Plain, role: str) -> frozenset[str]:
    return frozenset(_key(actor) for actor in event["actors"] if actor["role"] == role)


def _key(actor: Plain) -> str:
    return str(actor["id"] or "~" + fold_word(actor["name"]))


def _sides(event: Plain, text: str) -> frozenset[str]:
    """قتل خمسة جنود من Y في اشتباكات مع X: X is told only to have fought there, Y to have lost men, and nobody says that they did this."""
    if event["type"] != "clash":
        return frozenset()
    stop = event["span"][1]
    sides = [actor for actor in event["actors"] if actor["role"] == "perpetrator"]
    fought = (actor for actor in sides if 0 < actor["span"][0] - stop <= _WITH)
    fell = {_key(actor) for actor in sides if any(harm["span"][0] <= actor["span"][0] <= harm["span"][1] + _THEIRS and actor["span"][0] < event["span"][0] for harm in event["harms"])}
    return frozenset(_key(actor) for actor in fought if marks.has("fought_with", between(text, stop, actor["span"][0]))) | fell


def _speaker(chain: Sequence[Plain]) -> str:
    """Who says it first; an outlet that calls itself "the site" or "the paper" is the outlet."""
    itself = len(chain) > 1 and chain[0]["id"] is None and chain[-1]["kind"] == "outlet" and marks.whole("itself", fold_word(chain[0]["name"]))
    voice = chain[-1] if itself else chain[0]
    return str(voice["id"] or fold_word(voice["name"]))


def _first(claim: Plain) -> str:
    return (claim["chain"][0]["id"] or "") if claim["chain"] else ""


def _counts(harms: Sequence[Plain], text: str) -> Iterator[Count]:
    """The numbers of an event; what did not come to pass counts nobody."""
    for harm in harms:
        if harm["status"] not in OCCURRED:
            continue
        who = harm["victims"]
        part = "children" if who["age"] == "child" else "women" if who["sex"] == "woman" else who["role"]
        group: Group = "civilian" if who["status"] == "civilian" else "fighter" if who["status"] in {"fighter", "soldier"} else "unknown"
        before = _before(text, harm["span"][0])
        day = _of_one_day(harm, before)
        free = harm["part_of"] is None and not _among(harm, harms, text)
        yield Count(
            outcome=harm["outcome"],
            group=group,
            min=harm["min"],
            max=harm["max"],
            expr=harm["expr"],
            whole=free and part not in {"children", "women"},
            part=part,
            loose=free,
            uid=harm["uid"],
            running=harm["scope"] == "running_total" and not (day or _what_raised_it(harm, harms, text)),
            earlier=marks.has("earlier", before),
            days=day,
        )


def _not_of_a_town(counts: tuple[Count, ...], places: Sequence[Plain]) -> tuple[Count, ...]:
    """The figure of a day is that of a country's hospitals; of the raid on a town that is told beside it, it is no count."""
    if not any(count.days for count in counts) or not any(place["role"] == "scene" and RANKS.get(place["accuracy"] or "", 2) < 3 for place in places):
        return counts
    return tuple(replace(count, running=True, days=None) if count.days else count for count in counts)


SUMMED = ("total", "rise")  # marks of words that make a number one over several happenings


def _of_one_day(harm: Plain, before: str) -> tuple[int, int] | None:
    """The day of "hospitals took in twelve dead within 24 hours"; None where its words say that a total rose to it."""
    since, until = _ordinal(harm["since"]), _ordinal(harm["until"])
    if since is None or until is None or until - since > 1 or any(marks.has(mark, before) for mark in SUMMED):
        return None
    return since, until


def _what_raised_it(harm: Plain, harms: Sequence[Plain], text: str) -> bool:
    """ "Four were killed in a raid, which brings the dead to a thousand": the four are of the raid, and no total."""
    low = _clause_start(text, harm["span"][0])
    if harm["since"] or any(marks.has(mark, between(text, low, harm["span"][1])) for mark in (*SUMMED, "period")):
        return False
    after = [other for other in harms if other["span"][0] > harm["span"][1] and other["scope"] == "running_total" and other["outcome"] == harm["outcome"]]
    return any(marks.has(mark, between(text, harm["span"][1], other["span"][0])) for other in after for mark in SUMMED)


def _among(harm: Plain, harms: Sequence[Plain], text: str) -> bool:
    """Counted among others: بين القتلى 3 أطفال. In بينهم طفلان وأصيب تسعة the nine are of another outcome, and none of those."""
    start = harm["span"][0]
    low = _clause_start(text, start)
    borders = ends("among", text, low, start)
    if not borders:
        return False
    after = [other for other in harms if borders[-1] <= other["span"][0] <= start]
    first = min(other["span"][0] for other in after)
    return any(other["outcome"] == harm["outcome"] for other in after if other["span"][0] == first)


def _clause_start(text: str, at: int) -> int:
    return _start(text, at, _BREAK)


def _before(text: str, start: int) -> str:
    """The words of the clause before a number, folded: حصيلة سابقة بلغت 18, بين القتلى 3 أطفال."""
    return between(text, _clause_start(text, start), start)


def _of_a_province(event: Plain, counts: Sequence[Count], spots: Sequence[Spot]) -> bool:
    """ "17 killed on Friday in the province of Idlib", with no word of by what: the sum of a day, and no single happening."""
    return event["type"] == "casualties" and bool(counts) and bool(spots) and all(spot.rank == 4 and spot.own and spot.ids for spot in spots)


def _over_places(counts: Sequence[Count], spots: Sequence[Spot], sentence: str) -> bool:
    """ "Eleven killed in the shelling of more than 15 towns and villages", and none of them named beside it: the sum of many happenings."""
    named = any(spot.own and spot.rank < 3 for spot in spots)
    return bool(counts) and not named and marks.has("places", sentence)


def _is_total(days: tuple[int, int] | None, counts: Sequence[Count], clauses: str) -> bool:
    """A running total; or a figure over a period of more than some days that its words say to be one."""
    if not counts:
        return False
    if all(count.running for count in counts):
        return True
    long = days is not None and days[1] - days[0] > LONG
    return long and marks.has("period", clauses)
