"""A worker that waits for a whole request before it gives it a thread: slow and idle connections cost a socket, never a thread."""

from __future__ import annotations

import re
import socket
import struct
import time
from contextlib import suppress
from functools import partial
from selectors import EVENT_READ
from typing import Any

from gunicorn import http
from gunicorn.workers.gthread import TConn, ThreadWorker

HEAD, WHOLE = 10.0, 30.0  # seconds for the head of a request, and for all of it
LARGEST = (1 << 20) + (1 << 16)  # bytes of a request: the longest form and its head; what is longer is left to the parser to refuse
WAITING = 400  # connections of one worker that have not sent a whole request; the oldest goes
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,9})[ \t]*\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)
_NO_LENGTH = b"HTTP/1.1 411 Length Required\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
_STALLED = struct.pack("ll", 20, 0)  # seconds after which a client that takes nothing of its answer is given up


class Gathering:
    """A connection with what it sent so far, and when it has to be done."""

    def __init__(self, conn: Any) -> None:
        self.conn, self.held, self.began = conn, bytearray(), time.monotonic()

    @property
    def whole(self) -> bool:
        """The head is there, and as much body as it promises; or it is too long to wait for."""
        end = self.held.find(b"\r\n\r\n")
        if end < 0:
            return len(self.held) > LARGEST
        length = _LENGTH.search(self.held, 0, end + 4)
        return len(self.held) >= min(end + 4 + int(length[1] if length else 0), LARGEST)

    @property
    def endless(self) -> bool:
        """Its length is not told: no browser sends a form so, and a thread would have to wait for its end."""
        end = self.held.find(b"\r\n\r\n")
        return end >= 0 and _CHUNKED.search(self.held, 0, end + 2) is not None

    def late(self, now: float) -> bool:
        """Its time is over."""
        return now - self.began > (WHOLE if b"\r\n\r\n" in self.held else HEAD)


class Worker(ThreadWorker):
    """Gunicorn's threads behind a loop that gathers requests."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gathered: dict[int, Gathering] = {}

    def accept(self, listener: Any) -> None:
        """A new connection: wait for its request in the loop."""
        try:
            client, address = listener.accept()
        except OSError:
            return
        self.nr_conns += 1
        for what in (socket.SO_SNDTIMEO, socket.SO_RCVTIMEO):
            client.setsockopt(socket.SOL_SOCKET, what, _STALLED)
        self._gather(TConn(self.cfg, client, address, listener.getsockname()))

    def on_client_socket_readable(self, conn: Any, client: Any) -> None:
        """A connection that was kept open sends its next request."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._gather(conn)

    def _gather(self, conn: Any) -> None:
        conn.sock.setblocking(False)
        one = Gathering(conn)
        self.gathered[id(conn)] = one
        self.poller.register(conn.sock, EVENT_READ, partial(self._more, one))
        if len(self.gathered) > WAITING:
            self._drop(next(iter(self.gathered.values())))

    def _more(self, one: Gathering, _: Any) -> None:
        try:
            block = one.conn.sock.recv(1 << 16)
        except BlockingIOError:
            return
        except OSError:
            block = b""
        one.held += block
        if not block:
            self._drop(one)
        elif one.endless:
            with suppress(OSError):
                one.conn.sock.send(_NO_LENGTH)
            self._drop(one)
        elif one.whole:
            self._let_go(one)
            self._hand_on(one)

    def _hand_on(self, one: Gathering) -> None:
        """All of a request is here: a thread answers it without waiting for the client."""
        conn = one.conn
        if conn.parser is None:
            conn.parser = http.get_parser(self.cfg, conn.sock, conn.client)
            conn.initialized = conn.data_ready = True
        conn.parser.unreader.unread(bytes(one.held))
        self.enqueue_req(conn)

    def _let_go(self, one: Gathering) -> None:
        self.gathered.pop(id(one.conn), None)
        self.poller.unregister(one.conn.sock)

    def _drop(self, one: Gathering) -> None:
        self._let_go(one)
        self.nr_conns -= 1
        one.conn.close()

    def murder_pending(self) -> None:
        """Connections whose time is over are closed."""
        super().murder_pending()
        now = time.monotonic()
        for one in [one for one in self.gathered.values() if one.late(now) or not self.alive]:
            self._drop(one)
