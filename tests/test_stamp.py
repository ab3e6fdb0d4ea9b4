"""A time stamp of the head, made by OpenSSL as a time-stamping authority on this machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.reports import many
from tests.stamps import answer, openssl

from marsad.case import add
from marsad.cli import main
from marsad.errors import CaseError
from marsad.record.ledger import head
from marsad.record.place import CasePlace
from marsad.record.stamp import keep_stamp, request
from marsad.record.verify import verify


def test_a_stamp_of_the_head_is_kept_and_holds(sqlite_case: CasePlace, authority: Path, tmp_path: Path) -> None:
    add(sqlite_case, many(2))
    seq, last = head()
    query = tmp_path / "head.tsq"
    asked = CliRunner().invoke(main, ["stamp", str(sqlite_case.folder), "--request", str(query)])
    assert asked.exit_code == 0 and last in asked.output
    add(sqlite_case, many(3))  # the case goes on while the answer is on its way
    given = answer(authority, query)
    openssl("ts", "-verify", "-in", given, "-queryfile", query, "-CAfile", authority / "cert.pem")
    done = CliRunner().invoke(main, ["stamp", str(sqlite_case.folder), "--response", str(given)])
    assert done.exit_code == 0 and f"head {seq} {last} that bears the time" in done.output and "not checked here" in done.output and "Test Authority" in done.output
    assert verify(sqlite_case) is None


def test_what_stamps_something_else_or_nothing_is_refused(sqlite_case: CasePlace, authority: Path, tmp_path: Path) -> None:
    query = tmp_path / "other.tsq"
    openssl("ts", "-query", "-digest", "ab" * 32, "-sha256", "-out", query)
    with pytest.raises(CaseError, match="no head of this ledger"):
        keep_stamp(answer(authority, query).read_bytes(), who="محرر")
    for raw in (b"", b"x" * 50, request()[2]):
        with pytest.raises(CaseError):
            keep_stamp(raw, who="محرر")
    assert verify(sqlite_case) is None
