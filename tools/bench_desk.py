"""The desk under load: 20 people at once for a minute on a case of 100,000 claims, served as `marsad desk` serves; SQLite and PostgreSQL."""

from __future__ import annotations

import http.client
import itertools
import multiprocessing
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from tools.bench_incidents import _as_captured
from tools.bench_linking import readings, varied

ROOT = Path(__file__).resolve().parents[1]
CLAIMS, PEOPLE, SECONDS, THINK = 100_000, 20, 60, (0.5, 1.5)  # THINK: seconds that a person looks at a page before the next
MEDIAN, P95, PAINT = 200, 400, 1500  # milliseconds: the goals
PASSWORD = "a long passphrase for the bench"
# page: how often it is opened among a hundred
PAGES = {"queue": 14, "report": 24, "overview": 12, "map": 12, "incidents": 8, "incidents of a place": 6, "incident": 14, "tolls": 3, "echoes": 3, "search": 4}


@dataclass(slots=True)
class Taken:
    """What the people saw: milliseconds of each page, and what did not come as it should."""

    pages: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)


def main(claims: int = CLAIMS, seconds: int = SECONDS) -> None:
    """Print the table of both databases."""
    from tests.conftest import BINARIES, Server

    folder = Path(tempfile.mkdtemp(prefix="marsad-bench-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        _one(folder / "sqlite", "SQLite", None, claims, seconds)
        if not BINARIES:
            print("PostgreSQL is not here (Debian: apt-get install postgresql): its figures are left out")
            return
        (folder / "pg").mkdir()
        server = Server(folder / "pg")
        server.start()
        try:
            server.sql("CREATE DATABASE bench")
            _one(folder / "postgresql", "PostgreSQL", server.url("bench"), claims, seconds)
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _one(folder: Path, database: str, url: str | None, claims: int, seconds: int) -> None:
    child = multiprocessing.get_context("spawn").Process(target=build, args=(folder, url, claims))
    child.start()
    child.join()
    load(folder, database, seconds)


def build(folder: Path, url: str | None, claims: int) -> None:
    """A case with so many claims, linked, its queue made, with one account for each person."""
    from marsad.case import create_case
    from marsad.case.linking import link_case
    from marsad.desk.setup import open_desk
    from marsad.record.people import save_account
    from marsad.record.queue import behind, catch_up
    from marsad.record.store import keep

    case = create_case(folder, database=url)
    made, count = map(_as_captured, varied(readings(), 2 * claims)), 0
    while count < claims:
        batch = list(itertools.islice(made, 200))
        keep(case, batch, who="bench")
        count += sum(len(read[0].rows["claim"]) for _, read in batch if read[0])
    done = link_case(case)
    open_desk(folder)
    catch_up(behind())
    for number in range(PEOPLE):
        save_account(f"person{number}", PASSWORD, "editor", by="bench")
    print(f"desk: {count:,} claims of {done.reports:,} reports, {done.incidents:,} incidents", flush=True)


def load(folder: Path, database: str, seconds: int) -> None:
    """Serve the case and let the people work on it; print what they saw."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = subprocess.Popen([str(Path(sys.executable).with_name("marsad")), "desk", str(folder), "--port", str(port)], stdout=subprocess.PIPE, text=True)
    try:
        assert served.stdout is not None
        assert "open" in served.stdout.readline()
        cookies = [_sign_in(port, f"person{number}") for number in range(PEOPLE)]
        addresses = _addresses(port, cookies[0])
        taken = Taken()
        until = time.monotonic() + seconds
        people = [threading.Thread(target=_work, args=(port, cookie, addresses, until, number, taken)) for number, cookie in enumerate(cookies)]
        for person in people:
            person.start()
        for person in people:
            person.join()
        _show(database, taken, seconds, _paint(port, cookies[0]))
    finally:
        served.terminate()
        served.wait()


def _sign_in(port: int, name: str) -> str:
    """The cookie of a signed-in person."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/signin/")
    answer = connection.getresponse()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.read().decode())
    csrf = next(value.split(";")[0] for name_, value in answer.getheaders() if name_ == "Set-Cookie" and "csrf" in value)
    form = urlencode({"csrfmiddlewaretoken": token[1] if token else "", "name": name, "password": PASSWORD})
    connection.request("POST", "/signin/", form, {"Cookie": csrf, "Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 302, f"signing in gave {answer.status}"
    return next(value.split(";")[0] for name_, value in answer.getheaders() if name_ == "Set-Cookie" and "session" in value)


def _addresses(port: int, cookie: str) -> dict[str, list[str]]:
    """Addresses of each kind of page, as somebody would come to them."""
    connection = http.client.HTTPConnection("127.0.0.1", port)

    def found(path: str, pattern: str) -> list[str]:
        connection.request("GET", path, headers={"Cookie": cookie})
        return sorted(set(re.findall(pattern, connection.getresponse().read().decode())))

    incidents = [one for page in range(1, 9) for order in ("newest", "reports", "disputes") for one in found(f"/incidents/?order={order}&page={page}", r"/incidents/i[0-9a-fx]+/")]
    reports = [one for page in range(1, 40, 5) for one in found(f"/reports/?page={page}", r"/reports/[0-9a-f]{16}/")]
    places = ["صنعاء", "عدن", "تعز", "حلب", "دمشق", "Taiz"]
    return {
        "queue": ["/queue/"],
        "report": reports,
        "overview": ["/overview/", *(f"/overview/?{urlencode({'place': place})}" for place in places), "/overview/?type=airstrike"],
        "map": ["/overview/map/", *(f"/overview/map/?{urlencode({'place': place})}" for place in places)],
        "incidents": ["/incidents/", "/incidents/?order=killed", "/incidents/?page=40"],
        "incidents of a place": [f"/incidents/?{urlencode({'place': place})}" for place in places],
        "incident": incidents,
        "tolls": [f"/tolls/?{urlencode({'place': place})}" for place in places] + ["/tolls/"],
        "echoes": ["/echoes/"],
        "search": [f"/search/?{urlencode({'q': words})}" for words in ("القتلى", "غارات جوية مدنيين", "صنعاء")],
    }


def _work(port: int, cookie: str, addresses: dict[str, list[str]], until: float, number: int, taken: Taken) -> None:
    """One person: a page, a look at it, the next."""
    chance = random.Random(number)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    time.sleep(chance.uniform(0, THINK[1]))
    while time.monotonic() < until:
        page = chance.choices(list(PAGES), weights=list(PAGES.values()))[0]
        path = chance.choice(addresses[page])
        start = time.perf_counter()
        try:
            connection.request("GET", path, headers={"Cookie": cookie, "X-Desk": "1"} if page == "map" else {"Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                taken.faults.append(f"{path}: {answer.status}")
        except (OSError, http.client.HTTPException) as fault:
            taken.faults.append(f"{path}: {type(fault).__name__}")
            connection.close()
        taken.pages[page].append((time.perf_counter() - start) * 1000)
        time.sleep(chance.uniform(*THINK))


def _paint(port: int, cookie: str) -> float | None:
    """Milliseconds until the overview first paints in Chromium; None where there is none."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"] if os.getuid() == 0 else [])
        context = browser.new_context()
        name, value = cookie.split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": f"http://127.0.0.1:{port}"}])
        found = []
        for _ in range(3):
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{port}/overview/", wait_until="load")
            page.wait_for_timeout(300)
            found.append(float(page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1")))
            page.close()
        browser.close()
    return statistics.median(found)


def _show(database: str, taken: Taken, seconds: int, paint: float | None) -> None:
    count = sum(map(len, taken.pages.values()))
    print(f"desk on {database}: {PEOPLE} people at once for {seconds} s, {count / seconds:.1f} pages/s, {len(taken.faults)} errors   (goal: median {MEDIAN} ms, p95 {P95} ms, no error)")
    for page, times in sorted(taken.pages.items(), key=lambda one: -statistics.median(one[1])):
        p95 = statistics.quantiles(times, n=20)[18] if len(times) > 1 else times[0]
        fits = "" if statistics.median(times) <= MEDIAN and p95 <= P95 else "   over"
        print(f"  {page:24}{len(times):6} times   median {statistics.median(times):7.1f} ms   p95 {p95:7.1f} ms   most {max(times):7.1f} ms{fits}")
    for fault in taken.faults[:5]:
        print(f"  error: {fault}")
    print(f"  first paint of the overview {paint:.0f} ms in Chromium   (goal {PAINT})" if paint is not None else "  Chromium is not here: first paint left out", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
