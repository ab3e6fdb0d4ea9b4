"""A desk for the tests: a case with two reports of one happening, a person for each role, and a browser without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from tests.reports import captured

from marsad.capture import collect
from marsad.case import add, open_case
from marsad.case.linking import link_case
from marsad.desk.setup import settings_for
from marsad.record import incidents, lists, queue
from marsad.record.people import save_account
from marsad.record.place import CasePlace, find_case
from marsad.record.store import record_of

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PASSWORD = "a long pass phrase 7"
PEOPLE = {"admin": "مديرة", "editor": "محررة", "reviewer": "مراجع", "viewer": "قارئ"}
HERE = "127.0.0.1"
FIRST = "قال المرصد السوري لحقوق الإنسان إن 12 مدنيا قتلوا أمس في غارات جوية على مدينة عربين. وارتفعت الحصيلة مساء إلى سبعة عشر قتيلا بينهم أربع نساء. ونفى مصدر عسكري قصف المدينة."
SECOND = "أفاد الدفاع المدني بأن 12 مدنيا قتلوا أمس في غارات جوية على مدينة عربين في الغوطة الشرقية."


def fill(place: CasePlace) -> None:
    """Two reports, linked and weighed."""
    add(place, [captured(0, FIRST), captured(30, SECOND)])
    link_case(find_case(place.folder))
    queue.catch_up(queue.behind())


def fill_samples(place: CasePlace) -> None:
    """The project's samples: incidents told by several outlets, and the running totals of the Ghouta."""
    for name in ("incidents", "ghouta"):
        add(place, collect([str(SAMPLES / name / "reports.jsonl")]))
    link_case(find_case(place.folder))
    queue.catch_up(queue.behind())


def open_for_tests(folder: Path) -> CasePlace:
    """Open a case as the desk does, with passwords that are hashed in no time."""
    place = open_case(folder, **settings_for(find_case(folder)))
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    setting_changed.send(sender=None, setting="PASSWORD_HASHERS", value=settings.PASSWORD_HASHERS, enter=True)
    return place


def people() -> None:
    """A person for each role."""
    for role, name in PEOPLE.items():
        save_account(name, PASSWORD, role, by="test")


def browser(role: str | None = None, *, csrf: bool = False) -> Client:
    """A client with somebody of this role signed in; ``csrf`` checks forms as for a real browser."""
    from django.contrib.auth.models import User

    client = Client(enforce_csrf_checks=csrf, raise_request_exception=False, headers={"host": HERE})
    if role is not None:
        client.force_login(User.objects.get(username=PEOPLE.get(role, role)), backend="marsad.desk.backend.Backend")
    return client


def report_ids() -> list[str]:
    return [line.id for line in lists.reports()]


def first_record() -> dict[str, Any]:
    record = record_of(report_ids()[0])
    assert record is not None
    return record


def routes() -> Iterator[tuple[str, str]]:
    """Every route of the desk with an address at which something is."""
    known = {"report": report_ids()[0], "incident": incidents.incidents()[0].id if incidents.incidents() else "i0"}
    for pattern in get_resolver("marsad.desk.urls").url_patterns:
        assert isinstance(pattern, URLPattern)
        name = str(pattern.name)
        if "<" in str(pattern.pattern):
            yield name, reverse(name, args=[known["incident" if "incident" in str(pattern.pattern) else "report"]])
        else:
            yield name, reverse(name)


def decide(client: Client, report: str, **form: Any) -> Any:
    """Send a decision as the page does."""
    sent = {"seen": 0, "key": f"key-{abs(hash(tuple(sorted(map(str, form.items())))))}", **form}
    return client.post(reverse("decide", args=[report]), sent, headers={"x-desk": "1"})


def words_at(text: str, words: str) -> dict[str, int]:
    """The span of words, as a form sends it."""
    start = text.index(words)
    return {"start": start, "end": start + len(words)}
