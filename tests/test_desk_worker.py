"""Connections that send nothing, or only drops, cost the desk no thread: it answers others meanwhile, and lets go of them."""

from __future__ import annotations

import json
import socket
import time
from urllib.parse import urlsplit

import pytest
from tests.browser import served
from tools.slow_clients import cookie_of

from marsad.desk import worker
from marsad.desk.worker import Gathering
from marsad.record.ledger import lines
from marsad.record.place import CasePlace

ASK = b"GET /healthy/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


def test_F9_idle_and_dripping_connections_do_not_shut_the_desk(desk: CasePlace) -> None:
    with served(desk.folder) as address:
        where = (urlsplit(address).hostname, urlsplit(address).port)
        slow = [socket.create_connection(where, timeout=60) for _ in range(60)]
        for number, one in enumerate(slow):
            one.sendall([b"", b"G", b"GET /queue/ HTTP/1.1\r\nHost: 127", b"POST /signin/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n\r\nname="][number % 4])
        for _ in range(3):
            with socket.create_connection(where, timeout=30) as other:
                other.sendall(ASK[:20])
                other.sendall(ASK[20:])
                assert b"200 OK" in other.recv(4096)
        with socket.create_connection(where, timeout=30) as endless:
            endless.sendall(b"POST /signin/ HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n")
            assert b"411" in endless.recv(4096)
        for one in slow:
            one.close()
        assert "marsad_session" in cookie_of((str(where[0]), int(where[1] or 0)))
    came = {line.kind: json.loads(line.payload or "{}")["via"] for line in lines()}
    assert came["signed in"] == "desk" and came["created"].startswith("command of ")


@pytest.mark.parametrize(
    ("sent", "whole"),
    [(b"GET / HTTP/1.1\r\n", False), (ASK, True), (b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab", False), (b"POST / HTTP/1.1\r\ncontent-length:3\r\n\r\nabc", True), (b"x" * (worker.LARGEST + 1), True)],
)
def test_a_request_is_whole_with_the_body_that_it_promises(sent: bytes, whole: bool) -> None:
    one = Gathering(None)
    one.held += sent
    assert one.whole is whole
    assert not one.late(time.monotonic()) and one.late(time.monotonic() + worker.WHOLE + 1)
