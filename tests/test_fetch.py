"""Addresses: what is dialled, what never is. The resolver and the dialler are stubs that cannot leave this machine."""

from __future__ import annotations

import gzip
import socket
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import httpcore2
import pytest
from tests.pages import body, feed, item, page
from tests.reports import text

from marsad.capture import collect
from marsad.capture.fetch import Answer, fetch
from marsad.capture.guard import Forbidden, check_address, check_url
from marsad.errors import InputError
from marsad.model.custody import Captured, Refused

PUBLIC = "93.184.215.14"

FORBIDDEN = ["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.8.8.8", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.168.1.1", "192.175.48.1", "198.18.0.1", "198.19.255.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:93.184.215.14", "::ffff:0:93.184.215.14", "3ffe::1", "4000::1", "64:ff9b::5db8:d70e", "::127.0.0.1", "::93.184.215.14", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::1", "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2620:4f:8000::1"]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_addresses_that_are_not_of_the_open_internet_are_not_dialled(address: str) -> None:
    with pytest.raises(Forbidden):
        check_address(address)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "172.15.0.1", "172.32.0.1", "2606:4700::1111", "2a00:1450:4001::200e"])
def test_addresses_of_the_open_internet_are(address: str) -> None:
    assert str(check_address(address)) == address


@pytest.mark.parametrize(
    "url",
    ["ftp://example.test/x", "file:///etc/passwd", "gopher://example.test", "http://user@example.test/", "http://user:secret@example.test/", "http://", "http:///x", "http://exa mple.test", "http://example.test:99999/", "http://[::1", "http://example.test/\r\nX: y", "javascript:alert(1)", "http://[fe80::1%25eth0]/"],
)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(Forbidden) as fault:
        check_url(url)
    assert "secret" not in str(fault.value)


class Site(BaseHTTPRequestHandler):
    """Answers what the test laid out."""

    pages: ClassVar[dict[str, Callable[[Site], None]]] = {}
    asked: ClassVar[list[tuple[str, dict[str, str]]]] = []

    def do_GET(self) -> None:
        Site.asked.append((self.path, dict(self.headers)))
        Site.pages[self.path](self)

    def answer(self, raw: bytes, *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in {"Content-Length": str(len(raw)), "Content-Type": "text/html; charset=utf-8", **{key.replace("_", "-"): value for key, value in headers.items()}}.items():
            self.send_header(key, value)
        self.end_headers()
        try:
            self.wfile.write(raw)
        except OSError:
            pass

    def log_message(self, *_: Any) -> None:
        """Tests print nothing."""


@pytest.fixture
def site() -> Iterator[Callable[..., Answer]]:
    """A site on loopback, and ``fetch`` with a resolver that knows a few names and a dialler that only reaches that site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Site.pages, Site.asked = {}, []
    dialled: list[str] = []

    class Loopback:
        def connect_tcp(self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Any = None) -> Any:
            dialled.append(host)
            assert host == PUBLIC, f"dialled {host}"
            return httpcore2.SyncBackend().connect_tcp("127.0.0.1", server.server_port, timeout=timeout)

    def asked(host: str, _: int) -> Sequence[str]:
        names = {"example.test": [PUBLIC], "inside.test": ["10.0.0.5"], "both.test": [PUBLIC, "127.0.0.1"], "none.test": []}
        if host not in names:
            raise InputError(f"the name {host} is not known here")
        return names[host]

    def go(url: str, **more: Any) -> Answer:
        return fetch(url, asked=asked, dial=Loopback(), **more)

    go.dialled = dialled  # type: ignore[attr-defined]
    yield go
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_from_the_checked_address_under_its_own_name(site: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1")
    Site.pages["/a"] = lambda one: one.answer(page(1), Set_Cookie="a=b")
    (found,) = collect(["http://example.test/a"], fetch=site)
    assert isinstance(found, Captured) and found.reports[0].report.text == body(1) and found.raw == page(1)
    custody = found.custody
    assert (custody.requested, custody.final, custody.status, custody.copy, custody.declared_type) == ("http://example.test/a", "http://example.test/a", 200, "evidentiary", "text/html; charset=utf-8")
    assert ("Set-Cookie", "a=b") in custody.headers and Site.asked[0][1]["Host"] == "example.test" and site.dialled == [PUBLIC]  # type: ignore[attr-defined]
    site("http://example.test/a")
    assert all("Cookie" not in headers for _, headers in Site.asked)


def test_redirects_are_followed_checked_and_told(site: Callable[..., Answer]) -> None:
    Site.pages["/a"] = lambda one: one.answer(b"", status=301, Location="/b")
    Site.pages["/b"] = lambda one: one.answer(b"", status=302, Location="http://example.test/c")
    Site.pages["/c"] = lambda one: one.answer(page(1))
    answer = site("http://example.test/a")
    assert answer.final == "http://example.test/c" and answer.redirects == ("http://example.test/b", "http://example.test/c")


LEADS = {
    "http://127.0.0.1/admin": "127.0.0.1",
    "http://169.254.169.254/latest/meta-data": "169.254.169.254",
    "http://[::ffff:127.0.0.1]/": "::ffff",
    "http://inside.test/": "10.0.0.5",
    "http://both.test/": "127.0.0.1",
    "file:///etc/passwd": "file://",
    "http://user:secret@example.test/": "name or password",
    "http://none.test/": "no address",
    "http://unknown.test/": "not known",
    "http://2130706433/": "",
    "http://0x7f000001/": "",
    "http://127.1/": "",
}


@pytest.mark.parametrize(("target", "why"), LEADS.items())
def test_what_leads_elsewhere_is_refused_directly_and_by_redirect(site: Callable[..., Answer], target: str, why: str) -> None:
    Site.pages["/a"] = lambda one: one.answer(b"", status=302, Location=target)
    for url in (target, "http://example.test/a"):
        with pytest.raises(InputError) as fault:
            site(url)
        assert why in str(fault.value)
    assert set(site.dialled) <= {PUBLIC}  # type: ignore[attr-defined]


def test_loops_and_long_ways_are_given_up(site: Callable[..., Answer]) -> None:
    Site.pages["/a"] = lambda one: one.answer(b"", status=302, Location="/b")
    Site.pages["/b"] = lambda one: one.answer(b"", status=302, Location="/a")
    with pytest.raises(InputError, match="circle"):
        site("http://example.test/a")
    for number in range(9):
        Site.pages[f"/{number}"] = lambda one, number=number: one.answer(b"", status=302, Location=f"/{number + 1}")  # type: ignore[misc]
    with pytest.raises(InputError, match="more than 5 times"):
        site("http://example.test/0")


def test_errors_are_told_as_they_are(site: Callable[..., Answer]) -> None:
    Site.pages["/gone"] = lambda one: one.answer(b"", status=410)
    Site.pages["/cut"] = lambda one: one.answer(b"x", Content_Length="100")
    with pytest.raises(InputError, match="answered 410"):
        site("http://example.test/gone")
    with pytest.raises(InputError, match="could not be fetched"):
        site("http://example.test/cut")


def test_an_answer_that_is_too_long_is_not_read_to_its_end(site: Callable[..., Answer]) -> None:
    sent = [0]

    def endless(one: Site) -> None:
        one.send_response(200)
        one.end_headers()
        block = b"x" * (1 << 20)
        try:
            for _ in range(2048):  # 2 GB
                one.wfile.write(block)
                sent[0] += len(block)
        except OSError:
            pass

    Site.pages["/endless"] = endless
    Site.pages["/lie"] = lambda one: one.answer(b"x", Content_Length=str(1 << 33))
    with pytest.raises(InputError, match="goes on behind 8 MB"):
        site("http://example.test/endless", largest=8 << 20)
    assert sent[0] < 200 << 20
    with pytest.raises(InputError, match="8192 MB long"):
        site("http://example.test/lie")


def test_an_answer_that_drips_is_given_up(site: Callable[..., Answer]) -> None:
    clock = iter(range(0, 1000, 30))
    Site.pages["/a"] = lambda one: one.answer(b"x" * (1 << 20))
    with pytest.raises(InputError, match="takes too long"):
        site("http://example.test/a", clock=lambda: float(next(clock)))


def test_a_head_that_drips_is_given_up(site: Callable[..., Answer]) -> None:
    ended = threading.Event()

    def dripping(one: Site) -> None:
        try:
            one.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(1000):
                one.wfile.write(f"X-{number}: x\r\n".encode())
                if ended.wait(0.02):
                    return
        except OSError:
            pass

    Site.pages["/a"] = dripping
    with pytest.raises(InputError, match=r"takes too long|Timeout"):
        site("http://example.test/a", seconds=0.3)
    ended.set()


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f000001", "017700000001", "localhost"])
def test_other_ways_of_writing_this_machine_are_seen_through(host: str) -> None:
    with pytest.raises(InputError):
        fetch(f"http://{host}/")


def test_a_packed_answer_and_a_packed_bomb(site: Callable[..., Answer]) -> None:
    packed = gzip.compress(page(1))
    Site.pages["/packed"] = lambda one: one.answer(packed, Content_Encoding="gzip")
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(squeeze.compress(b"\0" * (1 << 20)) for _ in range(300)) + squeeze.flush()
    Site.pages["/bomb"] = lambda one: one.answer(bomb, Content_Encoding="gzip")
    Site.pages["/feed"] = lambda one: one.answer(feed(item(1)), Content_Type="application/rss+xml")
    good, bad, news = collect([f"http://example.test/{name}" for name in ("packed", "bomb", "feed")], fetch=site)
    assert isinstance(good, Captured) and good.raw == packed and text(1) in good.reports[0].report.text
    assert isinstance(bad, Refused) and "unpacks to more than 16 MB" in bad.why
    assert isinstance(news, Captured) and news.reports[0].report.text == text(1)


def test_nothing_is_dialled_when_the_machine_has_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> None:
        raise socket.gaierror("no network")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    (one,) = collect(["http://example.test/a"])
    assert isinstance(one, Refused) and "not known here" in one.why
