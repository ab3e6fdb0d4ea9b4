"""Tellings: the events of one report that tell one happening, put together; and what the report itself tells apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from marsad.linking import marks
from marsad.linking.compare.against_whom import of_two_sides, turned
from marsad.linking.compare.what import what
from marsad.linking.compare.when import LOOK_BACK, when
from marsad.linking.compare.where import APART, own_places_apart, where
from marsad.linking.facts import Count, Telling, Told, numbers, one_sum, tellingly_equal
from marsad.linking.fits import HERE, NEARLY, at_large, equal, likeness, of_another_side, of_the_arrested
from marsad.linking.sides import same_side


def gather(told: Sequence[Told], split: Iterable[frozenset[str]] = ()) -> list[Telling]:
    """Put the events of one report together, in text order, each with the telling that it fits best; the last one on a tie.

    ``split`` holds pairs of claims that a person said to be different.
    """
    pairs = _Pairs(set(split))
    groups: list[_Group] = []
    for event in sorted(told, key=lambda one: one.order):
        if event.total:
            continue
        if groups and of_another_side(event, groups[0].told):
            continue
        fits = [(score, at) for at, group in enumerate(groups) if (score := _fit(event, group, pairs, last=at == len(groups) - 1)) > 0]
        if fits:
            groups[_best(fits, groups)].take(event)
        elif _stands(event) and not (groups and at_large(event, groups[-1].told)):
            groups.append(_Group([event], event))
    return _told_apart(groups, pairs)


def _best(fits: Sequence[tuple[int, int]], groups: Sequence[_Group]) -> int:
    """The best fit, what is news before what the report only remembers, and the last on a tie."""
    return max((score, not _remembered(groups[at].told), at) for score, at in fits)[2]


def _remembered(told: Told) -> bool:
    return told.days is not None and told.published is not None and told.published - told.days[1] > AGO


@dataclass(slots=True)
class _Group:
    """Events that tell one happening, and all of them seen as one."""

    members: list[Told]
    told: Told

    def take(self, event: Told) -> None:
        self.members.append(event)
        self.told = _merged(self.told, event)


@dataclass(slots=True)
class _Pairs:
    """What keeps two events of one report apart, asked once for each pair; ``splits`` are the pairs of claims that a person said to be different."""

    splits: set[frozenset[str]]
    known: dict[tuple[int, int], str | None] = field(default_factory=dict)

    def why_apart(self, a: Told, b: Told) -> str | None:
        pair = (id(a), id(b)) if id(a) < id(b) else (id(b), id(a))
        if pair not in self.known:
            self.known[pair] = why_apart(a, b)
        return self.known[pair]

    def why_all_apart(self, ours: Sequence[Told], theirs: Sequence[Told]) -> str | None:
        """What keeps the first two apart of some events and of others that are not one."""
        for a in ours:
            for b in theirs:
                if why := self.why_apart(a, b):
                    return why
        return None


def _stands(event: Told) -> bool:
    """A mention without a place, a day or anyone harmed tells nothing that could be looked up; an attack that somebody claims is told by its place."""
    if event.counts or not event.spots:
        return bool(event.counts)
    rank, telling = event.spots[0].rank, event.family not in {"clash", "any"} or event.owned
    return (rank < 4 and (telling or event.days is not None)) or (rank == 4 and telling and event.days is not None)


def _fit(event: Told, group: _Group, pairs: _Pairs, *, last: bool) -> int:
    """How well an event continues a telling; 0 where it does not."""
    for member in group.members:
        if pairs.why_apart(event, member) or (pairs.splits and _split(event, member, pairs.splits)) or not _figures_agree(event, member):
            return 0
    return 0 if _turned(event, group) else likeness(event, group.told, last=last)


def _turned(event: Told, group: _Group) -> bool:
    """Its sentence turns to something else: another place, or another kind of thing than an earlier sentence told of this one; or it goes on to recall what a day of its own saw."""
    if tellingly_equal(event, group.told):
        return False
    if "aside" in event.marks and event.days and event.firm and not (group.told.firm and event.days == group.told.days):
        return True
    if "turn" not in event.marks:
        return False
    if where(event, group.told) not in HERE:
        return True
    return what(event, group.told) in NEARLY and all(member.sentence != event.sentence for member in group.members)


_CHANGED = frozenset(["rise", "wounds", "earlier", "correct"])  # marks of figures that take the place of others


def _figures_agree(a: Told, b: Told) -> bool:
    """Two plain numbers of one sort that one voice gives, and that are no rise and no correction, count two happenings."""
    if not (a.counts and b.counts) or not (a.marks | b.marks).isdisjoint(_CHANGED) or not _one_voice(a, b):
        return True
    return not any(_rival(x, y) for x in a.counts for y in b.counts)


def _one_voice(a: Told, b: Told) -> bool:
    """One voice tells both; "the same source" is the one before it."""
    if a.voices and a.voices == b.voices:
        return True
    return not set(a.voices).isdisjoint(b.voices) or any(marks.whole("again", voice) for voice in (*a.voices, *b.voices))


def _rival(x: Count, y: Count) -> bool:
    """Two plain numbers that cannot be one: of one group, or more of one group than there were people in all.

    Who is told by name, or one beside another ("a man and his brother"), is one of more.
    """
    if not (x.expr == y.expr == "exact" and x.whole and y.whole and x.outcome == y.outcome) or x.min == y.min or x.min is None or y.min is None:
        return False
    fewer = x if x.min < y.min else y
    if fewer.lot or fewer.named:
        return False
    if x.group == y.group:
        return True
    return (x.group == "unknown" and x.min < y.min) or (y.group == "unknown" and y.min < x.min)


def _two_lots(a: Told, b: Told) -> bool:
    """One voice counts killed and injured of each, and neither number is one: two strikes of one afternoon, though the same town may be carried over to both."""
    if not (a.counts and b.counts) or _figures_agree(a, b):
        return False
    return all(_exact(a, outcome) and _exact(b, outcome) and _exact(a, outcome).isdisjoint(_exact(b, outcome)) for outcome in ("killed", "injured"))


def _exact(told: Told, outcome: str) -> set[int | None]:
    return {count.min for count in told.counts if (count.whole or count.loose) and count.expr in {"exact", "at_least"} and count.outcome == outcome}


def twice(a: Told, b: Told) -> float:
    """The score of two tellings of one report that it does not take up as one: against their being one, where their figures tell two."""
    if not _figures_agree(a, b):
        return -8.0
    unlike = what(a, b) in NEARLY | {"other"} or (numbers(a) and numbers(b))
    return -4.0 if unlike and not equal(a, b) else 0.0


def _split(a: Told, b: Told, splits: set[frozenset[str]]) -> bool:
    return any(frozenset((x, y)) in splits for x in a.claims for y in b.claims)


def why_apart(a: Told, b: Told) -> str | None:
    """Why two events of one report cannot be one happening; None where they may be."""
    time = when(a, b)
    if time in {"excluded", "next_day"} or _told_of_two_days(a, b):
        return "the report gives them days that exclude each other"
    if time == "other_hours":
        return "the report gives them different parts of the day"
    if where(a, b) in APART or (numbers(a) and numbers(b) and own_places_apart(a, b)):
        return "the report gives them different places"
    if turned(a, b):
        return "the report tells an attack on who did the other"
    if "abduction" in {a.type, b.type} and (of_the_arrested(a, b) or of_the_arrested(b, a)):
        return "the report tells an arrest, and does not name who arrested for the abduction"
    if of_two_sides(a, b):
        return "the report counts people of two sides that are at war"
    if _other_fight(a, b):
        return "the report names other sides of each fight"
    if _own_deed(a, b) or _own_deed(b, a):
        return "a party tells of a deed of its own, and the report blames another party for the other one"
    if a.beside != b.beside and a.sentence == b.sentence:
        return "the report names one beside the other"
    if _two_lots(a, b):
        return "the report counts other killed and other injured in each"
    later = a if a.order > b.order else b
    if (
        "second" in later.marks
        and later.counts
        and a.counts
        and b.counts
        and what(a, b) in {"same", "family"}
        and any(_rival(x, y) for x in a.counts for y in b.counts)
    ):
        return "the report counts one beside the other"
    return None


def _own_deed(own: Told, other: Told) -> bool:
    """A party tells what it did itself, by other means or to other people than what the report lays at another side's door: it has not owned up to that.

    Who claims a deed ("the movement claimed the killing of two policemen") did it, though the deed names nobody.

    Who owns up to the very thing ("the explosion", the same dead) is a rival doer of one happening, and stays with it.
    """
    doers = own.perpetrators or frozenset(own.voices if own.owned else ())
    if own.denied or not (doers and own.voices and other.perpetrators) or not set(own.voices) <= doers:
        return False
    if any(same_side(x, y) for x in doers for y in other.perpetrators):
        return False
    kind = what(own, other)
    return (kind in NEARLY | {"family", "other"} or (kind == "unspecific" and bool(own.counts))) and not equal(own, other)


def _other_fight(a: Told, b: Told) -> bool:
    """Two fights, both sides of one of them named, and none of these sides of the other: tribes here, and two others there."""
    ours, theirs = a.perpetrators | a.targets, b.perpetrators | b.targets
    if not (a.family == b.family == "clash" and ours and theirs and max(len(ours), len(theirs)) > 1):
        return False
    return not any(same_side(x, y) for x in ours for y in theirs)


def _told_of_two_days(a: Told, b: Told) -> bool:
    """One report knows its own days: two that do not touch are two happenings, unless both count the same people; a week apart, and a month where a day stands elsewhere, more than a few of them."""
    if _days_between(a, b) > (LOOK_BACK - 1 if a.firm and b.firm else AGO):
        return not (tellingly_equal(a, b) or one_sum(a, b))
    if _of_two_days(a, b) and a.named and b.named:
        return not (tellingly_equal(a, b) or one_sum(a, b))
    return (_news_beside(a, b) or _news_beside(b, a) or _of_two_days(a, b)) and not equal(a, b)


def _of_two_days(a: Told, b: Told) -> bool:
    """Each has a day of its own, in figures or by name."""
    if not (_of_a_day(a) and _of_a_day(b)) or not ((a.named and b.named) or (numbers(a) and numbers(b))):
        return False
    first, second = sorted(told.days for told in (a, b) if told.days)
    return second[0] - first[1] > 1


AGO = 30  # days: what a report dates so far apart it tells apart, however loosely a day stands with what it dates


def _days_between(a: Told, b: Told) -> int:
    """How many days lie between two stretches of days; none where a day is not told."""
    if not (a.days and b.days):
        return 0
    first, second = sorted((a.days, b.days))
    return second[0] - first[1]


def _news_beside(news: Told, old: Told) -> bool:
    """What no word dates is the news of the day; a deed of another kind that the report dates more than a week before is not of it."""
    if news.days or news.inferred is None or not (old.days and old.firm) or what(news, old) in {"same", "unspecific"}:
        return False
    return news.inferred - old.days[1] > LOOK_BACK


def _of_a_day(told: Told) -> bool:
    return told.firm and told.days is not None and told.days[1] - told.days[0] <= 1


def _told_apart(groups: Sequence[_Group], pairs: _Pairs) -> list[Telling]:
    tellings = [Telling(group.members[0].uid, group.told, tuple(group.members)) for group in groups]
    return [Telling(one.uid, one.told, _without_words(one.members), tuple(_reasons(one, tellings, pairs))) for one in tellings]


def _without_words(members: tuple[Told, ...]) -> tuple[Told, ...]:
    """Several events without their wording: what a telling tells holds that of all of them, and nobody compares them by it."""
    return tuple([replace(one, words=_NO_WORDS, telling=_NO_WORDS, prints=()) for one in members]) if len(members) > 1 else members


_NO_WORDS: frozenset[str] = frozenset()


def _reasons(one: Telling, tellings: Sequence[Telling], pairs: _Pairs) -> Iterable[tuple[str, str]]:
    for other in tellings:
        if other.uid == one.uid:
            continue
        why = pairs.why_all_apart(one.members, other.members)
        if pairs.splits and any(_split(x, y, pairs.splits) for x in one.members for y in other.members):
            why = "a person says that they are different"
        if why:
            yield other.uid, why


def _merged(a: Told, b: Told) -> Told:
    """Two events of one telling seen as one: the more precise day and place, all figures, parties and words."""
    dated, other = (a, b) if _dating(a, b) <= _dating(b, a) else (b, a)
    dated = other if _far_mention(dated, other) else dated
    spots = a.spots if not b.spots or (a.spots and a.spots[0].rank <= b.spots[0].rank) else b.spots
    more = tuple(spot for spot in (*a.spots, *b.spots) if spot not in spots)
    specific = a.type if a.family != "any" else b.type
    named = a if a.family != "any" else b
    return replace(
        a,
        claims=tuple(dict.fromkeys(a.claims + b.claims)),
        voices=tuple(dict.fromkeys(a.voices + b.voices)),
        type=specific,
        family=named.family,
        kin=named.kin,
        days=dated.days or other.days,
        hours=dated.hours if dated.days else other.hours,
        firm=dated.firm if dated.days else other.firm,
        named=dated.named if dated.days else other.named,
        spots=spots + more,
        counts=a.counts + b.counts,
        perpetrators=a.perpetrators | b.perpetrators,
        targets=a.targets | b.targets,
        owned=a.owned or b.owned,
        sides=(a.sides | b.sides) - (a.perpetrators - a.sides) - (b.perpetrators - b.sides),
        stances=a.stances | b.stances,
        words=a.words | b.words,
        prints=tuple(sorted({*a.prints, *b.prints})),
        telling=a.telling | b.telling,
        marks=a.marks | b.marks,
        inferred=a.inferred if a.inferred is not None else b.inferred,
    )


FAR = 600  # characters: a mention so far from what was counted may have the day of an argument


def _far_mention(dated: Told, other: Told) -> bool:
    """Only a mention far from where people are counted names a day, and that counts nobody: it does not date them."""
    return dated.days is not None and other.days is None and not dated.counts and bool(other.counts) and abs(dated.sentence - other.sentence) > FAR


def _dating(told: Told, other: Told) -> tuple[bool, bool, int, bool]:
    """How well an event dates its telling, the best first: who was harmed then before what is only mentioned, unless that lies within; a firm and short time."""
    if told.days is None:
        return (True, True, 0, True)
    within = bool(other.days and other.days[0] <= told.days[0] and told.days[1] <= other.days[1])
    length = told.days[1] - told.days[0] + (0 if told.firm else 3)
    return (False, not (told.counts or within), length, not told.hours)
