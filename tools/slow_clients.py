"""20 people at the desk with 60 slow connections beside them: what 95 of 100 pages take.

    python -m tools.slow_clients [--seconds S]

The samples served as `marsad desk` serves, on loopback. Slow connections send nothing, a part of a head, or a part of a form, one byte a second.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import shutil
import socket
import statistics
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tests.browser import ADMIN, PASSWORD, served

from marsad.capture import collect
from marsad.case import add, create_case
from marsad.case.linking import link_case

SLOW, PEOPLE, P95 = 60, 20, 1.0  # connections, people, seconds
SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PAGES = ("/queue/", "/incidents/", "/overview/", "/reports/")
PARTS = (b"", b"GET /queue/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ", b"POST /signin/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n\r\nname=")


def _slow(where: tuple[str, int], number: int, stop: threading.Event) -> None:
    """One slow connection after another, until stopped."""
    while not stop.is_set():
        try:
            with socket.create_connection(where, timeout=5) as line:
                line.sendall(PARTS[number % len(PARTS)])
                while number % len(PARTS) and not stop.wait(1):
                    line.sendall(b"x")
                stop.wait(0 if number % len(PARTS) else 15)
        except OSError:
            stop.wait(0.2)


def cookie_of(where: tuple[str, int]) -> str:
    line = http.client.HTTPConnection(*where, timeout=60)
    line.request("GET", "/signin/")
    answer = line.getresponse()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.read().decode())
    csrf = answer.getheader("Set-Cookie", "").split(";")[0]
    form = urlencode({"name": ADMIN, "password": PASSWORD, "csrfmiddlewaretoken": token[1] if token else ""})
    line.request("POST", "/signin/", form, {"Cookie": csrf, "Content-Type": "application/x-www-form-urlencoded"})
    answer = line.getresponse()
    answer.read()
    line.close()
    return "; ".join(one.split(";")[0] for name, one in answer.getheaders() if name == "Set-Cookie")


def _person(where: tuple[str, int], cookie: str, until: float, number: int, took: list[float], faults: list[str]) -> None:
    line = http.client.HTTPConnection(*where, timeout=60)
    while time.monotonic() < until:
        began = time.monotonic()
        try:
            line.request("GET", PAGES[number % len(PAGES)], headers={"Cookie": cookie})
            answer = line.getresponse()
            answer.read()
            if answer.status != 200:
                faults.append(str(answer.status))
        except OSError as fault:
            faults.append(type(fault).__name__)
            line.close()
        took.append(time.monotonic() - began)
        number += 1
        time.sleep(1.0)


def measured(where: tuple[str, int], seconds: float, slow: int) -> tuple[list[float], list[str]]:
    """What people see with so many slow connections beside them."""
    stop, took, faults = threading.Event(), list[float](), list[str]()
    beside = [threading.Thread(target=_slow, args=(where, number, stop), daemon=True) for number in range(slow)]
    for one in beside:
        one.start()
    time.sleep(2 if slow else 0)
    cookie, until = cookie_of(where), time.monotonic() + seconds
    people = [threading.Thread(target=_person, args=(where, cookie, until, number, took, faults)) for number in range(PEOPLE)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    stop.set()
    return took, faults


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=30)
    chosen = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="marsad-slow-"))
    os.environ["MARSAD_STATE"] = str(folder / "state")
    try:
        place = create_case(folder / "case")
        add(place, collect([str(SAMPLES / "incidents" / "reports.jsonl")]))
        link_case(place)
        with served(place.folder) as address:
            where = (str(urlsplit(address).hostname), int(urlsplit(address).port or 0))
            for slow in (0, SLOW):
                took, faults = measured(where, chosen.seconds, slow)
                p95 = statistics.quantiles(took, n=20)[-1]
                print(f"{slow} slow connections: {len(took)} pages, median {statistics.median(took):.3f} s, p95 {p95:.3f} s, {len(faults)} faults {sorted(set(faults))}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if p95 > P95 or faults:
        raise SystemExit(f"the goal is a p95 under {P95} s and no fault")


if __name__ == "__main__":
    main()
