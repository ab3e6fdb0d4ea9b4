"""Which lines of a page are its report, and which stand around it."""

from __future__ import annotations

from datetime import date

import pytest

from marsad import Report, read
from marsad.text.blocks import OWN, blocks

DAY = date(2018, 3, 14)
TITLE = "مقتل ثلاثة مدنيين بقصف مدفعي على بلدة تل رمال"
FIRST = "قتل ثلاثة مدنيين صباح اليوم في قصف مدفعي استهدف أطراف بلدة تل رمال، ونقلت فرق الإسعاف المصابين إلى نقطة طبية قريبة من البلدة."
LAST = "وأضاف ناشطون أن الهدوء عاد إلى البلدة مساء اليوم بعد ساعات من القصف المتواصل على أطرافها الشرقية والجنوبية."
OTHERS = ["إصابة عشرين طفلا بقصف على سقبا", "غارات على عربين توقع 40 قتيلا", "الوزارة تعلن مقتل أربعة في دوما"]


def kinds(*lines: str) -> list[str]:
    return [block.kind for block in blocks("\n\n".join(lines))]


PAGES = {
    "headlines": ([TITLE, FIRST, LAST], OTHERS),
    "headlines under their head": ([TITLE, FIRST, LAST], ["مقالات ذات صلة", *OTHERS]),
    "share": ([FIRST, LAST], ["شارك هذا الموضوع:", "Tweet", "WhatsApp", "طباعة"]),
    "comments": ([FIRST, LAST], ["اترك تعليقاً", "زائر: قتل خمسون"]),
    "day below the title": ([TITLE, "الأربعاء 14 آذار 2018", FIRST, LAST], ["الأكثر قراءة", *OTHERS]),
}


@pytest.mark.parametrize(("own", "around"), PAGES.values(), ids=PAGES)
def test_report_is_told_from_its_page(own: list[str], around: list[str]) -> None:
    told = [kind in OWN for kind in kinds(*own, *around)]
    assert told == [True] * len(own) + [False] * len(around)


def test_kinds_of_lines() -> None:
    assert kinds(TITLE, "ريف حلب - شبكة المرفأ", FIRST, "متطوعون في موقع القصف (رويترز)", LAST, "التاغات:", "شارك", *OTHERS) == (
        ["title", "dateline", "body", "caption", "body", "tag", "share", "headlines", "headlines", "headlines"]
    )


def test_page_without_a_report_says_nothing() -> None:
    lines = ["السبت 17 آذار 2018", *OTHERS, "أسعار الذهب اليوم", *reversed(OTHERS), "الطقس غدا", "آخر الأخبار", *OTHERS]
    got = read(Report("\n\n".join(lines), "صحيفة المرفأ", DAY))
    assert got.events == () and {note.code for note in got.notes} == {"furniture_left_out", "nothing_read"}


POSTS = ["قتيلان و3 جرحى بقصف مدفعي على بلدة كللي", f"{TITLE}\n#تل_رمال", "قصف على سقبا\nمقتل مدنيين اثنين في البلدة\nوإصابة ثلاثة آخرين"]


@pytest.mark.parametrize("text", POSTS)
def test_short_posts_are_reports(text: str) -> None:
    assert blocks(text)[0].kind in OWN and any(block.kind == "body" or block.kind == "title" for block in blocks(text))


def test_last_paragraph_without_full_stop_is_of_the_report() -> None:
    first = "مصدر أمني الانفجار الذي حصل اليوم في مدينة شهبا ناجم عن انفجار مستودع ذخيرة لفصيل محلي قرب السوق"
    assert set(kinds(first, "الانفجار خلّف 4 قتلى وعدداً من الجرحى وادعى الفصيل أنه ناجم عن صاروخ")) <= OWN


def test_day_of_a_photograph_is_not_that_of_the_news() -> None:
    caption = "متطوعون يرفعون الأنقاض بعد قصف على مدينة أعزاز- 12 من آذار 2017 (وكالة)"
    got = read(Report(f"{caption}\n\nقُتل ثلاثة مدنيين بقصف صاروخي على مدينة أعزاز.", "صحيفة المرفأ", DAY))
    assert [event.time.start for event in got.events if event.time and event.time.start.startswith("2017")] == []


def test_notes_tell_how_much_was_left_out() -> None:
    got = read(Report("\n\n".join([FIRST, LAST, "مقالات ذات صلة", *OTHERS]), "صحيفة المرفأ", DAY))
    assert [note.text[-1] for note in got.notes if note.code == "furniture_left_out"] == ["4"]


@pytest.mark.parametrize("marks", ["ـ", "ـــــ", "ـ ـ ـ", "\u064b"])
def test_line_whose_first_word_is_only_marks(marks: str) -> None:
    assert set(kinds(TITLE, FIRST, marks, f"{marks} {LAST}")) & OWN
    got = read(Report("\n\n".join([TITLE, FIRST, marks, LAST]), "صحيفة المرفأ", DAY))
    assert any("ناشطون" in claim.chain[0].name for claim in got.claims)


@pytest.mark.parametrize("head", ["روابط ذات علاقة", "أخبار ذات علاقة"])
def test_headlines_under_a_heading_inside_the_report_are_left_out(head: str) -> None:
    assert kinds(TITLE, FIRST, head, *OTHERS, LAST)[3:] == ["headlines", "headlines", "headlines", "body"]


def test_a_headline_in_a_list_of_links_may_end_with_a_quotation_or_a_question() -> None:
    links = [OTHERS[0], 'مسؤول محلي: لن نترك "المدينة القديمة"', "إلى أين تتجه المحادثات المقبلة في المدينة؟", OTHERS[1]]
    assert kinds(TITLE, FIRST, "روابط ذات علاقة", *links, LAST)[3:] == ["headlines"] * 4 + ["body"]


def test_headline_alone_between_two_paragraphs_is_of_another_report() -> None:
    other = "الوزارة تعلن مقتل أربعة جنود بانفجار في دوما"
    assert kinds(TITLE, FIRST, other, LAST, FIRST, FIRST) == ["title", "body", "headlines", "body", "body", "body"]
    unended = [line.rstrip(".") for line in (FIRST, FIRST, FIRST)]
    assert kinds(unended[0], other, unended[1], unended[2])[1] in OWN  # where paragraphs end with no stop, a line without one is no headline
    assert kinds(FIRST, "وأصيب أربعة آخرون بجروح في القصف على البلدة", LAST, FIRST, FIRST)[1] in OWN


LISTED = (
    "مقتل 12 شخصا في ريف المدينة\n\n"
    "قتل 12 شخصا في قصف واشتباكات شهدها ريف المدينة خلال الأيام الثلاثة الماضية، بحسب ما وثقته لجنة محلية تتابع الأحداث هناك، وتوزع القتلى على النحو الآتي:\n"
    "– 5 من المدنيين بقصف مدفعي\n– 4 من عناصر الفصائل\n– 3 من قوات النظام\n"
)


def test_lines_of_a_list_are_of_the_report_that_opens_it() -> None:
    assert [block.kind for block in blocks(LISTED)] == ["title", "body", "body", "body", "body"]


@pytest.mark.parametrize("head", ["السابق", "التالي", "التدوينة السابقة", "المنشور التالي", "من الممكن أن يعجبك"])
def test_the_report_before_or_behind_is_not_told_here(head: str) -> None:
    """What a page links to at its foot, though it looks like a paragraph."""
    other = "في 30 ضربة لسلاح الجو.. استهداف نحو 20 موقعا في مناطق متفرقة من ريف المحافظة"
    assert [block.kind for block in blocks(f"{LISTED}\n{head}\nمدير المركز: كيف تمكن المهاجم من بلوغ تلك المنطقة\n{other}")][-3:] == ["related", "headlines", "headlines"]


def test_a_page_of_headlines_only_holds_no_report() -> None:
    """A capture that missed its article: none of the headlines around it is what the page tells."""
    heads = [
        "وفد من المجلس يبحث مع الوزير إعادة فتح المعبر الشمالي", "تراجع أسعار الوقود في أسواق المحافظات الشرقية",
        "غرق سائق صهريج في سد قرب المدينة الجنوبية", "نقابة الأطباء تعلن موعد انتخابات فروعها المقبلة",
        "81 قتيلا ونحو 1300 إصابة في حوادث الطرق بالبلاد منذ بداية 2025", "طلاب الجامعة يطالبون بتأجيل موعد الامتحانات النهائية",
        "جفاف نهر صغير يهدد محاصيل القمح في السهل", "افتتاح معرض الكتاب السنوي بمشاركة عشرين دارا",
    ]  # fmt: skip
    assert {block.kind for block in blocks("الجمعة 31 تموز, 2026\n" + "\n".join(heads))} <= {"menu", "headlines"}


def test_numbered_names_behind_they_are_of_the_report() -> None:
    post = "#خبر\nوصلت حصيلة جرحى القصف على البلدة إلى 6 وهم\n" + "\n".join(f"{number} سالم {name} عمره {number + 8} سنوات" for number, name in enumerate(("الدالي", "العلي", "الفرا", "العمر", "الخلف", "الحسين"), 1))
    assert [block.kind for block in blocks(post)][2:] == ["body"] * 6
    (event,) = read(Report(post, "صفحة البلدة", date(2022, 3, 1))).events
    assert [(harm.outcome, harm.quantity.min, harm.part_of is not None, harm.victims.age) for harm in event.harms] == [("injured", 6, False, "unknown"), *[("injured", 1, True, "child")] * 6]
