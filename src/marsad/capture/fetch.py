"""One address, asked once: its name is resolved once, each address checked, and the checked one is dialled."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urljoin

import httpcore2
import httpx2

from marsad.capture.guard import Resolve, check_url, checked_addresses, resolve
from marsad.capture.limits import LARGEST, REDIRECTS, SECONDS, size_of
from marsad.errors import InputError
from marsad.version import __version__

AGENT = f"Marsad/{__version__} (conflict documentation)"
_STEP = 20.0  # seconds for one step: to connect, to send, to hear anything
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered; ``raw`` is the body as it was sent, still packed where ``headers`` say so."""

    requested: str
    final: str
    redirects: tuple[str, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    raw: bytes

    def header(self, name: str) -> str:
        """The first header of a name, or nothing."""
        return next((value for key, value in self.headers if key.lower() == name), "")


Left = Callable[[float | None], float]  # how long one step may still wait; raises InputError when the time is over


class Dial(Protocol):
    """Opens a connection to an address; the tests give one that cannot dial out."""

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Any = None) -> Any: ...


class _Guarded(httpcore2.NetworkBackend):
    """Dials only what the guard has let through, until a moment; the name in TLS and in the Host header stays the one asked for."""

    def __init__(self, asked: Resolve, dial: Dial, left: Left) -> None:
        self._asked, self._dial, self._left = asked, dial, left

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Any = None) -> Any:
        fault: Exception | None = None
        for address in checked_addresses(host, port, self._asked):
            try:
                return _Ending(self._dial.connect_tcp(address, port, timeout=self._left(timeout)), self._left)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as found:
                fault = found
        raise fault or httpcore2.ConnectError("no address answered")

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Any = None) -> Any:
        raise httpcore2.ConnectError("sockets of this machine are not asked")

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class _Ending(httpcore2.NetworkStream):
    """A connection that is given up when the time for the address is over, however slowly the other side drips."""

    def __init__(self, stream: Any, left: Left) -> None:
        self._stream, self._left = stream, left

    def read(self, max_bytes: int, timeout: float | None = None) -> Any:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None) -> Any:
        return _Ending(self._stream.start_tls(ssl_context, server_hostname, self._left(timeout)), self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Body(httpx2.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


class _Transport(httpx2.BaseTransport):
    """httpx2 over a pool that dials through the guard."""

    def __init__(self, backend: httpcore2.NetworkBackend) -> None:
        self._pool = httpcore2.ConnectionPool(ssl_context=ssl.create_default_context(), network_backend=backend, max_connections=1)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = httpcore2.URL(scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path)
        asked = httpcore2.Request(method=request.method, url=url, headers=request.headers.raw, content=request.stream, extensions=request.extensions)
        answer = self._pool.handle_request(asked)
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()


def fetch(
    url: str,
    *,
    asked: Resolve = resolve,
    dial: Dial | None = None,
    largest: int = LARGEST,
    seconds: float = SECONDS,
    clock: Callable[[], float] = time.monotonic,
) -> Answer:
    """Ask one address. No proxy of the environment is used and no cookie kept.

    1. Check the address. 2. Ask it, through the guard. 3. A redirect is an address like any other, five at most. 4. Take the
    body, never more than ``largest`` bytes nor longer than ``seconds``. Raises Forbidden and InputError with what was wrong.
    """
    left = _left(clock() + seconds, clock)
    backend = _Guarded(asked, dial or httpcore2.SyncBackend(), left)
    steps = [url]
    while True:
        here = steps[-1]
        check_url(here)  # 1
        try:
            with httpx2.Client(transport=_Transport(backend), trust_env=False, follow_redirects=False, timeout=_STEP) as client:  # 2
                headers = {"User-Agent": AGENT, "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5", "Accept-Encoding": "gzip, deflate"}
                with client.stream("GET", here, headers=headers) as answer:
                    place = answer.headers.get("location")
                    if answer.status_code in _REDIRECTS and place:  # 3
                        steps.append(_next(here, place, steps))
                        continue
                    if answer.status_code != 200:
                        raise InputError(f"answered {answer.status_code} {answer.reason_phrase}".strip())
                    raw = _body(answer, largest, left)  # 4
                    told = tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in answer.headers.raw)
                    return Answer(url, here, tuple(steps[1:]), answer.status_code, told, raw)
        except (httpx2.HTTPError, httpx2.InvalidURL, httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException, ssl.SSLError) as fault:
            raise InputError(f"could not be fetched ({type(fault).__name__}: {' '.join(str(fault).split())[:200]})") from None


def _left(end: float, clock: Callable[[], float]) -> Left:
    def left(wanted: float | None) -> float:
        if (rest := end - clock()) <= 0:
            raise InputError("takes too long; it was given up")
        return min(wanted or _STEP, _STEP, rest)

    return left


def _next(here: str, place: str, steps: list[str]) -> str:
    there = urljoin(here, place)
    if len(steps) > REDIRECTS:
        raise InputError(f"leads on more than {REDIRECTS} times")
    if there in steps:
        raise InputError("leads round in a circle")
    try:
        check_url(there)
    except InputError as fault:
        raise type(fault)(f"leads to {there[:200]!r}, which {fault}") from None
    return there


def _body(answer: httpx2.Response, largest: int, left: Left) -> bytes:
    promised = answer.headers.get("content-length", "")
    if promised.isdecimal() and int(promised) > largest:
        raise InputError(f"is {size_of(int(promised))} long; at most {size_of(largest)} are taken")
    return b"".join(_bounded(answer.iter_raw(1 << 16), largest, left))


def _bounded(parts: Iterable[bytes], largest: int, left: Left) -> Iterator[bytes]:
    size = 0
    for part in parts:
        size += len(part)
        if size > largest:
            raise InputError(f"goes on behind {size_of(largest)}; no more is taken")
        left(None)
        yield part
