"""Claims as pages show them: who says it through whom, in which words, with what numbers; as people left them, under the redactor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from marsad.desk.rows import Interval, interval
from marsad.desk.shown import BLOCK, clean
from marsad.linking.decisions import corrected
from marsad.model.judgement import Judgement
from marsad.phrasing.names import name_of
from marsad.record.redaction import Redactor
from marsad.record.several import judgements_on, records_of

Plain = dict[str, Any]
LONGEST = 700  # characters of a claim that a card shows
REPORTS = 40  # reports whose claims one page shows; the others are counted


@dataclass(frozen=True, slots=True)
class HarmCard:
    """A number of people: outcome, the victim groups it speaks of (keys of the words), the interval, its words."""

    outcome: str
    groups: tuple[str, ...]
    people: Interval
    words: str
    total: bool


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim. ``chain`` are the voices from the origin to the outlet; ``hidden`` where its report may not be seen."""

    uid: str
    report: str
    outlet: str
    published: str | None
    act: str
    chain: tuple[str, ...]
    words: str
    hedged: bool
    harms: tuple[HarmCard, ...]
    types: tuple[str, ...]
    places: tuple[str, ...]
    times: tuple[str, ...]
    parties: tuple[str, ...]
    hidden: bool = False
    arabic: tuple[str, ...] = ()  # the chain as it is written, where ``chain`` is in Latin letters

    @property
    def voice(self) -> str:
        """Who says it first."""
        return self.chain[0] if self.chain else self.outlet

    @property
    def anchor(self) -> str:
        """Where the claim stands on its page."""
        return f"claim-{self.uid}"


def readings_of(reports: Sequence[str], also: Sequence[str] = ()) -> tuple[dict[str, Plain], list[Judgement]]:
    """The readings of some reports as people left them, and the judgements that made them so; with those on the subjects ``also``."""
    records = records_of(reports)
    uids = [uid for record in records.values() for uid in _uids(record)]
    judged = judgements_on(list(dict.fromkeys([*uids, *also])), also)
    return {ident: corrected(record, judged) for ident, record in records.items()} if judged else records, judged


def _uids(record: Plain) -> Iterable[str]:
    for kind in ("claims", "events"):
        yield from (thing["uid"] for thing in record[kind])
    yield from (harm["uid"] for event in record["events"] for harm in event["harms"])


def cards_of(records: Mapping[str, Plain], claims: Sequence[str], redactor: Redactor, events: frozenset[str] | None = None) -> dict[str, ClaimCard]:
    """The cards of some claims by uid. ``events`` are the only ones whose numbers, places and days are shown."""
    wanted, found = set(claims), {}
    for ident, record in records.items():
        told = {event["id"]: event for event in record["events"] if events is None or event["uid"] in events}
        for claim in record["claims"]:
            if claim["uid"] in wanted:
                found[claim["uid"]] = _hidden(claim["uid"], ident) if ident in redactor.reports else _card(record, claim, [told[name] for name in claim["events"] if name in told], redactor)
    return {uid: found[uid] for uid in claims if uid in found}


def named_for(cards: Mapping[str, ClaimCard], language: str, packs: tuple[str, ...]) -> dict[str, ClaimCard]:
    """The cards with voices, outlets, places and parties in the reader's letters."""
    if language == "ar":
        return dict(cards)
    return {uid: card if card.hidden else _in_latin(card, language, packs) for uid, card in cards.items()}


def _in_latin(card: ClaimCard, language: str, packs: tuple[str, ...]) -> ClaimCard:
    def said(names: Iterable[str], table: str = "actors") -> tuple[str, ...]:
        return tuple(name_of(name, language, table=table, packs=packs) for name in names)

    (outlet,) = said([card.outlet])
    return replace(card, outlet=outlet, chain=said(card.chain), arabic=card.chain, parties=said(card.parties), places=said(card.places, "places"))


def _hidden(uid: str, report: str) -> ClaimCard:
    return ClaimCard(uid, "", BLOCK, None, "assert", (BLOCK,), BLOCK, False, (), (), (), (), (), True)


def _card(record: Plain, claim: Plain, events: Sequence[Plain], redactor: Redactor) -> ClaimCard:
    report, text = record["report"], record["report"]["text"]
    start, end = claim["content"]
    end = min(end, start + LONGEST)
    return ClaimCard(
        uid=claim["uid"],
        report=report["id"],
        outlet=clean(redactor.outlet((report["outlet"] or "")[:120]) or ""),
        published=report["published"],
        act=claim["act"],
        chain=tuple(clean(redactor.speaker(report["id"], voice)) for voice in claim["chain"]),
        words=redactor.words(report["id"], text[start:end], at=start) + ("…" if end < claim["content"][1] else ""),
        hedged=claim["hedge"] is not None,
        harms=tuple(_harm(harm, report["id"], redactor) for event in events for harm in event["harms"]),
        types=tuple(dict.fromkeys(event["type"] for event in events)),
        places=tuple(dict.fromkeys(_name(place, report["id"], redactor) for event in events for place in event["places"][:2])),
        times=tuple(dict.fromkeys(redactor.words(report["id"], event["time"]["text"], at=event["time"]["span"][0]) for event in events if event["time"] and event["time"]["span"])),
        parties=tuple(dict.fromkeys(_name(actor, report["id"], redactor) for event in events for actor in event["actors"] if actor["role"] == "perpetrator")),
    )


def _name(thing: Plain, report: str, redactor: Redactor) -> str:
    """A place or a party as it is named; the block where its words are hidden."""
    return BLOCK if redactor.covers(report, thing["span"]) else redactor.free(thing["name"], report=report)


def _harm(harm: Plain, report: str, redactor: Redactor) -> HarmCard:
    hidden = redactor.covers(report, harm["span"])
    people = interval(harm["min"], harm["max"], held=hidden)
    words = BLOCK if hidden else redactor.words(report, harm["text"], at=harm["span"][0])
    return HarmCard(harm["outcome"], groups_of(harm), people, words, harm["scope"] == "running_total")


_STATUS = {"soldier": "fighter"}


def groups_of(harm: Plain) -> tuple[str, ...]:
    """The victim groups that a harm speaks of, as an incident's ranges name them."""
    who = harm["victims"]
    parts = [name for name, holds in (("children", who["age"] == "child"), ("women", who["sex"] == "woman" and who["age"] != "child")) if holds]
    return tuple(parts) or (_STATUS.get(who["status"], who["status"]),)
