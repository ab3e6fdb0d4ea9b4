"""What later news does to an incident: a toll that rose, an outlet that takes back its news, raids on a whole region, fire that is renewed, shelling that was a raid."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.linked import kinds, only, record, reports, told

from marsad import Report, load_packs, read
from marsad.claims.events.closest import closest_first
from marsad.linking.compare.how_many import how_many
from marsad.linking.compare.piece import piece
from marsad.linking.compare.what import kind_told, what
from marsad.linking.compare.when import when
from marsad.linking.compare.where import where
from marsad.linking.facts import Told
from marsad.linking.pairs import keys
from marsad.linking.road import link
from marsad.linking.taking.parties import parties_of
from marsad.linking.taking.record import tell
from marsad.text.fold import fold_word

FIVE = ("قتل خمسة مدنيين في غارة جوية على مدينة سراقب أمس الثلاثاء.", "2020-03-04")


def one_of(text: str, published: str = "2020-03-04") -> Told:
    (found,) = tell(record(text, published))
    return found


@pytest.mark.parametrize(
    ("later", "civilians", "people"),
    [
        ("ارتفعت حصيلة الغارة على سراقب الثلاثاء إلى سبعة قتلى، بعد وفاة مدنيين اثنين متأثرين بجراحهما.", (5, 7), (7, 7)),
        ("ارتفعت حصيلة الغارة على سراقب الثلاثاء إلى سبعة قتلى.", (5, 7), (7, 7)),
        ("ارتفعت حصيلة الغارة على سراقب الثلاثاء إلى سبعة قتلى، بينهم ستة مدنيين.", (6, 6), (7, 7)),
    ],
    ids=["two who died later are among the seven", "nobody says what the seven were", "six of them are told to be civilians"],
)
def test_civilians_of_a_toll_that_rose_are_among_the_dead_of_the_later_one(later: str, civilians: tuple[int, int], people: tuple[int, int]) -> None:
    one = only(FIVE, (later, "2020-03-05"))
    found = [tuple(one["killed"][group].values()) for group in ("civilian", "all")]
    assert found == [civilians, people]
    assert "count" not in kinds(one)


def test_fighters_among_the_dead_leave_open_how_many_were_civilians() -> None:
    one = only(FIVE, ("ارتفعت حصيلة الغارة على سراقب الثلاثاء إلى سبعة قتلى، بينهم مقاتلان.", "2020-03-05"))
    assert one["killed"]["all"] == {"min": 7, "max": 7} and not one["killed"]["civilian"]


def test_who_counts_civilians_and_others_does_not_oppose_who_counts_all() -> None:
    one = only(("قتل سبعة أشخاص في غارة على مدينة سراقب الثلاثاء.", "2020-03-04"), ("قتل سبعة أشخاص بينهم مدنيان في غارة على مدينة سراقب الثلاثاء.", "2020-03-04"))
    assert one["killed"]["all"] == {"min": 7, "max": 7} and not kinds(one)


@pytest.mark.parametrize(("outlet", "least"), [("موقع أول", 0), ("موقع ثان", 6)], ids=["its own news", "that of another"])
def test_an_outlet_takes_back_its_news_whoever_told_it_that(outlet: str, least: int) -> None:
    news = "قتل ستة مدنيين بقصف مدفعي على بلدة سرمين أمس الثلاثاء، وفق مصدر محلي."
    back = "يعتذر الموقع عن خبر مقتل ستة مدنيين في قصف على بلدة سرمين يوم الثلاثاء، إذ تبين أن الخبر غير صحيح."
    assert only((news, "2020-03-04", "موقع أول"), (back, "2020-03-05", outlet))["killed"]["all"] == {"min": least, "max": 6}


ONE_RAID = "قتل شخص في غارة إسرائيلية على بلدة الناقورة جنوب لبنان السبت."


@pytest.mark.parametrize(
    ("other", "level"),
    [
        ("قتل ثلاثة أشخاص في غارات إسرائيلية على جنوب لبنان السبت.", "more_deeds"),
        ("قتل تسعة أشخاص في غارات إسرائيلية على جنوب لبنان السبت.", "more_deeds"),
        ("قتل ثلاثة أشخاص في غارة إسرائيلية على جنوب لبنان السبت.", "rise"),
        ("قتل ثلاثة أشخاص في غارات إسرائيلية على بلدة الناقورة السبت.", "rise"),
        ("ارتفعت حصيلة القتلى في غارة إسرائيلية على جنوب لبنان السبت إلى ثلاثة أشخاص.", "rose"),
        ("قتل شخص في غارات إسرائيلية على جنوب لبنان السبت.", "equal_few"),
    ],
    ids=["several raids", "many more people", "one raid", "one town", "a toll that rose", "as many people"],
)
def test_more_people_in_several_raids_on_a_region_are_not_those_of_one_town(other: str, level: str) -> None:
    one, more = one_of(ONE_RAID), one_of(other)
    assert how_many(one, more) == how_many(more, one) == level


def test_of_several_raids_on_a_region_fewer_people_than_in_one_town_are_another_number() -> None:
    assert how_many(one_of(ONE_RAID.replace("شخص", "تسعة أشخاص", 1)), one_of("قتل ثلاثة أشخاص في غارات إسرائيلية على جنوب لبنان السبت.")) == "conflict"
    assert how_many(one_of("قتل شخص في غارة على الجنوب السبت."), one_of("قتل ثلاثة أشخاص في غارات إسرائيلية على جنوب لبنان السبت.")) == "rise"


@pytest.mark.parametrize(("again", "happenings"), [("تجددت الاشتباكات في مخيم عين الحلوة صباح الاثنين، وأصيب ستة أشخاص.", 2), ("أصيب ستة أشخاص في الاشتباكات في مخيم عين الحلوة.", 1)])
def test_a_fight_renewed_on_another_day_is_another(again: str, happenings: int) -> None:
    assert len(told(("قتل خمسة أشخاص في اشتباكات في مخيم عين الحلوة اليوم الأحد.", "2023-07-30"), (again, "2023-07-31"))) == happenings


def test_what_is_renewed_on_one_day_is_of_that_day() -> None:
    first, second = (telling.told for telling in link(reports(("قتل خمسة في اشتباكات في مخيم عين الحلوة الأحد.", "2023-07-30"), ("تجددت الاشتباكات في مخيم عين الحلوة الأحد، وأصيب ستة.", "2023-07-30"))).tellings.values())
    assert when(first, second) == "same_day"


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        ("قتل ثلاثة في قصف على بلدة حاس الثلاثاء.", "قتل ثلاثة في غارة جوية على بلدة حاس الثلاثاء.", "family"),
        ("قتل ثلاثة في قصف مدفعي على بلدة حاس الثلاثاء.", "قتل ثلاثة في غارة جوية على بلدة حاس الثلاثاء.", "kin"),
        ("قتل ثلاثة في قصف على بلدة حاس الثلاثاء.", "قتل ثلاثة في انفجار سيارة في بلدة حاس الثلاثاء.", "kin"),
        ("قتل ثلاثة في قصف على ريف إدلب الثلاثاء.", "قتل ثلاثة في غارة جوية على بلدة حاس الثلاثاء.", "kin"),
    ],
    ids=["with what, nobody says", "with guns", "no raid", "another place"],
)
def test_shelling_of_which_nobody_says_with_what_may_be_a_raid(first: str, second: str, level: str) -> None:
    one, other = one_of(first), one_of(second)
    assert kind_told(one, other) == kind_told(other, one) == level
    assert what(one, other) == "kin"


def test_a_missile_is_no_shelling_with_anything() -> None:
    one, other = one_of("قتل ثلاثة في قصف على بلدة حاس الثلاثاء."), one_of("قتل ثلاثة في غارة جوية على بلدة حاس الثلاثاء.")
    assert kind_told(replace(one, type="missile_strike"), other) == "kin"


@pytest.mark.parametrize(("roles", "kept"), [(("scene", "scene"), 0), (("within", "scene"), 1), (("scene", "within"), 0), (("within", "within"), 0)])
def test_a_place_told_twice_is_that_of_the_clearest_telling_that_makes_it_the_scene(roles: tuple[str, str], kept: int) -> None:
    (event,) = read(Report("قتل ثلاثة مدنيين في غارة على مدينة سراقب الثلاثاء."), load_packs()).events
    told_twice = [replace(event.places[0], role=role, span=(at, at + 5)) for at, role in enumerate(roles)]
    assert closest_first(told_twice) == [told_twice[kept]]


@pytest.mark.parametrize(
    ("deed", "doers"),
    [
        ("قصف الاحتلال التركي ومرتزقته قرية الحدريات اليوم، ما أدى إلى مقتل مدنيين اثنين.", ["turkish-army"]),
        ("قصفت القوات التركية والفصائل الموالية لها قرية الحدريات اليوم، ما أدى إلى مقتل مدنيين اثنين.", ["turkish-army"]),
        ("قصفت القوات التركية وقوات سوريا الديمقراطية قرية الحدريات اليوم، ما أدى إلى مقتل مدنيين اثنين.", ["sdf", "turkish-army"]),
    ],
    ids=["its mercenaries", "those loyal to it", "another party"],
)
def test_men_told_as_those_of_a_party_are_no_party_beside_it(deed: str, doers: list[str]) -> None:
    assert sorted(one_of(deed).perpetrators) == doers


def test_men_of_somebody_not_named_are_named_as_they_are_told() -> None:
    event = {"actors": [{"id": None, "name": "مرتزقته", "role": "perpetrator"}]}
    assert parties_of(event, "perpetrator") == {"~مرتزقته"}


FIRST = "قتل 20 مدنيا في غارة على سوق السمك في مدينة الحديدة الخميس."
ROSE = "ارتفعت حصيلة قصف سوق السمك في الحديدة إلى 26 قتيلا."


@pytest.mark.parametrize(
    ("later", "published", "level"),
    [
        (ROSE, "2018-08-03", "toll"),
        (ROSE, "2018-08-05", "unsure"),
        (ROSE.replace("26", "70"), "2018-08-03", "unsure"),
        (ROSE.replace("26", "15"), "2018-08-03", "unsure"),
        (ROSE.replace("الحديدة", "المخا"), "2018-08-03", "unsure"),
        (ROSE.replace("سوق السمك في الحديدة", "محافظة الحديدة"), "2018-08-03", "unsure"),
        ("ارتفعت حصيلة انفجار لغم في الحديدة إلى 26 قتيلا.", "2018-08-03", "unsure"),
        ("ارتفعت حصيلة غارة أخرى في الحديدة إلى 26 قتيلا.", "2018-08-03", "unsure"),
        ("ارتفعت حصيلة قصف الحديدة الجمعة إلى 26 قتيلا.", "2018-08-03", "unsure"),
        ("بلغ عدد قتلى قصف سوق السمك في الحديدة 26 قتيلا.", "2018-08-03", "unsure"),
    ],
    ids=["the next day", "three days later", "far more people", "fewer people", "another town", "the province", "another kind", "another raid", "a day of its own", "no rise"],
)
def test_a_toll_that_rose_joins_what_was_counted_in_that_town(later: str, published: str, level: str) -> None:
    first, last = one_of(FIRST, "2018-08-02"), one_of(later, published)
    assert piece(first, last) == piece(last, first) == level


def test_a_toll_that_rose_is_of_no_deed_of_another_doer() -> None:
    first, last = one_of(FIRST, "2018-08-02"), one_of(ROSE, "2018-08-03")
    ours, theirs = (replace(one, perpetrators=frozenset([party])) for one, party in ((first, "houthis"), (last, "saudi-led-coalition")))
    assert piece(ours, theirs) == "unsure" and piece(ours, last) == piece(ours, replace(theirs, perpetrators=ours.perpetrators)) == "toll"
    assert piece(replace(first, denied=True), last) == "unsure"


def test_a_toll_that_rose_is_news_of_the_days_before_it() -> None:
    first = one_of(FIRST, "2018-08-02")
    assert [when(first, one_of(ROSE, day)) for day in ("2018-08-01", "2018-08-02", "2018-08-04", "2018-08-05")] == ["later", "late_news", "late_news", "later"]
    assert when(first, one_of(ROSE.replace("ارتفعت حصيلة", "أسفر").replace("إلى", "عن مقتل"), "2018-08-03")) == "likely"


def test_two_children_here_and_a_man_on_the_day_after_are_two_happenings() -> None:
    mine = "قتل طفلان بانفجار لغم في بلدة النعيمة شرق درعا أمس."
    again = "قتل طفلان شقيقان بانفجار جسم من مخلفات الحرب في النعيمة بريف درعا."
    other = "قتل شاب بانفجار لغم في النعيمة بريف درعا صباح اليوم."
    found = told((mine, "2021-03-10"), (again, "2021-03-10"), (other, "2021-03-11"))
    assert sorted((len(one["reports"]), one["killed"]["all"]["min"]) for one in found) == [(1, 1), (2, 2)]


def test_of_a_day_s_total_the_share_of_a_town_is_its_own() -> None:
    (one,) = told(("استشهد 40 فلسطينيا منذ فجر اليوم في غارات إسرائيلية على مناطق متفرقة من قطاع غزة، بينهم 12 في منزل بدير البلح.", "2024-10-20"))
    assert one["place"]["name"] == "دير البلح" and one["killed"]["all"] == {"min": 12, "max": 12}


ATTACKED = ("قتل ثلاثة من الشرطة الاتحادية في هجوم لداعش على نقطة أمنية في الحويجة الاثنين.", "2021-05-04")


def test_who_claims_an_attack_without_a_day_stands_with_it() -> None:
    (one,) = told(ATTACKED, ("أعلن تنظيم داعش مسؤوليته عن هجوم الحويجة.", "2021-05-05"))
    assert [(party["actor"], party["stance"]) for party in one["attribution"]] == [("isis", "accepted")]


def test_an_attack_that_somebody_claims_is_told_by_its_place() -> None:
    assert [one["place"]["name"] for one in told("أعلن تنظيم داعش مسؤوليته عن هجوم الحويجة.")] == ["الحويجة"]
    assert not told("وقع هجوم في الحويجة.", "أعلن تنظيم داعش مسؤوليته عن هجوم.")


def test_who_denies_an_attack_on_a_market_stands_with_the_one_on_its_town() -> None:
    (one,) = told(
        ("قتل أكثر من 100 شخص في غارات جوية شنها الجيش السوداني على سوق مدينة كبكابية بولاية شمال دارفور يوم الإثنين.", "2024-12-10"),
        ("نفى الجيش السوداني قصف سوق كبكابية، وقال إن الاتهامات أكاذيب.", "2024-12-11"),
    )
    assert [(party["actor"], party["stance"]) for party in one["attribution"]] == [("sudan-army", "denied")] and kinds(one) == {"perpetrator"}


@pytest.mark.parametrize(
    ("text", "stand"),
    [
        ("نفى الجيش السوداني قصف مدينة كبكابية.", "late_news"),
        ("أعلن الجيش السوداني قصف مدينة كبكابية.", "late_news"),
        ("أعلن الجيش السوداني أنه قصف مدينة كبكابية وقتل سبعة مسلحين.", "likely"),
        ("قصف الجيش السوداني مدينة كبكابية.", "likely"),
    ],
    ids=["denied", "claimed", "claimed with its dead", "told"],
)
def test_who_answers_for_an_attack_speaks_of_the_days_before(text: str, stand: str) -> None:
    news = replace(one_of(text, "2024-12-11"), days=None)
    assert when(one_of("قتل سبعة في غارات على مدينة كبكابية يوم الاثنين.", "2024-12-10"), news) == stand


@pytest.mark.parametrize(("ground", "level"), [("مدرسة البريج", "near"), ("مدرسة النور", "unknown"), ("شارع البريج", "unknown")])
def test_a_school_called_after_a_camp_lies_in_it(ground: str, level: str) -> None:
    camp = one_of("قتل 22 شخصا في قصف على مخيم البريج الخميس.")
    (spot,) = camp.spots[:1]
    named = replace(camp, spots=(replace(spot, name=fold_word(ground), ids=frozenset(), points=(), adm1=frozenset(), adm2=frozenset(), rank=2),))
    assert where(camp, named) == where(named, camp) == level
    met = [{key for key in keys(each) if key[0] == "place"} for each in (camp, named)]
    assert met[0].isdisjoint(met[1]) is (ground == "مدرسة النور")
