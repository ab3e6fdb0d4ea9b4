"""One happening told by many: what its page, its API answer, the queue, a decision and the processes take.

    python -m tools.one_event [--reports N …]

Each number of reports is a case of its own in a process of its own. Seconds are of processor time of this process, so that other
programs on the machine do not count.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from marsad.model.custody import Captured, CapturedReport, Custody
from marsad.model.report import Report
from tools.apart import alone, scratch

GOAL = 2000  # reports of one event: page, API and decision under a second, a process under 400 MB
OUTLETS = ("صحيفة المرفأ", "شبكة الميناء", "وكالة الساحل", "منبر الجسر", "إذاعة البحيرة")
WORDS = ("قتل {} مدنيين أمس في غارة جوية على مدينة عربين، بحسب مصدر طبي.", "قال ناشطون إن {} مدنيين قتلوا أمس في غارات جوية على مدينة عربين.", "أفاد الدفاع المدني بمقتل {} مدنيين أمس في قصف جوي على عربين.", "وقال المجلس المحلي إن غارة على مدينة عربين قتلت أمس {} مدنيين.")


def told(count: int) -> Iterator[Captured]:
    """So many reports of one happening: by some outlets, in some words, with some numbers, over two days."""
    for number in range(count):
        text = f"{WORDS[number % len(WORDS)].format(7 + number % 5)}\nوهذا تقرير المراسل رقم {number}."
        report = Report(text, f"{OUTLETS[number % len(OUTLETS)]} {number % 40}", date(2018, 2, 21) + timedelta(days=number % 2 and number % 3 == 0), f"https://example.test/{number}", f"عنوان {number}")
        custody = Custody(f"/in/{number}", f"/in/{number}", "2026-11-24T00:00:00+00:00", "bench", "working")
        yield Captured(text.encode(), custody, (CapturedReport(report, language="ar"),))


def measured(folder: Path, count: int) -> None:
    """Build the case, then ask for everything as an editor does."""
    from tests.desk import browser, decide, open_for_tests, people

    from marsad.case import add, create_case
    from marsad.case.linking import link_case
    from marsad.desk import following
    from marsad.record import incidents, lists, queue
    from marsad.record.rows import query

    following.WAIT = 600  # to the end: a page goes on after three seconds, and what is left then would not be counted
    create_case(folder)
    place = open_for_tests(folder)
    people()
    add(place, told(count), processes=1)
    lines = [f"{count} reports of one happening"]

    def timed(name: str, do: Callable[[], object]) -> None:
        began = time.process_time()
        size = do()
        lines.append(f"  {name:28}{time.process_time() - began:7.2f} s{f'{size / 1e6:9.2f} MB' if isinstance(size, int) else ''}")

    timed("link", lambda: link_case(place) and None)
    timed("queue weighed", lambda: queue.catch_up(queue.behind()))
    one = incidents.incidents(order="reports", limit=1)[0]
    lines.append(f"  {len(incidents.incidents())} incidents; the largest has {one.reports} reports, payload {query('SELECT length(payload) FROM record_incident WHERE id = %s', [one.id])[0][0] / 1e6:.2f} MB; {_memory()}")
    editor = browser("editor")
    for url in (f"/incidents/{one.id}/", f"/api/incidents/{one.id}/", "/incidents/", "/queue/", "/overview/", "/overview/map/", f"/echoes/?incident={one.id}", "/tolls/", f"/file/{one.id}/"):
        editor.get("/healthy/")
        timed(url.replace(one.id, "ID"), lambda url=url: len(editor.get(url).content))  # type: ignore[misc]
    claims = lists.claims(report=lists.reports()[0].id)
    timed("decision that accepts", lambda: decide(editor, claims[0].report, kind="accept", subject=claims[0].uid, seen=99).status_code and None)
    timed("decision that rejects", lambda: decide(editor, claims[0].report, kind="reject", subject=claims[0].uid, seen=99, why="سبب").status_code and None)
    lines.append(f"  {_memory()}")
    print("\n".join(lines), flush=True)


def _memory() -> str:
    return f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB so far"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[GOAL])
    with scratch() as folder:
        for count in parser.parse_args().reports:
            alone(measured, folder / str(count), count)


if __name__ == "__main__":
    main()
