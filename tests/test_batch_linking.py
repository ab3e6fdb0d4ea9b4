"""Linking an archive gives what linking its records in memory gives, by windows too; and a killed or second run changes nothing."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import pytest
from click.testing import CliRunner
from pyarrow import parquet
from tests.archives import hashes
from tests.test_batch import spark

from marsad.batch import linking, road, windows
from marsad.batch.folder import tables
from marsad.batch.linking import link, linked_tables
from marsad.batch.reading import unpack
from marsad.batch.scores import table_of
from marsad.cli import main
from marsad.lexicon.packs import load_packs
from marsad.linking import road as linking_road
from marsad.linking.clusters import JOIN
from marsad.linking.incidents import Setting
from marsad.linking.kept import pack_telling, unpack_told
from marsad.linking.road import incidents
from marsad.linking.road import link as link_records
from marsad.linking.sides import spokesmen
from marsad.linking.tolls import series, totals
from marsad.linking.weights import Link, score

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples of incidents and happenings, read; one file of them twice under another name."""
    folder = tmp_path_factory.mktemp("linked")
    for name in ("incidents", "happenings"):
        (folder / f"{name}.jsonl").write_bytes((SAMPLES / name / "reports.jsonl").read_bytes())
    again = (folder / "incidents.jsonl").read_bytes()
    (folder / "again.jsonl").write_bytes(b"\n".join(reversed(again.strip().split(b"\n"))))  # other bytes, the same reports
    road.read([str(folder)], folder / "out")
    return folder / "out"


def records(out: Path) -> Iterator[dict[str, Any]]:
    seen = set()
    for path in tables(out, "records"):
        for row in parquet.ParquetFile(path).read(columns=["report", "record"]).to_pylist():
            if row["report"] not in seen:
                seen.add(row["report"])
                yield json.loads(unpack(row["record"]))


def rows(out: Path, name: str) -> list[dict[str, Any]]:
    return [row for path in linked_tables(out, name) for row in parquet.ParquetFile(path).read().to_pylist()]


def made(out: Path) -> list[dict[str, Any]]:
    return sorted((json.loads(row["incident"]) for row in rows(out, "incidents")), key=lambda one: (one["date"]["start"] or "", one["id"]))


@pytest.fixture(scope="module")
def whole(read: Path) -> list[dict[str, Any]]:
    """The incidents of the same records linked in memory."""
    linked = link_records(records(read))
    found = incidents(linked, Setting(spokesmen(load_packs().actors), "airwars"))
    assert len(found) > 30
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]


@pytest.mark.parametrize(("window", "margin"), [(100_000, 31), (1, 31), (1, 0)], ids=["one window", "months", "months without margins"])
def test_windows_give_what_the_whole_gives(read: Path, whole: list[dict[str, Any]], window: int, margin: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "MARGIN", margin)
    monkeypatch.setattr(linking, "TOGETHER", 40)
    told = link(read, window=window)
    assert made(read) == whole and told.incidents == len(whole)
    assert sum(told.rounds) == told.tellings and (window > 1) <= (len(told.rounds) == 1)


def test_what_no_link_touches_is_a_cluster_of_its_own_and_in_no_window(read: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped: list[str] = []
    work = linking.settle_job
    monkeypatch.setattr(linking, "settle_job", lambda job: shipped.extend(table_of(job.tellings).column("uid").to_pylist()) or work(job))
    told = link(read)
    linked = link_records(records(read))
    touched = [uid for uid, others in linked.links.items() if others]
    assert sorted(shipped) == sorted(touched) and len(touched) < told.tellings == sum(told.rounds)


def test_comparing_stops_where_nothing_could_make_one_happening_of_two(read: Path) -> None:
    tellings = [one.told for one in link_records(records(read)).tellings.values()][:60]
    steps = [0, 0]
    for at, b in enumerate(tellings):
        for a in tellings[:at]:
            whole, stopped = score(a, b), score(a, b, JOIN)
            steps[0] += len(whole.levels)
            steps[1] += len(stopped.levels)
            assert stopped == whole or (whole.score <= JOIN >= stopped.score)
    assert steps[1] < 0.8 * steps[0]


def test_of_a_telling_that_is_scored_only_what_it_tells_is_unpacked(read: Path) -> None:
    tellings = link_records(records(read)).tellings.values()
    assert any(len(one.members) > 1 for one in tellings)
    assert all(unpack_told(pack_telling(one)) == one.told for one in tellings)


class Drawn:
    """A telling of its own report whose comparisons are drawn by lot."""

    def __init__(self, uid: str) -> None:
        self.told, self.uid, self.report = self, uid, uid


def drawn(a: str, b: str, seed: int) -> float:
    """The score of a pair, the same whenever it is asked for: few speak for one happening, some exclude it."""
    lot = crc32(f"{seed} {a} {b}".encode()) / 2**32
    return 10 * lot if lot > 0.8 else -95.0 if lot < 0.03 else -12 * (0.8 - lot)


@pytest.mark.parametrize("margin", [0, 10, 31])
@pytest.mark.parametrize("seed", range(6))
def test_windows_give_the_clusters_of_the_whole_whatever_links_lead_across_their_edges(seed: int, margin: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "MARGIN", margin)
    monkeypatch.setattr(linking_road, "score", lambda x, y, _least: Link(drawn(x.uid, y.uid, seed), ()))
    chance = Random(seed)
    days = sorted(chance.randrange(300) for _ in range(240))
    uids = [f"{chance.getrandbits(40):x}" for _ in days]
    near = [sorted((uids[a], uids[b])) for a in range(240) for b in range(a) if days[a] - days[b] < 15 and chance.random() < 0.7]
    scores = {(a, b): score for a, b in near if (score := drawn(a, b, seed)) > 0}
    apart = {uid: chance.sample(uids, 2) for uid in uids[::7]}
    tellings: Any = {uid: Drawn(uid) for uid in uids}
    whole = windows.settle(tellings, uids, apart, scores)
    assert whole.unsure == [] and any(len(members) > 3 for members in whole.sure)

    def sure(found: list[windows.Window]) -> Iterator[list[list[int]]]:
        left = {uids[number] for one in found for number in one.tellings}
        for one in found:
            mine = [uids[number] for number in one.tellings]
            touching = {pair: score for pair, score in scores.items() if not set(mine).isdisjoint(pair) and left.issuperset(pair)}
            yield [[uids.index(uid) for uid in members] for members in windows.settle(tellings, mine, apart, touching).sure]

    rounds = list(windows.in_rounds(dict(enumerate(days)), 40, sure))
    assert sorted(sorted(uids[number] for number in members) for _, found in rounds for members in found) == sorted(whole.sure)
    assert max(count for count, _ in rounds) > 0  # some were at the edges


def test_the_tables_tell_what_the_incidents_tell(read: Path, whole: list[dict[str, Any]]) -> None:
    link(read)
    accounts, origins = rows(read, "accounts"), rows(read, "origins")
    assert len(origins) == sum(len(group) for one in whole for group in one["origins"]["groups"])
    assert len(accounts) == sum(len(figure["counts"]) for one in whole for figure in one["figures"])
    flat = {row["id"]: row for row in rows(read, "incidents")}
    for one in whole:
        row, everyone = flat[one["id"]], one["killed"]["all"] or {"min": None, "max": None}
        assert (row["killed_min"], row["killed_max"], row["reports"]) == (everyone["min"], everyone["max"], one["reports"])
    assert {"SY"} < {row["country"] for row in flat.values()}
    linked = link_records(records(read))
    lines = series(totals(linked.totals, linked.shelf.said))
    assert sorted(row["claim"] for row in rows(read, "tolls")) == sorted(one.claim for line in lines.values() for one in line)


def test_two_processes_link_to_the_same_bytes(read: Path, tmp_path: Path) -> None:
    link(read)
    alone = hashes(read)
    link(read, processes=2)
    assert hashes(read) == alone
    (read / ".linking").mkdir()
    (read / ".linking" / "scratch.duckdb").write_bytes(b"what a killed run left")
    link(read)
    assert hashes(read) == alone


def test_spark_links_to_the_same_bytes(read: Path) -> None:
    spark()
    there = link(read, most=3)
    before = hashes(read)
    assert link(read, engine="spark:local[2]", most=3) == there and there.links > 0 and there.crowded.keys > 0
    assert hashes(read) == before


def test_a_full_disk_is_told_and_what_was_linked_before_stands(read: Path) -> None:
    link(read)
    before = hashes(read)
    words = [str(Path(sys.executable).with_name("marsad")), "batch", "link", str(read), "--processes", "1"]
    done = subprocess.run(words, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)), capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "run the same command again" in done.stderr and "Traceback" not in done.stderr
    assert {path: one for path, one in hashes(read).items() if not path.startswith(".linking/")} == before
    link(read)
    assert hashes(read) == before


def test_keys_that_too_many_share_are_left_aside_and_told(read: Path) -> None:
    done = CliRunner().invoke(main, ["batch", "link", str(read), "--processes", "1", "--most", "3"])
    assert done.exit_code == 0 and "keys were left aside" in done.output and "incidents" in done.output


def test_linking_what_was_not_read_says_what_to_do(tmp_path: Path) -> None:
    for out, why in ((tmp_path / "none", "there is no batch here"),):
        done = CliRunner().invoke(main, ["batch", "link", str(out)])
        assert done.exit_code == 1 and why in done.output
