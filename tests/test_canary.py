"""What is hidden leaves the case by no way: a canary for each kind of thing, and every page, answer and export searched for it."""

from __future__ import annotations

from typing import Any

import pytest
from tests import canary
from tests.desk import browser

from marsad.record import incidents
from marsad.record.people import make_token
from marsad.record.place import CasePlace


@pytest.fixture
def hidden(desk: CasePlace) -> CasePlace:
    """A desk with a canary for each thing that can be hidden."""
    canary.fill(desk)
    canary.hide()
    return desk


def of(role: str | None) -> Any:
    client = browser(None if role == "data" else role)
    if role == "data":
        client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {make_token('برنامج', by='مديرة')}"
    return client


def test_F1_every_canary_is_there_to_be_heard(hidden: CasePlace) -> None:
    """The control: who may see hears each of them, so that silence elsewhere means something."""
    heard = {word for _, page in canary.pages(of("admin")) for word in canary.heard(page)}
    assert heard >= {*canary.WORDS, *map(str, canary.NUMBERS)} - {"kafr-batna", "misraba", "hammura"}


@pytest.mark.parametrize("role", [None, "viewer", "reviewer", "data"])
def test_F1_no_canary_is_heard_by_who_sees_nothing_hidden(hidden: CasePlace, role: str | None) -> None:
    leaks = [(url, heard) for url, page in canary.pages(of(role)) if (heard := canary.heard(page))]
    assert leaks == [], leaks


def test_F1_editors_hear_what_is_protected_and_not_what_is_redacted(hidden: CasePlace) -> None:
    told = [(url, canary.heard(page, canary.REDACTED, (287,))) for url, page in canary.pages(of("editor"))]
    assert [one for one in told if one[1]] == []


def test_F1_hidden_values_are_not_found_counted_or_ranked(hidden: CasePlace) -> None:
    viewer, admin = of("viewer"), of("admin")
    for name in ("كفربطنا", "حمورية", "مسرابا"):
        assert admin.get("/api/incidents/", {"place": name}).json()["count"] >= 1, name
        assert viewer.get("/api/incidents/", {"place": name}).json()["count"] == 0, name
        assert viewer.get("/api/places/", {"place": name}).json()["rows"] == [], name
    assert viewer.get("/api/incidents/", {"type": "chemical_attack"}).json()["count"] == 0
    order = [(row["killed"]["min"], row["held"]) for row in viewer.get("/api/incidents/", {"order": "killed"}).json()["rows"]]
    told = [least for least, _ in order if least is not None]
    assert told == sorted(told, reverse=True) and 350 in told and 250 in told
    assert all(least is None for least, _ in order[len(told) :]) and any(held for _, held in order)
    assert len(incidents.incidents()) > viewer.get("/api/incidents/").json()["count"], "an incident that only a hidden report tells is not counted"


def test_F1_lists_of_a_protected_outlet_are_empty(hidden: CasePlace) -> None:
    viewer, admin = of("viewer"), of("admin")
    assert admin.get("/api/reports/", {"outlet": canary.OUTLET}).json()["rows"]
    assert viewer.get("/api/reports/", {"outlet": canary.OUTLET}).json()["rows"] == []
    assert viewer.get(f"/api/reports/{canary.ids()['outlet']}/").json()["reading"]["report"]["url"] is None
