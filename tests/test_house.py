"""The house holds: what is installed is pinned, what is shipped is complete, and the pages say what is so."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from packaging.requirements import Requirement
from tools.fast.build import SOURCE, modules
from tools.fast.refused import refused

from marsad import Report, __version__, errors, read
from marsad.cli import main
from marsad.model.record import to_record

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LOCK = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-spark.lock"))
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def blocks() -> list[str]:
    """The lock's requirements, each with its hashes."""
    lines = [line for line in LOCK.splitlines() if not line.lstrip().startswith("#")]
    return re.split(r"\n(?=\S)", "\n".join(lines).strip())


def declared() -> list[str]:
    """What pyproject.toml asks for, at run time, in development and to build."""
    project = PROJECT["project"]
    extras = [one for group in project["optional-dependencies"].values() for one in group if not one.startswith("marsad[")]
    return [*project["dependencies"], *extras, *PROJECT["build-system"]["requires"]]


def test_lock_names_no_host() -> None:
    assert not re.search(r"://|--\w*index|--find-links|--trusted|@ *file", LOCK)


def test_lock_pins_every_package_with_hashes() -> None:
    loose = [block.split()[0] for block in blocks() if not re.match(r"\S+==\S+", block) or "--hash=sha256:" not in block]
    assert loose == []


@pytest.mark.parametrize("wanted", declared())
def test_lock_holds_what_is_declared(wanted: str) -> None:
    need = Requirement(wanted)
    pinned = [Requirement(block.split(" \\")[0]) for block in blocks()]
    versions = [next(iter(lock.specifier)).version for lock in pinned if lock.name == need.name]
    assert versions and all(need.specifier.contains(version) for version in versions), "run make lock"


def test_imports_point_down() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_core_holds_nothing_that_compiled_code_refuses() -> None:
    faults = [f"{name}:{line}: {why}" for name in modules() for line, why in refused((SOURCE / name).read_text(encoding="utf-8"))]
    assert faults == []


REFUSED = """
words & table.keys()
table.keys() & words

class Pair(One, Two):
    class Inner:
        pass

@fixed
class Told(Generic[Key]):
    use = Key

class Reader(Base[Key], Generic[Key]):
    READ = (by_word, Base.by_name)
    def by_word(self): pass
"""


def test_what_compiled_code_refuses_is_told_by_line() -> None:
    assert [line for line, _ in refused(REFUSED)] == [2, 5, 6, 10, 14]


def test_every_part_has_its_floor() -> None:
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]
    floors = {name for row in layers["layers"] for name in re.findall(r"\w+", row)} | set(layers["exhaustive_ignores"])
    source = ROOT / "src" / "marsad"
    parts = {path.stem for path in source.glob("*.py")} | {path.parent.name for path in source.glob("*/__init__.py")}
    assert parts - {"__init__", "__main__"} <= floors


def test_every_pack_file_is_shipped() -> None:
    source = ROOT / "src" / "marsad"
    shipped = {path for glob in PROJECT["tool"]["setuptools"]["package-data"]["marsad"] for path in source.glob(glob)}
    assert {path for path in (source / "packs").rglob("*.*") if path.suffix != ".pyc"} <= shipped


def tree(kind: type[Exception], depth: int = 0) -> Iterator[tuple[int, str]]:
    """A class and those under it, as the docstring of errors draws them."""
    yield depth, kind.__name__
    for below in kind.__subclasses__():
        if below.__module__ == errors.__name__:
            yield from tree(below, depth + 1)


def test_errors_are_drawn_as_they_are() -> None:
    drawn = re.findall(r"^([│├└─ ]*)([A-Z]\w+)(?: {2,}.*)?$", inspect.getdoc(errors) or "", re.MULTILINE)
    assert sorted((len(lead) // 4, name) for lead, name in drawn) == sorted(tree(errors.MarsadError))


def test_changelog_tells_of_this_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_ci_runs_the_readme_s_test_command() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "make test" in script.read_text(encoding="utf-8") and "make test" in (ROOT / "README.md").read_text(encoding="utf-8")


@each_page
def test_pages_name_targets_that_exist(page: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    told = set(re.findall(r"(?:`|^)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert told <= targets


def options(command: click.Command) -> set[str]:
    """Every long option of a command and of those under it."""
    own = {name for parameter in command.params for name in parameter.opts if name.startswith("--")}
    return own.union(*(options(below) for below in getattr(command, "commands", {}).values()))


@each_page
def test_pages_name_commands_and_options_that_exist(page: Path) -> None:
    calls = re.findall(r"(?:\.venv/bin/|`|^)marsad ([a-z]+)([^\n|`]*)", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert {name for name, _ in calls} <= set(main.commands)
    assert {option for _, rest in calls for option in re.findall(r"--[a-z-]+", rest)} <= options(main) | {"--help"}


def test_record_page_names_every_key() -> None:
    record = to_record(read(Report("قال ناشطون إن غارة على عربين قتلت مدنيين اثنين.")), __version__)
    told = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "record.md").read_text(encoding="utf-8")))
    parts = [record, record["report"], *record["claims"], *record["claims"][0]["chain"], *record["events"], *record["events"][0]["harms"]]
    assert {key for part in parts for key in part} <= told


@each_page
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!\w+:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent.name == "docs"], ids=lambda page: page.name)
def test_page_stands_in_the_site(page: Path) -> None:
    assert re.search(rf": {re.escape(page.name)}$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE), "add it to nav"


@pytest.mark.parametrize("page", [page for page in PAGES if page.name.endswith(".ar.md")], ids=lambda page: page.name)
def test_arabic_page_runs_from_the_right_and_has_its_english_twin(page: Path) -> None:
    assert page.read_text(encoding="utf-8").startswith('<div dir="rtl"')
    assert page.with_name(page.name.replace(".ar.md", ".md")).is_file()
