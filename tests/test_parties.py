"""Which party or body a name means: by country, by day, by what stands beside it; and never another country's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from tools.measure_parties import answers
from tools.pack_tables import DOCS, PAGES, filled

from marsad import Report, load_packs, read
from marsad.cli import main
from marsad.grammar.pack_examples import check_examples
from marsad.grammar.sheet import lay
from marsad.lexicon.check_names import warnings
from marsad.lexicon.glance import glance
from marsad.lexicon.packs import bundled
from marsad.lexicon.validity import held_in, year_beside
from marsad.model.reading import Reading
from marsad.text.fold import fold

SHARED = Path(__file__).resolve().parents[2] / "shared"
COUNTRIES = {"syria": "SY", "palestine": "PS", "lebanon": "LB", "yemen": "YE", "iraq": "IQ", "libya": "LY", "sudan": "SD"}


def reading(text: str, day: str | None = None) -> Reading:
    return read(Report(text, published=date.fromisoformat(day) if day else None), load_packs())


def doers(text: str, day: str | None = None) -> list[str | None]:
    return [actor.id for event in reading(text, day).events for actor in event.actors if actor.role == "perpetrator"]


def speaker(text: str, day: str | None = None) -> str | None:
    return next(claim.chain[0].id for claim in reading(text, day).claims if claim.cue)


DOERS = [
    ("قصف جيش الاحتلال التركي قرية في ريف حلب.", "2022-05-10", "turkish-army"),
    ("قصفت مدفعية الاحتلال الروسي قرية في ريف حلب.", "2022-05-10", "russia"),
    ("قصفت طائرات الاحتلال الأميركي قرية في ريف حلب.", "2022-05-10", "us-army"),
    ("قصف جيش الاحتلال الإسرائيلي قرية في ريف القنيطرة.", "2022-05-10", "israeli-army"),
    ("قصف جيش الاحتلال التركي بلدة عفرين. ثم قصفت قوات الاحتلال قرية قربها.", "2022-05-10", "turkish-army"),
    ("قصفت قوات الاحتلال بلدة في ريف حلب.", "2022-05-10", None),
    ("قصفت قوات الاحتلال مدينة خان يونس في قطاع غزة.", "2023-11-10", "israeli-army"),
    ("قصف الجيش السوري بلدة سرمين في إدلب.", "2019-05-10", "syria-government"),
    ("قصف الجيش السوري بلدة سرمين في إدلب.", "2025-05-10", "syria-new-government"),
    ("في عام 2013 قصف الجيش السوري بلدة سرمين في إدلب.", "2025-05-10", "syria-government"),
    ("قصف الجيش السوري بلدة سرمين في إدلب.", None, None),
    ("قصفت قوات النظام وروسيا بلدة سرمين في إدلب.", "2019-05-10", "russia"),
    ("قصفت قوات النظام بلدة في شمال البلاد.", "2019-05-10", None),
    ("قصف التحالف مدينة صعدة في اليمن.", "2016-05-10", "saudi-led-coalition"),
    ("قصف التحالف مدينة الرقة في سوريا.", "2017-05-10", "us-led-coalition"),
    ("وقتل تسعة على يد الجنجويد في دارفور غربي السودان.", "2004-05-10", "janjaweed"),
    ("وقتل تسعة على يد الجنجويد في دارفور غربي السودان.", "2024-05-10", "rsf"),
    ("وقتل تسعة على يد جماعة أنصار الله في صيدا جنوبي لبنان.", "2018-09-12", "ansar-allah-lebanon"),
    ("وقتل تسعة على يد جماعة أنصار الله في صنعاء.", "2018-09-12", "houthis"),
    ("خطف تسعة على أيدي الميليشيات المسلحة قرب ترهونة في ليبيا. ونفى مسؤول أي صلة بالميليشيات الحوثية. وأغلق الجيش طريق بنغازي في ليبيا.", "2015-05-01", None),
    ("وقصفت الميليشيات الحوثية مدينة تعز في اليمن. وقتل تسعة في نجران بقصف من الميليشيات.", "2016-05-01", "houthis"),
    ("وقتل تسعة على يد التنظيمات المسلحة في سبها جنوبي ليبيا.", "2018-09-12", None),
]


@pytest.mark.parametrize(("text", "day", "ident"), DOERS, ids=[f"{text[:34]} {day}" for text, day, _ in DOERS])
def test_the_party_of_the_country_and_the_day(text: str, day: str | None, ident: str | None) -> None:
    assert doers(text, day)[-1:] in ([ident], [] if ident is None else [ident]), doers(text, day)


SPEAKERS = [
    ("قالت الهيئة النقابية لأطباء ولاية كسلا إن ستة قتلوا في غارة.", None),
    ("قال المركز الطبي في ترهونة إن ستة قتلوا في غارة.", None),
    ("قالت السلطة المحلية في الحديدة إن ستة قتلوا في غارة.", None),
    ("قالت المقاومة الإسلامية إن ستة قتلوا في غارة على صعدة في اليمن.", None),
    ("قالت الجماعة إن ستة قتلوا في غارة على بعلبك في لبنان.", None),
    ("قال المجلس الوطني الانتقالي إن ستة قتلوا في غارة على البريقة في ليبيا.", None),
    ("قالت الهيئة الصحية الإسلامية إن ستة قتلوا في غارة على صور في لبنان.", "islamic-health-authority"),
    ("قالت بعثة الأمم المتحدة لمساعدة العراق إن ستة قتلوا في غارة.", "unami"),
    ("قالت المفوضية العليا للاجئين التابعة للأمم المتحدة إن ستة قتلوا في غارة.", "unhcr"),
    ("قال مكتب المحافظ بشرق تركيا إن ستة قتلوا في غارة.", None),
]


@pytest.mark.parametrize(("text", "ident"), SPEAKERS, ids=[text[:40] for text, _ in SPEAKERS])
def test_a_short_name_in_a_longer_one_means_nobody(text: str, ident: str | None) -> None:
    assert speaker(text, "2018-05-10") == ident


def test_hired_men_of_a_party_in_quotation_marks_are_told_with_their_word() -> None:
    events = reading('قصفت مرتزقة "الجيش التركي" قرية قرب عين عيسى في ريف الرقة في سوريا.', "2022-05-10").events
    assert [(actor.id, actor.name.split()[0]) for actor in events[0].actors] == [("turkish-backed-factions", "مرتزقة")]


def test_a_verb_of_another_sentence_does_not_lead_to_a_deed() -> None:
    assert reading("لم يعرف من شن. هجوم في القرية ليلا.").events == () and reading("شنت فجر اليوم هجوما على القرية.").events


def test_a_body_speaks_in_its_years() -> None:
    assert speaker("قال المجلس الوطني الانتقالي إن ستة قتلوا في غارة على البريقة في ليبيا.", "2011-05-10") == "ntc-libya"


def test_a_short_name_takes_up_the_full_one() -> None:
    told = reading("قالت هيئة تحرير الشام إن غارة قتلت ستة في إدلب. وأضافت الهيئة أن تسعة أصيبوا.", "2019-05-10")
    assert [claim.chain[0].id for claim in told.claims if claim.cue] == ["hts", "hts"]


def test_a_network_that_no_pack_lists_is_not_taken_for_one_that_is() -> None:
    told = reading("قالت شبكة أخبار الفرات الأوسط إن ستة قتلوا في غارة. وأضافت الشبكة أن تسعة أصيبوا.", "2019-05-10")
    assert [claim.chain[0].id for claim in told.claims if claim.cue] == [None, None]
    assert told.claims[-1].chain[0].kind != "medical"


def test_each_choice_has_its_reason() -> None:
    told = reading("قصف الجيش السوري بلدة سرمين في إدلب.", "2025-05-10")
    why = told.events[0].actors[0].why
    assert why is not None and (why.rule, why.second) == ("party.day", "syria-government")


def test_what_a_name_may_mean_is_kept_where_nothing_settles_it() -> None:
    sheet = lay(load_packs().lexicon, "قصف التحالف البلدة.", None)
    assert set((sheet.meant[1].second or "").split("|")) == {"us-led-coalition", "saudi-led-coalition"}


ROW = {"from": "2017-01-28", "until": "2024-12"}
DAYS = [(date(2017, 1, 27), False), (date(2017, 1, 28), True), (date(2024, 12, 31), True), (date(2025, 1, 1), False), (2017, True), (2016, False), (2025, False), (None, True)]


@pytest.mark.parametrize(("when", "held"), DAYS)
def test_a_row_holds_from_a_day_until_a_month(when: date | int | None, held: bool) -> None:
    assert held_in(ROW, when) is held


def test_the_year_beside_a_name_is_of_its_sentence() -> None:
    assert year_beside(["في", "عام", "2013", "قصف", "الجيش", "."], 4) == 2013
    assert year_beside(["في", "عام", "2013", ".", "قصف", "الجيش"], 5) is None


def test_nine_in_ten_well_known_names_are_right_and_none_is_wrong() -> None:
    told = list(answers())
    for country in COUNTRIES.values():
        here = [answer for answer in told if answer.country == country]
        assert len(here) >= 60
        assert sum(answer.right for answer in here) >= 0.9 * len(here), [answer for answer in here if not answer.right]
        assert not [answer for answer in here if answer.wrong]


def unannotated() -> Iterator[tuple[str, Report]]:
    """Reports beside the project that nobody has annotated, each with its country."""
    read_by_hand = {json.loads(path.read_text(encoding="utf-8"))["line"] for path in (SHARED / "acceptance" / "worlds").glob("*.json")}
    for number, line in enumerate((SHARED / "data" / "reports" / "worlds-dev.jsonl").read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        if number not in read_by_hand:
            yield COUNTRIES[row["country"]], Report(row["text"], row["outlet"], date.fromisoformat(row["published"][:10]) if row["published"] else None)


def abroad(told: Reading, country: str) -> set[str]:
    """Ids of parties that are at home in others of the seven countries, and whose full name the report does not have."""
    actors, words = load_packs().actors, f" {fold(told.report.text).text} "
    named = {actor.id for event in told.events for actor in event.actors} | {voice.id for claim in told.claims for voice in claim.chain[:-1]}
    found = set()
    for ident in named - {None}:
        row = actors[str(ident)]
        home = set((row["theatre"] or row["country"]).split("|")) - {""}
        full = [name.lstrip("?~") for name in "|".join((row["name"], row["aliases"], row["hostile"])).split("|") if name]
        if home & set(COUNTRIES.values()) and country not in home and not any(fold(name).text in words for name in full):
            found.add(str(ident))
    return found


@pytest.mark.skipif(not SHARED.is_dir(), reason="the unannotated reports are not beside the project")
@pytest.mark.parametrize("country", COUNTRIES.values())
def test_no_party_of_another_country_unless_its_full_name_stands_there(country: str) -> None:
    told = [(abroad(read(report, load_packs()), country), report.text[:60]) for home, report in unannotated() if home == country]
    assert [found for found in told if found[0]] == []


def test_what_a_text_reaches_is_shown_with_the_reason() -> None:
    done = CliRunner().invoke(main, ["pack", "try", "قصف الجيش السوري بلدة سرمين", "--published", "2025-05-01"])
    assert done.exit_code == 0 and "الجيش السوري\tactor\tsyria-new-government\tname  (party.day, or syria-government)" in done.output


def test_bundled_examples_hold_and_no_two_parties_share_a_name_untold() -> None:
    assert [str(fault) for fault in check_examples()] == []
    assert [str(fault) for fault in warnings() if "tell them apart" in str(fault)] == []


PACK = "id\tname\tkind\tforce\tcountry\texamples\tcounter\nx\tلجنة المدينة\tarmed_group\tfighter\tSY\t{examples}\t{counter}\ny\tلجنة المدينة\tarmed_group\tfighter\tSY"


def test_examples_and_warnings_of_a_pack_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('id = "t"\nversion = "1"\n', encoding="utf-8")
    table = PACK.replace("x\tلجنة المدينة", "x\tجيش الغيم").format(examples="قالت لجنة الحي", counter="2020-01-01 قال جيش الغيم")
    (tmp_path / "actors.tsv").write_text(table, encoding="utf-8")
    done = CliRunner().invoke(main, ["pack", "check", str(tmp_path)])
    assert done.exit_code == 1 and all(f"actors.tsv:2: {told}" in done.output for told in ("the example does not reach 'x'", "the counter-example reaches 'x'"))


def test_twins_and_names_of_ordinary_words_are_warned_of(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('id = "t"\nversion = "1"\n', encoding="utf-8")
    (tmp_path / "actors.tsv").write_text(PACK.format(examples="", counter=""), encoding="utf-8")
    told = [str(fault) for fault in warnings(str(tmp_path))]
    assert sum("ordinary words only" in fault for fault in told) == 2 and sum("stands for x and y" in fault for fault in told) == 1


@pytest.mark.parametrize("page", PAGES)
def test_the_counts_in_the_docs_are_those_of_the_packs(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    assert filled(text) == text, "run python -m tools.pack_tables"
    assert page == "gazetteer.md" or all(f"(`{name}`) |" in text for name in bundled())
    assert filled("| X (`sudan`) | 1 |") != "| X (`sudan`) | 1 |"


def test_each_country_has_sixty_voices() -> None:
    assert all(glance(name).voices >= 60 for name in bundled() if name != "world")
