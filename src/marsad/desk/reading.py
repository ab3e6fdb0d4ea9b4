"""One report as a person works on it: what the machine read, what people decided, and who said which value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from marsad.desk.shown import BLOCK
from marsad.linking.decisions import corrected
from marsad.model import vocabulary
from marsad.model.judgement import Judgement, in_force
from marsad.record.redaction import Redactor

Plain = dict[str, Any]
# fields that are changed by choosing from a list: what they may be
LISTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "act": ("act", vocabulary.ACTS),
    "type": ("type", vocabulary.EVENTS),
    "status": ("status", vocabulary.STATUSES),
    "outcome": ("outcome", vocabulary.OUTCOMES),
    "victims.status": ("victim", vocabulary.VICTIM_STATUSES),
    "victims.age": ("age", vocabulary.AGES),
    "victims.sex": ("sex", vocabulary.SEXES),
    "scope": ("scope", vocabulary.SCOPES),
}
# fields that are changed by choosing words: what the words must be (marsad.claims.chosen.KINDS)
WORDS: Mapping[str, str] = {"quantity": "quantity", "time": "time", "places": "place", "chain": "voice"}
_PLAIN = frozenset(["unknown", "event"])


@dataclass(frozen=True, slots=True)
class Value:
    """One value on the page.

    ``kind`` is quantity, place, time, voice or list; ``value`` what stands now (a dict of RECORD.md, or a word of a list),
    ``words`` its words in the text, ``by`` the person who set it or None for the machine, ``before`` the machine's value where a
    person's stands now.
    """

    subject: str
    field: str
    kind: str
    value: Any
    words: str = ""
    start: int | None = None
    end: int | None = None
    by: str | None = None
    when: str | None = None
    why: str | None = None
    before: Any = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class HarmView:
    """One harm with its values; ``rejected`` by whom, or None."""

    uid: str
    quantity: Value
    lists: tuple[Value, ...]
    part: bool
    rejected: Judgement | None

    @property
    def told(self) -> tuple[Value, ...]:
        """The values of lists that say something, or that a person set."""
        return tuple(one for one in self.lists if one.by or one.field == "outcome" or one.value not in _PLAIN)

    @property
    def untold(self) -> tuple[Value, ...]:
        """Those that say nothing: shown when asked for."""
        return tuple(one for one in self.lists if one not in self.told)


@dataclass(frozen=True, slots=True)
class EventView:
    """One event with its values; ``more`` is the value under which a further place can be given."""

    uid: str
    trigger: str
    lists: tuple[Value, ...]
    places: tuple[Value, ...]
    time: Value
    harms: tuple[HarmView, ...]
    actors: tuple[Plain, ...]
    means: tuple[str, ...]
    rejected: Judgement | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim. ``verdict`` is accept, reject or None, ``judged`` the judgement that says so, ``added`` the one that put it in."""

    uid: str
    number: int
    act: Value
    chain: tuple[Value, ...]
    words: str
    hedge: str | None
    start: int
    end: int
    events: tuple[EventView, ...]
    answers: tuple[int, ...]
    verdict: str | None
    judged: Judgement | None
    added: Judgement | None


@dataclass(slots=True)
class Desk:
    """What the views of one report share: the machine's record, the record as people left it, the judgements in force."""

    machine: Plain
    past: Sequence[Judgement]
    redactor: Redactor
    now: Plain = field(init=False)
    standing: list[Judgement] = field(init=False)
    _set: dict[tuple[str, str], Judgement] = field(init=False)
    _verdicts: dict[str, Judgement] = field(init=False)
    _was: dict[str, Plain] = field(init=False)
    _added: dict[str, Judgement] = field(init=False)

    def __post_init__(self) -> None:
        self.standing = in_force(list(self.past))
        self.now = corrected(self.machine, [one for one in self.standing if one.kind != "reject"])
        self._set = {(one.subject, one.field): one for one in self.standing if one.kind == "correct" and one.field}
        self._verdicts = {one.subject: one for one in self.standing if one.kind in {"accept", "reject"}}
        self._was = things(self.machine)
        self._added = {one.value["claim"]["uid"]: one for one in self.standing if one.kind == "add"}

    @property
    def text(self) -> str:
        """The report's own text."""
        return str(self.machine["report"]["text"])

    @property
    def report(self) -> str:
        """The report's id."""
        return str(self.machine["report"]["id"])

    def claims(self) -> list[ClaimView]:
        """All claims, also rejected and added ones, in text order."""
        events = {event["id"]: event for event in self.now["events"]}
        numbers = {claim["id"]: number for number, claim in enumerate(self.now["claims"], 1)}
        return [self._claim(claim, number, events, numbers) for number, claim in enumerate(self.now["claims"], 1)]

    def _claim(self, claim: Plain, number: int, events: Mapping[str, Plain], numbers: Mapping[str, int]) -> ClaimView:
        judged = self._verdicts.get(claim["uid"])
        return ClaimView(
            uid=claim["uid"],
            number=number,
            act=self._list(claim, "act"),
            chain=tuple(self._voice(claim, at) for at in range(len(claim["chain"]))),
            words=self.words(claim["content"]),
            hedge=self.words(claim["hedge"]["span"]) if claim["hedge"] else None,
            start=claim["span"][0],
            end=claim["span"][1],
            events=tuple(self._event(events[one]) for one in claim["events"] if one in events),
            answers=tuple(numbers[one] for one in claim["responds_to"] if one in numbers),
            verdict=judged.kind if judged else None,
            judged=judged,
            added=self._added.get(claim["uid"]),
        )

    def _event(self, event: Plain) -> EventView:
        return EventView(
            uid=event["uid"],
            trigger=self.words(event["span"]),
            lists=(self._list(event, "type"), self._list(event, "status")),
            places=tuple(self._place(event, at) for at in range(max(1, len(event["places"])))),
            time=self._time(event),
            harms=tuple(self._harm(harm) for harm in event["harms"]),
            actors=tuple({**actor, "name": BLOCK if self.redactor.covers(self.report, actor["span"]) else self.redactor.free(actor["name"], report=self.report)} for actor in event["actors"]),
            means=tuple(means["name"] for means in event["means"]),
            rejected=self._rejected(event["uid"]),
        )

    def _harm(self, harm: Plain) -> HarmView:
        quantity = {key: harm[key] for key in ("min", "max", "expr")}
        return HarmView(
            uid=harm["uid"],
            quantity=self._value(harm, "quantity", "quantity", quantity, harm["span"]),
            lists=tuple(self._list(harm, name) for name in ("outcome", "victims.status", "victims.age", "victims.sex", "scope")),
            part=harm["part_of"] is not None,
            rejected=self._rejected(harm["uid"]),
        )

    def _rejected(self, uid: str) -> Judgement | None:
        found = self._verdicts.get(uid)
        return found if found and found.kind == "reject" else None

    def _voice(self, claim: Plain, at: int) -> Value:
        voice = claim["chain"][at]
        hidden = self.redactor.hides_speaker(self.report, voice)
        shown = {**voice, "name": BLOCK, "id": None} if hidden else {**voice, "name": self.redactor.free(voice["name"], report=self.report)}
        return self._value(claim, f"chain.{at}", "voice", shown, None if hidden else voice["span"])

    def _place(self, event: Plain, at: int) -> Value:
        place = event["places"][at] if at < len(event["places"]) else None
        return self._value(event, f"places.{at}", "place", place, place["span"] if place else None)

    def _time(self, event: Plain) -> Value:
        time = event["time"]
        return self._value(event, "time", "time", time, time["span"] if time else None)

    def _list(self, thing: Plain, name: str) -> Value:
        unsaid = "harms" in thing and self.redactor.covers(self.report, thing["span"])  # an event whose own words are hidden
        return self._value(thing, name, "list", BLOCK if unsaid else at_path(thing, name), None, group=LISTS[name][0])

    def _value(self, thing: Plain, name: str, kind: str, value: Any, span: Any, *, group: str = "") -> Value:
        said = self._set.get((thing["uid"], name))
        start, end = span or (None, None)
        words = self.words(span) if span else ""
        return Value(
            subject=thing["uid"],
            field=name,
            kind=kind,
            value=None if BLOCK in words else value,
            words=words,
            start=start,
            end=end,
            by=said.who if said else None,
            when=said.when if said else None,
            why=self.redactor.free(said.why, report=self.report) if said and said.why else None,
            before=self._before(thing["uid"], name) if said else None,
            group=group,
        )

    def _before(self, uid: str, name: str) -> Any:
        was = self._was.get(uid)
        if was is None:
            return None
        value = {key: was[key] for key in ("min", "max", "expr")} if name == "quantity" else at_path(was, name)
        if isinstance(value, dict) and "anonymous" in value and self.redactor.hides_speaker(self.report, value):
            return {**value, "name": BLOCK, "id": None}
        spoken = was.get("span") if name == "quantity" else value.get("span") if isinstance(value, dict) else None
        return None if self.redactor.covers(self.report, spoken) else value

    def words(self, span: Sequence[int]) -> str:
        """The words of a span, with blocks for what is hidden."""
        start, end = span
        return self.redactor.words(self.report, self.text[start:end], at=start)


def things(record: Plain) -> dict[str, Plain]:
    """Every claim, event and harm of a record by its uid."""
    found = {one["uid"]: one for kind in ("claims", "events") for one in record[kind]}
    return found | {harm["uid"]: harm for event in record["events"] for harm in event["harms"]}


def uids_of(record: Plain, past: Sequence[Judgement] = ()) -> set[str]:
    """All that can be judged in a report: what the machine read and what people added."""
    found = set(things(record))
    for one in past:
        if one.kind == "add" and isinstance(one.value, dict):
            found |= set(things({"claims": [one.value["claim"]], "events": one.value["events"]}))
    return found


def at_path(thing: Any, path: str) -> Any:
    """The value at a path such as ``victims.status`` or ``chain.0``; None where there is none."""
    for step in path.split("."):
        if isinstance(thing, list):
            thing = thing[int(step)] if step.isdecimal() and int(step) < len(thing) else None
        else:
            thing = thing.get(step) if isinstance(thing, dict) else None
    return thing
