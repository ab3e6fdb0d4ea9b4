"""One happening, one event: later tellings of it in the report become its mentions, and the vague type gives way to the exact.

Tellings of one voice are put together; of two voices only the type is settled, for each answers for its own figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from marsad.claims.events.closest import closest_first
from marsad.claims.events.features import AMONG, ONLY_DAY, Told, family_of, gives_way, is_general, kin, likeness, told_among, whole_of
from marsad.grammar.calendar_days import OF_A_DAY
from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.event_harms import of_their_own
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.modality import REAL
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import NO_TERM
from marsad.model.reading import Place, Time, Why

_BACK = 14  # earlier happenings that a telling may take up
_ONE = 1.5  # how much must speak for two tellings being one
_CAUSE = 0.4  # how much must speak for a deed being the cause of harm whose cause is not told: less, for nothing is put together
_UNTOLD = "casualties"


@dataclass(slots=True)
class Happening:
    """The tellings that are one event in the record, the clearest first among them by ``lead``."""

    members: list[Told]
    reasons: list[tuple[tuple[str, float], ...]] = field(default_factory=list)

    @property
    def lead(self) -> Told:
        """The clearest telling: of the exact type, with people harmed, with a place of its own; of equals the first."""
        return _clearest(self.members, self.type) if len(self.members) > 1 else self.members[0]

    @property
    def type(self) -> str:
        """The most exact of the types that its tellings give."""
        return _most_exact(list(dict.fromkeys([one.event.type for one in self.members])))


def _clearest(members: Sequence[Told], kind: str) -> Told:
    return min(members, key=lambda one: (one.event.type != kind, one.title, one.event.term is NO_TERM, not one.event.harms, one.total, not one.own, one.event.at))


def _most_exact(kinds: Sequence[str]) -> str:
    if len(kinds) == 1:
        return kinds[0]
    return next((kind for kind in kinds if not any(gives_way(kind, other) for other in kinds if other != kind)), kinds[0])


class _Open:
    """A happening while tellings are gathered: its lead and type are kept, so that one told a thousand times costs no more for each."""

    def __init__(self, first: Told) -> None:
        self.happening, self.lead, self.type = Happening([first]), first, first.event.type
        self._kinds = [self.type]
        self._fit, self._exact, self._teller = 0.0, "", first.event  # the more exact type that another telling gives it, and how well that one fits

    def join(self, one: Told, reasons: tuple[tuple[str, float], ...]) -> None:
        """Take a further telling in."""
        self.happening.members.append(one)
        self.happening.reasons.append(reasons)
        if one.event.type not in self._kinds:
            self._kinds.append(one.event.type)
        before, self.type = self.type, _most_exact(self._kinds)
        self.lead = _clearest([self.lead, one] if self.type == before else self.happening.members, self.type)

    def learn(self, fit: float, teller: EventAt) -> None:
        """Of several that would tell its type the one that fits it best does."""
        if gives_way(self.type, teller.type) and fit > self._fit:
            self._fit, self._exact, self._teller = fit, teller.type, teller

    def may_be(self, event: EventAt, fit: float) -> bool:
        """قتل أربعة، told elsewhere as by a shell: of no fight that fits less."""
        return fit > self._fit or event.type == self._exact or gives_way(self._exact, event.type) or (gives_way(event.type, self._exact) and is_general(event))

    def settle(self) -> None:
        """Give its tellings of a vaguer type the one that was learnt; where no cause is told, what that one is in the end."""
        kind = self._teller.type if self.type == _UNTOLD else self._exact
        for one in self.happening.members:
            if gives_way(one.event.type, kind):
                one.event.type = kind


def _untold(open_: _Open) -> bool:
    return open_.type == _UNTOLD


def gather(sheet: Sheet, told: Sequence[Told]) -> list[Happening]:
    """Put the tellings of a report together, in text order, each with the happening of its voice that it fits best."""
    found: list[_Open] = []
    main = _main_family(told)
    for one in told:
        near = _fits(sheet, one, found)
        home = next((open_ for fit, _, open_ in near if fit >= _ONE and _may_join(one, open_.happening)), None)
        close = [(fit, open_) for fit, reasons, open_ in near if open_ is not home and not _from_afar(one, open_, reasons, main)]
        for fit, open_ in close:
            open_.learn(fit, one.event)
        if home is not None:
            home.join(one, next(reasons for _, reasons, open_ in near if open_ is home))
            continue
        found.append(_Open(one))
        if (near and near[0][2].type != one.event.type) or one.event.type == _UNTOLD:  # of the missiles told beside it, and of no air raid told before them
            for fit, open_ in close:
                found[-1].learn(fit, open_.lead.event)
    for open_ in sorted(found, key=_untold):
        open_.settle()
    return [open_.happening for open_ in found]


def _fits(sheet: Sheet, one: Told, found: list[_Open]) -> list[tuple[float, tuple[tuple[str, float], ...], _Open]]:
    """The earlier happenings that a telling may be of, or whose deed may have caused the harm that it tells, the best first."""
    fits = []
    for open_ in found[-_BACK:]:
        earlier = open_.lead
        if (one.event.status in REAL or _hurt_nobody(one, earlier)) and earlier.event.status in REAL and kin(one.event, earlier.event):
            score, reasons = likeness(sheet, earlier, one)
            if open_.may_be(one.event, score) and score >= (_CAUSE if _wants_cause(sheet, one, earlier) or _beside_another(one, earlier) else _ONE):
                fits.append((score, reasons, open_))
    return sorted(fits, key=lambda fit: -fit[0])


def _main_family(told: Sequence[Told]) -> str:
    """The family of which two thirds of the attacks are that are told to have happened."""
    families = [family for one in told if one.event.status in REAL and (family := family_of().get(one.event.type))]
    family, times = next(iter(Counter(families).most_common(1)), ("", 0))
    return family if times * 3 >= len(families) * 2 else ""


def _from_afar(one: Told, other: _Open, reasons: tuple[tuple[str, float], ...], main: str) -> bool:
    """A deed of another kind than most of the report's, told sentences away, is not what some died of, unless its place, figures or headline say so."""
    lead = other.lead
    deed = lead.event if one.event.type == _UNTOLD else one.event
    untold = _UNTOLD in (one.event.type, lead.event.type) and one.sentence - lead.sentence > 1
    return untold and family_of().get(deed.type) != main and _SAY_SO.isdisjoint([name for name, _ in reasons])


_SAY_SO = frozenset({"same_place", "same_figures", "same_small", "headline", "headline_kin", "taken_up"})


def _hurt_nobody(one: Told, earlier: Told) -> bool:
    """وأضاف أن ذلك لم يوقع إصابات: it tells nothing but that nobody was harmed in what was told right before."""
    near = one.event.term is NO_TERM and one.sentence - earlier.sentence <= 1 and not earlier.event.harms
    return near and all(harm.max == 0 for harm in one.event.harms)


def _beside_another(one: Told, other: Told) -> bool:
    """Another voice tells a deed at the same village or quarter: استهداف in the one, غارة in the other."""
    kinds, states = {one.event.type, other.event.type}, {one.event.status, other.event.status}
    return one.voice != other.voice and not one.coarse and bool(one.own & other.own) and len(states) == 1 and _UNTOLD not in kinds


def _wants_cause(sheet: Sheet, one: Told, other: Told) -> bool:
    """One of them tells people killed or hurt without the cause, neither counts over more than one happening, and the deed is no attack of whatever kind."""
    hurt, deed = (one.event, other.event) if one.event.type == _UNTOLD else (other.event, one.event)
    if hurt.type != _UNTOLD or one.total or other.total or deed.type in _KILLS_NOBODY or (deed.type == "clash" and is_general(deed)):
        return False
    return all(harm.outcome in _HURT and not of_their_own(sheet, harm) for harm in hurt.harms)


_HURT = frozenset({"killed", "injured"})
_KILLS_NOBODY = frozenset({"advance", "protest"})  # who moves in or demonstrates: by a deed that is not told


def _may_join(one: Told, happening: Happening) -> bool:
    """Only one voice's tellings are one event: each voice answers for what it counts and whom it blames. A headline that counts nobody only tells what follows."""
    first = next((told for told in happening.members if not _only_heads(told)), None)
    return first is None or first.voice == one.voice or (first.known_as == one.known_as and told_among(first.event, one.event))


def _only_heads(told: Told) -> bool:
    """اشتباكات في بيروت: a headline that counts nobody and blames no two sides."""
    return told.title and not told.event.harms and len(told.doers) < _SIDES


_SIDES = 2


def as_one(happening: Happening) -> tuple[EventAt, tuple[Place, ...], Time | None]:
    """The event of a happening: what its tellings say together, at its clearest telling."""
    lead, members = happening.lead, sorted(happening.members, key=lambda one: one.event.at)
    event = lead.event
    if len(members) > 1:
        event.type = happening.type
        event.cause = next((one.event.cause for one in (lead, *members) if one.event.cause != "unknown"), "unknown")
        _settle_parts(members)
        event.harms = _in_order(members)
        _take_parties(event, members)
        event.means = list(dict.fromkeys(means for one in members for means in one.event.means))
        event.tally = list(dict.fromkeys(count for one in members for count in one.event.tally))
    places = closest_first([place for one in ((lead, *members) if len(members) > 1 else members) for place in one.places])
    times = [one.time for one in (lead, *members) if one.time is not None]
    time = min(times, key=_surer, default=None)
    return event, tuple(places[: max(6, len(lead.places))]), _day_within(time, times) if time else None


_SAID = frozenset({"when.day_it_was_said", ONLY_DAY})


def _surer(time: Time) -> int:
    """Words that date the happening go before the day on which somebody spoke of it, and both before the day of publication."""
    return 2 if time.inferred else 1 if time.rule in _SAID else 0


def _day_within(time: Time, told: Sequence[Time]) -> Time:
    """في مطلع تموز … قتل في 8 تموز: the day that another telling names within the week or the month."""
    if time.precision not in ("week", "month"):
        return time
    inside = [one for one in told if one.precision in OF_A_DAY and _surer(one) == 0 and one.start and (time.start or "") <= one.start[:10] <= (time.end or "")]
    return inside[0] if len({one.start for one in inside}) == 1 else time


def _settle_parts(members: Sequence[Told]) -> None:
    """وبين القتلى طفلان: a part of those whom an earlier telling counts."""
    for place, one in enumerate(members):
        for harm in one.event.harms:
            if harm.rule == AMONG:
                harm.part_of = next((whole for other in reversed(members[:place]) if (whole := whole_of(other.event, harm)) is not None), None)


def _in_order(members: Sequence[Told]) -> list[HarmAt]:
    return sorted((harm for one in members for harm in one.event.harms), key=lambda harm: harm.first)


def _take_parties(event: EventAt, members: Sequence[Told]) -> None:
    """Who did it may be told in another telling of the same voice."""
    if event.type == "clash":
        known = {party.ident or party.first for party in event.parties if party.role in ("perpetrator", "target")}
        sides = [party for one in members for party in one.event.parties if party.role == "perpetrator" and party.ident and party.ident not in known]
        event.parties = [*event.parties, *({party.ident: replace(party, rule="mention") for party in sides}.values())]
    did = {party.ident for party in event.parties if party.role == "perpetrator"}
    partners = {party.ident: replace(party, rule="mention") for one in members for party in _with_the_same(one.event, did)}
    event.parties = [*event.parties, *partners.values()]
    for role in ("perpetrator", "target", "holder"):
        if any(party.role == role for party in event.parties):
            continue
        other = next((one.event for one in members if any(party.role == role for party in one.event.parties)), None)
        if other is not None:
            event.parties = [*event.parties, *(replace(party, rule="mention") for party in other.parties if party.role == role)]
    did = {party.ident for party in event.parties if party.role == "perpetrator" and party.ident}
    event.parties = [party for party in event.parties if not (party.role == "target" and party.ident in did)]


def _with_the_same(event: EventAt, did: set[str | None]) -> list[PartyAt]:
    """قصف تركي … قصفت القوات التركية والفصائل التابعة لها: those joined in another telling to the very doers that are known."""
    told = [party for party in event.parties if party.role == "perpetrator"]
    others = [party for party in told if party.ident not in did]
    return others if did and did < {party.ident for party in told} and all(party.rule == "joined" for party in others) else []


def why(happening: Happening) -> Why | None:
    """The features that joined the last mention, for a telling with mentions."""
    return Why("mentions", happening.reasons[-1]) if happening.reasons else None
