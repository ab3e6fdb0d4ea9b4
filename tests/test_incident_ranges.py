"""Ranges come from accounts: properties that hold for any reports, and the kinds that went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.linked import found, kinds, only, record, reports, told

from marsad.linking.accounts import Account
from marsad.linking.bounds import alone, sets
from marsad.linking.explain import joining
from marsad.linking.merging import ranked_candidates
from marsad.linking.ranges import in_force, ranges

DAY = ("2019-07-02", "2019-07-03")
TOWN = "في قصف مدفعي على بلدة سرمين أمس الثلاثاء"


def account(at: int, low: int, high: int | None, *, vague: bool = False, partial: bool = False, group: str = "unknown") -> Account:
    precise = high == low and not vague
    return Account(f"c{at}", f"r{at}", f"v{at}", at, "killed", at, 0, {group: (low, high)}, {}, precise, frozenset(), vague=vague, partial=partial)


EXACT = st.integers(1, 90).map(lambda number: (number, number))
AT_LEAST = st.integers(1, 90).map(lambda number: (number, None))


@given(st.lists(EXACT, min_size=1, max_size=6), EXACT | AT_LEAST)
def test_one_more_account_never_makes_the_range_of_figures_narrower(told: list[tuple[int, int]], more: tuple[int, int | None]) -> None:
    before = ranges([account(at, *one) for at, one in enumerate(told)], "killed")["all"]
    after = ranges([account(at, *one) for at, one in enumerate([*told, more])], "killed")["all"]
    assert before and after and after[0] <= before[0] and (after[1] is None or (before[1] is not None and after[1] >= before[1]))


@given(st.lists(EXACT | AT_LEAST, min_size=1, max_size=6), st.integers(1, 9), st.booleans())
def test_who_counts_nobody_or_only_some_moves_no_bound(told: list[tuple[int, int | None]], low: int, vague: bool) -> None:
    counting = [account(at, *one) for at, one in enumerate(told)]
    beside = account(99, low, None if vague else min(low, min(one[0] for one in told)), vague=vague, partial=not vague)
    assert ranges([*counting, beside], "killed")["all"] == ranges(counting, "killed")["all"]


@given(st.lists(EXACT | AT_LEAST, min_size=1, max_size=7))
def test_the_least_is_no_less_than_what_nobody_disputes_and_no_more_than_the_largest_maximum(told: list[tuple[int, int | None]]) -> None:
    found = ranges([account(at, *one) for at, one in enumerate(told)], "killed")["all"]
    undisputed = [low for low, high in told if low == high and all(other[0] <= low and (other[1] is None or other[1] >= low) for other in told)]
    most = None if any(high is None for _, high in told) else max(high or 0 for _, high in told)
    assert found and (not undisputed or found[0] >= max(undisputed)) and (most is None or found[0] <= most)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_the_order_of_reports_changes_nothing(order: tuple[int, ...]) -> None:
    records = reports((f"قتل سبعة مدنيين {TOWN}.", DAY[1]), (f"قتل تسعة أشخاص {TOWN}، بحسب الدفاع المدني.", DAY[1]), ("سقط قتلى في بلدة سرمين.", DAY[1]), (f"قتل مدني {TOWN}، بحسب ناشط.", DAY[1]))
    assert found([records[at] for at in order]) == found(records)


@given(st.permutations([(3, 3), (7, 7), (9, None), (5, 5), (2, 2)]))
def test_the_order_of_accounts_changes_nothing(told: list[tuple[int, int | None]]) -> None:
    assert ranges([account(at, *one) for at, one in enumerate(told)], "killed")["all"] == (2, None)


def test_a_bound_that_one_origin_alone_sets_is_marked_with_it() -> None:
    told_so = [account(1, 8, 8), account(2, 8, 8), account(3, 15, 15)]
    (marked,) = alone(told_so, {"killed": ranges(told_so, "killed")["all"], "injured": None})
    assert (marked.bound, marked.claims) == ("max", ("c3",))


def test_each_account_says_what_it_does_to_the_range() -> None:
    told_so = [account(1, 8, 8), account(2, 15, 15), account(3, 2, None, vague=True), account(4, 1, 1, partial=True)]
    counting, everyone = set(map(id, in_force(told_so, "killed"))), ranges(told_so, "killed")["all"]
    assert [sets(one, counting, everyone) for one in told_so] == ["min", "max", "vague", "partial"]


# --- bad reports --------------------------------------------------------------------------------------------------------


def killed(*texts: str | tuple[str, str]) -> list[tuple[int | None, int | None]]:
    return [(one["killed"]["all"]["min"], one["killed"]["all"]["max"]) for one in told(*texts) if one["killed"]["all"]]


def test_forty_strikes_of_one_day_in_one_report_are_forty_incidents_or_stay_unsaid_never_one() -> None:
    towns = ["سرمين", "دوما", "حرستا", "زملكا", "عربين", "سقبا", "حمورية", "جسرين", "سراقب", "أريحا"]
    text = "\n".join(f"قتل {2 + at} مدنيين في قصف مدفعي على بلدة {town} أمس الثلاثاء." for at, town in enumerate(towns))
    assert all(low == high and low is not None and low < 13 for low, high in killed((text, DAY[1])))


def test_a_monitors_sum_of_a_month_is_no_incident() -> None:
    assert killed(("وثقت الشبكة السورية لحقوق الإنسان مقتل 120 مدنيا في محافظة حلب خلال شهر حزيران 2019.", DAY[1])) == []


def test_a_toll_that_falls_without_a_word_stands_beside_the_other() -> None:
    one = only((f"قال الدفاع المدني السوري إن تسعة مدنيين قتلوا {TOWN}.", DAY[1]), (f"قال المرصد السوري لحقوق الإنسان إن سبعة مدنيين قتلوا {TOWN}.", DAY[1]))
    assert one["killed"]["all"] == {"min": 7, "max": 9} and kinds(one) == {"count"}


def test_a_report_that_stands_five_times_in_one_file_counts_once() -> None:
    text = f"قال الدفاع المدني السوري إن تسعة مدنيين قتلوا {TOWN}."
    one = only(("\n".join([text] * 5), DAY[1]))
    assert one["killed"]["all"] == {"min": 9, "max": 9} and one["origins"]["max"] == 1


def test_one_name_in_two_provinces_is_two_incidents() -> None:
    text = "قتل ثلاثة مدنيين في قصف مدفعي على بلدة الزهراء بريف {} أمس الثلاثاء."
    assert len(told((text.format("حلب"), DAY[1]), (text.format("حمص"), DAY[1]))) == 2


def test_a_live_page_of_two_days_keeps_its_days_apart() -> None:
    text = "قتل مدنيان في قصف مدفعي على بلدة سرمين يوم الاثنين 1 تموز 2019.\n\nقتل خمسة مدنيين في قصف مدفعي على بلدة سرمين يوم الأربعاء 3 تموز 2019."
    assert sorted(killed((text, DAY[1]))) == [(2, 2), (5, 5)]


def test_F7_undated_tellings_of_many_weeks_do_not_chain_into_one() -> None:
    texts = [(f"قتل {number} مدنيين في قصف مدفعي على بلدة سرمين.", f"2019-{month:02}-{day:02}") for number, (month, day) in zip((3, 4, 5, 6, 7, 8), ((1, 3), (1, 20), (2, 7), (3, 1), (3, 20), (4, 9)), strict=True)]
    assert len(told(*texts)) == 6


@pytest.mark.parametrize("published", ["2019-07-03", None])
def test_an_incident_says_where_no_word_gives_its_day(published: str | None) -> None:
    one = found([record("قتل ثلاثة مدنيين في قصف مدفعي على بلدة سرمين.", published)])[0]
    assert one["date"].get("inferred") == ("publication" if published else None) and bool(one["date"]["start"]) == bool(published)


# --- what may be one ----------------------------------------------------------------------------------------------------


YESTERDAY, TODAY = "2019-07-03", "2019-07-04"
MERGING = [
    pytest.param("قتل سبعة مدنيين في غارة جوية على مدينة سراقب أمس الثلاثاء.", YESTERDAY, "سقط قتلى في انفجار في ريف إدلب أمس الثلاثاء.", YESTERDAY, "wider_place", id="the district of the other"),
    pytest.param("قصفت طائرة مستشفى مدينة سراقب الثلاثاء وقتل سبعة مدنيين.", YESTERDAY, "قتل ثلاثة في غارة على مستشفى مدينة سراقب الأربعاء.", TODAY, "days_apart", id="one hospital, a day apart"),
    pytest.param("قتل سبعة مدنيين في غارة جوية على مدينة سراقب أمس الثلاثاء.", YESTERDAY, "شنت طائرات غارات على مدينة سراقب مساء الأربعاء.", TODAY, "no_people", id="a part without a figure"),
    pytest.param("قتل سبعة مدنيين في غارة جوية على مدينة سراقب أمس الثلاثاء.", YESTERDAY, "قتل سبعة مدنيين في غارة على درعا أمس الثلاثاء.", YESTERDAY, None, id="another province"),
    pytest.param("قتل سبعة مدنيين في غارة جوية على مدينة سراقب أمس الثلاثاء.", YESTERDAY, "قتل سبعة مدنيين في غارة على مدينة سراقب في 20 أيار.", YESTERDAY, None, id="weeks apart"),
]


@pytest.mark.parametrize(("one", "day", "other", "later", "code"), MERGING)
def test_what_may_be_one_happening_is_offered_with_reasons(one: str, day: str, other: str, later: str, code: str | None) -> None:
    ours, *others = [found(reports(text))[0] for text in ((one, day), (other, later))]
    near = ranked_candidates(ours, others)
    assert bool(near) == bool(code) and all(candidate.score == sum(reason.points for reason in candidate.reasons) for candidate in near)
    assert code is None or code in {reason.code for reason in near[0].reasons}
    assert all(reason.words(language) and "{" not in reason.words(language) for candidate in near for reason in candidate.reasons for language in ("en", "ar"))


def test_only_the_links_that_hold_an_incident_are_kept() -> None:
    links = {("a", "b"): 3.0, ("b", "c"): 2.0, ("a", "c"): 1.0, ("c", "d"): 1.5}
    assert joining(links) == [(("a", "b"), False), (("b", "c"), False), (("c", "d"), True)]


def _groups(pairs: Iterable[tuple[str, str]]) -> set[frozenset[str]]:
    """What hangs together by some pairs, found by joining sets until nothing changes."""
    found: set[frozenset[str]] = set()
    for pair in pairs:
        near = {group for group in found if group & set(pair)}
        found = (found - near) | {frozenset(pair).union(*near)}
    return found


@given(st.dictionaries(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")).filter(lambda pair: pair[0] < pair[1]), st.sampled_from([0.5, 1.0, 2.25]), max_size=18))
def test_the_kept_links_are_the_strongest_that_hold_all_and_tell_on_which_it_hangs(links: dict[tuple[str, str], float]) -> None:
    strongest: list[tuple[str, str]] = []
    for pair in sorted(links, key=lambda one: (-links[one], one)):
        if _groups([*strongest, pair]) != _groups(strongest):
            strongest.append(pair)
    assert [pair for pair, _ in joining(links)] == strongest
    for pair, hangs in joining(links):
        rest = _groups(one for one in links if one != pair)
        assert hangs == (not any(set(pair) <= group for group in rest))
