"""Kill what writes to a case at random moments, run it again, and look that nothing was lost and nothing is left half-made.

    python -m tools.kills [--kills N] [--seed S] [--postgres] [--way NAME]

Each kill: a fresh copy of a small case, one of the ways of writing to it in a process of its own, SIGKILL after a random part of
the time that it takes; then the same once more, to its end. The same seed gives the same order of ways.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from tests.conftest import Server
from tests.desk import PEOPLE, browser, decide, people
from tests.reports import many

import marsad.case as module
from marsad.case import add, create_case, open_case
from marsad.case.linking import link_case
from marsad.desk.setup import settings_for
from marsad.errors import NoSuchCase
from marsad.record import boot, lists
from marsad.record.bag import make_bag, restore
from marsad.record.erasure import erase_report, unfinished
from marsad.record.linkage import stale
from marsad.record.place import CasePlace, find_case
from marsad.record.rows import query
from marsad.record.store import judge, judgements
from marsad.record.trust import trust
from marsad.record.verify import verify
from marsad.record.versions import bring_up

HELD = 12  # reports of the case that is copied


@dataclass(frozen=True, slots=True)
class Copy:
    """A case to be written to, a folder beside it, and a bag of it."""

    place: CasePlace
    beside: Path
    bag: Path


def _erase(copy: Copy) -> None:
    erase_report(copy.place, _first(), who="قاضية", why="حكم", relink=lambda: link_case(copy.place))


def _first() -> str:
    return min(line.id for line in lists.reports())


def _once(make: Callable[[], object]) -> None:
    """What is there whole already is not made again."""
    try:
        make()
    except NoSuchCase as fault:
        if "something in this folder" not in str(fault):
            raise


def _desk(copy: Copy) -> None:
    """An editor accepts a claim of the second report, takes it to review and hides a source, through the desk's own forms."""
    editor, second = browser("editor"), sorted(line.id for line in lists.reports())[1]
    claim = lists.claims(report=second)[0].uid
    said = [decide(editor, second, kind="accept", subject=claim, seen=99, key="a-decision-at-the-desk").status_code]
    said.append(editor.post(f"/reports/{second}/work/", {"state": "in_review"}).status_code)
    said.append(editor.post("/marks/protect/", {"kind": "report", "report": second, "level": "protected", "why": "سبب"}).status_code)
    assert said[0] == 200 and all(status < 500 for status in said), said


def _desk_wrong() -> str | None:
    """What a desk that was killed and asked again has lost, or done twice."""
    accepted = query("SELECT count(*) FROM record_judgement WHERE who = %s AND kind = 'accept'", [PEOPLE["editor"]])[0][0]
    moved = query("SELECT count(*) FROM record_work WHERE state = 'in_review'")[0][0]
    hidden = query("SELECT count(DISTINCT subject) FROM record_mark WHERE lifted IS NULL")[0][0]
    told = (accepted, moved, hidden)
    return None if told == (1, 1, 1) else f"decisions, reports in review, hidden reports: {told}, not one of each"


WAYS: dict[str, Callable[[Copy], object]] = {
    "add": lambda copy: add(copy.place, many(6, start=50)),
    "link": lambda copy: link_case(copy.place, anew=True),
    "judge": lambda copy: (judge("accept", lists.claims()[0].uid, who="محلل", why="سبب"), link_case(copy.place)),
    "erase": _erase,
    "bag": lambda copy: _once(lambda: make_bag(copy.place, copy.beside / "out")),
    "restore": lambda copy: _once(lambda: restore(copy.bag, copy.beside / "restored")),
    "upgrade": lambda copy: bring_up(copy.place, copied=True),
    "desk": _desk,
}


def make_old() -> None:
    """Bring the open case to the shape of the version before, guards of later tables with it."""
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.operations import RunPython

    with pytest.MonkeyPatch.context() as patch:
        for migration in MigrationLoader(None).disk_migrations.values():
            for step in migration.operations:
                if isinstance(step, RunPython) and step.reverse_code is None:
                    patch.setattr(step, "reverse_code", RunPython.noop)
        call_command("migrate", "record", "0021_erasure", verbosity=0)


class Cases:
    """Copies of one small case, in SQLite or in a PostgreSQL server; ``old`` ones are of the version before."""

    def __init__(self, folder: Path, server: Server | None = None) -> None:
        self.folder, self.server, self._made = folder, server, 0
        self.base = self._base("now")
        self.bag = folder / "bag"
        make_bag(self.base, self.bag)
        self.old = self._base("old")
        make_old()
        connection.close()

    def _base(self, name: str) -> CasePlace:
        if self.server:
            self.server.sql(f"CREATE DATABASE kills_{name}")
        place = create_case(self.folder / name, title="تجربة", database=self.server.url(f"kills_{name}") if self.server else None)
        add(place, many(HELD))
        link_case(find_case(place.folder))
        judge("accept", lists.claims()[0].uid, who="محلل", why="سبب")
        people()
        connection.close()
        return find_case(place.folder)

    def copy(self, way: str) -> Copy:
        """A fresh copy for one way of writing, open."""
        self._made += 1
        beside = self.folder / f"kill{self._made}"
        source = self.old if way == "upgrade" else self.base
        folder = Path(shutil.copytree(source.folder, beside / "case"))
        if self.server:
            name = f"kill{self._made}"
            self.server.sql(f"CREATE DATABASE {name} TEMPLATE kills_{source.folder.name}")
            head = folder / "case.toml"
            head.write_text(head.read_text(encoding="utf-8").replace(f"/kills_{source.folder.name}", f"/{name}"), encoding="utf-8")
            trust(self.server.url(name))
        place = find_case(folder)
        boot.boot(place, **settings_for(place))
        return Copy(place, beside, self.bag)

    def done(self, copy: Copy) -> None:
        """The copy is no longer needed."""
        connection.close()
        shutil.rmtree(copy.beside)
        if self.server:
            self.server.sql(f"DROP DATABASE IF EXISTS {copy.beside.name} WITH (FORCE)")


def killed(way: str, copy: Copy, after: float) -> bool:
    """Begin a way of writing in a process of its own and kill it after some seconds; false where it had ended."""
    connection.close()
    pid = os.fork()
    if not pid:
        code = 1
        try:
            WAYS[way](copy)
            code = 0
        finally:
            os._exit(code)
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    status = os.waitpid(pid, 0)[1]
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0, f"{way} failed by itself"
    return os.WIFSIGNALED(status)


def wrong_after(way: str, copy: Copy) -> str | None:
    """What is wrong once the same was run again to its end; None where nothing was lost and nothing is left."""
    boot.boot(copy.place)
    if way == "upgrade":
        bring_up(copy.place, copied=True)
    open_case(copy.place.folder)
    WAYS[way](copy)
    if way == "restore":
        open_case(copy.beside / "restored")
    elif way == "bag":
        restore(copy.beside / "out", copy.beside / "again")
    if way in ("erase", "add", "judge") and stale():
        link_case(find_case(copy.place.folder))
    if fault := verify(find_case(copy.beside / {"restore": "restored", "bag": "again"}.get(way, "case"))):
        return f"{fault.where} {fault.what}"
    if way == "desk" and (lost := _desk_wrong()):
        return lost
    held = sum(1 for line in lists.reports() if line.text)
    expected = {"add": HELD + 6, "erase": HELD - 1}.get(way, HELD)
    left = [path.name for path in copy.beside.rglob(".*") if ".making-" in path.name or ".packing-" in path.name or ".batch-" in path.name]
    return f"{held} reports, not {expected}" if held != expected else f"left: {left}" if left else "an erasure is not finished" if unfinished() else None if judgements() else "a decision is lost"


def run(cases: Cases, kills: int, seed: int, *, ways: Sequence[str] = tuple(WAYS), tell: Callable[[str], object] = lambda _: None) -> tuple[Counter[str], list[str]]:
    """So many kills, each of the ways in its turn: how many of each hit a run that was under way, and what was wrong."""
    module._load(())
    gc.freeze()  # a forked child need not copy the packs to walk them
    dice, hit, wrong, takes = random.Random(seed), Counter[str](), [], dict[str, float]()
    for number in range(kills):
        way = ways[number % len(ways)]
        if way not in takes:
            for _ in range(2):  # the first time it also imports and compiles what a forked child then has
                copy, began = cases.copy(way), time.monotonic()
                WAYS[way](copy)
                takes[way] = time.monotonic() - began
                cases.done(copy)
        copy, after = cases.copy(way), dice.uniform(0, takes[way])
        hit[way] += killed(way, copy, after)
        if fault := wrong_after(way, copy):
            wrong.append(f"{way}, killed after {after:.3f} of {takes[way]:.3f} s: {fault}")
        cases.done(copy)
        if number % 50 == 49:
            tell(f"{number + 1} kills, {len(wrong)} wrong")
    return hit, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20181)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--way", action="append", choices=WAYS, help="only this way of writing; repeat for several")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="marsad-kills-") as folder, tempfile.TemporaryDirectory(prefix="marsad-pg-", dir="/tmp") as own:
        os.environ["MARSAD_STATE"] = f"{folder}/state"
        server = Server(Path(own)) if chosen.postgres else None
        if server:
            server.start()
        try:
            hit, wrong = run(Cases(Path(folder), server), chosen.kills, chosen.seed, ways=chosen.way or tuple(WAYS), tell=print)
        finally:
            connection.close()
            if server:
                server.stop()
    print(f"{chosen.kills} kills, {sum(hit.values())} of them under way: {', '.join(f'{way} {count}' for way, count in sorted(hit.items()))}")
    sys.exit("\n".join(wrong) if wrong else 0)


if __name__ == "__main__":
    main()
