"""Where an event happened: the finest place that the report gives for it, told apart from where people came from or were taken."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner
from tools.attachment_cases import place_lessons
from tools.fit_attachment import fit
from tools.gold import samples

from marsad import Report, read
from marsad.claims.attach.tables import rows
from marsad.claims.attach.where_features.worth import AROUND, HERE
from marsad.cli import main
from marsad.lexicon.word_tables import word_rows

PUBLISHED = date(2024, 5, 15)


def scenes(text: str, at: int = 0) -> list[str]:
    event = [event for event in read(Report(text, "صحيفة المرفأ", PUBLISHED)).events if event.harms][at]
    return [place.name for place in event.places if place.role == "scene"]


def roles(text: str) -> dict[str, str]:
    event = next(event for event in read(Report(text, "صحيفة المرفأ", PUBLISHED)).events if event.harms)
    return {place.name: place.role for place in event.places}


FIRST = {
    "the wounded are taken elsewhere": ("قتل مدنيان في قصف على بلدة سقبا، ونقل المصابون إلى مشافي مدينتي حمص وحماة.", "سقبا"),
    "aircraft come from elsewhere": ("أقلعت طائرة من مطار حماة وقصفت مدينة إعزاز فقتل ثلاثة مدنيين.", "إعزاز"),
    "a rocket comes from elsewhere": ("أصيب مدنيان بصاروخ أطلق من مدينة حلب باتجاه مدينة الباب.", "الباب"),
    "a victim's home is elsewhere": ("قتل رجل نازح من مدينة حمص بانفجار لغم في بلدة سقبا.", "سقبا"),
    "the governorate goes behind the town": ("قتل ثلاثة مدنيين في محافظة إدلب بقصف استهدف بلدة تفتناز.", "تفتناز"),
    "the headline is coarse": ("مقتل أربعة مدنيين بقصف على ريف إدلب\n\nقتل أربعة مدنيين اليوم في قصف مدفعي. وقال مسعفون إن القصف استهدف بلدة تفتناز.", "تفتناز"),
    "another verb with a town of its own": ("قتل مدنيان في خان شيخون وأصيب خمسة في معرة حرمة.", "خان شيخون"),
    "the camp of the headline is named behind": ('قتلت امرأة بقصف استهدف مخيما للنازحين بريف مدينة عفرين. وقال مسعفون إن القصف استهدف مخيم "وادي الزهر" بريف عفرين.', "وادي الزهر"),
    "a camp near a town, named behind": ("أوقع القصف إصابات بمخيم للمهجرين على أطراف عفرين.\n\nأصيب أربعة مدنيين بقصف استهدف مخيم البيلسان بريف عفرين.", "البيلسان"),
    "a subdistrict that no table knows holds the village": ("استهدف القصف قرية بينه في ناحية شيراوا. وسقطت قذائف في القرية وقتل رجل.", "بينه"),
    "a site with a name of its own": ("أصيب أربعة بقصف على مطبعة سيروان في القامشلي.", "مطبعة سيروان"),
    "one more attack has a place of its own": ("هاجمت طائرة مسيرة قرية تل حلف. وفي هجوم آخر استهدفت مسيرة سيارة بريف كوباني وأصيب حارس.", "ريف كوباني"),
    "a rocket is from where it was fired": ("قتل اثنان بصاروخ باليستي من اليمن سقط على تل أبيب.", "تل أبيب"),
    "those who shell do not lie under their shells": ("قصفت قوات متمركزة بمدينة سراقب بلدة تفتناز. وسقطت القذائف على البلدة وأصيب اثنان.", "تفتناز"),
    "near a town is a place": ("قتل أربعة في تفجير استهدف نقطة تفتيش. ووقع التفجير غربي بلدة تفتناز شمالي سوريا.", "غربي بلدة تفتناز"),
    "a capital in front of a verb of saying is a government": ("صنعاء تتهم المسلحين بقتل ثلاثة مدنيين في محافظة صعدة.", "صعدة"),
    "the capital is taken up": ("سقطت قذائف على العاصمة صنعاء. وقال مسعفون إن اثنين قتلا في العاصمة.", "صنعاء"),
    "a remote village has no name": ("هاجم مسلحون قرية نائية في محافظة صعدة وقتلوا خمسة.", "صعدة"),
    "two words of a village": ("قتل طفل في قصف على قرية بير حسو جنوب كوباني.", "بير حسو"),
    "joined to a list": ("قصفت الطائرات قرى الجات والماصي والهوشرية وقتلت رجلا.", "الجات"),
    "people driven from a town are elsewhere": ("قصفت الطائرات مخيم الفلاح لنازحي تاورغاء في طرابلس وقتل ثلاثة.", "الفلاح"),
    "a camp of people driven from a town": ("قتل أربعة في قصف على مخيم لمهجري حمص في إدلب.", "إدلب"),
    "a state that no table has": ("قتل عشرة في مواجهات في ولاية الوحدة.", "الوحدة"),
    "another story does not lend its town": ("قصفت الطائرات بلدة سقبا. من جهة أخرى، قتل مدنيان في انفجار لغم بمدينة إعزاز.", "إعزاز"),
}


@pytest.mark.parametrize(("text", "place"), FIRST.values(), ids=FIRST)
def test_the_finest_scene_stands_first(text: str, place: str) -> None:
    assert scenes(text)[:1] == [place]


def test_as_many_dead_in_several_governorates() -> None:
    few = "قتل جنديان في قصف على الرمادي وتكريت. وقتل جنديان يوم الجمعة في تفجير في تكريت."
    assert [scenes(few, at) for at in (0, 1)] == [["الرمادي", "تكريت"], ["تكريت"]]
    many = few.replace("جنديان", "45 جنديا")
    assert [scenes(many, at) for at in (0, 1)] == [["الرمادي", "تكريت"], ["تكريت", "الرمادي"]]
    others = many.replace("وقتل 45 جنديا", "وقتل 45 مدنيا")
    assert scenes(others, 1) == ["تكريت"]
    assert scenes(others.replace("45", "145"), 1) == ["تكريت", "الرمادي"]


@pytest.mark.parametrize("beside", ["الملاصقة لبلدة", "المحاذية لبلدة", "المتاخمة لبلدة", "المجاورة لبلدة", "القريبة من بلدة"])
def test_the_town_beside_is_not_the_scene(beside: str) -> None:
    assert scenes(f"قتل ثلاثة مدنيين بقصف مدفعي على قرية الزر {beside} الشحيل.") == ["الزر"]


def test_words_around_a_name_are_no_part_of_it() -> None:
    assert scenes("قصفت الطائرات قرى الجات والماصي والهوشرية وقتلت رجلا.") == ["الجات", "الماصي", "الهوشرية"]
    assert scenes("قتل ثلاثة في قصف على العاصمة صنعاء.") == ["صنعاء"]
    for text in ("هاجموا مناطق انتشار القوات وقتلوا جنديا.", "أعلنت الحركة إحياء الخلافة وقتلت رجلا.", "قتل رجل بعد خلاف استمر فترة طويلة."):
        assert scenes(text) == [], text


def test_places_have_roles() -> None:
    told = roles("قتل مدنيان في قصف على بلدة تفتناز بريف إدلب، ونقل الجرحى إلى مشفى مدينة حلب.")
    assert (told["تفتناز"], told["ريف إدلب"], told["حلب"]) == ("scene", "within", "destination")


def test_whom_a_grave_held_died_on_no_day_that_is_told() -> None:
    event = next(event for event in read(Report("عثر اليوم السابق على شيء. وعثر على مقبرة جماعية تضم رفات أربعين قتيلا في سنجار.", None, PUBLISHED)).events if event.harms)
    assert event.time is None


def test_a_word_is_no_village_for_lack_of_its_first_letter() -> None:
    found = read(Report("قتل قياديا كبيرا في التنظيم أمس في غارة على السودان. وقالت السودان إن الغارة وقعت في دارفور.", None, PUBLISHED))
    assert "كبيرا" not in {place.name for event in found.events for place in event.places}


def test_the_scene_says_why() -> None:
    event = next(event for event in read(Report("قتل مدنيان في قصف على بلدة تفتناز.", None, PUBLISHED)).events if event.harms)
    why = event.places[0].why
    assert why is not None and why.rule == "attach.where" and ("kind=settlement" in dict(why.features)) and "reach=close" in dict(why.features)


def test_each_weight_has_bounds_a_reason_and_a_feature_that_asks_for_it() -> None:
    names = {feature.__name__ for feature in (*HERE, *AROUND)} | {"nothing"}
    for row in rows("weights"):
        assert float(row["low"]) <= float(row["weight"]) <= float(row["high"]), row
        assert row["reason"]
        assert row["choice"] != "where" or row["feature"] in names, row


def times(text: str) -> list[tuple[str | None, str | None]]:
    """The start of each time of an event with harms, and how it was inferred."""
    return [(event.time and event.time.start, event.time and event.time.inferred) for event in read(Report(text, "صحيفة المرفأ", PUBLISHED)).events if event.harms]


WHEN = {
    "no day is the day of publication": ("قتل ثلاثة مدنيين في قصف على بلدة سقبا.", ("2024-05-15", "publication")),
    "the day up to which was counted is not its day": ("استجابت الفرق منذ بداية العام الحالي وحتى يوم أمس لثلاثين هجوما قتل فيها 27 مدنيا.", ("2024-01-01", None)),
    "a newspaper called after a day": ("قتل ثلاثة مدنيين في قصف على بلدة سقبا، بحسب صحيفة «26 سبتمبر».", ("2024-05-15", "publication")),
    "its own day": ("قتل ثلاثة مدنيين أمس في قصف على بلدة سقبا.", ("2024-05-14", None)),
    "the day of the announcement is not its day": ("أعلنت الشرطة، الأربعاء، مقتل ثمانية أشخاص في انفجار بسوق سقبا. وقال متحدث إن الانفجار وقع مساء الجمعة الماضي.", ("2024-05-10", None)),
    "a comma ends what went before": (
        "قتل 9 أشخاص في غارة على مدرسة كان نازحون ينامون فيها وسط عربين، صباح الاثنين.",
        ("2024-05-13", None),
    ),
    "the one late day that the report names": ("قتل قائد في شبوة. ونقلت الوكالة عن المحافظ قوله إن القوات حاصرت يوم الثلاثاء منزل القائد في شبوة.", ("2024-05-14", None)),
    "a day in another town is not it": ("قتل قائد في شبوة. وقصفت الطائرات مدينة عدن الثلاثاء.", ("2024-05-15", "publication")),
    "nor is one of two days": ("قتل قائد في شبوة. وبدأ الحصار الاثنين في شبوة. ودخلت القوات المنزل الثلاثاء.", ("2024-05-15", "publication")),
    "today, Thursday, on a page of Wednesday": ("قتل ثلاثة مدنيين أمس في قصف على بلدة سقبا. وقال مصدر اليوم الخميس إن القصف انتهى.", ("2024-05-15", None)),
    "yesterday, Sunday, on a page of Wednesday is too far to count from": ("قتل ثلاثة مدنيين اليوم في قصف على بلدة سقبا. ودخل الجيش بلدة حمورية قبل ثلاثة أيام، أمس الجمعة.", ("2024-05-15", None)),
    "the day before yesterday by its name is no other day of writing": ("قتل ثلاثة مدنيين أمس في قصف على بلدة سقبا. وكان مصدر قال أول من أمس (الاثنين) إن القصف قريب.", ("2024-05-14", None)),
    "what went on when it happened": ("قتل قائد في غارة بينما كان يتنقل في سيارة قرب بلدة سقبا في الثالث من أيار.", ("2024-05-03", None)),
    "the day of what was answered is not its day": ("تبنت حركة محلية، الثلاثاء، قتل حارسين قرب بلدة سقبا، وذلك ردا على هجوم وقع الأحد في دوما.", ("2024-05-14", None)),
    "a day within the month told before": ("أعلن الجيش أن غارة أدت في مطلع أيار إلى مقتل محمود الضاحي قرب سقبا. وقال الجيش إن الضاحي قتل في 8 أيار في غارة قرب سقبا.", ("2024-05-08", None)),
    "the past 15 May, on 15 May": ("قتل ثلاثة مدنيين في قصف على بلدة سقبا في 15 أيار الماضي.", ("2024-05-15", None)),
    "a stretch from one day to another": ("قتل 30 مدنيا في هجمات على ريف إدلب منذ بداية العام الحالي حتى يوم أمس الثلاثاء.", ("2024-01-01", None)),
    "the day of the sentence that names the scene": ("مقتل أربعة مدنيين في غارات شمالي سوريا\n\nلم يعلن أحد مسؤوليته. وقال مسعفون إن أربعة مدنيين قتلوا في غارات على بلدة تفتناز صباح الاثنين في إدلب. وزار الوزير المنطقة الثلاثاء.", ("2024-05-13", None)),
    "an undated attack behind a page written a day later": ("قتل رجل في قصف على بلدة سقبا.\n\nوقال مصدر، اليوم الخميس، إن الجيش عزز مواقعه.", ("2024-05-16", "publication")),
    "what the report opens with": ("شهدت بلدة سقبا، الثلاثاء، قصفا متواصلا. وقال ناشطون إن القوات استهدفت أطرافها.\n\nوقال مسعفون إن القصف استهدف السوق. ونقلوا عن السكان أن القصف على بلدة حمورية قتل رجلا.", ("2024-05-14", None)),
    "a truce before it has its own day": ("قتل شخصان في اشتباكات بعد انهيار هدنة كان قد تم التوصل إليها الاثنين.", ("2024-05-15", "publication")),
}


@pytest.mark.parametrize(("text", "time"), WHEN.values(), ids=WHEN)
def test_the_day_of_an_event(text: str, time: tuple[str, str | None]) -> None:
    assert times(text)[0] == time


@pytest.mark.parametrize(("count", "time"), [("أربعة قتلى", ("2024-05-13", None)), ("32 قتيلا", ("2024-05-15", "publication"))])
def test_more_dead_than_in_a_series_are_none_of_it(count: str, time: tuple[str, str | None]) -> None:
    assert times(f"قتل ستة مدنيين الاثنين في هجمات انتحارية على دوما وسقبا. وأوقع الاعتداء في عربين {count}.")[-1] == time


def scopes(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(harm.scope, harm.since, harm.until) for event in read(Report(text, "صحيفة المرفأ", PUBLISHED)).events for harm in event.harms]


def test_women_counted_behind_the_children_of_a_year_are_of_that_year() -> None:
    text = "قتل مدنيان أمس في غارة على بلدة سقبا.\n\nوكان الدفاع المدني قد وثق في 29 نيسان الماضي مقتل 210 أشخاص خلال عام 2023، جراء القصف على شمالي سورية.\n\nوبلغ عدد الأطفال الذين قتلوا في القصف 61 طفلا، بينما قتلت 34 امرأة."
    assert sorted(scope for scope, _, _ in scopes(text)) == ["event", *["running_total"] * 3]


@pytest.mark.parametrize("behind", ["وبلغ عدد الجرحى 492.", "وقتلت 34 امرأة."], ids=["a toll of others", "a part without a word of counting"])
def test_what_is_counted_behind_the_dead_of_a_year_is_of_that_year(behind: str) -> None:
    text = f"وثق الدفاع المدني مقتل 210 أشخاص خلال عام 2023، جراء القصف على شمالي سورية. {behind}"
    assert [scope for scope, _, _ in scopes(text)] == ["running_total"] * 2


SCOPES = {
    "one happening": ("قتل ثلاثة مدنيين في قصف على بلدة سقبا.", ("event", None, None)),
    "a closed period": ("أسفرت الأحداث التي وقعت بين 3 و8 أيار في ريف حماة عن مقتل 146 شخصا.", ("running_total", "2024-05-03", "2024-05-08")),
    "attacks taken up": ("وثق الفريق منذ مطلع العام الجاري 60 هجوما على ريف إدلب. وأسفرت تلك الهجمات عن مقتل 21 شخصا.", ("running_total", "2024-01-01", None)),
    "the last 24 hours": ("استقبلت المستشفيات خلال 24 ساعة 14 شهيدا.", ("running_total", "2024-05-14", "2024-05-15")),
    "added to those before": ("قتل رجل في سقبا. ليرتفع بذلك عدد القتلى إلى 10.", ("running_total", None, None)),
}


@pytest.mark.parametrize(("text", "scope"), SCOPES.values(), ids=SCOPES)
def test_over_what_a_harm_is_counted(text: str, scope: tuple[str, str | None, str | None]) -> None:
    assert scopes(text)[-1] == scope


def test_why_is_printed_in_text_and_json() -> None:
    text = "قتل مدنيان أمس في قصف على بلدة تفتناز بريف إدلب."
    told = CliRunner().invoke(main, ["read", "--published", "2024-05-15", "--why", "-"], input=text).output
    assert "scene تفتناز: attach.where" in told and "second: ريف إدلب" in told and "when.own_sentence" in told
    record = json.loads(CliRunner().invoke(main, ["read", "--published", "2024-05-15", "--why", "--format", "json", "-"], input=text).output)
    place = record["events"][0]["places"][0]
    assert place["why"]["rule"] == "attach.where" and ["kind=settlement", dict(place["why"]["features"])["kind=settlement"]] in place["why"]["features"]
    assert 0 < place["confidence"] < 1 and 0 < record["events"][0]["harms"][0]["confidence"] < 1


def test_without_why_the_record_has_no_reasons() -> None:
    record = json.loads(CliRunner().invoke(main, ["read", "--format", "json", "-"], input="قتل مدنيان في قصف على بلدة تفتناز.").output)
    assert "why" not in record["events"][0]["places"][0]


def test_a_larger_share_is_never_less_sure() -> None:
    steps = [(float(row["from"]), float(row["right"])) for row in rows("calibration") if row["kind"] == "place"]
    assert steps and steps == sorted(steps) and all(right <= other for (_, right), (_, other) in zip(steps, steps[1:], strict=False))


def test_weights_are_fitted_within_their_bounds() -> None:
    table = tuple(row for row in rows("weights") if row["choice"] == "where")
    lessons = place_lessons(samples())
    fitted = fit(lessons, table, steps=5)
    assert lessons and fitted == fit(lessons, table, steps=5)
    assert all(float(row["low"]) <= fitted[row["feature"], row["level"]] <= float(row["high"]) for row in table)


DATELINES = ("دبي، الإمارات (CNN) -- قتل أربعة مدنيين في بلدة سقبا.", "أربيل (شبكة المرفأ) - قتل أربعة مدنيين في بلدة سقبا.", "حلب - شبكة المرفأ\nقتل أربعة مدنيين في بلدة سقبا.")


@pytest.mark.parametrize("text", DATELINES)
def test_a_dateline_is_no_place(text: str) -> None:
    event = next(event for event in read(Report(text, None, PUBLISHED)).events if event.harms)
    assert [place.name for place in event.places] == ["سقبا"]


def test_a_stated_day_goes_before_an_inferred_one() -> None:
    told = times("مقتل أربعة مدنيين بقصف على سقبا\nقتل أربعة مدنيين أمس في قصف على بلدة سقبا.")
    assert set(told) == {("2024-05-14", None)}


def place_ids(text: str) -> list[str | None]:
    """The ids of the first place of each event."""
    return [event.places[0].id if event.places else None for event in read(Report(text, None, date(2018, 3, 11))).events]


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("قصفت الطائرات قرى حماة وقتلت ثلاثة.", "hama-governorate"),
        ("قتل سبعة في قصف على بلدات الغوطة.", "ghouta"),
        ("يعيش آلاف في الغوطة الشرقية. وقتل ثلاثة أمس في قصف على الغوطة.", "eastern-ghouta"),
        ("بين الغوطة الشرقية والغوطة الغربية طريق. وقتل ثلاثة أمس في قصف على الغوطة.", "ghouta"),
    ],
)
def test_a_region_holds_its_villages_and_is_named_in_short(text: str, ident: str) -> None:
    assert place_ids(text)[-1] == ident


def test_a_total_is_of_the_region_and_not_of_the_village_told_last() -> None:
    text = "تشهد الغوطة الشرقية قصفا منذ أسابيع. وسيطر الجيش أمس على بلدة مسرابا. وقتل في الغوطة منذ الشهر الماضي أكثر من تسعمئة مدني، ووثق ناشطون مقتل أكثر من مئتي طفل."
    assert set(place_ids(text)[-2:]) == {"eastern-ghouta"}


OWNED = "وتبنى الحزب الأربعاء قتل الشرطيين في مدينة سروج. وقال سكان إن المدينة هادئة.\nفي سياق آخر، دافع البيت الأبيض أمس عن حق تركيا في الرد بعد سلسلة من الغارات الجوية."


def test_what_was_told_on_a_day_did_not_happen_later() -> None:
    report = Report(OWNED, "صحيفة المرفأ", date(2015, 7, 27))
    times = [event.time for event in read(report).events if event.harms]
    assert [time.start for time in times if time] == ["2015-07-22"]


STANDS = [(column, *(part.strip() for part in text.split("→"))) for row in word_rows("place_stands") for column in ("examples", "counter") for text in row[column].split("|") if text]


@pytest.mark.parametrize(("column", "text", "scene"), STANDS, ids=[text[:40] for _, text, _ in STANDS])
def test_a_place_that_stands_for_something_else(column: str, text: str, scene: str) -> None:
    assert scenes(text)[:1] == [scene]
    assert len(scenes(text)) == 1 or column == "counter"


ELSEWHERE = [
    ("قتل ثلاثة مدنيين في غارة على خيام لنازحين في بلدة سرمين.", ["سرمين"]),
    ("قتل خمسة لاجئين في قصف على مدرسة للاجئين في مدينة نيالا.", ["نيالا"]),
    ("قتل 11 شخصا في الاحتجاجات التي انطلقت في البصرة. وتوجه المحتجون إلى بغداد.", ["البصرة"]),
    ("قتل 14 متمردا في هجوم في جبهة ماس. وفي الحديدة قصفت القوات موقعا.", ["ماس"]),
    ("قتل سبعة مدنيين في أيام العيد المبارك بقصف على مدينة تعز.", ["تعز"]),
    ("أصيب مدني في قصف على منطقة درع الفرات.", ["درع الفرات"]),
    ("قتل راع بانفجار لغم على الطريق الواصل بين بلدتي المسيفرة وطفس.", ["المسيفرة", "طفس"]),
    ("قتل رجل في غزة. وعقد المجلس جلسة بطلب من الكويت بعد الغارات.", ["غزة"]),
    ("ردت القوات بقصف لمصادر النار داخل الأراضي اليمنية وقتل رجل. وكان ذلك بعد هجوم في ظهران الجنوب.", ["الأراضي اليمنية"]),
    ("تعرضت دورية في مدينة نجران لمقذوف من داخل الأراضي اليمنية وقتل جندي.", ["نجران"]),
    ("قتل ثلاثة في قصف للفصائل على مواقع في شمال سوريا، ردا على هجوم للقوات على بلدة الزبداني.", ["شمال سوريا"]),
    ("هدم انفجار في بلدة طيرفلسيه شرقي صور منزلا وقتل خمسة.", ["طيرفلسيه"]),
    ("شهدت بغداد السبت مظاهرة قتل فيها رجل.", ["بغداد"]),
    ("قتل مدنيان بقصف استهدف مخيما للنازحين في منطقة عفرين. وقال مسعفون إن القصف استهدف مخيم البيلسان.", ["البيلسان"]),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE, ids=[text[:40] for text, _ in ELSEWHERE])
def test_a_place_told_otherwise(text: str, expected: list[str]) -> None:
    assert scenes(text)[: len(expected)] == expected


def test_a_year_told_of_something_else_dates_no_event() -> None:
    events = read(Report("نظم الفلسطينيون في قطاع غزة احتجاجات للعودة إلى أراضيهم التي هجروا منها في عام 1948.", "صحيفة المرفأ", PUBLISHED)).events
    assert [event.time.start for event in events if event.type == "protest" and event.time] == ["2024-05-15"]
    assert scenes("بلغ عدد القذائف التي أصابت الأراضي الإسرائيلية 31، وأطلقت من قطاع غزة، وقتل رجل.")[:1] == ["الأراضي الإسرائيلية"]


def test_of_two_words_for_one_time_the_one_that_tells_the_day_without_publication() -> None:
    event = read(Report("قتل عشرون شخصا في هجوم في كابل ليلة عيد الفطر في مايو 2020.", "صحيفة المرفأ", None)).events[0]
    assert event.time is not None
    assert (event.time.start, event.time.end) == ("2020-05-01", "2020-05-31")
