"""The main road of linking an archive: pairs, links, clusters by windows, incidents; each step as rows on disk."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from marsad.batch import folder, pool
from marsad.batch.across import Across, across_job
from marsad.batch.gather import Crowded, Scratch
from marsad.batch.road import LOCAL, spark_master
from marsad.batch.scores import score_job, stream_of, table_of
from marsad.batch.windows import NO_DAY, Window, in_rounds, settle
from marsad.errors import CaseError, NotWritten
from marsad.extras import needs
from marsad.linking.assess import policy_of
from marsad.linking.facts import Telling
from marsad.linking.kept import unpack_telling
from marsad.linking.tolls import Total, series
from marsad.linking.weights import pair_of
from marsad.uncollected import uncollected

Plain = dict[str, Any]
LINKED, DRAFT = "linked", ".linking"
MOST = 20_000  # tellings that share a key; more, and the key is left aside
WINDOW = 100_000  # tellings of one window, in the memory of one process
TOGETHER = 2_000  # tellings whose incidents are made together
TOLLS = pa.schema(
    [
        *[("source", pa.string()), ("place", pa.string()), ("outcome", pa.string()), ("group", pa.string()), ("as_of", pa.string()), ("since", pa.string())],
        *[("min", pa.int64()), ("max", pa.int64()), ("note", pa.string()), ("claim", pa.string())],
    ]
)


@dataclass(frozen=True, slots=True)
class Linked:
    """What one link run did. ``rounds`` are the tellings that each round of windows settled; one, where all fitted into one window."""

    reports: int
    tellings: int
    links: int
    incidents: int
    tolls: int
    crowded: Crowded
    rounds: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Settling:
    """A window for another process: its tellings, and the links that touch them, as Arrow streams."""

    number: int
    tellings: bytes
    links: bytes


def link(
    out: Path,
    *,
    policy: str = "airwars",
    processes: int = 1,
    memory: str = "2GB",
    engine: str = LOCAL,
    most: int = MOST,
    window: int = WINDOW,
    progress: Callable[[str], object] = lambda _: None,
) -> Linked:
    """Link all that was read into ``out`` anew; what an earlier run made stands until this one is whole. Raises CaseError, NotWritten.

    1. Gather. 2. Leave crowded keys aside. 3. Score the pairs that share a key; both on Spark, where ``engine`` names it. 4. Settle clusters by windows of months.
    5. Read across. 6. Running totals. 7. Put all in the place of what was there.
    """
    policy_of(policy)
    with folder.locked(out):
        packs = tuple(folder.opened(out)["chosen"])
        draft = out / DRAFT
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        scratch = Scratch(out, draft, memory, processes)
        try:
            progress("gathering")
            tellings = scratch.gather()  # 1
            progress("scoring")
            crowded, links = _scored(scratch, tellings, draft, most, processes, engine)  # 2, 3
            progress("settling")
            rounds = _settle(scratch, tellings, draft, window, processes)  # 4
            progress("reading across")
            incidents = sum(_done(pool.run(_across(scratch), partial(across_job, folder=str(draft), packs=packs, policy=policy), processes)))  # 5
            tolls = _tolls(scratch, draft)  # 6
            (reports,) = scratch.rows("SELECT count(*) FROM report")[0]
        except needs("duckdb").Error as fault:
            why = " ".join(str(fault).split())[:200]
            raise NotWritten(f"{draft}: the scratch database cannot go on ({why}); what was linked before stands: make room, or give more --memory, and run the same command again") from None
        finally:
            scratch.close()
        told = Linked(reports, tellings, links, incidents, tolls, crowded, rounds)
        _put(out, draft, told, policy)  # 7
    return told


def _scored(scratch: Scratch, tellings: int, draft: Path, most: int, processes: int, engine: str) -> tuple[Crowded, int]:
    """The keys that were left aside, and how many links were made: each engine leaves the same files."""
    if engine != LOCAL:
        from marsad.batch import spark_pairs

        return spark_pairs.score(scratch.out, draft, most, spark_master(engine))
    crowded = scratch.file_under_keys(most)
    return crowded, sum(_done(pool.run(scratch.pairs(tellings), partial(score_job, folder=str(draft)), processes)))


def _done(outcomes: Iterator[tuple[Any, Any]]) -> Iterator[Any]:
    """The outcomes of jobs of which none may be missing. Raises CaseError where a process was ended twice."""
    for _, made in outcomes:
        if isinstance(made, pool.Died):
            raise CaseError("a process that links was ended twice (is there too little memory?): use fewer processes or a smaller --window and run the command again")
        yield made


# --- clusters ---


def _settle(scratch: Scratch, tellings: int, draft: Path, window: int, processes: int) -> tuple[int, ...]:
    """Clusters of all tellings, kept as rows of the scratch database (``member``); how many tellings each round settled. One that no link touches is a cluster of its own."""
    scratch.base.execute(f"CREATE TABLE link AS SELECT na, nb, score, levels FROM {_parts(draft, 'links')} ORDER BY na")
    days = {number: NO_DAY if day is None else day for number, day in scratch.linked().items()}
    rounds = Counter({0: tellings - len(days)})
    numbers, firsts = list[int](), list[int]()
    for round_, found in in_rounds(days, window, partial(_windows, scratch, processes)):
        rounds[round_] += sum(map(len, found))
        for members in found:
            numbers += members
            firsts += [min(members)] * len(members)
    scratch.base.register("found", pa.table({"n": pa.array(numbers, pa.int64()), "c": pa.array(firsts, pa.int64())}))
    scratch.base.execute("CREATE TABLE member AS SELECT n, c FROM found UNION ALL SELECT n, n FROM telling WHERE n NOT IN (SELECT n FROM found)")
    scratch.base.unregister("found")
    return tuple(rounds[at] for at in sorted(rounds))


def _windows(scratch: Scratch, processes: int, windows: list[Window]) -> Iterator[list[list[int]]]:
    """The sure clusters of some windows, in processes of their own where there are several."""
    left = pa.table({"n": pa.array(sorted({number for one in windows for number in one.tellings}), pa.int64())})
    jobs = (_shipped(scratch, one, left) for one in windows)
    return _done(pool.run(jobs, settle_job, processes if len(windows) > 1 else 1))


def _shipped(scratch: Scratch, window: Window, left: pa.Table) -> _Settling:
    """A window with the links that touch it, those to tellings that an earlier round settled left out."""
    scratch.base.register("mine", pa.table({"n": pa.array(window.tellings, pa.int64())}))
    scratch.base.register("rest", left)
    touching = "SELECT na, nb, score FROM link WHERE (na IN (FROM mine) OR nb IN (FROM mine)) AND na IN (FROM rest) AND nb IN (FROM rest)"
    links = scratch.table(f"SELECT a.uid AS a, b.uid AS b, score FROM ({touching}) JOIN telling a ON a.n = na JOIN telling b ON b.n = nb ORDER BY na, nb")
    tellings = scratch.table("SELECT n, uid, payload, apart FROM telling WHERE n IN (FROM mine) ORDER BY n")
    for name in ("mine", "rest"):
        scratch.base.unregister(name)
    return _Settling(window.number, stream_of(tellings), stream_of(links))


class _Asked(dict[str, Telling]):
    """Tellings by uid, each unpacked when it is first asked for."""

    def __init__(self, place: Mapping[str, int], payloads: pa.ChunkedArray) -> None:
        super().__init__()
        self.place, self.payloads = place, payloads

    def __missing__(self, uid: str) -> Telling:
        self[uid] = telling = unpack_telling(uid, self.payloads[self.place[uid]].as_py())
        return telling


@uncollected()
def settle_job(job: _Settling) -> list[list[int]]:
    """The clusters of a window that are sure, by the numbers of their tellings."""
    rows, links = table_of(job.tellings), table_of(job.links)
    uids = rows.column("uid").to_pylist()
    number, place = rows.column("n").to_pylist(), {uid: at for at, uid in enumerate(uids)}
    apart = {uid: others for uid, others in zip(uids, rows.column("apart").to_pylist(), strict=True) if others}
    scores = {pair_of(a, b): score for a, b, score in zip(*(links.column(name).to_pylist() for name in ("a", "b", "score")), strict=True)}
    return [[number[place[uid]] for uid in members] for members in settle(_Asked(place, rows.column("payload")), uids, apart, scores).sure]


# --- incidents ---


def _across(scratch: Scratch) -> Iterator[Across]:
    """Clusters some at a time, in the order of their first days, with what reading across asks for."""
    base = scratch.base
    base.execute(f"CREATE TABLE part AS SELECT n, c, floor((sum(1) OVER (ORDER BY c, n ROWS UNBOUNDED PRECEDING) - 1) / {TOGETHER})::BIGINT AS p FROM member")
    base.execute("CREATE OR REPLACE TABLE part AS WITH first AS (SELECT c, min(p) AS p FROM part GROUP BY c) SELECT n, c, first.p FROM part JOIN first USING (c) ORDER BY first.p, c, n")
    base.execute("CREATE TABLE told AS SELECT p, c, uid, payload, r FROM part JOIN telling USING (n) ORDER BY p")
    base.execute(
        "CREATE TABLE held AS SELECT x.p, x.c, ta.uid AS a, tb.uid AS b, score, levels FROM link JOIN part x ON x.n = na JOIN part y ON y.n = nb AND y.c = x.c"
        " JOIN telling ta ON ta.n = na JOIN telling tb ON tb.n = nb ORDER BY x.p"
    )
    for (number,) in scratch.rows("SELECT DISTINCT p FROM part ORDER BY p"):
        tellings = scratch.table("SELECT c, uid, payload FROM told WHERE p = ? ORDER BY c, uid", [number])
        links = scratch.table("SELECT c, a, b, score, levels FROM held WHERE p = ? ORDER BY c, a, b", [number])
        reports = scratch.table("SELECT kept FROM report WHERE r IN (SELECT r FROM told WHERE p = ?) ORDER BY report", [number])
        yield Across(number, stream_of(tellings), stream_of(links), stream_of(reports))


def _tolls(scratch: Scratch, draft: Path) -> int:
    """Every source's running totals in the order of their days, each held against the one before; how many there are."""
    names = ("source", "as_of", "since", "place", "outcome", "group", "low", "high", "claim", "written")
    rows = scratch.rows(f"SELECT {', '.join(f'{name!r}'.replace(chr(39), chr(34)) for name in names)} FROM total ORDER BY as_of, claim, low")
    found = series(Total(**dict(zip(names, row, strict=True))) for row in rows)
    told = [_toll(one) for line in found.values() for one in line]
    folder.put_table(draft, "tolls/000000.parquet", pa.Table.from_pylist(told, schema=TOLLS))
    return len(told)


def _toll(one: Total) -> Plain:
    days = {"as_of": date.fromordinal(one.as_of).isoformat(), "since": date.fromordinal(one.since).isoformat() if one.since else None}
    return {"source": one.source, "place": one.written or one.place, "outcome": one.outcome, "group": one.group, **days, "min": one.low, "max": one.high, "note": one.note, "claim": one.claim}


def _parts(draft: Path, name: str) -> str:
    """All parts of a table that workers made, for a query; an empty one where there was nothing to do."""
    if not (draft / name).is_dir():
        return "(SELECT 0::BIGINT AS na, 0::BIGINT AS nb, 0.0 AS score, ['']::VARCHAR[] AS levels LIMIT 0)"
    return f"read_parquet('{draft / name}/*.parquet')"


# --- in the place of what was there ---


def _put(out: Path, draft: Path, told: Linked, policy: str) -> None:
    """All or nothing: a run that is killed before the last step leaves what the earlier one made."""
    for path in draft.glob("scratch.duckdb*"):
        path.unlink()
    shutil.rmtree(draft / "spilled", ignore_errors=True)
    for made in ("links", "pairs", "asked"):
        shutil.rmtree(draft / made, ignore_errors=True)
    figures = {name: getattr(told, name) for name in ("reports", "tellings", "links", "incidents", "tolls")}
    head = {**figures, "policy": policy, "rounds": told.rounds, "crowded": {"keys": told.crowded.keys, "largest": told.crowded.largest, "alone": told.crowded.alone}}
    folder.put(draft / "linked.json", json.dumps(head, indent=1).encode())
    old = out / ".linked-before"
    shutil.rmtree(old, ignore_errors=True)
    if (out / LINKED).is_dir():
        (out / LINKED).rename(old)
    draft.rename(out / LINKED)
    shutil.rmtree(old, ignore_errors=True)


def linked_tables(out: Path, name: str) -> list[str]:
    """The files of a table that linking made. Raises CaseError where nothing was linked."""
    found = sorted(str(path) for path in (out / LINKED / name).glob("*.parquet"))
    if not found:
        raise CaseError(f"{out}: nothing was linked yet: marsad batch link {out}")
    return found
