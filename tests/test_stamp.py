"""A time stamp of the head, made by OpenSSL as a time-stamping authority on this machine."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.serialization import Encoding
from tests.reports import many
from tests.stamps import answer, make_authority, openssl

from marsad.case import add
from marsad.cli import main
from marsad.errors import CaseError
from marsad.record.ledger import Entry, append, head, lines
from marsad.record.place import CasePlace
from marsad.record.rows import query_nothing, writing
from marsad.record.stamp import certificates, keep_stamp, request
from marsad.record.verify import verify


def test_a_stamp_of_the_head_is_kept_and_holds(sqlite_case: CasePlace, authority: Path, tmp_path: Path) -> None:
    add(sqlite_case, many(2))
    seq, last = head()
    query = tmp_path / "head.tsq"
    asked = CliRunner().invoke(main, ["stamp", str(sqlite_case.folder), "--request", str(query)])
    assert asked.exit_code == 0 and last in asked.output
    add(sqlite_case, many(3))  # the case goes on while the answer is on its way
    given = answer(authority, query)
    folder, cert = str(sqlite_case.folder), str(authority / "cert.pem")
    assert "--authority" in CliRunner().invoke(main, ["stamp", folder, "--response", str(given)]).output
    done = CliRunner().invoke(main, ["stamp", folder, "--response", str(given), "--authority", cert])
    assert done.exit_code == 0 and f"head {seq} {last} was there at 20" in done.output and "CN=Test Authority" in done.output
    assert verify(sqlite_case) is None
    for more in ([], ["--authority", cert]):
        assert f"time stamp: head {seq} was there at" in CliRunner().invoke(main, ["verify", folder, *more]).output
    foreign = make_authority(_new(tmp_path / "other")) / "cert.pem"
    against = CliRunner().invoke(main, ["verify", folder, "--authority", str(foreign)])
    assert against.exit_code == 1 and "not signed by this authority" in against.output


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


def turned(raw: bytes, at: int) -> bytes:
    return raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]


def test_F3_a_forged_or_foreign_stamp_is_refused_and_never_told(sqlite_case: CasePlace, authority: Path, tmp_path: Path) -> None:
    add(sqlite_case, many(1))
    query = tmp_path / "head.tsq"
    query.write_bytes(request()[2])
    raw, mine = answer(authority, query).read_bytes(), certificates((authority / "cert.pem").read_bytes())
    other = certificates((make_authority(_new(tmp_path / "other")) / "cert.pem").read_bytes())
    year = raw.index(b"20", raw.index(b"\x18\x0f20"))
    for forged, by in ((turned(raw, len(raw) - 5), mine), (raw[:year] + b"2016" + raw[year + 4 :], mine), (raw, other), (raw, [])):
        with pytest.raises(CaseError):
            keep_stamp(forged, by, who="محرر")
    assert not any(line.kind == "stamped" for line in lines())
    kept = keep_stamp(raw, mine, who="محرر")
    payload = json.loads(list(lines())[-1].payload or "{}")
    for change in ({"time": "2016-11-28T09:00:00+00:00"}, {"authority": "CN=Somebody"}, {"chain": [base64.b64encode(other[0].public_bytes(Encoding.DER)).decode()]}):
        with writing():
            append([Entry("stamped", kept.head, {**payload, **change})], "محرر")
        fault = verify(sqlite_case)
        assert fault is not None and "stamp" in fault.what, change
        query_nothing("DROP TRIGGER IF EXISTS record_ledgerline_no_delete")
        query_nothing("DROP TRIGGER IF EXISTS payload_no_delete")
        query_nothing("DELETE FROM record_ledgerpayload WHERE line_id = (SELECT max(line_id) FROM record_ledgerpayload)")
        query_nothing("DELETE FROM record_ledgerline WHERE seq = (SELECT max(seq) FROM record_ledgerline)")
    assert verify(sqlite_case) is None


def test_F3_a_stamp_from_before_what_it_stamps_is_refused(sqlite_case: CasePlace, authority: Path, tmp_path: Path) -> None:
    with writing():
        append([Entry("test", "a clock that runs ahead", {})], "test", at="2101-01-01T00:00:00.000+00:00")
    query = tmp_path / "head.tsq"
    query.write_bytes(request()[2])
    with pytest.raises(CaseError, match="clocks is wrong"):
        keep_stamp(answer(authority, query).read_bytes(), certificates((authority / "cert.pem").read_bytes()), who="محرر")


def test_what_stamps_something_else_or_nothing_is_refused(sqlite_case: CasePlace, authority: Path, tmp_path: Path) -> None:
    query, mine = tmp_path / "other.tsq", certificates((authority / "cert.pem").read_bytes())
    openssl("ts", "-query", "-digest", "ab" * 32, "-sha256", "-out", query)
    with pytest.raises(CaseError, match="no head of this ledger"):
        keep_stamp(answer(authority, query).read_bytes(), mine, who="محرر")
    for raw in (b"", b"x" * 50, request()[2]):
        with pytest.raises(CaseError):
            keep_stamp(raw, mine, who="محرر")
    assert verify(sqlite_case) is None
