"""Gazetteers are read into packs that the reader takes. All rows are made for these tests, in the layouts of the publishers."""

from __future__ import annotations

import gzip
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from marsad import Report, load_packs, read
from marsad.cli import main
from marsad.errors import InputError, PackError
from marsad.lexicon.check import check_packs
from marsad.lexicon.gazetteer.entries import COLUMNS, TYPES, PlaceEntry, read_places, write_places
from marsad.lexicon.gazetteer.ids import lasting_ids, unique_ids
from marsad.lexicon.gazetteer.importing import Imported, detect, import_gazetteer
from marsad.lexicon.gazetteer.intake import NO_ARABIC, NO_PLACE, OVER, TOLD
from marsad.lexicon.gazetteer.names import arabic_names, slug, spacing_key
from marsad.lexicon.gazetteer.ordinary import Ordinary
from marsad.lexicon.gazetteer.seats import with_seats
from marsad.lexicon.packs import BUNDLED, bundled


def geonames(ident: str, name: str, arabic: str, *, code: str = "PPL", kind: str = "P", lat: str = "10.5", lon: str = "20.5", people: str = "0", cc: str = "ZZ") -> str:
    """One row of a GeoNames country file in the governorate 01."""
    return "\t".join([ident, name, name, arabic, lat, lon, kind, code, cc, "", "01", "", "", "", people, "", "0", "Asia/Nowhere", "2024-01-01"])


def wof(ident: int, arabic: str, **more: object) -> str:
    """One slimmed record of Who's On First."""
    known = {"placetype": "locality", "name": f"Place {ident}", "country": "ZZ", "lat": 10.6, "lon": 20.6, "region": "Alpha", "county": None, "is_current": -1, "superseded_by": []}
    return json.dumps({"wof_id": ident, "names": {"ara_x_preferred": [arabic]}, **known, **more}, ensure_ascii=False)


GEONAMES = "\n".join(
    [
        geonames("1", "Alpha Governorate", "ألفا,محافظة ألفا", code="ADM1", kind="A"),
        geonames("2", "Tell Rimal", "تل رمال", lat="10.6", people="900"),
        geonames("3", "Tell Rimal", "تل رمال", lat="11.6", people="120000"),
        geonames("4", "Nameless", ""),
    ]
)
WOF = wof(7, "تل رمال")
PCODES = "ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,ADM0_PCODE\nAlpha,ألفا,ZZ01,Qurnas,رمال,ZZ0101,ZZ\n"


TABLE = (
    "name_ar\tname_en\taliases\ttype\tlat\tlon\tadm1\tadm2\tadm3\tpcode\tsource_id\n"
    "تل رمال\tTell Rimal\tتلة رمال\tvillage\t10.6\t20.6\tAlpha\tQurnas\t\t\tosm:n1\n"
    "\tNameless\t\tvillage\t10.7\t20.7\t\t\t\t\tosm:n2\n"
)


def brought_in(folder: Path, text: str, name: str = "source.txt", **options: object) -> tuple[Imported, list[PlaceEntry]]:
    """The summary and the rows of a pack made from a file of this text."""
    made = import_gazetteer(file(folder, name, text), folder / "pack", **options)  # type: ignore[arg-type]
    return made, read_places(folder / "pack" / "places.tsv")


def faults(folder: Path, text: str, name: str = "source.txt") -> list[tuple[int, str]]:
    """Line and message of every fault for which a file is refused."""
    with pytest.raises(PackError) as caught:
        brought_in(folder, text, name)
    assert not (folder / "pack").exists()
    return [(fault.line, fault.message) for fault in caught.value.faults]


def file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def command(*words: object) -> Result:
    return CliRunner().invoke(main, ["gazetteer", "import", *map(str, words)])


# --- what a file is --------------------------------------------------------------------------------------------------

SOURCES = [("ZZ.txt", GEONAMES, "geonames"), ("zz.jsonl", WOF, "wof"), ("adm.csv", PCODES, "pcodes"), ("adm.tsv", PCODES.replace(",", "\t"), "pcodes"), ("zz.tsv", TABLE, "table")]
each_source = pytest.mark.parametrize(("name", "text", "kind"), SOURCES, ids=[name for name, *_ in SOURCES])


@each_source
def test_kind_is_found_out(tmp_path: Path, name: str, text: str, kind: str) -> None:
    assert detect(file(tmp_path, name, text)) == kind


@each_source
def test_imported_pack_is_sound_and_reads_a_sentence(tmp_path: Path, name: str, text: str, kind: str) -> None:
    brought_in(tmp_path, text, name, country="zz")
    assert check_packs(str(tmp_path / "pack")) == ([], 2)
    got = read(Report("قتل مدنيان في قصف على محافظة ألفا وبلدة تل رمال وقضاء رمال.", "صحيفة المرفأ", date(2018, 3, 11)), load_packs(str(tmp_path / "pack")))
    places = {place.name: place for event in got.events for place in event.places}
    wanted = {"geonames": "ألفا", "wof": "تل رمال", "pcodes": "رمال", "table": "تل رمال"}[kind]
    assert places[wanted].id


@each_source
def test_same_file_gives_same_bytes(tmp_path: Path, name: str, text: str, kind: str) -> None:
    source = file(tmp_path, name, text)
    for folder in ("a/pack", "b/pack"):
        import_gazetteer(source, tmp_path / folder)
    assert [*map(Path.read_bytes, sorted((tmp_path / "a/pack").iterdir()))] == [*map(Path.read_bytes, sorted((tmp_path / "b/pack").iterdir()))]


@pytest.mark.parametrize("text", ["", "just a line of text", "a,b,c\n1,2,3"], ids=["empty", "prose", "table"])
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="neither a GeoNames file"):
        brought_in(tmp_path, text)


def test_gzip_is_read(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "zz.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(WOF)
    assert import_gazetteer(tmp_path / "zz.jsonl.gz", tmp_path / "pack").places == 1


def test_zip_of_geonames_is_read_past_its_readme(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "ZZ.zip", "w") as archive:
        archive.writestr("readme.txt", "licence")
        archive.writestr("ZZ.txt", GEONAMES)
    assert import_gazetteer(tmp_path / "ZZ.zip", tmp_path / "pack").places == 3


@pytest.mark.parametrize("name", ["x.gz", "x.zip"])
def test_cut_archives_are_refused(tmp_path: Path, name: str) -> None:
    whole = gzip.compress(GEONAMES.encode())
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match="cannot be read"):
        import_gazetteer(tmp_path / name, tmp_path / "pack")


def test_a_plain_table_is_read_under_the_licence_of_its_rows(tmp_path: Path) -> None:
    made, places = brought_in(tmp_path, TABLE, country="zz")
    assert (made.rows, dict(made.skipped), [(place.name, place.aliases, place.lat, place.adm2, place.country) for place in places]) == (
        2,
        {NO_ARABIC: 1},
        [("تل رمال", ("تلة رمال",), 10.6, "Qurnas", "zz")],
    )
    assert 'licence = "ODbL 1.0"' in (tmp_path / "pack" / "pack.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("home", "places"), [("", ["zz"]), ("ZZ", ["zz"]), ("yy", [])])
def test_a_row_that_names_no_country_is_of_the_one_that_was_asked_for(tmp_path: Path, home: str, places: list[str]) -> None:
    source = f"name_ar\ttype\tlat\tlon\tcountry\nتل رمال\tvillage\t10.6\t20.6\t{home}\nتل عيون\tvillage\t10.7\t20.6\tzz\n"
    assert [place.country for place in brought_in(tmp_path, source, country="zz")[1]] == [*places, "zz"]


@pytest.mark.parametrize(("row", "message"), [("تل\tT\t\tvillage\tx\t20\t\t\t\t\t", "x"), ("تل\tT\t\tpalace\t10\t20\t\t\t\t\t", "type 'palace'"), ("تل\tT", "2 cells")])
def test_broken_row_of_a_plain_table_is_told_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    told = faults(tmp_path, TABLE + row + "\n", "zz.tsv")
    assert [line for line, _ in told] == [4] and message in told[0][1]


def test_sheets_of_a_workbook_give_each_level_its_point(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "zz.xlsx")
    book.add_worksheet("read me").write_row(0, 0, ["about"])
    for name, header, row in (
        ("ADM2", ["adm2_name", "adm2_name1", "adm2_pcode", "adm1_name", "adm1_name1", "adm1_pcode", "center_lat", "center_lon"], ["Qurnas", "رمال", "ZZ0101", "Alpha", "ألفا", "ZZ01", 10.6, 20.6]),
        ("ADM1", ["adm1_name", "adm1_name1", "adm1_pcode", "center_lat", "center_lon"], ["Alpha", "ألفا", "ZZ01", 10.1, 20.1]),
    ):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, header)
        sheet.write_row(1, 0, row)
    book.close()
    import_gazetteer(tmp_path / "zz.xlsx", tmp_path / "pack")
    assert {(place.name, place.type, place.lat) for place in read_places(tmp_path / "pack" / "places.tsv")} == {("ألفا", "governorate", 10.1), ("رمال", "district", 10.6)}


def test_openstreetmap_is_loaded_only_by_name() -> None:
    assert "openstreetmap" not in bundled() and load_packs("openstreetmap").names[1].startswith("openstreetmap@")
    assert {place.source.partition(":")[0] for place in read_places(BUNDLED / "openstreetmap" / "places.tsv")} == {"osm"}
    assert not any("osm:" in path.read_text(encoding="utf-8") for path in BUNDLED.glob("*/places.tsv") if path.parent.name != "openstreetmap")


def test_no_row_of_openstreetmap_goes_into_another_pack(tmp_path: Path) -> None:
    place = next(place for place in read_places(BUNDLED / "openstreetmap" / "places.tsv") if place.id == "abu-rummana")
    source = f"name_ar\ttype\tlat\tlon\tcountry\n{place.name}\t{place.type}\t{place.lat}\t{place.lon}\tly\n"
    made, rows = brought_in(tmp_path, source)
    assert (made.known, [row.id for row in rows]) == (0, ["place"])


@pytest.mark.parametrize(("old", "ident"), [("مدينة صدام", "sadr-city"), ("مطار باسل الأسد", "hmeimim-airbase"), ("محافظة التأميم", "kirkuk-governorate")])
def test_a_place_is_found_by_the_name_that_it_bore_before(old: str, ident: str) -> None:
    got = read(Report(f"قتل رجلان في انفجار في {old}.", "صحيفة المرفأ", date(2003, 3, 11)), load_packs())
    assert [place.id for event in got.events for place in event.places][:1] == [ident]


# --- GeoNames --------------------------------------------------------------------------------------------------------


def test_geonames_types_governorates_and_shared_names(tmp_path: Path) -> None:
    made, rows = brought_in(tmp_path, GEONAMES, country="zz")
    assert [(row.id, row.type, row.adm1) for row in rows] == [
        ("alpha-governorate", "governorate", "Alpha Governorate"),
        ("tell-rimal", "village", "Alpha Governorate"),
        ("tell-rimal-alpha-governorate", "city", "Alpha Governorate"),
    ]
    assert (made.rows, made.places, made.shared_names, made.skipped) == (4, 3, 1, ((NO_ARABIC, 1),))


def test_geonames_counts_what_it_leaves_out(tmp_path: Path) -> None:
    rows = [GEONAMES, geonames("5", "Old", "خربة قديمة", code="PPLH"), geonames("6", "Field", "حقل", code="FLD", kind="L"), geonames("7", "Far", "بعيد", cc="YY")]
    made, _ = brought_in(tmp_path, "\n".join(rows), country="ZZ")
    assert dict(made.skipped) == {NO_ARABIC: 1, OVER: 1, NO_PLACE: 1, "of another country": 1}
    assert made.rows == made.places + sum(count for _, count in made.skipped)


def test_geonames_takes_the_arabic_name_before_the_persian_one(tmp_path: Path) -> None:
    _, rows = brought_in(tmp_path, geonames("1", "Karkhan", "کارخان,كارخان الغربية,Karkhan"))
    assert rows[0].name == "كارخان الغربية"


def test_alternate_names_give_names_preferred_first_and_no_historical_ones(tmp_path: Path) -> None:
    lines = [
        ["1", "4", "ar", "تل سمراء", "", "", "", "", "", ""],
        ["2", "4", "ar", "تل السمراء", "1", "", "", "", "", ""],
        ["3", "4", "ar", "تل عتيق", "", "", "", "1", "", ""],
        ["4", "4", "tr", "Tel Semra", "", "", "", "", "", ""],
    ]
    more = file(tmp_path, "alternate.txt", "\n".join("\t".join(line) for line in lines))
    made, rows = brought_in(tmp_path, GEONAMES, alternate=more)
    named = next(row for row in rows if row.source == "geonames:4")
    assert (named.name, named.aliases, made.places) == ("تل السمراء", ("تل سمراء",), 4)


BROKEN_GEONAMES = [
    ("short\trow", "2 columns, but a GeoNames file has 19"),
    (geonames("x1", "A", "ألف"), "'x1' is no number"),
    (geonames("9", "A", "ألف", lat="north"), "'north', '20.5' are not degrees"),
    (geonames("9", "A", "ألف", lat="95"), "'95', '20.5' are not degrees"),
    (geonames("9", "A", "ألف", lon="nan"), "'nan' are not degrees"),
    (geonames("9", "A", "ألف", people="many"), "population 'many'"),
]


@pytest.mark.parametrize(("row", "message"), BROKEN_GEONAMES, ids=[message for _, message in BROKEN_GEONAMES])
def test_broken_row_of_geonames_is_told_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    told = faults(tmp_path, f"{GEONAMES}\n{row}\n")
    assert [line for line, _ in told] == [5] and message in told[0][1]


def test_all_broken_rows_are_told_together(tmp_path: Path) -> None:
    assert [line for line, _ in faults(tmp_path, GEONAMES + "\nshort\trow\n\nanother")] == [5, 7]


def test_many_broken_rows_are_told_up_to_a_limit(tmp_path: Path) -> None:
    told = faults(tmp_path, GEONAMES + "\nshort" * (TOLD + 30))
    assert len(told) == TOLD + 1 and told[-1] == (0, "and 30 more broken rows")


def test_broken_bytes_are_a_fault_of_their_line(tmp_path: Path) -> None:
    (tmp_path / "ZZ.txt").write_bytes(GEONAMES.encode() + b"\n" + "تل".encode("cp1256"))
    with pytest.raises(PackError, match=r"ZZ\.txt:5: not UTF-8 at byte 0"):
        import_gazetteer(tmp_path / "ZZ.txt", tmp_path / "pack")


def test_broken_rows_are_left_out_where_that_is_asked_for(tmp_path: Path) -> None:
    made, rows = brought_in(tmp_path, GEONAMES + "\nshort", skip_broken=True)
    assert (len(rows), made.broken) == (3, 1)


# --- Who's On First --------------------------------------------------------------------------------------------------


def test_wof_leaves_out_what_is_over_or_no_place_and_says_so(tmp_path: Path) -> None:
    lines = [WOF, wof(8, "قديم", superseded_by=[9]), wof(9, "زائل", is_current=0), wof(10, "ملعب", placetype="venue"), wof(11, "Latin"), wof(12, "بعيد", country="YY")]
    made, rows = brought_in(tmp_path, "\n".join(lines), country="zz")
    assert [row.source for row in rows] == ["wof:7"]
    assert dict(made.skipped) == {OVER: 2, NO_PLACE: 1, NO_ARABIC: 1, "of another country": 1}


def test_wof_reads_geojson_features_of_a_checkout(tmp_path: Path) -> None:
    properties = {"wof:id": 5, "wof:placetype": "locality", "wof:country": "ZZ", "wof:name": "Ras Qurnas", "name:ara_x_preferred": ["رأس الوادي"], "geom:latitude": 1.5, "geom:longitude": 2.5}
    (tmp_path / "data").mkdir()
    for name in ("5.geojson", "5-alt-quattroshapes.geojson"):
        file(tmp_path / "data", name, json.dumps({"type": "Feature", "properties": properties}))
    import_gazetteer(tmp_path / "data", tmp_path / "pack")
    assert [(row.name, row.lat, row.id) for row in read_places(tmp_path / "pack" / "places.tsv")] == [("رأس الوادي", 1.5, "ras-qurnas")]


BROKEN_WOF = [
    ("{", "not readable as JSON"),
    ("[1]", "a record is an object"),
    ('{"wof_id": 1}', "names, placetype missing"),
    (wof(1, "x", names={"ara_x_preferred": "قرية"}), "names must be lists"),
    (wof(1, "x", lat="north"), "are not degrees"),
    (wof(1, "x", placetype=["locality"]), "must be words"),
    (wof(1, "x", population="many"), "population 'many'"),
    ("[" * 100_000, "not readable as JSON"),
]


@pytest.mark.parametrize(("row", "message"), BROKEN_WOF, ids=[message for _, message in BROKEN_WOF])
def test_broken_record_is_told_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    told = faults(tmp_path, f"{WOF}\n{row}\n")
    assert [line for line, _ in told] == [2] and message in told[0][1]


# --- OCHA p-codes ----------------------------------------------------------------------------------------------------

OLD_HEADER = "admin1Name_en,admin1Name_ar,admin1Pcode,admin2Name_en,admin2Name_ar,admin2Pcode"
NEW_HEADER = "adm1_name,adm1_name1,adm1_pcode,adm2_name,adm2_name1,adm2_pcode"


@pytest.mark.parametrize("header", [OLD_HEADER, NEW_HEADER, "ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE"], ids=["old", "new", "cod-ab"])
@pytest.mark.parametrize("parted", [",", "\t", ";"], ids=["comma", "tab", "semicolon"])
def test_pcodes_of_every_layout(tmp_path: Path, header: str, parted: str) -> None:
    _, rows = brought_in(tmp_path, f"{header}\nAlpha,ألفا,ZZ01,Qurnas,رمال,ZZ0101\n".replace(",", parted))
    assert [(row.id, row.name, row.pcode, row.type, row.adm1, row.adm2, row.country) for row in rows] == [
        ("alpha", "ألفا", "ZZ01", "governorate", "Alpha", "", "zz"),
        ("qurnas", "رمال", "ZZ0101", "district", "Alpha", "Qurnas", "zz"),
    ]


def test_pcodes_coordinates_belong_to_the_narrowest_unit(tmp_path: Path) -> None:
    _, rows = brought_in(tmp_path, f"{NEW_HEADER},center_lat,center_lon\nAlpha,ألفا,ZZ01,Qurnas,رمال,ZZ0101,3.5,4.5\n")
    assert [(row.lat, row.lon) for row in rows] == [(None, None), (3.5, 4.5)]


def test_pcodes_tags_of_hxl_are_no_unit_and_cells_may_run_over_lines(tmp_path: Path) -> None:
    made, rows = brought_in(tmp_path, f'{NEW_HEADER}\n#adm1+name,#adm1+name+ar,#adm1+code,#adm2+name,,#adm2+code\nAlpha,ألفا,ZZ01,"Ri\nmal",رمال,ZZ0101\n')
    assert (made.rows, [row.id for row in rows]) == (1, ["alpha", "ri-mal"])


def test_pcodes_keep_two_units_of_one_name_apart(tmp_path: Path) -> None:
    made, rows = brought_in(tmp_path, f"{NEW_HEADER}\nAlpha,ألفا,ZZ01,Qurnas,رمال,ZZ0101\nBeta,بيتا,ZZ02,Qurnas,رمال,ZZ0201\n")
    assert [row.id for row in rows if row.name == "رمال"] == ["qurnas", "qurnas-beta"] and made.shared_names == 1


BROKEN_PCODES = [
    ("Alpha,ألفا,ZZ01", "3 cells, but the header names 6"),
    ("Alpha,ألفا,ZZ01,Qurnas,رمال,ZZ0101,more", "7 cells, but the header names 6"),
    ("Alpha,ألفا,,Rimal,رمال,", "without a p-code"),
    ("Alpha,بيتا,ZZ01,Wadi,وادي,ZZ0102", "the p-code ZZ01 is بيتا here, but ألفا in line 2"),
]


@pytest.mark.parametrize(("row", "message"), BROKEN_PCODES, ids=["short", "long", "without", "twice"])
def test_broken_row_of_pcodes_is_told_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    told = faults(tmp_path, f"{NEW_HEADER}\nAlpha,ألفا,ZZ01,Qurnas,رمال,ZZ0101\n{row}\n")
    assert [line for line, _ in told] == [3] and message in told[0][1]


# --- names, ids, ordinary words, seats -------------------------------------------------------------------------------


def place(ident: str, name: str, **more: object) -> PlaceEntry:
    return PlaceEntry(**{"id": ident, "name": name, "aliases": (), "type": "village", "lat": 10.0, "lon": 20.0, "country": "zz", **more})  # type: ignore[arg-type]


def test_names_lose_marks_remarks_and_type_words() -> None:
    assert arabic_names(["مُحَافَظَة إدلب", "Idlib", "إدلب (سوريا)"]) == ["إدلب"]


@pytest.mark.parametrize(("one", "other"), [("كفر سجنة", "كفرسجنة"), ("أريحا", "اريحا"), ("السلمية", "السلميه"), ("تل-رمال", "تل رمال")])
def test_spelling_and_spacing_variants_are_one_name(one: str, other: str) -> None:
    assert spacing_key(one) == spacing_key(other)


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=12))
def test_ids_stand_once(names: list[str]) -> None:
    made = unique_ids([place(slug(name), "اسم") for name in names], {"b"})
    assert len({row.id for row in made}) == len(names) and "b" not in {row.id for row in made}


def test_a_known_place_keeps_its_id_and_another_of_the_name_gets_its_own() -> None:
    known = [place("rimal-the-known", "رمال", type="town", aliases=("الرمال",))]
    near, far = lasting_ids([place("rimal", "الرمال", lat=10.01), place("rimal-the-known", "رمال", lat=12.0)], known, {"rimal-the-known"})
    assert (near.id, near.type, near.aliases) == ("rimal-the-known", "town", ("رمال",))
    assert far.id not in ("rimal-the-known", "rimal")


def test_a_known_governorate_gives_its_spelling_to_the_places_within() -> None:
    known = [place("nineveh", "نينوى", type="governorate", adm1="Nineveh")]
    unit, village = lasting_ids([place("ninawa", "نينوى", type="governorate", adm1="Ninawa"), place("tell", "تل رمال", adm1="Ninawa")], known, {"nineveh"})
    assert (unit.id, unit.adm1, village.adm1) == ("nineveh", "Nineveh", "Nineveh")


def test_pack_beside_the_bundled_one_hides_no_place(tmp_path: Path) -> None:
    bundled = {row.id for row in read_places(BUNDLED / "iraq" / "places.tsv")}
    _, rows = brought_in(tmp_path, "\n".join([wof(1, "مصوال", name="Mosul", country="IQ"), wof(2, "تل رمال", name="Kirkuk", country="IQ")]))
    assert {"mosul", "kirkuk"} <= bundled and not bundled & {row.id for row in rows}


@pytest.mark.parametrize(
    ("name", "kind", "common"),
    [("الأمل", "village", True), ("ضباع", "town", True), ("كرم", "town", True), ("تل رمال", "village", False), ("الطشتوش", "village", True), ("الطشتوش", "town", False)],
)
def test_names_that_may_be_words_are_marked(name: str, kind: str, common: bool) -> None:
    ordinary = Ordinary({"امل", "ضباع"}, [])
    assert ordinary.marked(place("x", name, type=kind)).common is common


def test_a_name_that_stands_unmarked_in_the_country_s_pack_is_sure() -> None:
    known = [place("a", "ضباع"), place("b", "جراد", common=True)]
    ordinary = Ordinary({"ضباع"}, known, country="zz")
    assert [ordinary.marked(place("x", name, type="town")).common for name in ("ضباع", "جراد")] == [False, True]


def test_seat_of_a_governorate_is_a_city_and_has_its_name_alone() -> None:
    unit = place("ninawa", "نينوى", aliases=("الموصل",), type="governorate", adm1="Ninawa")
    made = with_seats([unit, place("mosul", "الموصل", adm1="Ninawa"), place("m2", "الموصل", adm1="Ninawa", lat=12.0), place("m3", "الموصل", adm1="Elsewhere")])
    assert [(row.type, row.aliases) for row in made] == [("governorate", ()), ("city", ()), ("village", ()), ("village", ())]


ROWS = st.builds(
    PlaceEntry,
    id=st.from_regex(r"[a-z]{1,8}", fullmatch=True),
    name=st.text("ابتث", min_size=1),
    aliases=st.lists(st.text("جحخ", min_size=1), unique=True, max_size=3).map(tuple),
    type=st.sampled_from(sorted(TYPES)),
    lat=st.floats(-90, 90).map(lambda value: round(value, 5) + 0.0),
    lon=st.floats(-180, 180).map(lambda value: round(value, 5) + 0.0),
    adm1=st.sampled_from(["", "Alpha"]),
    pcode=st.sampled_from(["", "ZZ01"]),
    common=st.booleans(),
    country=st.just("zz"),
)


@given(st.lists(ROWS, unique_by=lambda row: row.id, max_size=5))
def test_tables_round_trip(rows: list[PlaceEntry]) -> None:
    assert read_places(write_places(rows)) == rows


def test_table_tells_all_its_faults_with_their_lines() -> None:
    cells = ["\t".join(COLUMNS), "# remark", "a\tتل", "b\t\t\ttown", "c\tتل\t\ttown\t1", "d\tتل\t\ttown", "d\tتل\t\ttown", "e" + "\t" * 20]
    with pytest.raises(PackError) as caught:
        read_places("\n".join(cells))
    assert [fault.line for fault in caught.value.faults] == [3, 4, 5, 7, 8]


# --- the command -----------------------------------------------------------------------------------------------------


def test_command_says_what_it_read_and_wrote(tmp_path: Path) -> None:
    done = command(file(tmp_path, "ZZ.txt", GEONAMES), "--country", "zz", "--out", tmp_path / "zz")
    assert done.exit_code == 0
    assert "4 rows read; 1 left out: no name in Arabic script" in done.output
    assert "3 places written: 1 governorate, 1 village, 1 city" in done.output and "1 names stand for more than one place" in done.output


def test_a_pack_is_not_written_over(tmp_path: Path) -> None:
    source = file(tmp_path, "ZZ.txt", GEONAMES)
    command(source, "--out", tmp_path / "zz")
    before = (tmp_path / "zz" / "places.tsv").read_bytes()
    again = command(source, "--out", tmp_path / "zz")
    assert again.exit_code == 1 and "already" in again.output and (tmp_path / "zz" / "places.tsv").read_bytes() == before


def test_command_refuses_with_a_reason(tmp_path: Path) -> None:
    source = file(tmp_path, "ZZ.txt", GEONAMES)
    wrong = [(["--country", "Syria"], "two letters"), (["--country", "yy"], "4 of another country"), (["--kind", "wof"], "not readable as JSON")]
    for options, message in [*wrong, (["--kind", "pcodes"], "no COD-AB table")]:
        done = command(source, *options, "--out", tmp_path / "zz")
        assert done.exit_code == 1 and message in done.output and not (tmp_path / "zz").exists()


def test_command_refuses_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    done = command(file(tmp_path, "ZZ.txt", GEONAMES), "--out", tmp_path / "ZZ.txt" / "pack")
    assert done.exit_code == 1 and "cannot be written" in done.output
