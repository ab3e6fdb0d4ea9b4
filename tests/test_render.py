"""Readings as a terminal view and as one page of HTML: complete, self-contained, and deaf to what scraped text tries."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from marsad import Report, read
from marsad.model.record import to_record
from marsad.render import interval, show
from marsad.version import __version__

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "ghouta" / "reports.jsonl"
TEXT = (
    "قال ناشطون إن 12 مدنيا قتلوا الاثنين في غارات جوية على مدينة عربين، بينهم أربعة أطفال. "
    "ونفى مصدر عسكري قصف المدينة، وأضاف أن أكثر من 35 مسلحا أصيبوا.\n"
    "اقرأ أيضا: مقتل مدنيين في غارات على سقبا"
)
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;\"'"


def report(text: str = TEXT, **known: str) -> Report:
    return Report(text, known.get("outlet", "صحيفة المرفأ"), date(2018, 2, 20), known.get("url"), known.get("title", "عنوان"))


def shown(form: str, *reports: Report) -> str:
    out = io.StringIO()
    show([read(one) for one in reports], form, out)
    return out.getvalue()


class Page(HTMLParser):
    """The page as a browser takes it: its tags with attributes, its words, and the words of the report's text by mark."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""  # of the report
        self.marks: list[set[str]] = []  # a set for each of its characters
        self.words = ""
        self._open: list[str] = []
        self._classes: list[set[str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self._open.append(tag)
            self._classes.append(set((dict(attrs).get("class") or "").split()))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes another tag"
        self._classes.pop()

    def handle_data(self, data: str) -> None:
        self.words += data if "style" not in self._open else ""
        if any("text" in classes for classes in self._classes):
            self.text += data
            self.marks += [set().union(*self._classes) - {"text"}] * len(data)


# --- the page --------------------------------------------------------------------------------------------------------


def test_page_is_self_contained() -> None:
    page = Page(shown("html", report(url="https://example.invalid/1")))
    assert {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "form", "base"} == set()
    assert [name for _, attrs in page.tags for name in attrs if name in ("src", "href", "action", "style") or name.startswith("on")] == []
    assert not re.search(r"url\(|@import|https?:", shown("html", report()))
    policy = next(attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_page_runs_from_the_right_in_arabic() -> None:
    assert ("html", {"lang": "ar", "dir": "rtl"}) in Page(shown("html", report())).tags


def test_page_shows_the_report_s_own_words_and_nothing_else_as_its_text() -> None:
    assert Page(shown("html", report())).text == TEXT


def test_every_claim_stands_on_the_page_once() -> None:
    record = to_record(read(report()), __version__)
    page = Page(shown("html", report()))
    assert Counter(attrs["id"] for tag, attrs in page.tags if tag == "article") == Counter(claim["id"] for claim in record["claims"])


@pytest.mark.parametrize(("mark", "key"), [("claim", "content"), ("cue", "cue")])
def test_words_of_each_claim_are_marked_exactly(mark: str, key: str) -> None:
    record = to_record(read(report()), __version__)
    wanted = {at for claim in record["claims"] if claim["cue"] for at in range(*claim[key])}
    assert wanted and {at for at, marks in enumerate(Page(shown("html", report())).marks) if mark in marks} == wanted


def test_words_of_harms_and_related_lines_are_marked_exactly() -> None:
    record = to_record(read(report()), __version__)
    marks = Page(shown("html", report())).marks
    harms = {at for event in record["events"] for harm in event["harms"] for at in range(*harm["span"])}
    related = {at for line in record["related"] for at in range(*line["span"])}
    assert harms and {at for at, marks in enumerate(marks) if "harm" in marks} == harms
    assert related and {at for at, marks in enumerate(marks) if "related" in marks} == related


def test_all_samples_make_a_page_whose_tags_close() -> None:
    rows = [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
    page = Page(shown("html", *(Report(row["text"], row["outlet"], date.fromisoformat(row["published"])) for row in rows)))
    assert sum(tag == "main" for tag, _ in page.tags) == len(rows) and page._open == []


FIELDS = {
    "text": {"text": f"قال ناشطون إن {HOSTILE} قتل 5 مدنيين في {HOSTILE}."},
    "title": {"title": HOSTILE},
    "outlet": {"outlet": HOSTILE},
    "closing tag": {"text": "</div></main><script>x()</script> قتل 5 مدنيين."},
    "comment": {"text": "<!-- قتل 5 مدنيين. -->"},
    "attribute": {"outlet": '" onmouseover="x()', "title": "' autofocus onfocus='x()"},
    "harm": {"text": "قتل <b>5 مدنيين</b> و<i>3</i> أطفال."},
}


@pytest.mark.parametrize("known", FIELDS.values(), ids=FIELDS)
def test_hostile_words_stay_words(known: dict[str, str]) -> None:
    page = Page(shown("html", report(**known)))
    assert {tag for tag, _ in page.tags} <= {"html", "head", "meta", "title", "style", "body", "header", "section", "h1", "small", "main", "div", "span", "article", "ul", "li"}
    assert [name for _, attrs in page.tags for name in attrs if name.startswith("on") or name == "autofocus"] == []
    assert page.text == known.get("text", TEXT)
    assert known.get("title", "عنوان") in page.words and known.get("outlet", "صحيفة المرفأ") in page.words


@pytest.mark.parametrize("form", ["html", "text"])
@pytest.mark.parametrize("field", ["text", "title", "outlet"])
def test_bidi_controls_do_not_reach_the_reader(form: str, field: str) -> None:
    tricked = "قال ناشطون إن \u202e12\u202c مدنيا قتلوا في \u2067غارات\u2069 على عربين\u200f."
    got = shown(form, report(**{field: tricked if field == "text" else f"\u202e{BIDI}x\u2066y"}))
    assert not set(BIDI) & set(got)
    assert "12" in got


def test_bidi_controls_do_not_change_what_is_read() -> None:
    plain = "قال ناشطون إن 12 مدنيا قتلوا في غارات على عربين."
    tricked = plain.replace("12", "\u202e12\u202c").replace("غارات", "\u2067غارات\u2069")
    values = [[(event.type, [(harm.quantity.min, harm.outcome) for harm in event.harms]) for event in read(report(text)).events] for text in (plain, tricked)]
    assert values[0] == values[1] != []


@pytest.mark.parametrize("form", ["html", "text"])
def test_terminal_controls_do_not_reach_the_reader(form: str) -> None:
    got = shown(form, report(text="قال ناشطون إن 5 مدنيين \x1b[2J\x1b]0;x\x07\x9bقتلوا\x00 في عربين.", title="\x1b[31mعنوان", outlet="\x07منبر"))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", got)


def test_markup_of_the_terminal_view_is_not_taken_from_the_text() -> None:
    got = shown("text", report(text="قال ناشطون إن [bold]5[/bold] مدنيين قتلوا في [link=x]عربين[/link] [/red].", title="[red]عنوان"))
    assert "[red]عنوان" in got and "[/link]" in got


# --- the terminal view -----------------------------------------------------------------------------------------------


def test_terminal_view_tells_acts_chains_places_days_and_harms() -> None:
    got = shown("text", report())
    for words in ("claims, ", "يقول صحيفة المرفأ ← ناشطون (?)", "ينفي صحيفة المرفأ ← مصدر عسكري", "airstrike happened · عربين · 2018-02-19", "killed 12 civilian", "killed 4", "(part)"):
        assert words in got, words


@pytest.mark.parametrize("form", ["html", "text"])
def test_notes_are_shown(form: str) -> None:
    assert "no publication date" in shown(form, Report("قتل مدني أمس في غارة على دوما."))


@pytest.mark.parametrize(
    ("low", "high", "expr", "words"),
    [(12, 12, "exact", "12"), (100, 100, "about", "~100"), (36, None, "more_than", "≥36"), (10, 15, "range", "10–15"), (0, 0, "none", "0")],
)
def test_interval_is_written_as_it_is_read(low: int, high: int | None, expr: str, words: str) -> None:
    assert interval({"min": low, "max": high, "expr": expr}) == words


@pytest.mark.parametrize("form", ["html", "text", "json"])
def test_text_without_claims_gives_an_empty_view(form: str) -> None:
    got = shown(form, report(text="لا خبر هنا.", title="عنوان"))
    assert "عنوان" in got and "article id" not in got


# --- json ------------------------------------------------------------------------------------------------------------


def test_json_is_one_object_a_line_whatever_breaks_the_text_holds() -> None:
    lines = shown("json", report(text="قتل مدني.\u2028\x0b\n\r\x85قتل طفل."), report()).rstrip("\n").split("\n")
    assert [json.loads(line)["report"]["text"] for line in lines] == ["قتل مدني.\u2028\x0b\n\r\x85قتل طفل.", TEXT]


def test_json_keeps_lone_surrogates_as_escapes() -> None:
    line = shown("json", report(text="قتل \ud800 مدني."))
    assert json.loads(line.encode("utf-8"))["report"]["text"] == "قتل \ud800 مدني."
