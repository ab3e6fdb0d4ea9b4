"""The compiled core of reading and linking (``make fast``) gives the same bytes as the plain one; where nothing is compiled there is nothing to hold."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
from tools.fast.build import PASSED_ON, SOURCE, edited, left_out, modules
from tools.fast.rewriting import rewrite

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
READ = """
import json, pickle, sys
from datetime import date
from pathlib import Path
from marsad import Report, read
from marsad.grammar import sheet
from marsad.linking import marks
from marsad.linking.kept import keep, pack, pack_report, pack_telling, unpack, unpack_told
from marsad.linking.road import incidents, link
from marsad.model.identity import with_uids
from marsad.model.record import to_record

def reports():
    for line in Path("samples/ghouta/reports.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["text"], row["outlet"], row["published"]
    if shared := sys.argv[1:]:
        from tools.board import cases
        for _, gold, text in cases(Path(shared[0])):
            yield text, gold.get("outlet"), gold.get("published")

print(Path(sheet.__file__).suffix, Path(marks.__file__).suffix)
records = []
for text, outlet, published in reports():
    reading = read(Report(text, outlet or None, date.fromisoformat(published) if published else None))
    print(json.dumps(to_record(reading, "0", why=True), ensure_ascii=False))
    records.append(with_uids(to_record(reading, "0")))
    kept = keep(records[-1])
    assert unpack(pack(kept)) == pickle.loads(pickle.dumps(kept)) == kept and pickle.loads(pickle.dumps(reading)) == reading
    print(pack_report(kept).decode())
    for one in kept.tellings:
        print(pack_telling(one).decode())
        assert unpack_told(pack_telling(one)) == one.told
for one in incidents(link(records)):
    print(json.dumps(one, ensure_ascii=False))
"""


def read_by(source: Path) -> list[str]:
    """What the code under a folder reads in the samples and all annotated reports, a record a line, what linking keeps of each, and the incidents of these, behind the suffixes of two of its modules."""
    command = [sys.executable, "-c", READ, *([str(SHARED)] if (SHARED / "acceptance").is_dir() else [])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(source)})
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_compiled_core_reads_the_same(tmp_path: Path) -> None:
    if not any(SOURCE.rglob("*.so")):
        pytest.skip("nothing is compiled here: make fast compiles the core of reading and runs this test")
    assert edited() == [], "edited since they were compiled: make fast compiles them again, make slower takes them away"
    if not SHARED.is_dir():
        print("../shared is not here: the samples alone are read")
    shutil.copytree(SOURCE, tmp_path / "marsad", ignore=shutil.ignore_patterns("*.so", "__pycache__", "vendor"))
    plain, fast = read_by(tmp_path), read_by(SOURCE.parent)
    assert (plain[0], fast[0]) == (".py .py", ".so .so")
    assert fast[1:] == plain[1:]


WRITTEN = '''from __future__ import annotations
from dataclasses import dataclass, field
from functools import cache
from marsad.frames.words import words_of
from marsad.model.values import fixed

_SHORT, _LONG = 3, 7
NAMES: dict[str, int] = {}
MET = 0

def meet():
    global MET
    MET += 1

@dataclass(frozen=True, slots=True)
class Base:
    first: int
    kind: str = "plain"

@dataclass(slots=True, eq=False)
class Wide(Base):
    found: list[int] = field(default_factory=list)
    more: dict[str, list[int]] = field(default_factory=lambda: {"a": [_SHORT]})

    def __post_init__(self):
        NAMES[self.kind] = len(self.found)

@fixed
class Pair:
    first: int
    second: int = _SHORT

@fixed
class Told:
    first: int
    why: str = field(default="", compare=False)

class Memo(dict[str, int]):
    def __missing__(self, key):
        return _LONG

def known(word, words):
    return word in ("a", *words), [one for one in (1, *words)]

@cache
def counted(word: str, *, more: int) -> list[int]:
    return [len(word) + more]

@cache
def ended() -> frozenset[str]:
    return words_of("negative_ends")

def ends(word):
    return word in words_of("negative_ends")
'''


def test_what_is_compiled_does_what_the_source_does() -> None:
    text = rewrite(WRITTEN, {})
    assert "_SHORT: _Final = 3; _LONG: _Final = 7" in text and "\nMET = 0" in text
    made: dict[str, object] = {"__name__": "made", "__annotations__": {}}
    sys.modules["made"] = type(sys)("made")
    exec(compile(text, "made", "exec"), made)
    del sys.modules["made"]
    base, wide, memo, known, names = made["Base"], made["Wide"], made["Memo"], made["known"], made["NAMES"]
    assert callable(base) and callable(wide) and callable(memo) and callable(known)
    assert base(1) == base(1, "plain") and hash(base(1)) == hash(base(1)) and base(1) != base(2)
    one, other = wide(1), wide(1, "two", [4])
    assert one.first == 1 and one.found == [] and other.more == {"a": [3]} and one.more is not wide(1).more and names == {"plain": 0, "two": 1}
    pair, told = made["Pair"], made["Told"]
    assert callable(pair) and callable(told)
    assert pair(1) == pair(1, 3) and hash(pair(1)) == hash(pair(1, 3)) and told(1, "a") == told(1, "b")
    counted, ended, ends = made["counted"], made["ended"], made["ends"]
    assert callable(counted) and callable(ended) and callable(ends) and "@cache" not in text and text.count('words_of("negative_ends")') + text.count("words_of('negative_ends')") == 1
    assert counted("ab", more=2) == [4] and counted("ab", more=2) is counted("ab", more=2) and counted("ab", more=3) == [5] and ended() is ended() and ends("،")
    assert memo()["b"] == 7 and known("a", "bc") == (True, [1, "b", "c"]) and known("d", "bc")[0] is False


def test_values_that_are_passed_on_are_pickled_and_read_by_their_types(monkeypatch: pytest.MonkeyPatch) -> None:
    made = ModuleType("made")
    monkeypatch.setitem(sys.modules, "made", made)
    exec(compile(rewrite(WRITTEN, {}, passed_on=True), "made", "exec"), made.__dict__)
    one, told = made.Pair(1, 2), made.Told(3, "why")
    assert made.Told.__annotations__ == {"first": "int", "why": "str"}
    assert pickle.loads(pickle.dumps((one, told))) == (one, told) and pickle.loads(pickle.dumps(told)).why == "why"
    assert msgspec.json.decode(msgspec.json.encode(one), type=made.Pair) == one
    assert "__reduce__" not in rewrite(WRITTEN, {})


def test_what_is_passed_on_is_compiled() -> None:
    assert set(modules()) >= PASSED_ON


def test_what_is_left_out_is_there_and_says_why() -> None:
    assert all((SOURCE / name).is_file() and why.strip() for name, why in left_out().items())
