"""Knock-out: which rows and conditions of the grammar could go without any example, test or gold noticing?

usage: python -m tools.knock_out conditions [--reports] [--only WORD]
       python -m tools.knock_out rows [--sample 60] [--seed 1] [--only WORD]

Read are the sentences of the tests, those beside the rows of the tables, the samples and, where ../shared is, the even half of the
annotated reports (``--reports``: all reports beside the project too).

``conditions``: all sides of an and/or, tests of an if and filters of the reading packages are watched in one run. What never came
out both true and false decided nothing; of an "or" the last side may be a value, and need only have been true. ``rows``: a sample
of the rows of the common tables is taken out of a copy of the program, one by one, and all is read anew until one reading comes
out otherwise. What nothing notices is deleted or gets an example.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "marsad"
SHARED = ROOT.parent / "shared"
PACKAGES = ("text", "grammar", "syntax", "frames", "attribution", "claims")
_ARABIC = re.compile(r"[\u0621-\u064a]{2,}")
Text = tuple[str, str, str]  # text, outlet, day of publication
OUTLET, DAY = "صحيفة المرفأ", "2024-09-22"


# --- what is read ---


def texts(*, reports: bool) -> list[Text]:
    """Sentences of the tests and tables, the samples, and the even half of the annotated reports; the short ones first."""
    found = {(sentence, "", "") for sentence in (*_in_tests(3), *_in_tables(), *_cut_short())}
    found |= {(words, OUTLET, DAY) for words in (*_in_tests(1), *_cases(), *_expressions())}  # as the tests read them: of an outlet and a day
    found |= {_row(row) for path in (ROOT / "samples").glob("*/reports.jsonl") for row in _lines(path)}
    if not SHARED.is_dir():
        print("../shared is not here: its reports are left out")
    elif reports:
        found |= {_row(row) for path in (SHARED / "data" / "reports").glob("*.jsonl") for row in _lines(path)}
    else:
        found |= set(_annotated())
    return sorted(found, key=lambda text: (len(text[0]), text))


def _lines(path: Path) -> Iterator[dict[str, str]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _row(row: dict[str, str]) -> Text:
    day = (row.get("published") or row.get("date_extracted") or "")[:10]
    return row.get("text") or row["content"], row.get("outlet") or row.get("source") or "", day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else ""


def _in_tests(least: int) -> Iterator[str]:
    """What the tests hold in quotation marks, of so many Arabic words or more."""
    for path in (ROOT / "tests").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(_ARABIC.findall(node.value)) >= least:
                yield node.value


def _in_tables() -> Iterator[str]:
    """Cells that hold a sentence: the cases of the tests, and the examples beside the rows of the packs."""
    for path in (*(ROOT / "tests").glob("*.tsv"), *(SOURCE / "packs").rglob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            for cell in re.split(r"\t| \| ", line):
                if len(_ARABIC.findall(cell)) > 3 and "/" not in cell:
                    yield cell.partition(" => ")[0]


def _cases() -> Iterator[str]:
    """The sentences of the tables beside the tests, with their line breaks."""
    for path in (ROOT / "tests").glob("*.tsv"):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from (cell.replace("⏎", "\n") for cell in line.split("\t") if len(_ARABIC.findall(cell)) > 1)


def _cut_short() -> Iterator[str]:
    """Sentences that break off, as the tests read them."""
    yield from (ROOT / "tests" / "cases_cut_short.txt").read_text(encoding="utf-8").splitlines()


def _expressions() -> Iterator[str]:
    """Numbers and dates that tests read value by value, where ../shared is."""
    for model in ("Number", "Ordinal", "DateTime"):
        path = SHARED / "data" / "expressions" / f"recognizers-{model}Model.json"
        if path.is_file():
            yield from (case["Input"] for case in json.loads(path.read_text(encoding="utf-8-sig")))


def _read_values() -> None:
    """The same numbers and dates as their tests read them: ordinals with no sentence around them, dates from a day of their own."""
    sys.path.insert(0, str(ROOT / "tests"))
    numbers, dates = importlib.import_module("test_recognizers_numbers"), importlib.import_module("test_recognizers_dates")
    for path in sorted((SHARED / "data" / "expressions").glob("recognizers-*Model.json")):
        for case in json.loads(path.read_text(encoding="utf-8-sig")):
            numbers.numbers_in(case["Input"])
            dates.dates_in(case["Input"], date.fromisoformat(case.get("Context", {}).get("ReferenceDateTime", DAY)[:10]))


def _annotated() -> Iterator[Text]:
    for path in sorted((SHARED / "acceptance").glob("*/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "file" in gold and gold.get("n", 0) % 2 == 0:
            row = json.loads((SHARED / gold["file"]).read_text(encoding="utf-8").splitlines()[gold["line"]])
            yield row.get("text") or row["content"], gold.get("outlet") or "", gold.get("published") or ""


def readings(feed: Sequence[Sequence[str]]) -> Iterator[str]:
    """A fingerprint of what each text is read as, its confidences left out."""
    from marsad import Report, read
    from marsad.lexicon.packs import load_to_stay
    from marsad.model.record import to_record

    packs = load_to_stay()
    for text, outlet, published, *_ in feed:
        reading = read(Report(text, outlet or None, date.fromisoformat(published) if published else None), packs)
        record = json.dumps(to_record(reading, ""), ensure_ascii=False, default=str, sort_keys=True)
        yield hashlib.sha256(re.sub(r'"(confidence|why)": [^,}\]]*', "", record).encode("utf-8", "surrogatepass")).hexdigest()[:16]


# --- conditions, watched ---

Where = tuple[Path, int, str, str]  # file, line, how it decides, its words
_WATCHED: list[Where] = []
_CAME: list[set[bool]] = []
_CAMES = {frozenset(): "never asked", frozenset({True}): "always true", frozenset({False}): "never true"}


def _watch(number: int, value: object) -> object:
    _CAME[number].add(bool(value))
    return value


class _Watcher(ast.NodeTransformer):
    """Wraps each condition of a module, so that how it came out is kept."""

    def __init__(self, path: Path, source: str) -> None:
        self.path, self.source = path, source

    def _watched(self, node: ast.expr, how: str) -> ast.expr:
        _WATCHED.append((self.path, node.lineno, how, ast.get_source_segment(self.source, node) or ""))
        _CAME.append(set())
        number = ast.Constant(len(_CAME) - 1)
        return ast.copy_location(ast.Call(ast.Name("_watch", ast.Load()), [number, self.visit(node)], []), node)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        how = "and" if isinstance(node.op, ast.And) else "or"
        hows = [*[how] * (len(node.values) - 1), "and" if how == "and" else "last or"]
        node.values = [side if _is_fallback(side) else self._watched(side, kind) for side, kind in zip(node.values, hows, strict=True)]
        return node

    def visit_If(self, node: ast.If) -> ast.stmt:
        node.test = self._watched(node.test, "if")
        node.body, node.orelse = [self.visit(step) for step in node.body], [self.visit(step) for step in node.orelse]
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        node.test, node.body, node.orelse = self._watched(node.test, "if"), self.visit(node.body), self.visit(node.orelse)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.comprehension:
        node.iter, node.ifs = self.visit(node.iter), [self._watched(test, "and") for test in node.ifs]
        return node


def _is_fallback(side: ast.expr) -> bool:
    """None, "" or () behind an or: a value, no condition."""
    return isinstance(side, ast.Constant) or (isinstance(side, ast.Tuple) and not side.elts)


class _Loader(importlib.machinery.SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        path = Path(self.path)
        source = path.read_text(encoding="utf-8")
        tree = ast.fix_missing_locations(_Watcher(path, source).visit(ast.parse(source)))
        code: CodeType = compile(tree, self.path, "exec")
        return code

    def exec_module(self, module: ModuleType) -> None:
        vars(module)["_watch"] = _watch
        super().exec_module(module)


class _Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, fullname: str, path: Any, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        parts = fullname.split(".")[1:]
        if not parts or parts[0] not in PACKAGES:
            return None
        for file, folder in ((SOURCE.joinpath(*parts).with_suffix(".py"), None), (SOURCE.joinpath(*parts, "__init__.py"), [str(SOURCE.joinpath(*parts))])):
            if file.is_file():
                return importlib.util.spec_from_file_location(fullname, file, loader=_Loader(fullname, str(file)), submodule_search_locations=folder)
        return None


def is_decided(how: str, came: set[bool]) -> bool:
    """Whether a condition came out in ways that make a difference."""
    return came == {True, False} or (how == "last or" and True in came)


def conditions(only: str, *, reports: bool) -> None:
    """Print the conditions that decided nothing, and how many they are."""
    sys.meta_path.insert(0, _Finder())
    for _ in readings(texts(reports=reports)):
        pass
    _read_values()
    idle = [(where, came) for where, came in zip(_WATCHED, _CAME, strict=True) if not is_decided(where[2], came)]
    for (path, line, how, words), came in idle:
        if only in str(path):
            print(f"{path.relative_to(ROOT)}:{line}: {_CAMES[frozenset(came)]}: {how} {' '.join(words.split())[:120]}")
    print(f"conditions: {len(_WATCHED)}, of which {len(idle)} ({len(idle) / len(_WATCHED):.1%}) decided nothing")
    print("by package: " + ", ".join(f"{name} {number}" for name, number in Counter(path.relative_to(SOURCE).parts[0] for (path, *_), _ in idle).most_common()))


# --- rows, taken out ---


def _rows(only: str) -> Iterator[tuple[Path, int, str]]:
    """Each row of the common tables: its file, its line, and the file without it."""
    for path in sorted((SOURCE / "packs" / "common").rglob("*.tsv")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for at, line in enumerate(lines[1:], 1):
            if line and not line.startswith("#") and only in str(path):
                yield path, at + 1, "\n".join([*lines[:at], *lines[at + 1 :]])


def _noticed(path: Path, changed: str, feed: Path) -> bool:
    """Whether a text is read otherwise, or not at all, with one file changed."""
    with tempfile.TemporaryDirectory(dir=feed.parent) as folder:
        subprocess.run(["cp", "-al", str(SOURCE), folder], check=True)
        copy = Path(folder) / "marsad" / path.relative_to(SOURCE)
        copy.unlink()
        copy.write_text(changed, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1", "XDG_CACHE_HOME": folder}
        return subprocess.run([sys.executable, __file__, "compare", str(feed)], env=environment, capture_output=True, check=False).returncode != 0


def compare(feed: Path) -> int:
    """1 at the first text that is not read as the feed says, else 0."""
    kept = json.loads(feed.read_text(encoding="utf-8"))
    return int(any(now != was[3] for was, now in zip(kept, readings(kept), strict=True)))


def rows(only: str, sample: int, seed: int) -> None:
    """Take rows out one by one; print those that nothing notices, and how many they are."""
    found = list(_rows(only))
    chosen = random.Random(seed).sample(found, min(sample, len(found)))
    (ROOT / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:
        feed = Path(folder) / "feed.json"
        read = texts(reports=False)
        feed.write_text(json.dumps([(*text, now) for text, now in zip(read, readings(read), strict=True)]), encoding="utf-8")
        unnoticed = 0
        for path, line, changed in chosen:
            if not _noticed(path, changed, feed):
                unnoticed += 1
                print(f"nothing notices {path.relative_to(ROOT)}:{line}: {path.read_text(encoding='utf-8').splitlines()[line - 1][:110]}", flush=True)
    print(f"rows: {len(found)}, of which {len(chosen)} were taken out, {unnoticed} ({unnoticed / max(len(chosen), 1):.1%}) with nothing to notice it")


def main() -> int:
    if sys.argv[1:2] == ["compare"]:
        return compare(Path(sys.argv[2]))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("conditions", "rows"))
    parser.add_argument("--reports", action="store_true", help="read all reports beside the project, too")
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only files whose path holds this word")
    args = parser.parse_args()
    if args.kind == "conditions":
        conditions(args.only, reports=args.reports)
    else:
        rows(args.only, args.sample, args.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
