"""Gazetteers are read into packs that the reader takes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from marsad.cli import main
from marsad.errors import InputError, PackError
from marsad.lexicon.check import check_packs
from marsad.lexicon.gazetteer.entries import PlaceEntry, arabic_names, read_places, slug, unique_ids, write_places
from marsad.lexicon.gazetteer.importing import detect, import_gazetteer
from marsad.lexicon.packs import load_packs

# rows made for this test, in the layout of the publishers
GEONAMES = "\n".join(
    "\t".join(row)
    for row in [
        ["1", "Alpha Governorate", "Alpha Governorate", "ألفا,محافظة ألفا", "10.5", "20.5", "A", "ADM1", "ZZ", "", "01", "", "", "", "0", "", "", "", ""],
        ["2", "Tell Rimal", "Tell Rimal", "تل رمال", "10.6", "20.6", "P", "PPL", "ZZ", "", "01", "", "", "", "900", "", "", "", ""],
        ["3", "Tell Rimal", "Tell Rimal", "تل رمال", "11.6", "21.6", "P", "PPL", "ZZ", "", "01", "", "", "", "120000", "", "", "", ""],
        ["4", "Nameless", "Nameless", "", "11.7", "21.7", "P", "PPL", "ZZ", "", "01", "", "", "", "10", "", "", "", ""],
    ]
)
WOF = {"wof_id": 7, "placetype": "locality", "name": "Tell Rimal", "country": "ZZ", "lat": 10.6, "lon": 20.6, "names": {"ara_x_preferred": ["تل رمال"]}}
PCODES = "ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,ADM0_PCODE\nAlpha,ألفا,ZZ01,Rimal,رمال,ZZ0101,ZZ\n"


def file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "text", "kind"), [("ZZ.txt", GEONAMES, "geonames"), ("zz.jsonl", json.dumps(WOF), "wof"), ("adm.csv", PCODES, "pcodes")])
def test_kind_is_found_out(tmp_path: Path, name: str, text: str, kind: str) -> None:
    assert detect(file(tmp_path, name, text)) == kind


def test_geonames_types_governorates_and_shared_names(tmp_path: Path) -> None:
    made = import_gazetteer(file(tmp_path, "ZZ.txt", GEONAMES), tmp_path / "zz", country="zz")
    rows = read_places(tmp_path / "zz" / "places.tsv")
    assert [(row.id, row.type, row.adm1) for row in rows] == [
        ("alpha-governorate", "governorate", "Alpha Governorate"),
        ("tell-rimal", "village", "Alpha Governorate"),
        ("tell-rimal-alpha-governorate", "city", "Alpha Governorate"),
    ]
    assert (made.rows, made.shared_names) == (3, 1)


def test_imported_pack_is_sound_and_read_with(tmp_path: Path) -> None:
    import_gazetteer(file(tmp_path, "ZZ.txt", GEONAMES), tmp_path / "zz")
    assert check_packs(str(tmp_path / "zz"))[0] == []
    scan = load_packs(str(tmp_path / "zz")).lexicon.scan("قصف قرب تل رمال")
    assert {term.key for terms in scan.terms for term in terms if term.kind == "place"} == {"tell-rimal", "tell-rimal-alpha-governorate"}


def test_gzip_and_country_left_out(tmp_path: Path) -> None:
    path = tmp_path / "zz.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write(json.dumps(WOF) + "\n" + json.dumps({**WOF, "wof_id": 8, "country": "YY"}) + "\n")
    made = import_gazetteer(path, tmp_path / "zz", country="zz")
    assert (made.rows, made.elsewhere) == (1, 1)


def test_pcodes_keep_their_codes(tmp_path: Path) -> None:
    import_gazetteer(file(tmp_path, "adm.csv", PCODES), tmp_path / "zz")
    assert [(row.pcode, row.type) for row in read_places(tmp_path / "zz" / "places.tsv")] == [("ZZ01", "governorate"), ("ZZ0101", "district")]


def test_all_broken_lines_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        import_gazetteer(file(tmp_path, "ZZ.txt", GEONAMES + "\nshort\trow\nanother"), tmp_path / "zz")
    assert [fault.line for fault in caught.value.faults] == [5, 6]
    assert not (tmp_path / "zz").exists()


@pytest.mark.parametrize("text", ["", "just a line of text", "a,b,c\n1,2,3"])
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="GeoNames"):
        import_gazetteer(file(tmp_path, "x.txt", text), tmp_path / "zz")


def test_a_pack_is_not_written_over(tmp_path: Path) -> None:
    source = file(tmp_path, "ZZ.txt", GEONAMES)
    import_gazetteer(source, tmp_path / "zz")
    with pytest.raises(InputError, match="already"):
        import_gazetteer(source, tmp_path / "zz")


def test_command_says_what_it_wrote(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["gazetteer", "import", str(file(tmp_path, "ZZ.txt", GEONAMES)), "--out", str(tmp_path / "zz")])
    assert done.exit_code == 0 and "3 places" in done.output
    again = CliRunner().invoke(main, ["gazetteer", "import", str(tmp_path / "ZZ.txt"), "--out", str(tmp_path / "zz")])
    assert again.exit_code == 1 and "already" in again.output


def test_names_lose_marks_remarks_and_type_words() -> None:
    assert arabic_names(["مُحَافَظَة إدلب", "Idlib", "إدلب (سوريا)"]) == ["إدلب"]


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=12))
def test_ids_stand_once(names: list[str]) -> None:
    made = unique_ids([PlaceEntry(slug(name), "اسم", (), "village", None, None) for name in names], set())
    assert len({row.id for row in made}) == len(names)


@given(st.text("ابتث ", min_size=1).filter(str.strip), st.floats(-90, 90), st.floats(-180, 180))
def test_tables_round_trip(name: str, lat: float, lon: float) -> None:
    row = PlaceEntry("x", name.strip(), (), "town", round(lat, 5), round(lon, 5), "A", "B", country="zz", source="s")
    assert read_places(write_places([row])) == [row]
