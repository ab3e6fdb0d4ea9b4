"""Taking what a list shows from the desk, in any format and on paper."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from tests.desk import browser

from marsad.desk.views import exports
from marsad.record import incidents as kept
from marsad.record.ledger import lines
from marsad.record.place import CasePlace


def files_of(answer) -> dict[str, bytes]:  # type: ignore[no-untyped-def]
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_the_list_shows_is_taken_and_the_ledger_says_so(desk: CasePlace) -> None:
    client = browser("editor")
    kind = kept.incidents()[0].type
    answer = client.post(f"/incidents/take/?type={kind}", {"format": "geojson"})
    found = files_of(answer)
    features = json.loads(found["incidents.geojson"])["features"]
    assert answer["Content-Disposition"].endswith('"marsad-geojson.zip"') and {"codebook.csv", "loss_report.json"} <= found.keys()
    assert [one["id"] for one in features] == [line.id for line in kept.incidents(type=kind)]
    told = [json.loads(line.payload or "{}") for line in lines() if line.kind == "exported"][-1]
    assert told["format"] == "geojson" and told["filters"] == {"type": kind}


def test_what_cannot_be_taken_is_refused_in_words(desk: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser("editor")
    assert client.post("/incidents/take/", {"format": "dbf"}).status_code == 400
    monkeypatch.setattr(exports, "MOST", 0)
    answer = client.post("/incidents/take/", {"format": "csv"})
    assert answer.status_code == 400 and "marsad export" in answer.content.decode()


def test_an_incident_is_printed_from_its_page(desk: CasePlace) -> None:
    client = browser("reviewer")
    ident = kept.incidents()[0].id
    assert f"/incidents/{ident}/print/" in client.get(f"/incidents/{ident}/").content.decode()
    answer = client.post(f"/incidents/{ident}/print/")
    begins = b"".join(answer.streaming_content)[:15]
    assert answer.status_code == 200 and (begins.startswith(b"%PDF") or begins.startswith(b"<!doctype html>"))
    assert client.post("/incidents/i000000000000/print/").status_code == 404
