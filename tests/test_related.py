"""Lines that belong to the page and not to the report make no claims, and take none away from the report."""

from __future__ import annotations

from datetime import date

import pytest

from marsad import Report, read
from marsad.model.reading import Reading

FIRST = "قال ناشطون في بلدة تل رمال إن ثلاثة مدنيين قتلوا أمس في قصف مدفعي استهدف أطراف البلدة، وإن فرق الإسعاف نقلت المصابين إلى نقطة طبية قريبة."
LAST = "وأضاف الناشطون أن الهدوء عاد إلى البلدة مساء اليوم بعد ساعات من القصف المتواصل على أطرافها الشرقية والجنوبية."
HEADLINE = "مقتل 40 مدنيا في غارات على مدينة عربين"
OTHER = "إصابة عشرين طفلا بقصف مدفعي على سقبا"


def reading(*lines: str) -> Reading:
    return read(Report("\n".join(lines), "صحيفة المرفأ", date(2018, 3, 11)))


def told(got: Reading) -> list[str]:
    """What the claims of a reading say, whose words are no part of the report's own two paragraphs."""
    text = got.report.text
    own = [(text.find(line), text.find(line) + len(line)) for line in (FIRST, LAST) if line in text]
    spans = [claim.span for claim in got.claims] + [event.span for event in got.events]
    return [text[slice(*span)] for span in spans if not any(start <= span[0] < end for start, end in own)]


def killed(got: Reading) -> list[int | None]:
    return [harm.quantity.min for event in got.events for harm in event.harms if harm.outcome == "killed"]


def related(got: Reading) -> list[str]:
    return [got.report.text[slice(*span)] for span in got.related]


LINKS = [
    "اقرأ أيضا:",
    "اقرأ أيضًا",
    "إقرأ أيضاً:",
    "إقرا ايضا |",
    "اقـرأ أيضا:",
    "اقرأ المزيد:",
    "شاهد أيضا:",
    "طالع أيضا:",
    "انظر أيضا:",
    "للمزيد:",
    "مواضيع ذات صلة:",
    "مقالات ذات صلة",
    "أخبار ذات صلة:",
    "قد يهمك أيضا:",
    "قد يعجبك أيضا",
    "الأكثر قراءة:",
]


@pytest.mark.parametrize("lead", LINKS)
def test_line_that_leads_to_another_report_is_related_and_says_nothing(lead: str) -> None:
    got = reading(FIRST, f"{lead} {HEADLINE}", LAST)
    assert related(got) == [f"{lead} {HEADLINE}"]
    assert told(got) == [] and killed(got) == [3]


FURNITURE = {
    "menu": (["الرئيسية", "أخبار", "سياسة", "حروب", "فيديو", "من نحن"], []),
    "breadcrumb": (["الرئيسية / أخبار / سوريا / قتلى وجرحى"], []),
    "share above": (["شارك", "تغريد", "35 تعليقا"], []),
    "share below": ([], ["شارك على فيسبوك", "إرسال بالبريد", "طباعة", "120 مشاركة"]),
    "headlines below": ([], ["", HEADLINE, OTHER]),
    "headlines under their head": ([], ["مواضيع ذات صلة", HEADLINE, OTHER]),
    "headlines with dates": ([], ["أخبار ذات صلة", HEADLINE, "10 مارس 2018", OTHER, "9 مارس 2018"]),
    "most read, numbered": ([], ["الأكثر قراءة", f"1. {HEADLINE}", f"2. {OTHER}"]),
    "key words": ([], ["كلمات مفتاحية: قصف، قتلى، غارات، سقبا، عربين"]),
    "comments": ([], ["التعليقات", "زائر: قتل منهم خمسون"]),
    "source": ([], ["المصدر: صحيفة المرفأ"]),
    "address": ([], ["http://example.invalid/قصف/قتلى-40"]),
    "newsletter": ([], ["اشترك في النشرة البريدية ليصلك خبر مقتل كل مدني"]),
    "rights": ([], ["جميع الحقوق محفوظة لصحيفة المرفأ 2018."]),
}


@pytest.mark.parametrize(("above", "below"), FURNITURE.values(), ids=FURNITURE)
def test_furniture_of_a_pasted_page_says_nothing(above: list[str], below: list[str]) -> None:
    got = reading(*above, FIRST, LAST, *below)
    assert told(got) == [] and killed(got) == [3]


def test_whole_pasted_page_reads_as_its_report() -> None:
    page = reading("الرئيسية", "أخبار", FIRST, f"اقرأ أيضا: {HEADLINE}", LAST, "شارك على فيسبوك", "الأكثر قراءة", HEADLINE, OTHER)
    bare = reading(FIRST, LAST)

    def values(got: Reading) -> list[object]:
        text = got.report.text
        claims = [(claim.act, claim.chain[0].name, text[slice(*claim.content)]) for claim in got.claims]
        return claims + [(event.type, [harm.quantity.min for harm in event.harms], [place.id for place in event.places]) for event in got.events]

    assert values(page) == values(bare) and len(values(bare)) >= 3


def test_related_lines_keep_their_characters() -> None:
    line = f"  اقرأ أيضا: {HEADLINE}"
    got = reading("\u200f" + FIRST, line, LAST)
    assert [text.strip() for text in related(got)] == [line.strip()]


def test_lines_end_as_other_systems_end_them() -> None:
    text = "\r\n".join([FIRST, f"اقرأ أيضا: {HEADLINE}", LAST])
    got = read(Report(text, "صحيفة المرفأ", date(2018, 3, 11)))
    assert told(got) == [] and killed(got) == [3]


KEPT = [
    "شاهد عيان قال إن ثلاثة مدنيين قتلوا في قصف على سقبا.",
    "قرأ الطبيب أسماء ثلاثة مدنيين قتلوا في قصف على سقبا.",
    "شارك ثلاثة أطباء في علاج المصابين، وقتل ثلاثة مدنيين في قصف على سقبا.",
    "المصدر قال إن ثلاثة مدنيين قتلوا في قصف على سقبا.",
]


@pytest.mark.parametrize("sentence", KEPT)
def test_sentence_that_begins_like_a_link_is_read(sentence: str) -> None:
    got = reading(sentence)
    assert killed(got) == [3] and got.related == ()


def test_last_paragraph_with_its_full_stop_is_no_headline() -> None:
    assert killed(reading(FIRST, "وقتل طفلان في سقبا.")) == [3, 2]


def test_single_line_without_full_stop_is_read() -> None:
    assert killed(reading(HEADLINE)) == [40]
