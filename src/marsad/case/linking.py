"""Linking a case: readings and judgements in, incidents kept. Whatever stops it, the incidents that stood go on standing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.case.judged import reports_judged
from marsad.case.kept import Tellings
from marsad.case.neighbourhood import renew
from marsad.case.packing import pack_link, pack_reports, pack_telling
from marsad.linking import history, road
from marsad.linking.assess import Admiralty, policy_of
from marsad.linking.decisions import standing as in_force
from marsad.linking.incidents import Setting
from marsad.linking.kept import FORM, Kept, tables_hash
from marsad.linking.sides import spokesmen
from marsad.model.judgement import Judgement
from marsad.record.place import CasePlace
from marsad.uncollected import uncollected
from marsad.version import __version__

Plain = dict[str, Any]
Change = tuple[str, str, str | None]
Progress = Callable[[int], object]
MACHINE = "machine"
_FEW, _SHARE = 20, 15  # so many reports, or one in so many, are linked within their neighbourhood: more take longer than all anew


@dataclass(frozen=True, slots=True)
class Joined:
    """What one link run did: reports looked at, incidents that now stand, what became of ids (kind, id, into), the ledger's line.

    ``line`` is None where there was nothing to do.
    """

    reports: int
    incidents: int
    changes: tuple[Change, ...] = ()
    line: int | None = None

    def count(self, kind: str) -> int:
        """How many changes are of one kind."""
        return sum(one[0] == kind for one in self.changes)


def link_case(place: CasePlace, *, anew: bool = False, who: str = MACHINE, progress: Progress = lambda _: None) -> Joined:
    """Link what is new since the last run; everything from nothing where there was none, where the basis changed, or ``anew``."""
    return _link(place, (), anew, who, progress)


def relink(place: CasePlace, reports: Collection[str], *, who: str = MACHINE) -> Joined:
    """Link the neighbourhood of some reports anew, after a judgement or an ``add``, with all else that is new."""
    return _link(place, reports, False, who, lambda _: None)


@uncollected()
def _link(place: CasePlace, reports: Collection[str], anew: bool, who: str, progress: Progress) -> Joined:
    from marsad.record.linkage import last_run, pending_reports, stale
    from marsad.record.newest import with_older
    from marsad.record.rows import writing
    from marsad.record.tellings import how_many

    run, ground, held = last_run(), basis(place), how_many()
    if run is None or anew or run.covers.basis != ground:
        return _from_nothing(place, ground, who, progress, anew=anew)
    if run.incidents and not held:
        rebuild(place, who=who, progress=progress)
    setting(place, ())  # the actors are loaded before other writers have to wait
    with writing():
        wanted = with_older({*reports, *pending_reports(), *reports_judged(run.covers.judgements)})
        if not wanted and not stale():
            return Joined(0, run.incidents)
        if len(wanted) <= max(_FEW, held // _SHARE):
            return _near(place, wanted, run.covers.judgements, ground, who)
    return _from_nothing(place, ground, who, progress)


def _near(place: CasePlace, reports: Collection[str], before: int, ground: str, who: str) -> Joined:
    """Link some reports within their neighbourhood; ``before`` is the last judgement that the last run knew. Call inside ``writing()``."""
    from marsad.record.linkage import Covers, elsewhere, newest
    from marsad.record.store import judgements

    judged = judgements()
    decided = in_force(judged)
    near = renew(reports, Tellings(decided).of(reports), judged, before, decided, setting(place, decided))
    taken = elsewhere(near.home_of, near.homes)
    return _keep(near.incidents, near.home_of, near.old, taken, Covers(*newest(), ground), len(reports), who)


def _from_nothing(place: CasePlace, ground: str, who: str, progress: Progress, *, anew: bool = False) -> Joined:
    """1. Link all that is there now; ``anew`` looks at the readings again. 2. In one transaction: keep it, the ids carried on from what stood."""
    from marsad.record.linkage import Covers, newest, standing
    from marsad.record.rows import writing
    from marsad.record.store import judgements

    seen = newest()
    decided = in_force([one for one in judgements() if one.id <= seen[1]])  # what is decided meanwhile is for the next run
    told = Tellings(decided, anew)
    linked, readings = _linked(told, progress)  # 1
    found = road.incidents(linked, setting(place, decided))
    with writing():  # 2
        _keep_made(told, who)
        home_of, looked = _keep_tellings(linked, readings, found), len(readings)
        del linked, readings  # a gigabyte in a large case, needed no more
        return _keep(found, home_of, standing(), set(), Covers(*seen, ground), looked, who, whole=True)


@uncollected()
def rebuild(place: CasePlace, *, who: str = MACHINE, progress: Progress = lambda _: None) -> Joined:
    """Make dropped incidents anew from readings, judgements and the ids that the ledger holds: as they were when last linked."""
    from marsad.record.linkage import Covers, keep_incidents, known_ids, last_run, names, restore_history
    from marsad.record.rows import writing
    from marsad.record.store import judgements

    run = last_run()
    if run is None:
        return Joined(0, 0)
    decided = in_force([one for one in judgements() if one.id <= run.covers.judgements])
    told = Tellings(decided)
    linked, readings = _linked(told, progress, until=run.covers.readings)
    found = road.incidents(linked, setting(place, decided))
    with writing():
        _keep_made(told, who)
        restore_history()
        held, known = names(), known_ids()
        home_of = _keep_tellings(linked, readings, found)
        named = [{**one, "id": held.get(one["id"], one["id"])} for one in found]
        changes: list[Change] = [("new", one["id"], None) for one in named if one["id"] not in known]
        covers = Covers(run.covers.readings, run.covers.judgements, basis(place))
        done = keep_incidents(_made(found, named, home_of), old=_ids(), changes=changes, covers=covers, looked=len(readings), who=who, whole=True, again=True)
    return Joined(len(readings), done.incidents, tuple(changes), done.line)


def _linked(told: Tellings, progress: Progress, *, until: int | None = None) -> tuple[road.Linked, dict[str, int]]:
    """Everything linked in memory, and the reading that each report was taken from."""
    numbers: dict[str, int] = {}

    def counted() -> Iterator[Plain | Kept]:
        for number, one in told.all(until):
            yield one
            numbers[road.report_of(one)] = number
            progress(1)

    return road.link(counted(), told.decided), numbers


def _keep_made(told: Tellings, who: str) -> None:
    """Keep what had to be made of readings, so that it is made once. Call inside ``writing()``."""
    from marsad.record.kept import keep_later
    from marsad.record.ledger import append

    if lines := keep_later(told.made):
        append(lines, who)


def _keep_tellings(linked: road.Linked, readings: dict[str, int], found: Sequence[Plain]) -> dict[str, str]:
    """Keep what a later ``add`` goes on from, in the place of what was there; the home of each incident."""
    from marsad.record.tellings import clear, count_anew, keep

    clear()
    home = {uid: members[0] for members in linked.clusters for uid in members}
    links = ((uid, other, one) for uid, others in linked.links.items() for other, one in others.items() if uid < other)
    keep(
        (pack_telling(telling, home[uid]) for uid, telling in linked.tellings.items()),
        (pack_link(a, b, one, (a, b) in linked.joined) for a, b, one in links),
        pack_reports(linked, readings),
    )
    count_anew()
    event_home = {event.uid: home[uid] for uid, telling in linked.tellings.items() for event in telling.members}
    return {one["id"]: event_home[one["events"][0]] for one in found}


def _keep(found: Sequence[Plain], home_of: dict[str, str], old: Sequence[Plain], taken: set[str], covers: Any, looked: int, who: str, *, whole: bool = False) -> Joined:
    from marsad.record.linkage import keep_incidents

    free = [{**one, "id": _free(one["id"], taken)} for one in found]
    named, changes = history.carry(_events(old), _events(free), taken)
    told = tuple((change.kind, change.id, change.into) for change in changes)
    run = keep_incidents(_made(found, named, home_of), old=[one["id"] for one in old], changes=told, covers=covers, looked=looked, who=who, whole=whole)
    return Joined(looked, run.incidents, told, run.line)


def _made(found: Sequence[Plain], named: Sequence[Plain], home_of: dict[str, str]) -> list[Any]:
    from marsad.record.linkage import Made

    return [Made({**one, "id": carried["id"]}, one["id"], home_of[one["id"]]) for one, carried in zip(found, named, strict=True)]


def _free(ident: str, taken: set[str]) -> str:
    while ident in taken:
        ident += "x"
    return ident


def _events(incidents: Sequence[Plain]) -> list[Plain]:
    """Incidents by the events that their claims tell: a claim that tells two happenings stands in both, an event in one only."""
    return [{"id": one["id"], "claims": one["events"]} for one in incidents]


def setting(place: CasePlace, decided: Sequence[Judgement]) -> Setting:
    """What grading needs: whom people speak for (packs), the case's policy, the codes that people gave to sources and claims."""
    from marsad.lexicon.packs import load_actors

    sources = {one.subject: str(one.value) for one in decided if one.kind == "grade" and one.field == "reliability"}
    claims = {one.subject: str(one.value) for one in decided if one.kind == "grade" and one.field == "credibility"}
    return Setting(spokesmen(load_actors(*place.packs)), place.policy, Admiralty(sources, claims))


def basis(place: CasePlace) -> str:
    """What linking rests on beside readings and judgements: version, tables of linking, policy. Where it changes, all is linked anew."""
    policy, _ = policy_of(place.policy)
    return f"{__version__}/{tables_hash()}/{place.policy}@{policy.version}/{FORM}"


def _ids() -> list[str]:
    from marsad.record.rows import query

    return [row[0] for row in query("SELECT id FROM record_incident")]
