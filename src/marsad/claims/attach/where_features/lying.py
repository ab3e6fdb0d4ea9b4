"""Whether a place lies in the wider place that the event's own sentence names."""

from __future__ import annotations

from marsad.claims.attach.survey import FINE, SEVERAL, SIDE, of_two_governorates
from marsad.claims.attach.where_features.case import Case


def inside(case: Case) -> str:
    """Whether the place lies in the wider place that the event's own sentence names, or elsewhere."""
    if case.own == "none":
        return "none"
    survey = case.survey
    mine = survey.lying(case.number)
    told = survey.told_in(case.home)
    if case.own == "city" and SIDE not in [kind for _, kind in told]:  # في كركوك شمال العراق: by the city, not by the country
        told = {(area, kind) for area, kind in told if area[1]} or told
    levels = {_lies(mine, area, kind, case.apart > 0) for area, kind in told}
    for level in ("close", "inside", "country", "unknown"):
        if level in levels:
            return level
    return "elsewhere"


def _lies(mine: tuple[str, str, str], wide: tuple[str, str, str], kind: str, later: bool) -> str:
    if not mine[0] or not wide[0]:
        return "unknown"
    if mine[0] != wide[0]:
        return "elsewhere"
    if kind == "country" or not wide[1]:
        return "country"
    if mine[1] != wide[1] and kind == "region" and wide[1] not in SEVERAL:
        return "country"  # جنوب لبنان, حوران: a region goes on beyond its first governorate
    if mine[1] != wide[1]:
        return "country" if later and kind == SIDE else "elsewhere" if mine[1] else "unknown"  # east of a town, and so perhaps in the next governorate
    if of_two_governorates(mine, wide):
        return "elsewhere"
    return "close" if wide[2] and mine[2] == wide[2] else "inside"


def lead(case: Case) -> str:
    """The headline names a city or a region, and a sentence behind it the village in it that it means."""
    kind = case.survey.kinds[case.number]
    if case.apart <= 0 or case.home not in case.survey.leads:
        return "none"
    if case.own == "wide" and kind in ("city", "district"):
        return _of_wide_lead(case, kind)
    if case.own == "fine":
        return "quarter" if case.survey.quarter_of(case.number, case.home) else "none"
    if kind not in FINE or case.own not in ("city", "wide"):
        return "none"
    return {"close": "finer", "inside": "finer", "elsewhere": "none"}.get(inside(case), "finer_unknown")


def _of_wide_lead(case: Case, kind: str) -> str:
    """A city in the region of the headline, or the one district of it that is told."""
    if kind == "city":
        return "city" if inside(case) in ("close", "inside", "country") else "none"
    only = "district" not in [told for _, told in case.survey.told_in(case.home)]
    return "district" if only and inside(case) == "inside" else "none"


def own_place(case: Case) -> str:
    """What a place from another sentence stands against: a fine place in the event's own sentence, a city, a wide one, or none.

    A headline tells a wide place for a fine one that the report names; a sentence further on means what it says.
    """
    body = case.own in ("city", "wide") and case.home not in case.survey.leads
    return f"out_{case.own}{'_body' if body else ''}"
