"""Packs: a sound one is taken, a broken one tells all its faults at once, with file and line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad import Report, load_packs, read
from marsad.cli import main
from marsad.errors import PackError, PackFault
from marsad.lexicon import bodies, columns, sites, tables
from marsad.lexicon.check import check_packs
from marsad.lexicon.packs import BUNDLED, bundled, load_actors
from marsad.lexicon.rows import checked, numbered

HEAD = 'id = "test"\nversion = "1"\ntitle = "test"\n'
# one sound row of every table
SOUND = {
    "saying": "past\tpresent\tmasdar\tparticiple\tact\tgoverns\nنبس\tينبس\tنبس\tنابس\tassert\ta b",
    "events": "type\tpos\tword\tplural\tpresent\tmasdar\tmeans\nclash\tnoun\tتهاوش\tتهاوشات\t\t\t",
    "harms": "outcome\tpos\twords\tplural\tpresent\nkilled\tnoun\tهالوك\tهواليك\t",
    "persons": "single\tplural\tstatus\tage\tsex\trole\nقزاز\tقزازون\tcivilian\tadult\tman/unknown\t",
    "weapons": "name\tsingle\tplural\tunit\tnote\nrocket\tقذوف\tقذوفات\trockets\t",
    "sources": "single\tplural\tkind\tnote\nهماس\tهماسون\twitness\t",
    "phrases": "key\twords\nrelated\tطالعوا كذلك",
    "numerals": "form\tvalue\tclass\tgender\nدرزن\t12\tscale\t",
    "calendar": "form\tkind\tvalue\tnote\nمايوه\tmonth\t5\t",
    "actors": "id\tname\taliases\thostile\tshort\tkind\tforce\tcountry\tsex\tnote\nmarfa\tصحيفة المرفأ\tالمرفأ نيوز\t\t\toutlet\tcivilian\t\t\t",
    "places": "id\tname\taliases\ttype\tlat\tlon\tadm1\tadm2\tadm3\tpcode\tcommon\tcountry\tsource\ntell-rimal\tتل رمال\t\ttown\t10.5\t20.5\tAlpha\t\t\t\t\tzz\twritten",
    "sites": "host\toutlet\tbody\ttitle\tdate\tdrop\nmarfa.test\tصحيفة المرفأ\tarticle\th1\t\t",
    "forces": "words\nأسطول القزازين {m}",
    "bodies": "head\twith\tkind\nنقابة\tقزازين\tngo",
}


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Path]:
    """A pack folder with the named files."""

    def write(head: str = HEAD, **files: str) -> Path:
        folder = tmp_path / "pack"
        folder.mkdir()
        (folder / "pack.toml").write_text(head, encoding="utf-8")
        for name, text in files.items():
            (folder / (name if "." in name else f"{name}.tsv")).write_text(text, encoding="utf-8")
        return folder

    return write


def faults(folder: Path) -> list[tuple[str, int, str]]:
    """File, line and message of every fault that loading a folder meets."""
    with pytest.raises(PackError) as caught:
        load_packs(str(folder))
    return [(Path(fault.path).name, fault.line, fault.message) for fault in caught.value.faults]


# --- sound packs -----------------------------------------------------------------------------------------------------


def test_bundled_packs_are_sound() -> None:
    assert [str(fault) for fault in check_packs()[0]] == []


def test_every_table_that_is_read_has_its_columns_told() -> None:
    assert set(columns.TABLES) == {name for name, _ in tables.TABLES} | {sites.TABLE, bodies.TABLE, tables.FORCES}


def test_sound_tables_are_taken_and_each_of_their_words_found(pack: Callable[..., Path]) -> None:
    assert set(SOUND) == set(columns.TABLES)
    assert check_packs(str(pack(**SOUND)))[0] == []


def test_pack_is_read_with(pack: Callable[..., Path]) -> None:
    packs = load_packs(str(pack(**SOUND)))
    got = read(Report("قتل مدنيان في قصف على بلدة تل رمال، بحسب صحيفة المرفأ."), packs)
    assert [place.id for event in got.events for place in event.places] == ["tell-rimal"]
    assert got.claims[0].chain[0].id == "marfa" and got.packs[-1] == "test@1"


def test_table_may_leave_optional_columns_out(pack: Callable[..., Path]) -> None:
    folder = pack(places="id\tname\ttype\ntell\tتل رمال\ttown", events="type\tpos\tword\nclash\tverb\tتهاوش", persons="single\tstatus\nقزاز\tcivilian")
    got = read(Report("تهاوش مسلحون في بلدة تل رمال وقتل قزاز."), load_packs(str(folder)))
    place = next(place for event in got.events for place in event.places)
    assert (place.id, place.lat) == ("tell", None)


def test_mark_of_byte_order_carriage_returns_remarks_and_blank_lines_do_no_harm(pack: Callable[..., Path]) -> None:
    folder = pack(places="\ufeffid\tname\ttype\r\n# remark\r\n\r\ntell\tتل رمال\ttown\r\n")
    assert check_packs(str(folder))[0] == []
    assert [term.key for terms in load_packs(str(folder)).lexicon.scan("تل رمال").terms for term in terms] == ["tell"]


def test_packs_are_folders_or_bundled_names() -> None:
    with pytest.raises(PackError, match=re.escape(f"give one of {', '.join(bundled())} or a folder")):
        load_packs("atlantis")


# --- broken packs ----------------------------------------------------------------------------------------------------


def test_all_faults_of_all_files_are_told_at_once(pack: Callable[..., Path]) -> None:
    folder = pack(
        head='id = "x"\n',
        actors="id\tname\tkind\n# remark\n\na\tالاسم\twire\textra\nb\tاسم\tstar",
        places="id\tname\ttype\tlat\tlon\nc\tتل\ttown\tx\ty\nc\tتل\ttown\t1\t1",
        saying="past\tact\tgoverns\n\tassert\ta",
    )
    told = faults(folder)
    assert [(name, line) for name, line, _ in told] == [("pack.toml", 1), ("saying.tsv", 2), ("actors.tsv", 4), ("actors.tsv", 5), ("places.tsv", 2), ("places.tsv", 3)]


BROKEN = [
    ("places", "id\tname\nx\tتل", 1, "the column 'type' is missing"),
    ("places", "", 1, "the column 'id' is missing"),
    ("places", "id\tname\ttype\talias\nx\tتل رمال\ttown\t", 1, "the column 'alias' is not read"),
    ("places", "id\tname\ttype\nx\tتل رمال\tmetropolis", 2, "type 'metropolis' is none of"),
    ("places", "id\tname\ttype\nx\t?\ttown", 2, "name is empty"),
    ("places", "id\tname\ttype\tlat\tlon\nx\tتل رمال\ttown\t91\t0", 2, "'91', '0' are not degrees"),
    ("places", "id\tname\ttype\tlat\tlon\nx\tتل رمال\ttown\t35.5\t", 2, "are not degrees"),
    ("places", "id\tname\ttype\tlat\tlon\nx\tتل رمال\ttown\tnan\tnan", 2, "are not degrees"),
    ("weapons", "name\tsingle\nrocket\tـ", 2, "single 'ـ' holds no letter"),
    ("places", "id\tname\ttype\nx\tتل\u2028رمال\ttown", 2, "U+2028"),
    ("saying", "past\tact\tgoverns\nنبس\tshout\ta", 2, "act 'shout' is none of"),
    ("saying", "past\tact\tgoverns\nنبس\tassert\ta z", 2, "governs 'z' is none of"),
    ("saying", "past\tpresent\tact\tgoverns\nنبس\tي\tassert\ta", 2, "one letter"),
    ("events", "type\tpos\tword\nparty\tnoun\tحفلة", 2, "type 'party' is none of"),
    ("harms", "outcome\tpos\twords\nsaddened\tnoun\tحزين", 2, "outcome 'saddened' is none of"),
    ("persons", "single\tstatus\tage\nقزاز\tcivilian\told", 2, "age 'old' is none of"),
    ("sources", "single\tkind\nهماس\twhisperer", 2, "kind 'whisperer' is none of"),
    ("actors", "id\tname\tkind\tforce\nx\tاسم\twire\tninja", 2, "force 'ninja' is none of"),
    ("actors", "id\tname\tkind\nx\tاسم\twire\nx\tآخر\twire", 3, "stands in line 2 already"),
]


@pytest.mark.parametrize(("table", "text", "line", "message"), BROKEN, ids=[f"{table}-{message}" for table, _, _, message in BROKEN])
def test_fault_is_told_with_its_line(pack: Callable[..., Path], table: str, text: str, line: int, message: str) -> None:
    told: list[PackFault] = []
    checked(pack(**{table: text}) / f"{table}.tsv", told)
    assert [fault.line for fault in told if message in fault.message] == [line]


def test_loading_and_checking_tell_the_same_faults(pack: Callable[..., Path]) -> None:
    folder = pack(places="id\tname\nx\tتل", actors="id\tname\tkind\na\tاسم\tstar")
    assert faults(folder) == [(Path(fault.path).name, fault.line, fault.message) for fault in check_packs(str(folder))[0]]


@pytest.mark.parametrize(("head", "line", "message"), [("id = \n", 1, "TOML"), ('id = "x"\nid = "y"\n', 2, "TOML"), ("version = 1\n", 1, "'id' is missing")])
def test_broken_head_is_told(pack: Callable[..., Path], head: str, line: int, message: str) -> None:
    told = faults(pack(head=head))
    assert told[0][:2] == ("pack.toml", line) and message in told[0][2]


def test_table_in_another_encoding_is_told_with_its_byte(pack: Callable[..., Path]) -> None:
    folder = pack()
    (folder / "places.tsv").write_bytes("id\tname\ttype\nx\tتل\ttown".encode("cp1256"))
    assert "not UTF-8 at byte 15" in faults(folder)[0][2]


CHECKED_ONLY = [
    ("phrases", "key\twords\nnonsense\tكلام", "phrases.tsv:2: no rule asks for the key 'nonsense'"),
    ("vehicles", "name\nشاحنة", "vehicles.tsv: no table of this name is read"),
    ("examples.txt", "place | nowhere | قصف على بلدة تل رمال.", "examples.txt:1: the sentence does not reach place 'nowhere'"),
    ("examples.txt", "# remark\n\nplace tell-rimal", "examples.txt:3: no example: write kind | entry | sentence"),
]


@pytest.mark.parametrize(("name", "text", "message"), CHECKED_ONLY, ids=[message[:30] for *_, message in CHECKED_ONLY])
def test_checking_finds_what_a_reading_would_only_miss(pack: Callable[..., Path], name: str, text: str, message: str) -> None:
    folder = pack(**{"places": SOUND["places"], name: text})
    assert any(message in str(fault) for fault in check_packs(str(folder))[0])


def test_example_that_reaches_its_entry_is_no_fault(pack: Callable[..., Path]) -> None:
    folder = pack(**{"places": SOUND["places"], "examples.txt": "place | tell-rimal | قصف على بلدة تل رمال."})
    assert check_packs(str(folder))[0] == []


def test_one_id_for_two_places_in_two_packs_is_told(pack: Callable[..., Path]) -> None:
    folder = pack(places="id\tname\ttype\tcountry\neastern-ghouta\tتل رمال\ttown\tzz")
    told = [str(fault) for fault in check_packs("syria", str(folder))[0]]
    assert len(told) == 1 and "places.tsv:2: the id 'eastern-ghouta' stands for another name in" in told[0]


def test_command_tells_faults_and_ends_with_one(pack: Callable[..., Path]) -> None:
    folder = pack(places="id\tname\nx\tتل", **{"examples.txt": "place | x | جملة."})
    done = CliRunner().invoke(main, ["pack", "check", str(folder), "atlantis"])
    assert done.exit_code == 1 and "places.tsv:1" in done.output and "atlantis: no pack of this name" in done.output
    assert "2 packs checked, 2 faults" in done.output


def test_reading_with_a_broken_pack_prints_its_faults_and_no_traceback(pack: Callable[..., Path]) -> None:
    folder = pack(places="id\tname\nx\tتل", actors="id\tname\tkind\na\tاسم\tstar")
    done = CliRunner().invoke(main, ["read", "--pack", str(folder), "-"], input="قتل مدنيان.".encode())
    assert done.exit_code == 1 and "places.tsv:1" in done.output and "actors.tsv:2" in done.output and isinstance(done.exception, SystemExit)


CELLS = st.text(alphabet="ابتيوةىءأ?~/| \t\x0b\u2028\u200f1xكن", max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SOUND)), st.lists(st.lists(CELLS, min_size=1, max_size=14), max_size=4))
def test_no_table_makes_a_traceback(tmp_path_factory: pytest.TempPathFactory, table: str, cells: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("pack") / f"{table}.tsv"
    sound = [row for row in SOUND[table].split("\n")[1].split("\t")]
    lines = [SOUND[table].split("\n")[0], *("\t".join(new + sound[len(new) :]) for new in cells)]
    path.write_text("\n".join(lines), encoding="utf-8")
    told: list[PackFault] = []
    rows = checked(path, told)
    if not told and table in dict(tables.TABLES):  # what is not refused can be expanded, and folded as one text; sites are no words
        list(tables.folded(list(dict(tables.TABLES)[table](row for _, row in rows))))


@pytest.mark.parametrize("path", sorted(BUNDLED.glob("*/*.tsv")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_lines_are_counted_as_an_editor_counts_them(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    assert all(lines[number - 1].split("\t")[0] == next(iter(row.values())) for number, row in numbered(path, []))


def test_the_actors_alone_are_those_of_the_whole_packs(tmp_path: Path) -> None:
    assert load_actors("syria") == load_packs("syria").actors
    (tmp_path / "actors.tsv").write_text("id\nx\n", encoding="utf-8")
    with pytest.raises(PackError):
        load_actors(str(tmp_path))
