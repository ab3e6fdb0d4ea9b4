"""Tables in other projects' columns: who met whom, what is not known stays empty, and their own libraries read them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.exporting import UNREAD, VICTIM, filled, taken
from tests.test_exports import read_csv

from marsad.exports.formats.acled import event_kind, interaction, sides
from marsad.exports.formats.columns import peer_names
from marsad.exports.formats.ucdp_ged import priogrid, violence
from marsad.exports.peers import Facts, Side
from marsad.exports.tables import codes, rows
from marsad.model.acled import ACLED
from marsad.record import incidents as kept
from marsad.record.place import CasePlace
from marsad.record.store import judge

STATE, REBELS = Side("army", "Army", "state_force", True), Side("band", "Band", "rebel", True)
ROW = {"type": "shooting", "killed_min": 3, "killed_max": 5, "withheld": False}
NOBODY = Facts(ROW, codes("countries")["SY"], None, None, "", (), None, False, (), (), (), (), ())


def facts(**changes: Any) -> Facts:
    return replace(NOBODY, row={**ROW, "type": changes.pop("type", "shooting")}, **changes)


@pytest.mark.parametrize(
    ("found", "event", "sub"),
    [
        (facts(civilians=True), "Violence against civilians", "Attack"),
        (facts(target=REBELS), "Battles", "Armed clash"),
        (facts(type="killing", target=REBELS), "Battles", "Armed clash"),
        (facts(type="airstrike", target=REBELS), "Explosions/Remote violence", "Air/drone strike"),
        (facts(type="territorial_change", doer=STATE), "Battles", "Government regains territory"),
        (facts(type="territorial_change", doer=REBELS), "Battles", "Non-state actor overtakes territory"),
        (facts(type="territorial_change"), "Strategic developments", "Non-violent transfer of territory"),
        (facts(type="negotiation"), "", ""),
        (facts(type=None), "", ""),
    ],
)
def test_kind_of_event_is_by_who_met_whom(found: Facts, event: str, sub: str) -> None:
    assert event_kind(found) == (event, sub)


def test_every_type_that_acled_has_stands_in_the_table() -> None:
    assert {kind for kind, told in ACLED.items() if told} <= {row["type"] for row in rows("acled")}


def test_rival_parties_make_no_actor() -> None:
    first, second = sides(facts(rivals=("Army", "Band"), civilians=True), ("Violence against civilians", "Attack"))
    assert first == ("Unidentified Armed Group (Syria)", "") and second == ("Civilians (Syria)", "Civilians")


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ("Rebel group", "State forces", "State forces-Rebel group"),
        ("State forces", "State forces", "State forces-State forces"),
        ("", "Civilians", "Civilians only"),
        ("", "", ""),
        ("External/Other forces", "Civilians", "Civilians-External/Other forces"),
    ],
)
def test_interaction_is_text_in_the_order_of_codes(first: str, second: str, both: str) -> None:
    assert interaction(first, second) == both


@pytest.mark.parametrize(
    ("found", "number"),
    [
        (facts(doer=STATE, target=REBELS), 1),
        (facts(doer=REBELS, target=replace(REBELS, name="Other")), 2),
        (facts(doer=REBELS, civilians=True), 3),
        (facts(civilians=True), None),
        (facts(doer=Side(None, "someone", "", False), civilians=True), None),
    ],
)
def test_type_of_violence_is_by_the_parties(found: Facts, number: int | None) -> None:
    assert violence(found) == number


def test_cells_of_priogrid() -> None:
    assert priogrid(-90, -180) == 1 and priogrid(-89.75, -179.25) == 2 and priogrid(-89.4, -180) == 721 and priogrid(89.9, 179.9) == 259_200


def test_peers_tables_have_their_columns_in_their_order(case: CasePlace, tmp_path: Path) -> None:
    filled(case)
    assert (len(peer_names("acled")), len(peer_names("ucdp-ged"))) == (31, 49)
    for name, file in (("acled", "acled.csv"), ("ucdp-ged", "ged.csv")):
        taken(case, name, tmp_path / name)
        head = (tmp_path / name / file).read_text(encoding="utf-8-sig").splitlines()[0]
        assert head == ",".join(peer_names(name))


def test_fatalities_are_the_lowest_number_and_empty_where_none_is_stated(filled_case: CasePlace, tmp_path: Path) -> None:
    taken(filled_case, "acled", tmp_path / "out")
    for row, line in zip(read_csv(tmp_path / "out" / "acled.csv")[1:], kept.incidents(), strict=True):
        assert row["fatalities"] == ("" if line.killed_min is None else str(line.killed_min))
        assert line.killed_min is not None or "marsad:fatalities=not_stated" in row["tags"]


def test_sums_of_deaths_are_those_of_the_incidents(filled_case: CasePlace, tmp_path: Path) -> None:
    taken(filled_case, "sdg-16-1-2", tmp_path / "out")
    sums = read_csv(tmp_path / "out" / "sdg_16_1_2.csv")
    expected = sum((one["killed"].get(group) or {}).get("min") or 0 for one in kept.all_payloads() for group in ("civilian", "fighter", "unknown"))
    assert sum(int(row["deaths_min"]) for row in sums if row["of_which"] == "no") == expected > 0


def test_hxl_reads_the_row_of_tags(filled_case: CasePlace, tmp_path: Path) -> None:
    import hxl

    taken(filled_case, "acled", tmp_path / "out")
    source = hxl.data(str(tmp_path / "out" / "acled.csv"), hxl.InputOptions(allow_local=True))
    assert len(list(source)) == len(kept.incidents()) and {"#event", "#affected", "#geo"} <= {column.tag for column in source.columns}


def test_airwars_tables_have_their_columns_and_our_numbers(filled_case: CasePlace, tmp_path: Path) -> None:
    taken(filled_case, "airwars", tmp_path / "out", "admin")
    found = {row["code"]: row for row in read_csv(tmp_path / "out" / "incidents.csv")}
    assert not [name for name in peer_names("airwars-incidents") if "internal" in name]
    for one in kept.all_payloads():
        row, children = found[one["id"]], one["killed"].get("children") or {}
        assert row["children_killed_min"] == ("" if children.get("min") is None else str(children["min"]))
        assert row["men_killed_min"] == "" and int(row["num_sources"]) == len(one["reports"])
    sources = read_csv(tmp_path / "out" / "sources.csv")
    assert len(sources) == sum(len(one["reports"]) for one in kept.all_payloads())
    victims = read_csv(tmp_path / "out" / "victims.csv")
    assert sorted(row["name_arabic"] for row in victims) == sorted([UNREAD, VICTIM])


def test_frictionless_reads_the_pack(filled_case: CasePlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from frictionless import Package

    taken(filled_case, "csv", tmp_path / "out")
    monkeypatch.chdir(tmp_path / "out")
    report = Package("datapackage.json").validate()
    assert report.valid, report.flatten(["title", "fieldName", "note"])[:5]


# schemata and properties of followthemoney 4.11 that are written; its own library read them when this was made
FTM = {
    "Event": {"name", "summary", "startDate", "endDate", "location", "addressEntity", "country", "involved", "keywords", "recordId", "sourceUrl"},
    "Article": {"title", "publisher", "publishedAt", "language", "sourceUrl", "fileName"},
    "Address": {"full", "city", "state", "country", "latitude", "longitude"},
    "Organization": {"name"},
    "LegalEntity": {"name"},
    "Documentation": {"document", "entity", "role"},
    "UnknownLink": {"subject", "object", "role"},
    "Note": {"entity", "name", "description"},
}


def test_entities_have_properties_of_their_schema_and_point_to_entities_that_are_there(filled_case: CasePlace, tmp_path: Path) -> None:
    taken(filled_case, "ftm", tmp_path / "out")
    found = [json.loads(line) for line in (tmp_path / "out" / "entities.ftm.json").read_text(encoding="utf-8").splitlines()]
    ids = {one["id"] for one in found}
    assert len(ids) == len(found) and {one["schema"] for one in found} <= FTM.keys()
    for one in found:
        assert one["properties"].keys() <= FTM[one["schema"]]
        assert all(value in ids for name in ("document", "entity", "subject", "object", "involved", "addressEntity") for value in one["properties"].get(name, ()))


def test_followthemoney_keeps_every_value_that_is_written(filled_case: CasePlace, tmp_path: Path) -> None:
    """Opt-in: the library brings more than the tests otherwise need; what it drops, it drops in silence."""
    model = pytest.importorskip("followthemoney", reason="left out: pip install followthemoney").model
    taken(filled_case, "ftm", tmp_path / "out")
    for line in (tmp_path / "out" / "entities.ftm.json").read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        entity = model.make_entity(told["schema"])
        entity.id = told["id"]
        for name, values in told["properties"].items():
            entity.add(name, values)
        assert {name: set(values) for name, values in entity.to_dict()["properties"].items()} == {name: set(values) for name, values in told["properties"].items()}


# schema.org: the properties that each type has, of those that are written, and those that Google's page on ClaimReview requires (its url too, which is there where the export is given the address of a public site)
SCHEMA_ORG = {
    "ClaimReview": {"identifier", "url", "datePublished", "author", "claimReviewed", "reviewRating", "itemReviewed"},
    "Claim": {"datePublished", "author", "firstAppearance", "appearance"},
    "Rating": {"alternateName", "bestRating", "worstRating", "ratingValue"},
    "Organization": {"name"},
    "CreativeWork": {"identifier", "url", "publisher", "datePublished"},
}
REQUIRED = {"ClaimReview": {"claimReviewed", "reviewRating"}, "Rating": {"alternateName"}}


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The nodes of a JSON-LD document."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            for inner in one.values():
                yield from nodes(inner)


def test_a_review_is_made_of_what_a_person_graded_only(filled_case: CasePlace, tmp_path: Path) -> None:
    ident = kept.incidents(order="reports")[0].id
    judge("grade", ident, who="سلمى", value="fair", why="مصدران")
    taken(filled_case, "claimreview", tmp_path / "out")
    (review,) = [json.loads(line) for line in (tmp_path / "out" / "claimreviews.jsonl").read_text(encoding="utf-8").splitlines()]
    assert review["@type"] == "ClaimReview" and review["identifier"] == ident and review["reviewRating"]["ratingValue"] == 4
    for node in nodes(review):
        told = node.keys() - {"@context", "@type"}
        assert REQUIRED.get(node["@type"], set()) <= told <= SCHEMA_ORG[node["@type"]], node["@type"]
    assert review["itemReviewed"]["appearance"] and "سلمى" not in json.dumps(review, ensure_ascii=False)


def test_cells_of_uwazi_are_as_its_import_wants_them(filled_case: CasePlace, tmp_path: Path) -> None:
    taken(filled_case, "uwazi", tmp_path / "out")
    found = read_csv(tmp_path / "out" / "import.csv")
    template = json.loads((tmp_path / "out" / "template.json").read_text(encoding="utf-8"))
    assert {one["name"] for one in template["properties"]} | {"title"} == found[0].keys()
    assert len({row["title"] for row in found}) == len(found)
    assert all(":" in row["date"] for row in found if row["date"]) and all(row["where"].count("|") == 1 for row in found if row["where"])


# how huridocs/uwazi reads cells (app/api/csv/typeParsers.ts and typeParsers/geolocation.ts): | between values, : between the ends of a range of dates
UWAZI = {
    "daterange": lambda cell: all(not end or date.fromisoformat(end) for end in cell.split(":")) and cell.count(":") == 1,
    "geolocation": lambda cell: -90 <= float(cell.split("|")[0]) <= 90 and -180 <= float(cell.split("|")[1]) <= 180 and cell.count("|") == 1,
    "link": lambda cell: bool(cell.split("|")[0]) and urlsplit(cell.split("|")[1]).netloc != "",
    "multiselect": lambda cell: all(cell.split("|")),
    "select": lambda cell: "|" not in cell,
    "text": lambda cell: True,
}
# the words that sjacorg/bayanat takes in a sheet (enferno/data_import/utils/sheet_import.py, set_from_list; its configuration): what is no such word goes to the description
BAYANAT = {"sex": {"", "Male", "Female"}, "age": {"", "Minor", "Adult", "Unknown"}}
# atlosdotorg/atlos, docs, "Import and export data": these columns by these names, in lower case; the words of its interface for programs
ATLOS = {"status": {"To Do", "In Progress", "Ready for Review", "Help Needed", "Completed", "Canceled"}, "sensitive": {"Not Sensitive", "Graphic Violence", "Deceptive or Misleading", "Personal Information Visible"}}


def test_every_cell_is_one_that_the_peers_import_takes(filled_case: CasePlace, tmp_path: Path) -> None:
    for name in ("uwazi", "bayanat", "atlos"):
        taken(filled_case, name, tmp_path / name, "admin")
    kinds = {one["name"]: one["type"] for one in json.loads((tmp_path / "uwazi" / "template.json").read_text(encoding="utf-8"))["properties"]}
    for row in read_csv(tmp_path / "uwazi" / "import.csv"):
        assert row["title"] and [name for name, kind in kinds.items() if row[name] and not UWAZI[kind](row[name])] == []
    people = read_csv(tmp_path / "bayanat" / "actors.csv")
    assert len(people) > 1 and all(row[name] in words for row in people for name, words in BAYANAT.items()) and {row["sex"] for row in people} != {""}
    for item in json.loads((tmp_path / "bayanat" / "bulletins.json").read_text(encoding="utf-8")):
        assert item["item"]["title"] and item["item"]["comments"] and item["item"]["source_link"], "its form has these three as required"
    incidents = read_csv(tmp_path / "atlos" / "incidents.csv")
    assert all(row[name] in words for row in incidents for name, words in ATLOS.items()) and all(len(row["description"]) >= 8 for row in incidents)
