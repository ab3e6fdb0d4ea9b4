"""The API: what its own document promises holds for whatever is asked; pages of rows leave nothing out; keys are needed."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any
from urllib.parse import urlencode

import pytest
from tests.desk import HERE, browser

from marsad.exports.formats import FORMATS
from marsad.record import incidents as kept
from marsad.record import lists, waits
from marsad.record.ledger import lines
from marsad.record.place import CasePlace
from marsad.record.program_keys import make_token, revoke_token, tokens

LISTS = ("reports", "claims", "incidents", "tolls", "echoes", "places")


@pytest.fixture
def key(samples_desk: CasePlace) -> str:
    """A key for a program."""
    return make_token("a program", by="test")


def ask(key: str | None, path: str) -> Any:
    headers = {"authorization": f"Bearer {key}"} if key else {}
    return browser().get(path, headers=headers)


def test_without_a_key_nothing_is_told(samples_desk: CasePlace) -> None:
    for path in ("/api/", "/api/openapi.json", *(f"/api/{name}/" for name in LISTS)):
        answer = ask(None, path)
        assert answer.status_code == 401 and answer.headers["WWW-Authenticate"] == "Bearer" and set(answer.json()) == {"error"}


def test_a_key_taken_back_opens_nothing(key: str) -> None:
    assert ask(key, "/api/incidents/").status_code == 200
    revoke_token(tokens()[0].digest, by="test")
    assert ask(key, "/api/incidents/").status_code == 401


def test_a_key_opens_no_page(key: str) -> None:
    assert ask(key, "/incidents/").status_code == 302


@pytest.mark.parametrize("name", LISTS)
def test_pages_hold_every_row_once(key: str, name: str) -> None:
    whole = ask(key, f"/api/{name}/?limit=500").json()["rows"]
    found, path = [], f"/api/{name}/?limit=7"
    while path:
        answer = ask(key, path).json()
        found += answer["rows"]
        path = answer["next"]
    assert found == whole and whole


def test_rows_are_those_of_the_record(key: str) -> None:
    assert [row["id"] for row in ask(key, "/api/incidents/?limit=500").json()["rows"]] == [line.id for line in kept.incidents()]
    assert {row["id"] for row in ask(key, "/api/reports/?limit=500").json()["rows"]} == {line.id for line in lists.reports()}
    line = kept.incidents(order="reports")[0]
    whole = ask(key, f"/api/incidents/{line.id}/").json()
    assert whole["incident"]["claims"] == (kept.incident_of(line.id) or {})["claims"] and whole["withheld"] == 0


def test_words_of_a_claim_stand_at_its_span(key: str) -> None:
    row = ask(key, "/api/claims/?limit=1").json()["rows"][0]
    text = ask(key, f"/api/reports/{row['report']}/").json()["reading"]["report"]["text"]
    assert text[slice(*row["span"])] == row["words"]


@pytest.mark.parametrize(
    ("query", "says"),
    [("limit=0", "limit"), ("page=x", "page"), ("since=2018-02-30", "since"), ("colour=red", "no such parameter"), ("place=", "place"), ("order=sideways", "order"), ("limit=5&limit=6", "more than once")],
)
def test_a_parameter_that_means_nothing_is_told(key: str, query: str, says: str) -> None:
    answer = ask(key, f"/api/incidents/?{query}")
    assert answer.status_code == 400 and says in answer.json()["error"]


@pytest.mark.parametrize("path", ["/api/incidents/i000000000000/", "/api/reports/0000000000000000/", "/api/reports/x/", "/api/elsewhere/"])
def test_what_is_not_there_is_told_in_json(key: str, path: str) -> None:
    answer = ask(key, path)
    assert answer.status_code == 404 and answer.json()["error"]


def test_every_list_stands_on_postgresql_too(postgres_desk: CasePlace) -> None:
    key = make_token("a program", by="test")
    for name in LISTS:
        assert ask(key, f"/api/{name}/").status_code == 200, name
    assert ask(key, f"/api/incidents/{kept.incidents()[0].id}/").status_code == 200


def test_the_document_holds_whatever_is_asked(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Schemathesis makes requests out of the document, right ones and wrong ones, and holds each answer against it; it comes with many wrong keys."""
    monkeypatch.setitem(waits.LIMITS, "key", waits.Limit(10_000, 1))
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, settings

    from marsad.desk.server import application

    headers = {"Authorization": f"Bearer {key}", "Host": HERE}
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application(), headers=headers)
    asked = 0
    for found in schema.include(method="GET").get_all_operations():

        @given(case=found.ok().as_strategy())
        @settings(max_examples=12, deadline=None, database=None, derandomize=True, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
        def holds(case: Any) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(headers=headers)

        holds()
    assert asked > 60


def test_an_export_is_what_the_list_holds_and_a_line_of_the_ledger(key: str) -> None:
    place = next(line.place for line in kept.incidents() if line.place)
    for name in FORMATS:
        answer = ask(key, f"/api/export/{name}/?{urlencode({'place': place})}")
        assert answer.status_code == 200 and answer.streaming and answer.headers["Content-Type"] == "application/zip", name
        files = files_of(answer)
        report = json.loads(files["loss_report.json"])
        assert report["incidents"] == kept.how_many(place=place) and "codebook.csv" in files, name
        line = [line for line in lines() if line.kind == "exported"][-1]
        told = json.loads(line.payload or "{}")
        assert (line.who, told["format"], told["for"], told["filters"]) == ("key:a program", name, "data", {"place": place})
    for path, says in (("csv/?colour=red", "no such parameter"), ("csv/?since=x", "since"), ("csv/?language=fr", "language")):
        answer = ask(key, f"/api/export/{path}")
        assert answer.status_code == 400 and says in answer.json()["error"]
    assert ask(key, "/api/export/dbf/").status_code == 404 and ask(None, "/api/export/csv/").status_code == 401


def files_of(answer: Any) -> dict[str, bytes]:
    """The files of a ZIP that was sent piece by piece."""
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
