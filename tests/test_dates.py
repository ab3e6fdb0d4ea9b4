"""Dates are read as news tells them, from the day of publication, and never more precisely than told."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.grammar.calendar_terms import calendar_terms
from marsad.grammar.dates import dates_in, find_dates

SUNDAY = date(2015, 7, 26)

RELATIVE = {
    "أمس": "2015-07-25 day",
    "البارحة": "2015-07-25 day",
    "أول أمس": "2015-07-24 day",
    "أول من أمس الجمعة": "2015-07-24 day",
    "أمس الأول": "2015-07-24 day",
    "قبل أمس": "2015-07-24 day",
    "قبل يوم أمس": "2015-07-24 day",
    "قبل قليل": "2015-07-26 day",
    "قبل ساعات": "2015-07-25/2015-07-26 day",
    "أمس (السبت)": "2015-07-25 day",
    "أمس الخميس": "2015-07-23 day",
    "اليوم": "2015-07-26 day",
    "اليوم الأحد": "2015-07-26 day",
    "غدا": "2015-07-27 day",
    "الأحد": "2015-07-26 day",
    "والسبت": "2015-07-25 day",
    "يوم الجمعة": "2015-07-24 day",
    "الجمعة الماضي": "2015-07-24 day",
    "الأحد المنصرم": "2015-07-19 day",
    "الجمعة قبل الماضي": "2015-07-17 day",
    "الأحد المقبل": "2015-08-02 day",
    "الأسبوع الماضي يوم الثلاثاء": "2015-07-21 day",
    "الثلاثاء من الأسبوع الماضي": "2015-07-21 day",
    "يومي الجمعة والسبت": "2015-07-24/2015-07-25 day",
    "من الخميس إلى السبت": "2015-07-23/2015-07-25 day",
    "مساء السبت": "2015-07-25 part_of_day",
    "السبت مساء": "2015-07-25 part_of_day",
    "فجر اليوم": "2015-07-26 part_of_day",
    "بعد ظهر أمس": "2015-07-25 part_of_day",
    "الليلة الماضية": "2015-07-25/2015-07-26 part_of_day",
    "الليلة قبل الماضية": "2015-07-24/2015-07-25 part_of_day",
    "ليل أمس": "2015-07-25/2015-07-26 part_of_day",
    "ليل السبت": "2015-07-25/2015-07-26 part_of_day",
    "ليلة الأحد": "2015-07-25/2015-07-26 part_of_day",
    "ليل الجمعة السبت": "2015-07-24/2015-07-25 part_of_day",
    "ليل الاثنين - الثلاثاء": "2015-07-20/2015-07-21 part_of_day",
    "منتصف ليل الجمعة": "2015-07-24/2015-07-25 part_of_day",
    "هذا الأسبوع": "2015-07-25/2015-07-31 week",
    "مطلع الأسبوع": "2015-07-25/2015-07-31 week",
    "الأسبوع الماضي": "2015-07-18/2015-07-24 week",
    "الشهر الماضي": "2015-06-01/2015-06-30 month",
    "العام الماضي": "2014-01-01/2014-12-31 year",
}
COUNTED = {
    "قبل ثلاثة أيام": "2015-07-23 day",
    "قبل يومين": "2015-07-24 day",
    "قبل أسبوعين": "2015-07-09/2015-07-15 week",
    "قبل نحو عشرة أيام": "2015-07-14/2015-07-18 day",
    "منذ ثلاثة أيام": "2015-07-23/2015-07-26 day",
    "منذ شهر و21 يوما": "2015-06-05/2015-07-26 day",
    "قبل ثلاثة أيام من يوم الجمعة": "2015-07-21 day",
    "منذ عشرة أيام تقريبا": "2015-07-16/2015-07-26 day",
    "منذ أكثر من ثلاثة أشهر": "2015-04-26/2015-07-26 month",
    "خلال اليومين الماضيين": "2015-07-24/2015-07-26 day",
    "الأيام الثلاثة الماضية": "2015-07-23/2015-07-26 day",
    "النصف الأول من العام الجاري": "2015-01-01/2015-06-30 year",
    "النصف الأول فقط من شهر يوليو": "2015-07-01/2015-07-15 month",
    "الثلث الأخير من يونيو": "2015-06-21/2015-06-30 month",
    "النصف الأول من الأسبوع الماضي": "2015-07-18/2015-07-24 week",
    "خلال الساعات الـ24 الماضية": "2015-07-25/2015-07-26 day",
    "الـ 48 ساعة الماضية": "2015-07-24/2015-07-26 day",
    "منذ 2012": "2012-01-01/2015-07-26 year",
    "منذ مارس 2011": "2011-03-01/2015-07-26 month",
    "منذ مطلع الأسبوع": "2015-07-25/2015-07-26 week",
    "منذ يوم الجمعة": "2015-07-24/2015-07-26 day",
    "منذ الثالثة من فجر أمس": "2015-07-25T03:00/2015-07-26 minute",
    "منذ صباح أمس": "2015-07-25/2015-07-26 part_of_day",
}
NAMED = {
    "8 آب/أغسطس 2015": "2015-08-08 day",
    "10 تموز (يوليو) الجاري": "2015-07-10 day",
    "26 يونيو (حزيران) الماضي": "2015-06-26 day",
    "الـ8 من يوليو الجاري": "2015-07-08 day",
    "٨ آب ٢٠١٥": "2015-08-08 day",
    "26 من الشهر الماضي": "2015-06-26 day",
    "12 من الشهر الحالي": "2015-07-12 day",
    "21 أغسطس 2013": "2013-08-21 day",
    "السابع من أكتوبر": "2014-10-07 day",
    "السابع من تشرين الأول/أكتوبر 2023": "2023-10-07 day",
    "الثالث والعشرين من فبراير": "2015-02-23 day",
    "الحادي عشر من سبتمبر 2001": "2001-09-11 day",
    "السبت 15 أغسطس": "2015-08-15 day",
    "الجمعة (24 تموز 2015)": "2015-07-24 day",
    "الواحد والعشرين من شباط": "2015-02-21 day",
    "الواحد والثلاثين من أيار": "2015-05-31 day",
    "يوم 13\\3\\2015": "2015-03-13 day",
    "21-شباط-2014": "2014-02-21 day",
    "السابع من آذار ألفين واثني عشر": "2012-03-07 day",
    "24 من شهر 2": "2015-02-24 day",
    "الربع الأخير من عام 2014": "2014-10-01/2014-12-31 year",
    "الربع الثاني 2014": "2014-04-01/2014-06-30 year",
    "ثاني أيام عيد الأضحى": "2014-10-05 day",
    "عيد الفطر": "2015-07-17/2015-07-19 day",
    "أيام العيد": "2015-07-17/2015-07-20 day",
    "ثاني أيام العيد": "2015-07-18 day",
    "اليوم الثالث للعيد": "2015-07-19 day",
    "اليوم الأول من عيد الفطر": "2015-07-17 day",
    "اليوم الثاني لعيد الفطر": "2015-07-18 day",
    "السبت 24/1": "2015-01-24 day",
    "عام ألفين وأربعة عشر": "2014-01-01/2014-12-31 year",
    "الأسبوع الثالث من هذا الشهر": "2015-07-15/2015-07-21 week",
    "29 فبراير": "2012-02-29 day",
    "13/11/2017": "2017-11-13 day",
    "2017-11-13": "2017-11-13 day",
    "13.11.2017": "2017-11-13 day",
    "5 رمضان 1436هـ": "2015-06-22 day",
    "1436/9/5هـ": "2015-06-22 day",
    "5 رمضان 1436هـ الموافق 22 يونيو 2015م": "2015-06-22 day",
    "بين 5 و10 مارس": "2015-03-05/2015-03-10 day",
    "من 3 إلى 7 آذار": "2015-03-03/2015-03-07 day",
    "من 28 ديسمبر إلى 3 يناير": "2014-12-28/2015-01-03 day",
    "يوليو": "2015-07-01/2015-07-31 month",
    "مطلع يوليو الجاري": "2015-07-01/2015-07-31 month",
    "أواخر مارس": "2015-03-01/2015-03-31 month",
    "منتصف آذار": "2015-03-01/2015-03-31 month",
    "مارس 2011": "2011-03-01/2011-03-31 month",
    "يونيو من العام الماضي": "2014-06-01/2014-06-30 month",
    "شهر رمضان": "2015-06-18/2015-07-16 month",
    "رمضان 2012": "2012-07-20/2012-08-18 month",
    "شهري مايو ويونيو الماضيين": "2015-05-01/2015-06-30 month",
    "من سبتمبر إلى يناير الماضيين": "2014-09-01/2015-01-31 month",
    "الأسبوع الأول من مارس": "2015-03-01/2015-03-07 week",
    "صيف 2012": "2012-06-01/2012-08-31 month",
    "شتاء العام الماضي": "2014-12-01/2015-02-28 month",
    "الصيف الماضي": "2014-06-01/2014-08-31 month",
    "عام 2012": "2012-01-01/2012-12-31 year",
    "بين عامي 2011 و2013": "2011-01-01/2013-12-31 year",
}
TIMES = {
    "اليوم الساعة 13:30": "2015-07-26T13:30 minute",
    "أمس عند الخامسة صباحا": "2015-07-25T05:00 minute",
    "الساعة 04:00 (01:00 تغ) من فجر الأحد": "2015-07-26T04:00 minute",
    "الساعة التاسعة والنصف من مساء السبت": "2015-07-25T21:30 minute",
    "الساعة الثالثة يوم الأحد": "2015-07-26 day",
    "نحو الساعة الثالثة من فجر الأحد": "2015-07-26 part_of_day",
}
NO_DATE = (
    "اليوم الأول من الهدنة", "في اليوم التالي", "صحيفة اليوم", "روسيا اليوم", "المصري اليوم",
    "أما اليوم", "مرتين في اليوم", "بعد أربعة أيام على الهجوم", "قبل يومين من الهجوم", "31 فبراير",
    "31 فبراير 2015", "31/02/2015", "عند الخامسة صباحا", "الساعة 04:00 (01:00 تغ)", "أحد المسلحين",
    "الهجوم الثاني من نوعه", "مارس ضغوطا", "أب لثلاثة أطفال", "في إب", "8 من إب", "الأمين العام الحالي",
    "النصف الأول من المباراة", "الربع الأول", "النصف من المبلغ",
    "رجب شعبان", "ثورة 25 يناير", "سوق الجمعة", "كل يوم", "12 قتيلا و15 جريحا", "القرار 2235/2015",
    "شارع 40", "1906 - 1989", "صباحا", "الساعات", "ثورة 11 فبراير (شباط)",
)  # fmt: skip


def _told(text: str, published: date | None = SUNDAY) -> list[str]:
    return [f"{first if first == last else f'{first}/{last}'} {precision}" for _, _, first, last, precision in dates_in(text, published)]


@pytest.mark.parametrize(("words", "told"), (RELATIVE | COUNTED | NAMED | TIMES).items(), ids=str)
def test_words_tell_their_days(words: str, told: str) -> None:
    assert _told(f"قتل مدنيان في {words} قرب البلدة" if words in NAMED else f"قتل مدنيان {words}.") == [told]


@pytest.mark.parametrize("words", NO_DATE)
def test_no_date_is_invented(words: str) -> None:
    assert _told(f"ذكر مصدر {words}") == []


@pytest.mark.parametrize("words", [*RELATIVE, *COUNTED])
def test_without_publication_the_words_are_found_but_no_day(words: str) -> None:
    found = dates_in(f"قتل مدنيان {words}.", None)
    absolute = words in ("منذ 2012", "منذ مارس 2011")
    assert len(found) == 1
    assert (found[0][2] is None) is not absolute
    assert found[0][4] == (RELATIVE | COUNTED)[words].split()[-1]


@pytest.mark.parametrize("words", ["26 يونيو", "السابع من أكتوبر", "أواخر مارس"])
def test_a_month_without_year_needs_publication(words: str) -> None:
    assert [told.split()[0] for told in _told(words, None)] == ["None"]


@pytest.mark.parametrize("published", [date(2015, 7, 14), date(2015, 8, 2), None])
def test_the_feast_without_a_name_is_one_that_began_of_late(published: date | None) -> None:
    assert not any(first for _, _, first, _, _ in dates_in("قتل سبعة في أيام العيد.", published))


def test_without_publication_a_day_is_of_the_year_before_the_latest_full_one() -> None:
    told = [first for _, _, first, _, _ in dates_in("في 10 نوفمبر 2023 قيل إن ما وقع في 7 أكتوبر تكرر أمس وفي يوليو.", None)]
    assert told == ["2023-11-10", "2023-10-07", None, "2023-07-01"]
    assert [first for _, _, first, _, _ in dates_in("في نوفمبر 2023 قيل إن ما وقع في 7 أكتوبر تكرر.", None)] == ["2023-11-01", None]


def test_offsets_leave_proclitics_out_and_keep_marks() -> None:
    text = "هاجموا البلدة فجرًا، وأمسِ الخميس، ثم بيوم الجُمُعة"
    assert [text[start:end] for start, end, *_ in dates_in(text, SUNDAY)] == ["أمسِ الخميس", "يوم الجُمُعة"]


@pytest.mark.parametrize(("words", "since"), [("منذ مارس 2011", True), ("مارس 2011", False), ("منذ أسبوع", True), ("قبل أسبوع", False)])
def test_a_beginning_is_marked(words: str, since: bool) -> None:
    forms = words.replace("أ", "ا").split()
    assert [told.since for told in find_dates(forms, [""] * len(forms), SUNDAY)] == [since]


def test_every_month_has_a_gulf_and_a_levantine_name() -> None:
    names = Counter((term.kind, int(term.value)) for rows in calendar_terms().values() for term in rows if term.kind in ("month", "month_or_word", "hijri"))
    gregorian = [names["month", number] + names["month_or_word", number] for number in range(1, 13)]
    assert min(gregorian) >= 2
    assert all(names["hijri", number] for number in range(1, 13))


WORDS = st.sampled_from(
    [
        *sorted({word for words in (*RELATIVE, *COUNTED, *NAMED, *TIMES) for word in words.split()}),
        "31",
        "1436",
        "999",
        "(",
        ")",
        "-",
        "/",
        "و",
        "2077",
        "0",
    ]
)


@given(st.lists(WORDS, max_size=12), st.dates(date(1990, 1, 1), date(2050, 1, 1)) | st.none())
def test_any_words_give_dates_in_order_and_in_bounds(said: list[str], published: date | None) -> None:
    text = " ".join(said)
    behind = 0
    for start, end, first, last, _ in dates_in(text, published):
        assert behind <= start < end <= len(text)
        assert (first is None) == (last is None)
        assert first is None or last is None or first <= last
        behind = end
