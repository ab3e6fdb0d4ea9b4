"""Every format takes the same test: counts, columns, hostile words, what is hidden, bytes that stay, a loss report that leaves nothing out."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import resource
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from click.testing import CliRunner
from django.db import connection
from tests.conftest import _postgres_maker
from tests.exporting import HOSTILE, UNREAD, VICTIM, all_words, filled, taken

from marsad.case import create_case, open_case
from marsad.case.linking import link_case
from marsad.cli import main
from marsad.cli.leaving import about_for, asker_for
from marsad.desk.annotating import evidence as evidence_of
from marsad.errors import CaseError, NotWritten
from marsad.exports.cells import csv_cell, csv_line
from marsad.exports.formats import FORMATS
from marsad.exports.formats.columns import names
from marsad.exports.formats.sheets import SHEETS
from marsad.exports.print.page import article
from marsad.exports.protection import BLOCK
from marsad.exports.seen import seen
from marsad.exports.tables import codes, rows
from marsad.model.custody import Captured, Custody
from marsad.model.victims import victim
from marsad.record import incidents as kept
from marsad.record.annotations import annotate
from marsad.record.evidence import keep_evidence
from marsad.record.ledger import lines
from marsad.record.marks import mark
from marsad.record.place import CasePlace
from marsad.record.rows import query
from marsad.record.several import records_of
from marsad.record.store import judge
from marsad.record.verify import verify


@pytest.fixture
def case(filled_case: CasePlace) -> CasePlace:
    return filled_case


every_format = pytest.mark.parametrize("name", FORMATS)


def read_csv(path: Path) -> list[dict[str, str]]:
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(raw.decode("utf-8-sig").splitlines(keepends=True)))


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_parquet(path: Path) -> list[dict[str, Any]]:
    import pyarrow.parquet

    return list(pyarrow.parquet.read_table(path).to_pylist())


def read_xlsx(path: Path) -> list[list[Any]]:
    import python_calamine

    return list(python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name("incidents").to_python()[1:])


# what each format gives back for the incidents, read by another library than wrote it
READ: dict[str, Callable[[Path], list[str]]] = {
    "acled": lambda folder: [row["event_id_cnty"] for row in read_csv(folder / "acled.csv")[1:]],
    "ucdp-ged": lambda folder: [row["id"] for row in read_csv(folder / "ged.csv")],
    "airwars": lambda folder: [row["code"] for row in read_csv(folder / "incidents.csv")],
    "ibc": lambda folder: [row["incident_code"] for row in read_csv(folder / "ibc_incidents.csv")],
    "csv": lambda folder: [row["id"] for row in read_csv(folder / "incidents.csv")],
    "xlsx": lambda folder: [row[0] for row in read_xlsx(folder / "marsad.xlsx")],
    "geojson": lambda folder: [one["id"] for one in json.loads((folder / "incidents.geojson").read_text(encoding="utf-8"))["features"]],
    "geoparquet": lambda folder: [row["id"] for row in read_parquet(folder / "incidents.parquet")],
    "json": lambda folder: [one["id"] for one in read_lines(folder / "incidents.jsonl")],
    "ftm": lambda folder: [one["properties"]["recordId"][0] for one in read_lines(folder / "entities.ftm.json") if one["schema"] == "Event"],
    "uwazi": lambda folder: [row["record_id"] for row in read_csv(folder / "import.csv")],
    "bayanat": lambda folder: list(dict.fromkeys(one["item"]["originid"].partition(":")[0] for one in json.loads((folder / "bulletins.json").read_text(encoding="utf-8")))),
    "atlos": lambda folder: [row["record_id"] for row in read_csv(folder / "incidents.csv")],
    "kml": lambda folder: re.findall(r'<Placemark id="(\w+)">', (folder / "incidents.kml").read_text(encoding="utf-8")),
}
SUMS = {"sdg-16-1-2", "claimreview"}  # formats that name no incident, or only those that a person graded


def test_every_format_has_a_reader_here() -> None:
    assert READ.keys() | SUMS == FORMATS.keys()


@pytest.mark.parametrize("name", READ)
def test_incidents_that_pass_the_filters_are_there_once_each(case: CasePlace, tmp_path: Path, name: str) -> None:
    for number, filters in enumerate(({}, {"place": "douma"}, {"since": "2030-01-01"})):
        out = tmp_path / str(number)
        done = taken(case, name, out, **filters)
        expected = [line.id for line in kept.incidents(**filters)]
        assert READ[name](out) == expected and done.incidents == len(expected)
    assert len(expected) == 0 and len(kept.incidents(place="douma")) >= 2  # both things of one name


@every_format
def test_same_case_gives_same_bytes_and_each_export_a_line_of_the_ledger(case: CasePlace, tmp_path: Path, name: str) -> None:
    first, second = taken(case, name, tmp_path / "a", type="shelling"), taken(case, name, tmp_path / "b", type="shelling")
    assert first == second
    told = [json.loads(line.payload or "{}") for line in lines() if line.kind == "exported"]
    assert [one["sha256"] for one in told] == [first.sha256] * 2 and told[0]["filters"] == {"type": "shelling"} and told[0]["format"] == name
    assert verify(case) is None


@every_format
def test_hostile_words_are_harmless(case: CasePlace, tmp_path: Path, name: str) -> None:
    taken(case, name, tmp_path / "out")
    words = all_words(tmp_path / "out")
    assert "\u202e" not in words and not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", words)
    assert "<f>" not in words  # no formula of a workbook
    for path in (tmp_path / "out").glob("*.csv"):
        assert not [cell for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)) for cell in row if cell.startswith(("=", "+", "-", "@"))]


@every_format
def test_victims_names_stay_here_unless_they_may_go_out(case: CasePlace, tmp_path: Path, name: str) -> None:
    for audience in ("public", "viewer", "reviewer"):
        taken(case, name, tmp_path / audience, audience)
        assert VICTIM not in all_words(tmp_path / audience)
    assert UNREAD not in all_words(tmp_path / "public")  # a name that the reading did not know for one
    taken(case, name, tmp_path / "admin", "admin")
    assert name not in ("csv", "xlsx", "json", "ibc", "airwars", "bayanat") or VICTIM in all_words(tmp_path / "admin")


WRITTEN, OPENED = "هاني المفترض", "ليلى المفترضة"


def test_what_people_wrote_goes_out_as_the_asker_may_see_it(case: CasePlace, tmp_path: Path) -> None:
    ident = kept.incidents(place="douma", since="2017-06-01")[0].id
    annotate("person", ident, victim({"name": WRITTEN, "latin": "Hani Muftarad", "age_years": "34", "trade": "سائق"}), who="سلمى", key="of-one-victim")
    annotate("person", ident, victim({"name": OPENED, "status": "fighter", "open": "1"}, [kept.claims_of(ident)[0][0]]), who="سلمى", key="of-another-one")
    for number, told in enumerate(({"caption": f"بيت {WRITTEN}", "open": "1", "harmless": "1"}, {"caption": "قبو سري"})):
        raw = f"صورة {number}".encode()
        captured = Captured(raw, Custody("https://example.org/picture", "/in/x", "2026-11-24T00:00:00+00:00", "marsad test", "working", detected_type="text/plain"), ())
        keep_evidence(case, ident, captured, evidence_of(told), who="سلمى", key=f"evidence-{number}")
    formats = ("csv", "airwars", "ibc", "bayanat", "json")
    for audience in ("admin", "viewer", "public"):
        for name in formats:
            taken(case, name, tmp_path / audience / name, audience, place="douma")
        about = about_for(case, asker_for(audience, "سلمى"), "ar", "")
        (tmp_path / audience / "print.html").write_text("".join(article(one, about, "ar") for one in seen(about.asker, {"place": "douma"}, readings=True)), encoding="utf-8")
    said_by = {**{name: all_words(tmp_path / "admin" / name) for name in formats}, "print": (tmp_path / "admin" / "print.html").read_text(encoding="utf-8")}
    for name, said in said_by.items():
        assert WRITTEN in said and (OPENED in said) == (name != "ibc"), name  # no fighters there
    for audience in ("viewer", "public"):
        said = all_words(tmp_path / audience)
        assert not re.search("هاني|المفترض|Hani|سائق|قبو", said), audience
    people = [row for row in read_csv(tmp_path / "viewer" / "csv" / "people.csv") if row["thing"]]
    assert [(row["name"], row["age_years"], row["outcome"]) for row in people] == [(BLOCK, "34", "killed"), (BLOCK, "", "killed")]
    given = {audience: [row for row in read_csv(tmp_path / audience / "csv" / "evidence.csv") if row["thing"]] for audience in ("admin", "viewer", "public")}
    assert [len(rows) for rows in given.values()] == [2, 1, 0] and given["viewer"][0]["caption"] == f"بيت {BLOCK}" and given["viewer"][0]["requested"] == "https://example.org/picture"
    assert not [row for row in read_csv(tmp_path / "public" / "csv" / "people.csv") if row["thing"]]
    counted = {row["code"]: row["num_victims_named"] for row in read_csv(tmp_path / "admin" / "airwars" / "incidents.csv")}
    assert counted[ident] == "2"
    lost = {one["field"]: one for one in json.loads((tmp_path / "admin" / "airwars" / "loss_report.json").read_text(encoding="utf-8"))["lost"]}
    assert lost["written.people"]["incidents"] == lost["written.evidence"]["incidents"] == 1 and lost["written.evidence"]["kept"] == "nothing"
    schema = json.loads((tmp_path / "admin" / "json" / "record.schema.json").read_text(encoding="utf-8"))
    for line in read_lines(tmp_path / "viewer" / "json" / "written.jsonl"):
        jsonschema_rs.validator_for({**schema, "anyOf": [{"$ref": "#/$defs/written"}]}).validate(line)
    # where numbers of the incident are withheld, nothing that is written to it goes out
    mark("report", "protected", kept.claims_of(ident)[0][1], who="سلمى", why="خطر")
    taken(case, "json", tmp_path / "held", "viewer", place="douma")
    assert read_lines(tmp_path / "held" / "written.jsonl") == []


@every_format
@pytest.mark.parametrize("kind", ["source", "report", "passage"])
def test_what_is_hidden_is_nowhere(case: CasePlace, tmp_path: Path, name: str, kind: str) -> None:
    ident = kept.incidents(place="douma", since="2017-06-01")[0].id
    report = kept.claims_of(ident)[0][1]
    record = records_of([report])[report]
    outlet, text = record["report"]["outlet"], record["report"]["text"]
    place = text.index("دوما")
    hidden = {"source": outlet, "report": record["report"]["url"], "passage": "ناشطون إن أربعة"}[kind]
    subject = outlet if kind == "source" else report
    span = {"start": text.index("ناشطون"), "end": place} if kind == "passage" else {}
    mark(kind, "protected", subject, who="سلمى", why="طلب المصدر", names=[outlet] if kind == "source" else [], **span)
    taken(case, name, tmp_path / "out")
    assert hidden not in all_words(tmp_path / "out")
    if kind == "report" and name in READ:
        assert ident not in READ[name](tmp_path / "out")
    if kind == "passage" and name == "csv":
        row = next(row for row in read_csv(tmp_path / "out" / "incidents.csv") if row["id"] == ident)
        assert (row["withheld"], row["killed_min"], row["place"], row["type"]) == ("true", "", "", "")


def paths(value: Any, path: str) -> Iterator[str]:
    """The path of every value."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from paths(one, f"{path}.{key}")
    elif isinstance(value, list):
        for one in value:
            yield from paths(one, path)
    else:
        yield path


def test_every_key_of_an_incident_is_a_field_that_loss_reports_know(case: CasePlace) -> None:
    fields = set(codes("record"))
    met = {path for one in kept.all_payloads() for path in paths(one, "incident")}
    unknown = {path for path in met if not any(path == field or path.startswith(f"{field}.") for field in fields)}
    # a part of the record that holds nothing yet gives no path to its fields
    assert {path for path in unknown if not any(field.startswith(f"{path}.") for field in fields)} == set()


@every_format
def test_each_field_is_written_or_listed_as_lost(case: CasePlace, tmp_path: Path, name: str) -> None:
    done = taken(case, name, tmp_path / "out")
    found = FORMATS[name]
    report = json.loads((tmp_path / "out" / "loss_report.json").read_text(encoding="utf-8"))
    lost = {one["field"]: one for one in report["lost"]}
    assert found.held | lost.keys() == set(codes("record")) and lost.keys() & found.held == found.partly.keys() & found.held
    assert report["incidents"] == done.incidents
    assert all(one["incidents"] == len(one["ids"]) + one["ids_left_out"] for one in report["lost"])
    if "incident.why" in lost:
        assert lost["incident.why"]["ids"] == [one["id"] for one in kept.all_payloads() if one["why"]]


def test_fields_that_formats_hold_are_fields_of_the_record() -> None:
    for one in FORMATS.values():
        assert one.held | one.partly.keys() <= set(codes("record")), one.name


@pytest.mark.parametrize("sheet", SHEETS)
def test_declared_columns_are_there_and_told_in_both_languages(case: CasePlace, tmp_path: Path, sheet: str) -> None:
    taken(case, "csv", tmp_path / "full")
    taken(case, "csv", tmp_path / "none", since="2030-01-01")
    for folder in ("full", "none"):
        head = (tmp_path / folder / f"{sheet}.csv").read_text(encoding="utf-8-sig").splitlines()[0]
        assert head == ",".join(names(sheet))
    assert all(row["en"] and row["ar"] for row in rows("columns") if row["sheet"] == sheet)


def test_numbers_not_stated_are_empty_and_never_zero(case: CasePlace, tmp_path: Path) -> None:
    taken(case, "csv", tmp_path / "out")
    for row, line in zip(read_csv(tmp_path / "out" / "incidents.csv"), kept.incidents(), strict=True):
        assert row["killed_min"] == ("" if line.killed_min is None else str(line.killed_min))


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1", "＝1", HOSTILE])
def test_a_cell_never_begins_as_a_formula(words: str) -> None:
    assert csv_cell(words).startswith(("'", "\\u000d"))


def test_a_line_is_what_the_csv_library_writes() -> None:
    """Lines are written by hand for speed: the same bytes for every sort of value, also when a word comes again."""
    row = [HOSTILE, None, True, 1, 1.0, 0.1, "", "true", "1", 'a,"b"', " =1", "-5", "a\r\nb", "\ud800", ["x", "=y"], [], [None, 1], {"ا": '"'}, "ق" * 99 + ",", (1, 2)]
    for _ in range(2):
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\r\n").writerow([csv_cell(value) for value in row])
        assert csv_line(row) == out.getvalue()


def test_geoparquet_tells_its_geometry(case: CasePlace, tmp_path: Path) -> None:
    import pyarrow.parquet

    taken(case, "geoparquet", tmp_path / "out")
    file = pyarrow.parquet.ParquetFile(tmp_path / "out" / "incidents.parquet")
    geo = json.loads(file.metadata.metadata[b"geo"])
    assert geo["version"] == "1.1.0" and geo["columns"]["geometry"]["geometry_types"] == ["Point"]
    west, south, east, north = geo["columns"]["geometry"]["bbox"]
    placed = [row for row in file.read().to_pylist() if row["geometry"]]
    assert placed and all(west <= row["lon"] <= east and south <= row["lat"] <= north and len(row["geometry"]) == 21 for row in placed)


def test_a_disk_that_fails_leaves_nothing_under_the_name(case: CasePlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("marsad.exports.export.write_json", full)
    with pytest.raises(NotWritten, match="No space"):
        taken(case, "csv", tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["case"]
    assert not [line for line in lines() if line.kind == "exported"]


def test_a_folder_that_is_there_is_not_written_over(case: CasePlace, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(CaseError, match="is there already"):
        taken(case, "csv", tmp_path / "out")


def test_command_for_everybody_takes_published_incidents_only(case: CasePlace, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["export", str(case.folder), "geojson", str(tmp_path / "out"), "--public"])
    assert done.exit_code == 0 and ": 0 incidents for everybody" in done.output
    wrong = CliRunner().invoke(main, ["export", str(case.folder), "dbf", str(tmp_path / "out2")])
    assert wrong.exit_code == 1 and "csv, xlsx" in wrong.output


@pytest.mark.parametrize("audience", ["public", "viewer", "admin"])
def test_lines_of_the_whole_record_are_as_the_schema_says(case: CasePlace, tmp_path: Path, audience: str) -> None:
    taken(case, "json", tmp_path / "out", audience)
    schema = json.loads((tmp_path / "out" / "record.schema.json").read_text(encoding="utf-8"))
    for kind in ("incident", "report", "judgement"):
        validator = jsonschema_rs.validator_for({**schema, "anyOf": [{"$ref": f"#/$defs/{kind}"}]})
        path = tmp_path / "out" / f"{kind}s.jsonl"
        for line in read_lines(path) if path.exists() else ():
            validator.validate(line)
    assert (tmp_path / "out" / "judgements.jsonl").exists() == (audience == "admin")


def test_whole_record_comes_back(case: CasePlace, tmp_path: Path) -> None:
    first, second = kept.incidents()[:2]
    judge("grade", first.id, who="سلمى", value="fair", why="تقريران مستقلان")
    judge("undo", str(judge("grade", second.id, who="سلمى", value="weak", why="خطأ").id), who="سلمى", why="تراجع")
    claim = kept.claims_of(second.id)[0][0]
    judge("reject", claim, who="كريم", why="ليس قولا")
    link_case(case)
    before = {"incidents": list(kept.all_payloads()), "claims": claims()}
    asked: list[str] = []
    with connection.execute_wrapper(lambda run, sql, *rest: (asked.append(sql), run(sql, *rest))[1]):
        taken(case, "json", tmp_path / "out", "admin")
    assert sum("c.custody FROM record_report" in sql for sql in asked) <= 2, "custody is asked for of many reports at once"
    assert all(line["custody"] for line in read_lines(tmp_path / "out" / "reports.jsonl"))
    back = create_case(tmp_path / "back", title="عودة")
    connection.close()
    done = CliRunner().invoke(main, ["add", str(back.folder), "--from-export", str(tmp_path / "out"), "--who", "سلمى"])
    assert done.exit_code == 0, done.output
    place = open_case(back.folder)
    assert claims() == before["claims"] and verify(place) is None
    assert [untimed(one) for one in kept.all_payloads()] == [untimed(one) for one in before["incidents"]]
    again = CliRunner().invoke(main, ["add", str(back.folder), "--from-export", str(tmp_path / "out")])
    assert "0 reports added" in again.output and "0 judgements" in again.output


def claims() -> list[tuple[Any, ...]]:
    return sorted(query("SELECT uid, report_id, act, origin, start FROM record_claim"))


def untimed(one: dict[str, Any]) -> dict[str, Any]:
    """An incident without the numbers and times of judgements, which are another case's own."""
    decided = {kind: {key: value[key] for key in ("value", "who", "why")} if value else None for kind, value in one["decided"].items()}
    return {**one, "decided": decided}


def test_a_changed_export_is_refused(case: CasePlace, tmp_path: Path) -> None:
    taken(case, "json", tmp_path / "out", "admin")
    path = tmp_path / "out" / "reports.jsonl"
    changed = read_lines(path)
    changed[0]["record"]["report"]["text"] += " وأكثر."
    path.write_text("".join(json.dumps(line) + "\n" for line in changed), encoding="utf-8")
    back = create_case(tmp_path / "back", title="عودة")
    done = CliRunner().invoke(main, ["add", str(back.folder), "--from-export", str(tmp_path / "out")])
    assert done.exit_code == 1 and "was changed" in done.output


@pytest.fixture
def on_postgres(request: pytest.FixtureRequest, tmp_path: Path) -> CasePlace:
    """The filled case on PostgreSQL."""
    place = _postgres_maker(request, tmp_path)()
    filled(place)
    return place


def test_on_postgres_filters_give_the_same_incidents_and_an_export_is_of_one_moment(on_postgres: CasePlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = kept.incidents()
    for number, filters in enumerate(({"place": "douma"}, {"type": "shelling"}, {"since": "2017-06-01"}, {"until": "2017-05-30"}, {"state": "published"}, {"disputed": True}, {"report": kept.claims_of(found[0].id)[0][1]})):
        taken(on_postgres, "csv", tmp_path / str(number), **filters)  # type: ignore[arg-type]
        assert READ["csv"](tmp_path / str(number)) == [line.id for line in kept.incidents(**filters)], filters  # type: ignore[arg-type]
    _of_one_moment(on_postgres, tmp_path, monkeypatch)


def test_an_export_is_of_one_moment_whatever_is_decided_meanwhile(case: CasePlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _of_one_moment(case, tmp_path, monkeypatch)


def _of_one_moment(case: CasePlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else publishes the last incident while the first ones are written."""
    last = kept.incidents()[-1].id
    plain = seen

    def meddled(*given: Any, **more: Any) -> Iterator[Any]:
        for number, one in enumerate(plain(*given, **more)):
            if not number:
                meddler = threading.Thread(target=_publish, args=(last,))
                meddler.start()
                meddler.join()
            yield one

    monkeypatch.setattr("marsad.exports.export.seen", meddled)
    monkeypatch.setattr("marsad.exports.seen._AT_ONCE", 1)
    taken(case, "geojson", tmp_path / "moment", "admin")
    told = json.loads((tmp_path / "moment" / "incidents.geojson").read_text(encoding="utf-8"))["features"]
    assert {one["id"]: one["properties"]["state"] for one in told}[last] == "candidate"
    assert next(line.state for line in kept.incidents() if line.id == last) == "published" and verify(case) is None


def _publish(ident: str) -> None:
    try:
        judge("state", ident, who="محررة", value="published")
    finally:
        connection.close()


@pytest.mark.parametrize("name", ["csv", "geojson"])
def test_an_export_that_is_killed_or_out_of_disk_leaves_no_half_file_and_the_next_one_clears_what_it_left(case: CasePlace, tmp_path: Path, name: str) -> None:
    """Killed behind each of its first incidents; then a disk that is full in the middle of a file."""
    out = tmp_path / "out"
    for after in (0, 1, 2):
        connection.close()
        pid = os.fork()
        if not pid:
            _killed_behind(case, name, out, after)
        assert os.WIFSIGNALED(os.waitpid(pid, 0)[1]) and not out.exists()
    left = [path.name for path in tmp_path.iterdir() if path.name.startswith(".out.making-")]
    assert left and not [line for line in lines() if line.kind == "exported"]
    size = resource.getrlimit(resource.RLIMIT_FSIZE)
    was = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    assert kept.how_many()  # the database is open before files may not grow
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, size[1]))  # a file that may not grow fails as a full disk does
        with pytest.raises(NotWritten):
            taken(case, name, out)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, size)
        signal.signal(signal.SIGXFSZ, was)
    assert not out.exists()
    done = taken(case, name, out)
    assert sorted(path.name for path in out.iterdir()) == sorted(done.files) and [path.name for path in tmp_path.iterdir() if "making" in path.name] == []


def _killed_behind(case: CasePlace, name: str, out: Path, after: int) -> None:
    import marsad.exports.export as module

    plain = module.seen

    def until(*given: Any, **more: Any) -> Iterator[Any]:
        for number, one in enumerate(plain(*given, **more)):
            if number == after:
                os.kill(os.getpid(), signal.SIGKILL)
            yield one

    module.seen = until  # type: ignore[assignment]
    taken(case, name, out)
    os._exit(0)
