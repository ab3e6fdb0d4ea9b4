"""What a page says the same to all is remembered; after every change of the record, of marks, rights or choices it is what a desk just opened shows."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests.desk import PEOPLE, browser, report_ids
from tests.reports import captured

from marsad.case import add
from marsad.case.linking import link_case
from marsad.desk import memory
from marsad.desk.views import queue as queue_view
from marsad.record import incidents, marks, store, work
from marsad.record.choices import choose
from marsad.record.erasure import erase_report
from marsad.record.people import change_account, set_choices
from marsad.record.place import CasePlace

PAGES = ("/overview/", "/overview/map/", "/incidents/", "/tolls/", "/echoes/", "/queue/")
ROLES = ("admin", "viewer")


def shown(clients: dict[str, Client]) -> dict[tuple[str, str], str]:
    """What each page shows to each role, without the keys of its forms."""
    found = {(role, url): client.get(url, headers={"x-desk": "1"}).content.decode() for role, client in clients.items() for url in PAGES}
    assert all("class=\"fault\"" not in page for page in found.values())
    return {at: re.sub(r'name="(csrfmiddlewaretoken|key)" value="[^"]+"', "", page) for at, page in found.items()}


def forget() -> None:
    """As a desk just opened."""
    memory._memory.kept.clear()
    queue_view._row.cache_clear()


def _afresh(role: str, client: Client) -> dict[tuple[str, str], str]:
    forget()
    return shown({role: client})


def _grade() -> None:
    store.judge("grade", incidents.incidents(order="reports")[0].id, who="test", value="weak", why="test")


def _undo() -> None:
    store.judge("undo", str(store.judgements()[-1].id), who="test")


def _told(at: int = 0) -> str:
    """A report that tells of an incident."""
    return [ident for ident in report_ids() if incidents.incidents(report=ident)][at]


# what happens to a case, and which roles have to see another page then
CHANGES: dict[str, tuple[Callable[[CasePlace], object], tuple[str, ...]]] = {
    "a grade": (lambda place: _grade(), ROLES),
    "taken back": (lambda place: _undo(), ROLES),
    "published": (lambda place: store.judge("state", incidents.incidents(order="reports")[0].id, who="test", value="published", why="test"), ROLES),
    "a protected report": (lambda place: marks.mark("report", "protected", _told(), who="test", why="test"), ("viewer",)),
    "a hidden passage": (lambda place: marks.mark("passage", "redacted", _told(1), who="test", why="test", start=0, end=40), ("viewer",)),
    "lifted": (lambda place: marks.lift(1, who="test", why="test"), ("viewer",)),
    "coarse places": (lambda place: choose("coordinates", "round0", who="test"), ("viewer",)),
    "tiles": (lambda place: choose("tiles", "https://tiles.example.org/{z}/{x}/{y}", who="test"), ROLES),
    "a report": (lambda place: add(place, [captured(9, "قتل تسعة مدنيين أمس في قصف مدفعي على مدينة دوما.")]) and link_case(place), ROLES),
    "work": (lambda place: work.assign(report_ids()[0], PEOPLE["editor"], by="test"), ROLES),
    "a language": (lambda place: set_choices(PEOPLE["viewer"], language="en", months="levant"), ("viewer",)),
    "a role": (lambda place: change_account(PEOPLE["viewer"], by="test", role="editor"), ("viewer",)),
    "erased": (lambda place: erase_report(place, _told(), who="test", why="test", relink=lambda: link_case(place)), ROLES),
}


def test_no_change_leaves_a_page_as_it_was(samples_desk: CasePlace) -> None:
    clients = {role: browser(role) for role in ROLES}
    before = shown(clients)
    for name, (change, roles) in CHANGES.items():
        change(samples_desk)
        after = shown(clients)
        assert {at: page for role, client in clients.items() for at, page in _afresh(role, client).items()} == after, name
        assert {role for role, url in after if after[role, url] != before[role, url]} >= set(roles), name
        before = after


def test_a_remembered_page_is_nobody_s_own(samples_desk: CasePlace) -> None:
    first, second = browser("editor"), browser("admin", csrf=True)
    for url in (*PAGES, "/incidents/?type=airstrike"):
        first.get(url)
    for url in ("/overview/", "/incidents/?type=airstrike", "/queue/"):
        page = second.get(url).content.decode()
        assert PEOPLE["admin"] in page and (url == "/queue/") == (PEOPLE["editor"] in page), url  # there she can be given work
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token and second.post("/language/", {"language": "en", "next": url, "csrfmiddlewaretoken": token[1]}).status_code == 302
    assert "/incidents/csv/" not in browser("viewer").get("/incidents/").content.decode()


def test_what_was_not_asked_for_longest_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "ROOM", 100)
    monkeypatch.setattr(memory, "MOST", 3)
    kept = memory._Memory()
    for name in "abc":
        kept.keep(name, name, 40)
    assert [kept.find(name) is not None for name in "abc"] == [False, True, True] and kept.held == 80
    kept.keep("b", "b", 50)
    for name in "defg":
        kept.keep(name, name, 0)
    assert len(kept.kept) == 3 and kept.held == 0
