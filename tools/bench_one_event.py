"""One event told by very many reports: time and memory of linking, of one more report, and of one decision."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from marsad.claims.road import read
from marsad.lexicon.packs import load_packs
from marsad.model.custody import Captured, CapturedReport, Custody
from marsad.model.identity import with_uids
from marsad.model.record import to_record
from marsad.model.report import Report
from marsad.record.parts import Read, ready
from tools.apart import alone, scratch

SIZES = (250, 500, 1000, 2000)
MORE = 8  # reports that are added one by one
DAY = date(2019, 3, 4)
TELLINGS = (
    "قُتل {n} مدنيين وأصيب {m} آخرون في غارة جوية استهدفت سوق مدينة سراقب بريف إدلب اليوم الاثنين",
    "قال الدفاع المدني إن {n} مدنيين قتلوا وجرح {m} بقصف جوي على السوق الشعبي في سراقب",
    "أفاد ناشطون بمقتل {n} أشخاص في قصف للطيران الحربي على مدينة سراقب، وإصابة {m} بجروح",
    "ارتفعت حصيلة القصف على سوق سراقب إلى {n} قتلى و{m} جريحا، بحسب مصدر طبي",
    "أعلن المرصد السوري لحقوق الإنسان مقتل {n} مدنيين بينهم طفلان في غارات على سراقب الاثنين",
    "طائرات حربية تقصف سراقب وتوقع {n} قتلى و{m} مصابا من المدنيين",
    "مجزرة في سراقب: {n} قتلى على الأقل إثر غارة جوية على السوق صباح الاثنين",
    "نفت وزارة الدفاع قصف سوق سراقب، فيما قال سكان إن {n} مدنيين قتلوا هناك",
)
EXTRA = ("", " ونقلت سيارات الإسعاف الجرحى إلى المشافي.", " وتضررت محال تجارية ومنازل.", " وقال شاهد إن القصف تكرر مرتين.", " ولم يصدر تعليق رسمي.", " وعمت المدينة حالة من الهلع.")


def reports() -> Iterator[Report]:
    """Reports of one air raid as outlets word it: eight openings, six endings, tolls that rise and differ."""
    at = 0
    while True:
        words = TELLINGS[at % len(TELLINGS)].format(n=3 + (at * 7) % 6, m=10 + (at * 5) % 9)
        text = f"{words}.{EXTRA[(at // 8) % len(EXTRA)]}\nرقم الخبر {at}"
        yield Report(text, f"صحيفة التجربة {at % 60}", DAY + timedelta((at // 7) % 3 if "الاثنين" in text else 0), f"https://example.org/{at}", "")
        at += 1


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print a line for each size; each in a process of its own, so that memory is its own."""
    for size in sizes:
        alone(_measure, size)


def _measure(size: int) -> None:
    from marsad.case import create_case
    from marsad.case.linking import link_case
    from marsad.record import incidents as kept
    from marsad.record.store import judge, keep

    with scratch() as folder:
        case = create_case(folder / "case")
        packs = load_packs()
        made = (_captured(with_uids(to_record(read(one, packs), "bench"))) for one in reports())
        keep(case, [next(made) for _ in range(size)], who="bench")
        before = _peak()
        first, core = _timed(lambda: link_case(case))
        peak = _peak()
        more, cores = [], []
        for _ in range(MORE):
            keep(case, [next(made)], who="bench")
            taken, spent = _timed(lambda: link_case(case))
            more.append(taken)
            cores.append(spent)
        line = kept.incidents(order="reports", limit=1)[0]
        a, *_, b = (claim for claim, *_ in kept.claims_of(line.id))
        judge("different", a, other=b, who="bench")
        decision, decided = _timed(lambda: link_case(case))
        ranked = sorted(more)
        print(
            f"{size:6,} reports: linked in {first:6.1f} s ({core:.1f} of a core), {peak:5.0f} MB (before {before:.0f}), then {_peak():5.0f} MB; largest incident {line.reports} reports;"
            f" one more report {ranked[len(ranked) // 2]:.2f} s, {ranked[-2]:.2f} of 95 in 100 ({sorted(cores)[len(cores) // 2]:.2f} of a core); a decision {decision:.2f} s ({decided:.2f} of a core); {(folder / 'case' / 'case.db').stat().st_size / 1e6:.0f} MB on disk",
            flush=True,
        )


def _captured(record: dict[str, Any]) -> tuple[Captured, list[Read | None]]:
    of, name = record["report"], f"/bench/{record['report']['id']}.txt"
    report = Report(of["text"], of["outlet"], date.fromisoformat(of["published"]), of["url"], of["title"])
    custody = Custody(name, name, "2026-01-01T00:00:00+00:00", "bench", "working")
    return Captured(of["text"].encode(), custody, (CapturedReport(report, language="ar"),)), [ready(record, "")]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    start, core = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - core


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
