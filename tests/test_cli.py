"""The command line: what is read is printed, what cannot be read is refused with the reason; never a traceback, a hang or a wrong value."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marsad import Report, load_packs, read
from marsad.cli import main
from marsad.model.record import to_record

TEXT = "قال ناشطون إن خمسة مدنيين قتلوا أمس في قصف على بلدة سقبا."
DAY = ["--published", "2018-03-11"]


def marsad(*words: object, given: bytes = b"") -> Result:
    """Run ``marsad read`` as a user does; an exception that a user would see as a traceback fails the test."""
    done = CliRunner().invoke(main, ["read", *map(str, words)], input=given)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def records(done: Result) -> list[dict]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def killed(record: dict) -> list[int]:
    return [harm["min"] for event in record["events"] for harm in event["harms"] if harm["outcome"] == "killed"]


@pytest.fixture
def file(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Write a file and give its path."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return write


# --- what goes in and comes out --------------------------------------------------------------------------------------


def test_several_files_give_one_object_a_line_in_their_order(file) -> None:  # type: ignore[no-untyped-def]
    paths = [file(f"{number}.txt", f"قتل {number} مدنيين في قصف على سقبا.\nوهدأ القصف.") for number in (3, 4, 5)]
    done = marsad("--format", "json", *DAY, *paths)
    assert done.exit_code == 0 and [killed(record) for record in records(done)] == [[3], [4], [5]]


def test_nothing_named_reads_the_standard_input() -> None:
    assert killed(records(marsad("--format", "json", *DAY, given=TEXT.encode()))[0]) == [5]


def test_options_say_what_is_known_of_the_report(file) -> None:  # type: ignore[no-untyped-def]
    done = marsad("--format", "json", *DAY, "--outlet", "صحيفة المرفأ", "--url", "https://example.invalid/1", "--title", "عنوان", file("a.txt", TEXT))
    report = records(done)[0]["report"]
    assert {key: report[key] for key in ("outlet", "published", "url", "title", "text")} == {
        "outlet": "صحيفة المرفأ", "published": "2018-03-11", "url": "https://example.invalid/1", "title": "عنوان", "text": TEXT,
    }  # fmt: skip


def test_lines_of_reports_say_their_own_outlet_and_day(file) -> None:  # type: ignore[no-untyped-def]
    lines = [{"text": TEXT, "outlet": "موقع الشرفة", "published": "2018-02-20"}, {"text": TEXT}]
    done = marsad("--format", "json", *DAY, "--outlet", "صحيفة المرفأ", file("a.jsonl", "\n".join(json.dumps(line) for line in lines)))
    assert [(record["report"]["outlet"], record["report"]["published"]) for record in records(done)] == [("موقع الشرفة", "2018-02-20"), ("صحيفة المرفأ", "2018-03-11")]


def test_command_and_function_give_the_same_record(file) -> None:  # type: ignore[no-untyped-def]
    done = marsad("--format", "json", *DAY, file("a.txt", TEXT))
    from marsad import __version__

    assert records(done)[0] == json.loads(json.dumps(to_record(read(Report(TEXT, published=date(2018, 3, 11)), load_packs()), __version__)))


def test_one_pack_is_enough(file) -> None:  # type: ignore[no-untyped-def]
    assert [name.split("@")[0] for name in records(marsad("--format", "json", "--pack", "syria", *DAY, file("a.txt", TEXT)))[0]["packs"]] == ["common", "syria"]


# --- encodings -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_encodings_give_the_same_reading(file, encoding: str) -> None:  # type: ignore[no-untyped-def]
    record = records(marsad("--format", "json", *DAY, file("a.txt", TEXT.encode(encoding))))[0]
    assert record["report"]["text"] == TEXT and killed(record) == [5]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_marked_utf_16_of_either_order_is_read(file, encoding: str) -> None:  # type: ignore[no-untyped-def]
    assert records(marsad("--format", "json", *DAY, file("a.txt", ("\ufeff" + TEXT).encode(encoding))))[0]["report"]["text"] == TEXT


BROKEN = {
    "picture": (b"\x89PNG\r\n\x1a\n", "at byte 0"),
    "half a letter of utf-16": (TEXT.encode("utf-16")[:-1], f"at byte {len(TEXT.encode('utf-16')) - 2}"),
    "noise": (b"abc " + bytes(range(256)), "at byte 132"),
    "latin in another encoding": ("Münchner Straße, déjà vu".encode("latin-1"), "at byte 1"),
    "nothing": (b"", "empty"),
    "spaces": (b" \r\n\t", "empty"),
    "nulls": (b"\x00" * 50, "empty"),
}


@pytest.mark.parametrize(("raw", "message"), BROKEN.values(), ids=BROKEN)
def test_what_is_no_text_is_refused_with_its_byte(file, raw: bytes, message: str) -> None:  # type: ignore[no-untyped-def]
    done = marsad(*DAY, file("a.txt", raw))
    assert done.exit_code == 1 and message in done.stderr and "a.txt" in done.stderr and done.stdout == ""


def test_one_refused_file_does_not_keep_the_others_from_being_read(file) -> None:  # type: ignore[no-untyped-def]
    done = marsad("--format", "json", *DAY, file("a.txt", TEXT), file("b.txt", b"\x89PNG"), "no-such-file.txt", file("c.txt", TEXT))
    assert done.exit_code == 1 and len(records(done)) == 2
    assert "b.txt" in done.stderr and "no-such-file.txt: No such file" in done.stderr and "2 of 4 inputs refused" in done.stderr


LINES = {
    "no json": ("{", "a.jsonl:2: not JSON at column 2"),
    "no object": ("[1]", "a.jsonl:2: no key 'text'"),
    "no text": ('{"outlet": "x"}', "a.jsonl:2: no key 'text'"),
    "number for a text": ('{"text": 5}', "a.jsonl:2: no key 'text'"),
    "empty text": ('{"text": " "}', "a.jsonl:2: the text is empty"),
    "no day": ('{"text": "قتل مدني.", "published": "2018-02-30"}', "'2018-02-30' is no date that exists"),
}


@pytest.mark.parametrize(("line", "message"), LINES.values(), ids=LINES)
def test_broken_line_is_refused_with_its_number(file, line: str, message: str) -> None:  # type: ignore[no-untyped-def]
    done = marsad(file("a.jsonl", json.dumps({"text": TEXT}) + "\n" + line))
    assert done.exit_code == 1 and message in done.stderr


# --- dates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2018-02-30", "2018-13-01", "11/03/2018", "yesterday", "2018", "٢٠١٨-٠٣-٣٢"])
def test_day_that_does_not_exist_is_refused(day: str) -> None:
    done = marsad("--published", day, given=TEXT.encode())
    assert done.exit_code == 1 and repr(day) in done.stderr and "give YYYY-MM-DD" in done.stderr


def test_without_a_day_relative_dates_stay_open_and_a_note_says_so() -> None:
    record = records(marsad("--format", "json", given=TEXT.encode()))[0]
    times = [event["time"] for event in record["events"]]
    assert [(when["start"], when["end"], when["text"]) for when in times] == [(None, None, "أمس")]
    assert record["report"]["published"] is None and [note["code"] for note in record["notes"]] == ["no_publication_date"]


def test_without_a_day_a_full_date_is_read_and_no_note_is_needed() -> None:
    record = records(marsad("--format", "json", given="قتل مدنيان في 10 آذار/مارس 2018 في قصف على سقبا.".encode()))[0]
    assert [event["time"]["start"] for event in record["events"]] == ["2018-03-10"] and record["notes"] == []


# --- odd texts -------------------------------------------------------------------------------------------------------

ODD = {
    "no Arabic": "Twelve people were killed in Douma on 3 March.",
    "digits": "12 13 2018/03/11",
    "marks only": "،؛؟ «» ... !!!",
    "diacritics only": "\u064b\u064c\u0651" * 40,
    "controls only": "\u202e\u200f\u2067\u0007" * 40,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_text_that_states_nothing_gives_an_empty_reading(text: str) -> None:
    record = records(marsad("--format", "json", *DAY, given=text.encode()))[0]
    assert record["claims"] == record["events"] == [] and record["report"]["text"] == text


def test_nulls_between_letters_do_not_change_what_is_read() -> None:
    record = records(marsad("--format", "json", *DAY, given="قتل خمسة مدن\x00يين في قصف\x00 على بلدة سقبا.".encode()))[0]
    assert killed(record) == [5] and "\x00" in record["report"]["text"]


def test_lone_surrogates_of_json_are_kept_and_offsets_stay_right(file) -> None:  # type: ignore[no-untyped-def]
    record = records(marsad("--format", "json", *DAY, file("a.jsonl", '{"text": "\\ud800 قتل خمسة مدنيين \\udc00 في سقبا."}')))[0]
    text = record["report"]["text"]
    assert killed(record) == [5] and text[slice(*record["events"][0]["harms"][0]["span"])] == "خمسة مدنيين"


# --- time ------------------------------------------------------------------------------------------------------------


def seconds(text: str) -> float:
    packs = load_packs()
    start = time.process_time()
    read(Report(text, "صحيفة المرفأ", date(2018, 3, 11)), packs)
    return time.process_time() - start


NESTED = {"guillemets": "«" * 10_000 + TEXT + "»" * 10_000, "plain": '"' * 10_000 + TEXT, "alternating": ("«" + '"') * 5_000 + TEXT, "brackets": "(" * 10_000 + TEXT + ")" * 10_000}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED)
def test_ten_thousand_nested_marks_take_bounded_time(text: str) -> None:
    seconds(TEXT)
    assert seconds(text) < 3


def test_quotation_marks_around_a_sentence_do_not_hide_it() -> None:
    got = read(Report("«" * 10_000 + TEXT + "»" * 10_000, "صحيفة المرفأ", date(2018, 3, 11)))
    assert [harm.quantity.min for event in got.events for harm in event.harms] == [5]


LONG = {  # what one line holds, and how many characters of it the shorter text has
    "one word": ("قصف", 1_000_000),
    "no letters": ("،;12 ", 200_000),
    "evasions": ("صـ.ـو.اريـ.ـخ ", 200_000),
    "sentences": (TEXT + " ", 20_000),
    "no full stops": ("قتل خمسة مدنيين في قصف على بلدة سقبا ", 12_000),
    "quotations": ("«قتل» ", 20_000),
}


@pytest.mark.parametrize(("unit", "size"), LONG.values(), ids=LONG)
def test_time_grows_no_faster_than_one_long_line(unit: str, size: int) -> None:
    short, long = (unit * (length // len(unit)) for length in (size, 5 * size))
    seconds(short)
    most = 3 * 5 * max(min(seconds(short) for _ in range(3)), 0.02)  # quadratic work would take 25 times as long
    assert any(seconds(long) < most for _ in range(3)), "the least of three: machines are noisy"


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_fifty_megabytes_of_one_line_are_refused_at_once(file, name: str) -> None:  # type: ignore[no-untyped-def]
    line = "قتل خمسة مدنيين " * 1_600_000
    raw = (json.dumps({"text": line}, ensure_ascii=False) if name.endswith("l") else line).encode()
    start = time.process_time()
    done = marsad(*DAY, file(name, raw))
    assert done.exit_code == 1 and "at most 2,000,000 are read" in done.stderr and done.stdout == ""
    assert time.process_time() - start < 5
