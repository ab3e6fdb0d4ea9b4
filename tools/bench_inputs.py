"""What large files of recorders take: a Telegram export of 10,000 posts until it is a linked case, and an Arabic PDF of 300 pages.

    python -m tools.bench_inputs [--posts N] [--pages N]

The posts are made here: happenings of our own invention over two years, some told by two posts. The PDF is printed by Chromium.
Each part runs in a process of its own. Wall time counts on a quiet machine; the seconds of processors can be compared on a busy one.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from tools.apart import alone, scratch

POSTS, PAGES = 10_000, 300
PLACES = (
    *("سراقب بريف إدلب", "دوما بريف دمشق", "كفرنبل بريف إدلب", "الأتارب بريف حلب", "عربين في الغوطة الشرقية", "خان شيخون", "جسر الشغور", "تلبيسة بريف حمص", "الرستن بريف حمص", "معرة النعمان", "الباب بريف حلب"),
    *("تل رفعت", "داريا بريف دمشق", "الزبداني", "الميادين بريف دير الزور", "البوكمال", "الموحسن", "الطبقة بريف الرقة", "نوى بريف درعا", "إنخل بريف درعا", "الحراك بريف درعا", "اللطامنة بريف حماة", "كفرزيتا بريف حماة"),
)
WAYS = ("غارة جوية", "قصف مدفعي", "قصف صاروخي", "انفجار سيارة مفخخة", "انفجار لغم أرضي", "إلقاء برميل متفجر", "رصاص قناصة")
TARGETS = ("سوق الخضار", "حي سكني", "محيط المشفى الميداني", "طريق المدينة", "مدرسة ابتدائية", "مخيم للنازحين", "فرن البلدة")
PEOPLE = ("مدنيين", "أشخاص", "أطفال", "من عمال الإغاثة", "نساء", "من عائلة واحدة")
WHO = ("للطيران الحربي السوري", "للطيران الروسي", "لقوات النظام", "لتنظيم الدولة", "لطيران التحالف", "")
SOURCES = ("مصدر طبي", "ناشطون", "الدفاع المدني", "المجلس المحلي", "شهود عيان", "تنسيقية البلدة")


def told(count: int) -> Iterator[dict[str, object]]:
    """So many posts of a channel, as Telegram Desktop writes them."""
    random, begins = Random(7), datetime(2016, 1, 1, 6)
    before: tuple[str, ...] = ()
    for number in range(1, count + 1):
        when = begins + timedelta(minutes=number * 105)
        happening = before if before and random.random() < 0.15 else tuple(random.choice(words) for words in (PLACES, WAYS, TARGETS, PEOPLE, WHO))
        place, way, target, people, who = before = happening
        killed, hurt, source = random.randint(3, 10), random.randint(11, 40), random.choice(SOURCES)
        text = f"عاجل | قتل {killed} {people} وأصيب {hurt} آخرون في {way} {who} على {target} في {place} اليوم، بحسب {source}.\nوقال {source} لمراسلنا رقم {number} إن فرق الإنقاذ نقلت الجرحى إلى مشفى قريب وإن الحصيلة مرشحة للارتفاع. #{place.split()[0]}"
        yield {"id": number, "type": "message", "date": when.isoformat(), "from": "شبكة المرفأ", "text": text}


def export(folder: Path, posts: int) -> Path:
    """An export of so many posts."""
    path = folder / "result.json"
    path.write_text(json.dumps({"name": "شبكة المرفأ", "type": "public_channel", "id": 5, "messages": list(told(posts))}, ensure_ascii=False), encoding="utf-8")
    return path


def printed(folder: Path, pages: int) -> Path | None:
    """A PDF of so many pages of some 330 words, a table on every tenth; None where Chromium is not here."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return None
    posts = [str(one["text"]).replace("\n", " ") for one in told(pages * 8)]
    table = "<table border=1><tr><td>البلدة</td><td>القتلى</td></tr><tr><td>سقبا</td><td>3</td></tr></table>"
    body = "".join(f'<div style="break-after:page">{"".join(f"<p>{one}</p>" for one in posts[at * 8 : at * 8 + 8])}{table if at % 10 == 0 else ""}<p>صفحة {at + 1}</p></div>' for at in range(pages))
    source, out = folder / "bulletin.html", folder / "bulletin.pdf"
    source.write_text(f'<html dir="rtl"><meta charset="utf-8"><style>@page{{margin:2cm}}body{{font-size:11pt}}</style><body>{body}</body></html>', encoding="utf-8")
    words = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--no-pdf-header-footer", f"--print-to-pdf={out}", str(source)]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)
    return out


def _telegram(folder: Path, posts: int) -> None:
    from marsad.capture.collect import collect
    from marsad.case import add, create_case
    from marsad.case.linking import link_case
    from marsad.record import incidents

    path, case = export(folder, posts), create_case(folder / "case")
    start, worked = time.perf_counter(), _worked()
    done = add(case, collect([str(path)]), processes=2)
    kept = _worked() - worked
    link_case(case)
    taken = time.perf_counter() - start
    print(f"Telegram, {posts} posts to a linked case: {taken:.0f} s (goal 180 for {POSTS}), of processors {_worked() - worked:.0f} s, {kept:.0f} of them to read and keep; {done.added} reports, {len(incidents.all_ids(hidden=frozenset()))} incidents; {_memory()}")


def _pdf(folder: Path, pages: int) -> None:
    from marsad.capture.collect import collect

    path = printed(folder, pages)
    if path is None:
        print("PDF: left out, it needs Debian's chromium")
        return
    start, worked = time.perf_counter(), time.process_time()
    found = list(collect([str(path)]))
    reports = [report for one in found for report in getattr(one, "reports", ())]
    print(f"PDF, {pages} pages ({sum(len(one.report.text.split()) for one in reports)} words): {time.perf_counter() - start:.1f} s (goal 60 for {PAGES}), of processors {time.process_time() - worked:.1f} s; {_memory()} (goal 500)")


def _worked() -> float:
    """Seconds of processors of this process and of those that it ended."""
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def _memory() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


def main() -> None:
    """Run both parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=POSTS)
    parser.add_argument("--pages", type=int, default=PAGES)
    given = parser.parse_args()
    parts: tuple[tuple[Callable[[Path, int], None], int], ...] = ((_telegram, given.posts), (_pdf, given.pages))
    with scratch() as folder:
        for part, size in parts:
            alone(part, folder, size)


if __name__ == "__main__":
    main()
