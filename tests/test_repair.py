"""What was done to a text on its way is undone for reading: line breaks, broken letters, hashtags, لا turned round, thousands."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tools import fuzz

from marsad import Report, read
from marsad.model.reading import Reading
from marsad.text.fold import fold
from marsad.text.repair import repair
from marsad.text.wrapping import inner_breaks

SAMPLES = Path(__file__).parent.parent / "samples"
DAY = date(2018, 3, 14)
OWN = [
    "قال ناشطون إن الطيران قصف بلدة سقبا بثلاث غارات صباح اليوم، ما أدى إلى مقتل خمسة مدنيين وإصابة عشرة آخرين بجروح. "
    "ونفى مصدر عسكري في حديث مع الصحيفة أن تكون طائرات الجيش قد حلقت فوق البلدة. وأضاف المصدر أن القصف نفذته جهة أخرى.",
    "أعلنت وزارة الصحة مقتل 14 شخصا في قصف على مخيم للنازحين شرقي المدينة.\nوقال المتحدث باسم الوزارة إن بين القتلى ستة أطفال، "
    "مشيرا إلى أن عدد الجرحى مرشح للارتفاع.\nولم يصدر عن الجيش تعليق على الهجوم.",
]


def folded(text: str) -> str:
    return fold(text, repair(text).changes).text


def wrapped(text: str, width: int) -> str:
    """The text with the last blank before each full line turned into a line break."""
    lines = []
    for line in text.split("\n"):
        while len(line) > width and (at := line.rfind(" ", 0, width + 1)) > 0:
            lines.append(line[:at])
            line = line[at + 1 :]
        lines.append(line)
    return "\n".join(lines)


def statements(reading: Reading) -> Counter[tuple[str, str, str]]:
    text = reading.report.text
    return Counter((claim.act, claim.chain[0].name, re.sub(r"\s+", " ", text[slice(*claim.content)])) for claim in reading.claims if len(claim.chain) > 1)


@pytest.mark.parametrize("width", [60, 80, 100])
def test_a_wrapped_text_reads_as_the_unwrapped(width: int) -> None:
    texts = OWN + [json.loads(line)["text"] for path in sorted(SAMPLES.glob("*/reports.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    same = plain = broken = 0
    for text in texts[:80]:
        one, other = statements(read(Report(text, "صحيفة المرفأ", DAY))), statements(read(Report(wrapped(text, width), "صحيفة المرفأ", DAY)))
        same, plain, broken = same + (one & other).total(), plain + one.total(), broken + other.total()
    assert plain > 50
    assert 2 * same / (plain + broken) >= 0.98


KEPT = [
    "مقتل مدني بقصف على سقبا\nإصابة ثلاثة في دوما\nغارات على عربين",
    "- مقتل مدني في سقبا\n- إصابة ثلاثة في دوما",
    "عنوان قصير عن المدينة\nقال ناشطون إن القصف توقف ظهر اليوم بعد وصول وفد من البلدة إلى المعبر، وأضافوا أن الأهالي عادوا إلى منازلهم في القرى القريبة من خط التماس.",
    "1 سامر الدالي\n2 هند العاني\n3 نور الشامي",
    "الجرحى:\nسامر الدالي\nهند العاني",
]


@pytest.mark.parametrize("text", KEPT)
def test_breaks_of_lists_and_headings_stay(text: str) -> None:
    assert inner_breaks(text) == []


INSIDE = ["ونفى مصدر\nعسكري القصف.", "قالت الوزارة إن القصف لم\nيسفر عن ضحايا.", "وصل الجرحى إلى\n#كفر_بطنا مساء.", "قال الطبيب إن\r\n14 مدنيا قتلوا.", "نقل ستة قتلى إلى مشفى\nأعزاز الوطني بعد قصف على البلدة."]


@pytest.mark.parametrize("text", INSIDE)
def test_a_break_behind_an_unfinished_word_is_a_blank(text: str) -> None:
    assert "\n" not in folded(text).replace("\r", "").strip("\n") or text.count("\r")
    assert repair(text).notes[0].code == "wrapped_lines"


WRAPPED = [
    'وزار رئيس اللجنة سالم الدالي المشفى أمس ثم قال في مؤتمر صحفي:\n"القوات التي دخلت البلدة أمس انسحبت منها بعد أن توقف القصف في\nكل الأحياء".',
    "بعد يومين من القصف على الحي المجلس المحلي ينشر حصيلة القتلى..\nوالجيش يقول إن القصف توقف في كل الأحياء وإن الناس عادوا إليها\nمنذ أمس.",
    "قال رئيس اللجنة سالم الدالي إن ستة مدنيين قتلوا في قصف على سوق\n#إدلب وإن عشرة آخرين جرحوا في الحي الشرقي الذي قصف قبل يومين\nبالمدفعية.",
    "قال رئيس اللجنة سالم الدالي إن ستة مدنيين قتلوا حوالي الساعة\n17:50 من مساء أمس في قصف على الحي الشرقي الذي قصف قبل يومين\nبالمدفعية.",
    "قال رئيس اللجنة سالم الدالي إن ستة مدنيين قتلوا حين بلغت\nالساعة 17:50 من مساء أمس في قصف على الحي الشرقي الذي قصف\nقبل يومين.",
    " وقال رئيس اللجنة سالم الدالي في مؤتمر صحفي عقد أمس مساء\nبيان إن القصف أصاب ثلاثة منازل في أحيائنا الشرقية والجنوبية\nوقتل ستة من سكانها.",
    "قال رئيس اللجنة سالم الدالي إن ستة مدنيين قتلوا في البلدة\nأمس الأول حين أصاب القصف ثلاثة بيوت في حي شرقي من البلدة\nوعشرة آخرين جرحوا.\nhttps://www.example.org/news/2024/09/22/a-long-address-that-fits-nowhere",
]


@pytest.mark.parametrize("text", WRAPPED)
def test_a_full_line_goes_on_over_its_break(text: str) -> None:
    """Behind a colon, two points, before a tag or a time, where a blank stands before the line, beside an address that fits nowhere."""
    inside = [at for at, letter in enumerate(text.partition("http")[0].rstrip()) if letter == "\n"]
    assert inner_breaks(text) == inside


@pytest.mark.parametrize("text", [WRAPPED[1].replace("..", "..."), WRAPPED[2].replace("#", "- ")])
def test_a_full_line_that_ends_or_stands_before_an_item_keeps_its_break(text: str) -> None:
    assert text.index("\n") not in inner_breaks(text)


SPELLED = [
    ("مقـ ـتل", "مقتل"),
    ("مـ ـقتـ ـل", "مقتل"),
    ("قـ.ـتل", "قتل"),
    ("قـ/ـتل", "قتل"),
    ("الكـ.،.ـرد", "الكرد"),
    ("شهـ داء قصـ ف مدفعـ ي", "شهداء قصف مدفعي"),
    ("استشهـاااد", "استشهاد"),
    ("جر.ح اثنان بق.صف", "جرح اثنان بقصف"),
    ("3\ufe0f\u20e3 مدنيين", "3 مدنيين"),
    ("🔟 مدنيين", "10 مدنيين"),
    ("غارة على #كفر_بطنا", "غاره علي كفر بطنا"),
    ("ﻗﺘﻞ ﻓﻲ ﺳﻘﺒﺎ", "قتل في سقبا"),
    ("يوم الثالثاء", "يوم الثلاثاء"),
    ("األحد", "الاحد"),
    ("باألسلحة واإلسعاف", "بالاسلحه والاسعاف"),
    ("خالل االحتالل", "خلال الاحتلال"),
    ("قتل ١،٢٠٠ مدني", "قتل 1,200 مدني"),
    ("قتل 12 500 مدني", "قتل 12,500 مدني"),
    ("1 سامر\n2 هند", "• سامر\n• هند"),
]


@pytest.mark.parametrize(("written", "read_as"), SPELLED, ids=[written for written, _ in SPELLED])
def test_spelling_is_mended_for_matching(written: str, read_as: str) -> None:
    assert " ".join(folded(written).split(" ")).replace("  ", " ") == read_as


UNTOUCHED = [
    "قال د.سامر إن أ.ف.ب نقلت الخبر.وأضاف",
    "الحدود السعودية ـ اليمنية",
    "الـ 20 من آذار",
    "مجلسـ الأمنـ اليوم",
    "قالـ ناشطون",
    "في الفوج ثالثة الكتائب",
    "عام 2015 300 قتيل",
    "اللقاء في المدينة.ثم",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_no_damage_stays(text: str) -> None:
    assert folded(text) == re.sub("ـ", "", fold(text).text)
    assert not repair(text).notes


def test_values_keep_their_characters_in_the_text_as_it_came() -> None:
    text = "#عاجل\nمـ ـقتـ ـل 3 مدنيين بقصـ ـف على #كفر_بطنا"
    event = read(Report(text, "شبكة المرفأ", DAY)).events[0]
    assert text[slice(*event.harms[0].quantity.span)] == "3 مدنيين"
    assert (event.places[0].name, text[slice(*event.places[0].span)]) == ("كفر بطنا", "كفر_بطنا")


DAMAGED = [
    ("Ø§Ù„Ù‚ØµÙ Ø¹Ù„Ù‰ Ø§Ù„Ù…Ø¯ÙŠÙ†Ø©", "mojibake_suspected"),
    ("ةنيدملا يف فصق ةراغ يف نييندم ةثالث لتق لاق ردصملا ىلع ةيوج تاراغ", "letters_reversed"),
    (
        "قتل ثلاثة.\n" + "The village was shelled again this morning and people left for the hills before noon while others stayed at home with the old.",
        "other_language_parts",
    ),
    ("صباح الخير.", "nothing_read"),
]


@pytest.mark.parametrize(("text", "code"), DAMAGED, ids=[code for _, code in DAMAGED])
def test_damage_that_cannot_be_mended_is_told(text: str, code: str) -> None:
    assert code in [note.code for note in read(Report(text, "صحيفة المرفأ", DAY)).notes]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31), None], ids=str)
@pytest.mark.parametrize("text", ["يختطف", "نفى عرنة أن", "12 قتل وأصيب عشرات", "يعلن درعا :", "قتل ثلاثة أمس \ud800 في سقبا", "البارحة", ""])
def test_reading_never_raises(text: str, day: date | None) -> None:
    assert fuzz.check(text, day) is None
