"""One report as a person works on it: what the machine read, what people decided, and who said which value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from marsad.desk.shown import BLOCK
from marsad.linking.decisions import applied, without_removed
from marsad.model import vocabulary
from marsad.model.judgement import Judgement, in_force
from marsad.record.redaction import Redactor

Plain = dict[str, Any]
# fields that are changed by choosing from a list: what they may be
LISTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "act": ("act", vocabulary.ACTS),
    "type": ("type", vocabulary.EVENTS),
    "status": ("status", vocabulary.STATUSES),
    "cause": ("cause", vocabulary.CAUSES),
    "outcome": ("outcome", vocabulary.OUTCOMES),
    "victims.status": ("victim", vocabulary.VICTIM_STATUSES),
    "victims.age": ("age", vocabulary.AGES),
    "victims.sex": ("sex", vocabulary.SEXES),
    "scope": ("scope", vocabulary.SCOPES),
}
# fields that are changed by choosing words: what the words must be (marsad.claims.chosen.KINDS)
WORDS: Mapping[str, str] = {"quantity": "quantity", "time": "time", "places": "place", "chain": "voice"}
_PLAIN = frozenset(["unknown", "event", "conflict"])
_KIND = {"places": "place", "actors": "party"}


@dataclass(frozen=True, slots=True)
class Value:
    """One value on the page.

    ``kind`` is quantity, place, time, voice, party or list; ``value`` what stands now (a dict of RECORD.md, or a word of a list),
    ``words`` its words in the text, ``by`` the person who set it or None for the machine, ``before`` the machine's value where a
    person's stands now, ``judgement`` the number of the decision that set it; ``typed`` where a person typed it without words of the text.
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
    judgement: int | None = None
    typed: bool = False


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
        told = self.told
        return tuple(one for one in self.lists if one not in told)


@dataclass(frozen=True, slots=True)
class EventView:
    """One event with its values; ``removed`` are places and parties that a person took out."""

    uid: str
    trigger: str
    lists: tuple[Value, ...]
    places: tuple[Value, ...]
    time: Value
    harms: tuple[HarmView, ...]
    actors: tuple[Value, ...]
    means: tuple[str, ...]
    rejected: Judgement | None
    removed: tuple[Value, ...] = ()


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
    _put_in: dict[str, Judgement] = field(init=False)
    things: dict[str, Plain] = field(init=False)

    def __post_init__(self) -> None:
        self.standing = in_force(list(self.past))
        whole = applied(self.machine, self.standing)
        self.things = things(whole)
        self.now = without_removed(whole)
        self._set = {(one.subject, one.field): one for one in self.standing if one.kind == "correct" and one.field}
        self._verdicts = {one.subject: one for one in self.standing if one.kind in {"accept", "reject"}}
        self._was = things(self.machine)
        self._added = {one.value["claim"]["uid"]: one for one in self.standing if one.kind == "add"}
        self._put_in = {one.value["uid"]: one for one in self.standing if one.kind == "correct" and isinstance(one.value, dict) and "uid" in one.value}

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
        whole = self.things[event["uid"]]
        named = {root: list(fields(root, whole[root])) for root in ("places", "actors")}
        places = tuple(self._place(event, name) for name, place in named["places"] if place is not None)
        return EventView(
            uid=event["uid"],
            trigger=self.words(event["span"]),
            lists=(self._list(event, "type"), self._list(event, "status"), self._list(event, "cause")),
            places=places or (self._place(event, f"places.{len(named['places'])}"),),
            time=self._time(event),
            harms=tuple(self._harm(harm) for harm in event["harms"]),
            actors=tuple(self._party(event, name) for name, actor in named["actors"] if actor is not None),
            means=tuple(means["name"] for means in event["means"] if not self.redactor.covers(self.report, means["span"])),
            rejected=self._rejected(event["uid"]),
            removed=tuple(self._value(event, name, _KIND[root], None, None) for root, all_of in named.items() for name, one in all_of if one is None and (event["uid"], name) in self._set),
        )

    def _harm(self, harm: Plain) -> HarmView:
        quantity = {key: harm[key] for key in ("min", "max", "expr")}
        return HarmView(
            uid=harm["uid"],
            quantity=self._value(harm, "quantity", "quantity", quantity, harm["span"], typed=bool(harm.get("typed"))),
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

    def _place(self, event: Plain, name: str) -> Value:
        place = at_path(self.things[event["uid"]], name)
        return self._value(event, name, "place", place, place["span"] if place else None, typed=_typed(place))

    def _party(self, event: Plain, name: str) -> Value:
        actor = at_path(self.things[event["uid"]], name)
        shown = {**actor, "name": BLOCK if self.redactor.covers(self.report, actor["span"]) else self.redactor.free(actor["name"], report=self.report)}
        return self._value(event, name, "party", shown, actor["span"], typed=_typed(actor))

    def _time(self, event: Plain) -> Value:
        time = event["time"]
        return self._value(event, "time", "time", time, time["span"] if time else None, typed=_typed(time))

    def _list(self, thing: Plain, name: str) -> Value:
        unsaid = "harms" in thing and self.redactor.covers(self.report, thing["span"])  # an event whose own words are hidden
        return self._value(thing, name, "list", BLOCK if unsaid else at_path(thing, name), None, group=LISTS[name][0])

    def _value(self, thing: Plain, name: str, kind: str, value: Any, span: Any, *, group: str = "", typed: bool = False) -> Value:
        said = self._set.get((thing["uid"], name)) or (self._put_in.get(thing["uid"]) if name == "quantity" else None)
        hidden = BLOCK in self.words(span) if span else False
        start, end = (None, None) if typed else span or (None, None)
        words = "" if typed else self.words(span) if span else ""
        return Value(
            subject=thing["uid"],
            field=name,
            kind=kind,
            value=None if hidden else value,
            words=words,
            start=start,
            end=end,
            by=said.who if said else None,
            when=said.when if said else None,
            why=self.redactor.free(said.why, report=self.report) if said and said.why else None,
            before=self._before(thing["uid"], name) if said else None,
            group=group,
            judgement=said.id if said else None,
            typed=typed,
        )

    def _before(self, uid: str, name: str) -> Any:
        was = self._was.get(uid)
        if was is None:
            return None
        value = {key: was[key] for key in ("min", "max", "expr")} if name == "quantity" else at_path(was, name)
        if isinstance(value, dict) and "anonymous" in value and self.redactor.hides_speaker(self.report, value):
            return {**value, "name": BLOCK, "id": None}
        spoken = was.get("span") if name == "quantity" else value.get("span") if isinstance(value, dict) else None
        if self.redactor.covers(self.report, spoken):
            return None
        return {**value, "name": self.redactor.free(value["name"], report=self.report)} if isinstance(value, dict) and "name" in value else value

    def words(self, span: Sequence[int]) -> str:
        """The words of a span, with blocks for what is hidden."""
        start, end = span
        return self.redactor.words(self.report, self.text[start:end], at=start)


def things(record: Plain) -> dict[str, Plain]:
    """Every claim, event and harm of a record by its uid."""
    found = {one["uid"]: one for kind in ("claims", "events") for one in record[kind]}
    return found | {harm["uid"]: harm for event in record["events"] for harm in event["harms"] if harm is not None}


def uids_of(record: Plain, past: Sequence[Judgement] = ()) -> set[str]:
    """All that can be judged in a report: what the machine read and what people added."""
    found = set(things(record))
    for one in past:
        if one.kind == "add" and isinstance(one.value, dict):
            found |= set(things({"claims": [one.value["claim"]], "events": one.value["events"]}))
        elif one.kind == "correct" and isinstance(one.value, dict) and "uid" in one.value:
            found.add(one.value["uid"])
    return found


def _typed(value: Plain | None) -> bool:
    return bool(value and value.get("typed"))


def fields(root: str, values: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    """The values of a list with the field of each: its number, or its own name where a person added it."""
    for at, one in enumerate(values):
        yield f"{root}.{one['added'] if isinstance(one, dict) and 'added' in one else at}", one


def at_path(thing: Any, path: str) -> Any:
    """The value at a path such as ``victims.status`` or ``chain.0``; None where there is none."""
    for step in path.split("."):
        if isinstance(thing, list) and step.startswith("+"):
            thing = next((one for one in thing if isinstance(one, dict) and one.get("added") == step), None)
        elif isinstance(thing, list):
            thing = thing[int(step)] if step.isdecimal() and int(step) < len(thing) else None
        else:
            thing = thing.get(step) if isinstance(thing, dict) else None
    return thing
