"""What the pages show is what running them gives: commands, their output, Python examples, tables of columns."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pyrage
import pytest
from click.testing import CliRunner
from tests.pages import feed, item, linked, warc
from tests.pages import page as made_page
from tests.reports import text
from tests.stamps import answer

from marsad.capture.limits import DEEPEST, LARGEST, LARGEST_FEED, LARGEST_LINES, LONGEST, MOST_TAGS, REDIRECTS, SECONDS
from marsad.cli import main
from marsad.lexicon.columns import TABLES
from marsad.lexicon.gazetteer.entries import COLUMNS, TYPES
from marsad.lexicon.gazetteer.publishers import kinds

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "README.ar.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REPORTS = {"report.txt", "تقرير.txt"}  # files that a page stands in for the reader's own


def blocks(kind: str) -> list[tuple[str, str]]:
    """Every block of a kind in the pages, with the page's name."""
    return [(page.name, body) for page in PAGES for found, body in BLOCK.findall(page.read_text(encoding="utf-8")) if found == kind]


def sessions() -> list[tuple[str, str, str, str]]:
    """Page, input, arguments and printed output of every ``$ echo '…' | .venv/bin/marsad …`` in the pages."""
    found = []
    for page, body in blocks(""):
        if match := re.match(r"\$ echo '(.*?)' \\?\s*\| \.venv/bin/marsad ([^\n]*)\n(.*)", body, re.DOTALL):
            found.append((page, match[1], match[2], match[3]))
    return found


def test_readme_shows_a_session_in_both_languages() -> None:
    assert {"README.md", "README.ar.md"} <= {page for page, *_ in sessions()}


@pytest.mark.parametrize(("page", "given", "words", "output"), sessions(), ids=[page for page, *_ in sessions()])
def test_shown_output_is_what_the_command_prints(page: str, given: str, words: str, output: str) -> None:
    done = CliRunner().invoke(main, shlex.split(words), input=(given + "\n").encode())
    assert done.exit_code == 0
    assert [line.rstrip() for line in done.stdout.strip().split("\n")] == [line.rstrip() for line in output.strip().split("\n")]


@pytest.mark.parametrize(("page", "code"), blocks("python"), ids=[page for page, _ in blocks("python")])
def test_python_example_runs_and_gives_what_its_remarks_say(page: str, code: str) -> None:
    scope: dict[str, object] = {}
    exec(compile(code, page, "exec"), scope)
    last = code.strip().split("\n")
    for line, remark in zip(last, last[1:], strict=False):
        if remark.startswith("# ") and "(" in line and not line.startswith(("from", "import", "#")):
            assert repr(eval(line, scope)) == remark.removeprefix("# ")


def calls() -> list[tuple[str, str]]:
    """Every command line of ``.venv/bin/marsad`` in a block of its own that reads the reader's own report."""
    lines = [(page, line) for page, body in blocks("") for line in body.split("\n") if line.startswith(".venv/bin/marsad read ")]
    return [(page, line) for page, line in lines if REPORTS & set(shlex.split(line)) and "my-" not in line]


@pytest.mark.parametrize(("page", "line"), calls(), ids=[page for page, _ in calls()])
def test_shown_command_reads_a_report(page: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = shlex.split(line)[1:]
    monkeypatch.chdir(tmp_path)
    for name in REPORTS & set(words):
        Path(name).write_text("قتل مدنيان أمس في قصف على سقبا.", encoding="utf-8")
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0 and "killed 2" in done.output


def test_page_of_places_shows_commands_that_run_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The import, the check and the reading of docs/gazetteer.md, over a country file of one row."""
    block = next(body for page, body in blocks("") if page == "gazetteer.md")
    row = ["1", "Tell Rimal", "Tell Rimal", "تل رمال", "10.5", "20.5", "P", "PPL", "SD", "", "01", "", "", "", "900", "", "0", "Africa/Khartoum", "2024-01-01"]
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("SD.zip", "w") as archive:
        archive.writestr("SD.txt", "\t".join(row))
    Path("report.txt").write_text("قتل مدنيان أمس في قصف على بلدة تل رمال.", encoding="utf-8")
    done = [CliRunner().invoke(main, shlex.split(line)[1:]) for line in block.strip().split("\n")]
    assert [one.exit_code for one in done] == [0, 0, 0]
    assert "1 places written" in done[0].output and "تل رمال · 2025-04-12" in done[2].output


def lines_of(name: str) -> list[str]:
    """The command lines in the blocks of a page, without where their output goes."""
    return [line.split(" > ")[0] for page, body in blocks("") if page == name for line in body.split("\n") if line.startswith((".venv/bin/marsad ", "openssl "))]


SECRET = str(pyrage.x25519.Identity.generate())


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files like those that the pages name."""
    monkeypatch.chdir(tmp_path)
    Path("reports").mkdir()
    Path("reports", "a.txt").write_text(text(1), encoding="utf-8")
    Path("note.txt").write_text(text(5), encoding="utf-8")
    Path("page.html").write_bytes(made_page(2, head=linked(2)))
    Path("archive.warc.gz").write_bytes(warc(2))
    Path("feed.xml").write_bytes(feed(item(4)))
    Path("key.txt").write_text(SECRET, encoding="utf-8")
    return tmp_path


def ran(line: str) -> str:
    done = CliRunner().invoke(main, shlex.split(line)[1:], input="y\n")
    assert done.exit_code == 0, (line, done.output)
    return done.output


@pytest.mark.parametrize("page", ["case", "ledger", "incident-commands"])
def test_both_languages_show_the_same_commands_but_for_what_stands_in_quotes(page: str) -> None:
    """So those of the Arabic page are run for both: what it has in quotes is the harder."""
    shapes = [[re.sub(r"\"[^\"]*\"|'[^']*'", "", line) for line in lines_of(f"{page}{twin}.md")] for twin in ("", ".ar")]
    assert shapes[0] == shapes[1] != []


def test_pages_of_a_case_show_commands_that_run_one_after_the_other(desk: Path, request: pytest.FixtureRequest) -> None:
    """From ``new`` to the restored bag and the erasure; those that a team shares run where PostgreSQL is."""
    lines, heads, recipient = lines_of("case.ar.md"), [], str(pyrage.x25519.Identity.from_str(SECRET).to_public())
    shared = [line for line in lines if " our-case" in line]
    assert len(shared) == 2 and len(lines) >= 16
    for line in lines:
        if line in shared:
            continue
        report = json.loads(ran("marsad reports my-case --format json").split("\n")[0])["id"] if "REPORT" in line else ""
        told = ran(line.replace("HEAD-THAT-YOU-KEPT", heads[-1] if heads else "").replace("REPORT", report).replace("age1…", recipient))
        heads += re.findall(r"head(?: of the ledger:)? \d+ ([0-9a-f]{64})", told)[-1:]
    assert len(heads) >= 5
    assert "holds" in ran(f"marsad verify my-case --head {heads[0]}")  # each bag is a line of its own behind the head that it holds
    server = request.getfixturevalue("postgres")
    server.sql("CREATE DATABASE docs_case")
    told = [ran(line.replace("postgresql://user@host/name", server.url("docs_case"))) for line in shared]
    assert told[-1].startswith("1 reports added, 0 already in the case\n1 reports linked")


def test_pages_of_the_ledger_show_commands_that_run(desk: Path, authority: Path) -> None:
    ran("marsad new my-case")
    ran("marsad add my-case reports")
    shutil.copy(authority / "cert.pem", "tsa.pem")
    lines, kept = lines_of("ledger.ar.md"), ""
    assert len(lines) == 5
    for line in lines:
        if "--response" in line:
            answer(authority, Path("head.tsq"))
        told = ran(line.replace("HEAD-THAT-YOU-KEPT", kept))
        kept = told.split()[-1]
    assert "holds" in ran("marsad verify my-case")


def test_page_of_capture_names_every_limit() -> None:
    page = (ROOT / "docs" / "capture.md").read_text(encoding="utf-8")
    for count in (LARGEST, LARGEST_FEED, LARGEST_LINES):
        assert f"{count >> 20} MB" in page
    for number in (MOST_TAGS, DEEPEST):
        assert f"{number:,}" in page
    assert LONGEST == 1_000_000 and "a million characters" in page and f"{SECONDS:.0f} seconds" in page and REDIRECTS == 5 and "five redirects" in page


def demo(out: Path, programs: Path, path: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sh", "tools/demo.sh", str(programs), str(out)], cwd=ROOT, capture_output=True, text=True, check=True, env={**os.environ, "PATH": path})


def test_the_demo_builds_a_case_over_what_an_earlier_one_left(tmp_path: Path) -> None:
    for name in ("case", "happenings", "bag", "sheets", "map", "paper", "site"):
        (tmp_path / f"demo-{name}").mkdir()
        (tmp_path / f"demo-{name}" / "case.toml").write_text("left", encoding="utf-8")
    done = demo(tmp_path, Path(sys.executable).parent, os.environ["PATH"])
    assert "2 from table (CSV)" in done.stderr and "1 from PDF" in done.stderr and "2 from JSON" in done.stderr
    assert "1 from picture (PNG)" in done.stderr or "left out: samples/inputs/screenshot.png" in done.stdout
    assert "27 already" in done.stdout and "incidents stand" in done.stdout and "holds:" in done.stdout and "password" in done.stdout
    assert "left" not in (tmp_path / "demo-case" / "case.toml").read_text(encoding="utf-8")


def test_without_a_reader_of_pictures_the_demo_adds_the_others_and_says_so(tmp_path: Path) -> None:
    """The steps alone: no program reads anything here."""
    for name, body in {"tesseract": "exit 1", "marsad": 'case $1 in incidents) echo i0,x;; esac; echo "told"', "python": "echo secret"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    said = demo(tmp_path, tmp_path, f"{tmp_path}{os.pathsep}{os.environ['PATH']}").stdout
    assert "samples/inputs/reports.csv samples/inputs/telegram.json samples/inputs/bulletin.pdf\ntold\nleft out: samples/inputs/screenshot.png" in said
    assert said.endswith(f"open it: .venv/bin/marsad desk {tmp_path}/demo-case\n")


def test_pages_of_incidents_show_commands_that_run_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From ``new`` to ``verify`` over the samples; INCIDENT, CLAIM and OTHER-CLAIM are those of the incident of most reports and another."""
    from marsad.record import incidents

    monkeypatch.chdir(tmp_path)
    Path("samples").symlink_to(ROOT / "samples")
    ids: dict[str, str] = {}
    done = []
    for line in lines_of("incident-commands.ar.md"):
        done.append((line, CliRunner().invoke(main, [ids.get(word, word) for word in shlex.split(line)[1:]])))
        if not ids and len(done) == 3:
            a, b = incidents.incidents(order="reports", limit=2)
            ids = {"INCIDENT": b.id, "CLAIM": incidents.claims_of(b.id)[0][0], "OTHER-CLAIM": incidents.claims_of(a.id)[0][0]}
    assert len(done) >= 20 and [(line, one.output) for line, one in done if one.exit_code] == []
    assert "What joined them" in next(one.output for line, one in done if line.endswith("--why")) and "holds" in done[-1][1].output


def test_page_of_places_names_every_column_type_and_kind() -> None:
    page = (ROOT / "docs" / "gazetteer.md").read_text(encoding="utf-8")
    table = page[page.index("## The table") :]
    assert set(re.findall(r"^\| ([a-z0-9_, ]+) \|", table, re.MULTILINE)) - {"column"} and all(re.search(rf"\b{column}\b", table) for column in COLUMNS)
    assert {word.strip() for word in re.search(r"\| type \| (.*) \|", table)[1].split(",")} == TYPES  # type: ignore[index]
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == set(kinds())


def test_page_of_packs_names_every_table() -> None:
    page = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z, ]+) \|", page, re.MULTILINE)
    assert {name.strip() for row in rows for name in row.split(",")} - {"table"} <= set(TABLES)


def test_samples_are_what_the_readme_calls_them() -> None:
    rows = [json.loads(line) for line in (ROOT / "samples" / "ghouta" / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 25 and all({"text", "outlet", "published"} <= row.keys() for row in rows)


def test_pages_of_the_formats_are_written_from_the_table_of_formats() -> None:
    from tools.formats_doc import DOCS, page

    for language, name in (("en", "formats.md"), ("ar", "formats.ar.md")):
        assert (DOCS / name).read_text(encoding="utf-8") == page(language), "run: python -m tools.formats_doc"
