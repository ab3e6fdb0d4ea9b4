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


def beside() -> Iterator[Captured]:
    """Three reports of another happening, into which and out of which incidents are merged and split."""
    for number in range(3):
        report = Report(f"قتل خمسة مدنيين يوم 3 كانون الثاني 2018 في قصف مدفعي على مدينة الرستن، بحسب الدفاع المدني.\nالتقرير {number}.", f"صحيفة النهر {number}", date(2018, 1, 4), f"https://example.test/beside/{number}", "")
        custody = Custody(f"/in/b{number}", f"/in/b{number}", "2026-11-24T00:00:00+00:00", "bench", "working")
        yield Captured(report.text.encode(), custody, (CapturedReport(report, language="ar"),))


def built(folder: Path, count: int) -> None:
    """Make the case and link it, in a process of its own: as ``marsad add`` and ``marsad link`` do."""
    from tests.desk import open_for_tests, people

    from marsad.case import add, create_case
    from marsad.case.linking import link_case

    create_case(folder)
    place = open_for_tests(folder)
    people()
    add(place, [*told(count), *beside()], processes=1)
    began = time.process_time()
    link_case(place)
    print(f"{count} reports of one happening\n  {'link':28}{time.process_time() - began:7.2f} s; {_memory()}", flush=True)


def measured(folder: Path, count: int) -> None:
    """Ask a desk for everything as an editor does."""
    from tests.desk import browser, decide, open_for_tests

    from marsad.desk import following
    from marsad.record import incidents, queue
    from marsad.record.rows import query

    following.WAIT = 600  # to the end: a page goes on after three seconds, and what is left then would not be counted
    open_for_tests(folder)
    lines = list[str]()

    def timed(name: str, do: Callable[[], object]) -> None:
        began = time.process_time()
        size = do()
        lines.append(f"  {name:28}{time.process_time() - began:7.2f} s{f'{size / 1e6:9.2f} MB' if isinstance(size, int) else ''}")

    timed("queue weighed", lambda: queue.catch_up(queue.behind()))
    one, *others = incidents.incidents(order="reports", limit=2)
    assert one.reports == count and len(others) == 1
    lines.append(f"  payload {query('SELECT length(payload) FROM record_incident WHERE id = %s', [one.id])[0][0] / 1e6:.2f} MB; the desk's process: {_memory()}")
    editor = browser("editor")
    for url in (f"/incidents/{one.id}/", f"/api/incidents/{one.id}/", "/incidents/", "/queue/", "/overview/", "/overview/map/", f"/echoes/?incident={one.id}", "/tolls/", f"/file/{one.id}/"):
        editor.get("/healthy/")
        timed(url.replace(one.id, "ID"), lambda url=url: len(editor.get(url).content))  # type: ignore[misc]
    claim, report = incidents.claims_of(one.id)[0]

    def judged(kind: str, subject: str = claim) -> None:
        answer = decide(editor, report, kind=kind, subject=subject, seen=99, why="سبب")
        assert answer.status_code == 200, answer.content[:500]

    def moved(how: str, **form: str | list[str]) -> None:
        page = editor.get(f"/incidents/{one.id}/").content.decode()
        seen = page.partition('name="seen" value="')[2].partition('"')[0]
        began = time.process_time()
        answer = editor.post(f"/incidents/{one.id}/{how}/", {"why": "سبب", "seen": seen, "key": f"key-{how}-{len(lines)}", **form})
        assert answer.status_code == 302, answer.content[:500]
        lines.append(f"  {how:28}{time.process_time() - began:7.2f} s")

    timed("decision that accepts", lambda: judged("accept"))
    timed("decision that rejects", lambda: judged("reject"))
    timed("undone", lambda: judged("undo", str(query("SELECT max(id) FROM record_judgement")[0][0])))
    lines.append(f"  the desk's process: {_memory()}")
    moved("split", reports=[report for _, report in incidents.claims_of(one.id)][:10])
    moved("undo", judgement=str(query("SELECT max(id) FROM record_judgement WHERE kind = 'different'")[0][0]))
    moved("join", other=others[0].id)
    moved("move", claim=incidents.claims_of(one.id)[-1][0])
    moved("undo", judgement=str(query("SELECT max(id) FROM record_judgement WHERE kind = 'different'")[0][0]))
    moved("undo", judgement=str(query("SELECT max(id) FROM record_judgement WHERE kind = 'same'")[0][0]))
    lines.append(f"  the desk's process: {_memory()}")
    print("\n".join(lines), flush=True)


def _memory() -> str:
    return f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB so far"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[GOAL])
    with scratch() as folder:
        for count in parser.parse_args().reports:
            alone(built, folder / str(count), count)
            alone(measured, folder / str(count), count)


if __name__ == "__main__":
    main()
