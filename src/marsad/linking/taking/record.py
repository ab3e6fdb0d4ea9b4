"""What of a record is compared: each event told in a report, flattened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from marsad.linking import marks
from marsad.linking.facts import DENYING, ReportFacts, Said, Source, Told, VoiceRef
from marsad.linking.lots import in_lots
from marsad.linking.spelling import Span, Spelled, between, spelled
from marsad.linking.tables import rows
from marsad.linking.taking.counts import OCCURRED, counts_of, is_habit, is_total, not_of_a_town, of_a_province, over_places
from marsad.linking.taking.days import days_of, has_a_name, hours_of, inferred_day, ordinal
from marsad.linking.taking.parties import WITH, first_id, first_voice, parties_of, party_key, sides_of
from marsad.linking.taking.passages import passages, telling_stems, wording_of
from marsad.linking.taking.shares import shared_out
from marsad.linking.taking.spots import VAGUE, spots_of
from marsad.linking.taking.stretches import clause_around, end_of, start_of
from marsad.text.fold import fold_word

Plain = dict[str, Any]
BLAMING = frozenset(["accuse", "condemn"])  # who says so is not the one who did it
HURT = frozenset(["killed", "injured", "missing", "abducted", "detained", "tortured"])
UNTRUE = "false"  # told as untrue: who says so denies it
NOT_OF_WAR = frozenset(["accident", "disaster", "crime", "illness", "judicial"])  # causes of harm that no conflict brought


def take(record: Plain) -> ReportFacts:
    """Keep of a record (RECORD.md, with uids) what linking needs; the record itself can be let go."""
    report, text = record["report"], record["report"]["text"]
    outlet = report["outlet_id"] or fold_word(report["outlet"] or "") or report["id"]
    wire = any(claim["chain"] and claim["chain"][-1]["kind"] == "wire" for claim in record["claims"])  # the outlet stands last
    source = Source(report["id"], outlet, ordinal(report["published"]), tuple(passages(text)), wire)
    uids = {claim["id"]: claim["uid"] for claim in record["claims"]}
    events = {event["id"]: event["uid"] for event in record["events"]}
    folded = spelled(text)
    said = tuple([_said(claim, order, report["id"], folded, uids, events) for order, claim in enumerate(record["claims"])])
    return ReportFacts(source, said, tuple(tell(record)))


def _said(claim: Plain, order: int, report: str, text: Spelled, uids: dict[str, str], events: dict[str, str]) -> Said:
    low, high = claim["span"]
    return Said(
        uid=claim["uid"],
        report=report,
        order=order,
        act=claim["act"],
        chain=tuple([_voiced(voice["name"], voice["id"], voice["kind"], voice["anonymous"]) for voice in claim["chain"]]),
        events=tuple([events[event] for event in claim["events"]]),
        responds_to=tuple([uids[other] for other in claim["responds_to"]]),
        span=(low, high),
        marks=text.marks(low, high),
        hedged=claim["hedge"] is not None,
    )


@lru_cache(1 << 12)
def _voiced(written: str, ident: str | None, kind: str, anonymous: bool) -> VoiceRef:
    """A voice; few voices tell very much, and each is held once."""
    name = fold_word(written)
    again = ident is None and marks.whole("again", name)
    named = bool(ident) or not (anonymous or kind == "unknown" or again or marks.leads("described", name))
    return VoiceRef(ident or name, kind, named, again, name)


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
    published = ordinal(report["published"])
    said = spelled(text)
    wording = cache(lambda low, high: wording_of(said.words(low, high)))  # several events are told in one sentence
    turn = cache(lambda start: _turn(text, start))
    for order, (event, summed) in enumerate(shared_out(record["events"], text)):
        claims = by_event.get(event["id"], [])
        if not claims or event["status"] not in {*OCCURRED, UNTRUE}:
            continue
        family, kin = _families().get(event["type"], ("", frozenset()))
        if not family:
            continue
        denied = event["status"] == UNTRUE or all(claim["act"] in DENYING for claim in claims)
        low, high = _sentence(text, event, claims)
        placed = bool(event["places"])
        event = _own_side(event, said, low, high)
        days = days_of(event["time"], published)
        counts = () if denied or not event["harms"] else not_of_a_town(tuple(in_lots([*counts_of(event, text)], event["harms"], text)), event["places"])
        days = days or next((count.days for count in counts if count.days), None)  # of the last 24 hours
        hurt = any(count.outcome in HURT and count.max != 0 for count in counts)
        if (family == "other" and not hurt) or (said.tells("habit") and is_habit(event, counts, said, clause_around(text, *event["span"]))):
            continue
        spans, sentence, targets = _spans(event), start_of(text, low), parties_of(event, "target")
        clauses, spots = {clause_around(text, *spot) for spot in spans}, spots_of(event["places"], low, high)
        words, stems, prints = wording(low, high)
        whole = Told(
            uid=event["uid"],
            report=report["id"],
            order=order,
            published=published,
            claims=tuple([claim["uid"] for claim in claims]),
            voices=tuple([first_voice(claim["chain"]) for claim in claims if claim["chain"]]),
            type=event["type"],
            family=family,
            kin=kin,
            days=days,
            hours=hours_of(event["time"]),
            spots=spots,
            counts=counts,
            perpetrators=parties_of(event, "perpetrator") - targets - {first_id(claim) for claim in claims if claim["act"] in BLAMING},
            targets=targets,
            sides=sides_of(event, text),
            stances=frozenset([(party_key(actor), actor["stance"]) for actor in event["actors"] if actor.get("stance")]),
            words=words,
            telling=telling_stems(stems, event["places"]),
            marks=(_TURNED if placed and not event["places"] else turn(sentence)).union(
                *[said.marks(*clause) for clause in clauses],
                _of_wounds(spans, said, low, high),
                [_ACTS[claim["act"]] for claim in claims if claim["act"] in _ACTS],
            ),
            total=summed or is_total(days, counts, said, clauses) or of_a_province(event, counts, spots) or over_places(counts, spots, said, (low, high), clauses),
            firm=event["time"] is not None and _firm(event["time"], spans, low, high, claims),
            named=event["time"] is not None and has_a_name(event["time"]["text"] or ""),
            sentence=sentence,
            prints=prints,
            denied=denied,
            means=frozenset([means["name"] for means in event["means"]]),
            owned=any([claim["act"] == "claim_responsibility" for claim in claims]),
            beside=said.tells("beside") and _beside(said, min((start for start, _ in spans if start >= low), default=low), low),
            inferred=inferred_day(event["time"]),
            cause=event["cause"],
        )
        yield from _without_totals(whole)


def _without_totals(told: Told) -> Iterator[Told]:
    """A happening without the running totals that its sentence goes on to tell ("four were killed, which brings the dead since May to 900"), and those by themselves."""
    running = tuple([count for count in told.counts if count.running])
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


_TURNED = frozenset(["turn"])


def _sentence(text: str, event: Plain, claims: Sequence[Plain]) -> tuple[int, int]:
    """The sentence of an event, within the claim that tells it."""
    start, end = event["span"]
    first, high = next((claim["span"] for claim in claims if claim["span"][0] <= start < claim["span"][1]), claims[0]["span"])
    return max(start_of(text, start), first), min(end_of(text, end), high) if end < high else high


def _turn(text: str, start: int) -> frozenset[str]:
    """في حادث منفصل, من جهة أخرى: the sentence that begins at a place in a text turns to something else; يذكر أن: it recalls something."""
    begins = between(text, start, start + WITH).lstrip()
    return frozenset([mark for mark in ("turn", "aside") if marks.leads(mark, begins)])


_ACTS = {"correct": "correct", **dict.fromkeys(BLAMING, "blamed")}  # marks of a happening by what is said of it


def _of_wounds(spans: Sequence[Span], said: Spelled, low: int, high: int) -> tuple[str, ...]:
    """استشهاد امرأة، متأثرة بجراحها، جراء القصف: between commas of its own, behind those who died or what killed them."""
    if not said.tells("wounds"):
        return ()
    within = sorted(span for span in spans if low <= span[0] < high)
    return ("wounds",) if len(within) > 1 and said.has("wounds", within[0][1], within[-1][0]) else ()


def _spans(event: Plain) -> list[Span]:
    """Where an event is told: its trigger, and its figures."""
    return [tuple(event["span"]), *[tuple(harm["span"]) for harm in event["harms"] if "added" not in harm]]


CLOSE = 120  # characters: a day further from what it dates may be that of a session or a speech in the same long sentence


def _firm(time: Plain, spans: Sequence[Span], low: int, high: int, claims: Sequence[Plain]) -> bool:
    """The day stands in the sentence, close by, and inside what is said: outside it may be the day on which it was said."""
    if time.get("typed"):
        return True  # a person says that it is the day of this event
    if time["span"] is None:
        return False  # no word says the day
    at = time["span"][0]
    if not low <= at < high:
        return False
    said = [claim["content"] if claim["cue"] else claim["span"] for claim in claims]  # what an outlet tells itself has no day of its own
    return any(start <= at < end for start, end in said) and any(start - CLOSE <= at <= end + CLOSE for start, end in spans)


LED = 20  # characters before a trigger in which the words that lead to it stand


def _beside(said: Spelled, at: int, low: int) -> bool:
    """ردا على الهجوم, بعد يومين على الهجوم, غداة مقتل تسعة في قصف: another happening than the one that the sentence tells."""
    return said.has("beside", max(low, at - LED), at)


def _own_side(event: Plain, said: Spelled, low: int, high: int) -> Plain:
    """The event without the places, the day and the people that its sentence tells of what it names beside it: قتل شرطيان ردا على هجوم وقع الاثنين في سروج."""
    borders = said.ends("beside", low, high)
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
