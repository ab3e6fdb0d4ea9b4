"""Whatever comes in, memory stays under the bound that docs/capture.md states; each kind in a process of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BOUND = 512  # MB for capture
ADD_BOUND = 1024  # MB for a whole add

# writes a file into the folder, and gives its name and what must be said of it
MAKE = """
import gzip, json, zipfile
from tests.pages import body, feed, item, page, record
from tests.reports import text
zeros = b"\\0" * (1 << 24)

def gzip_bomb(out):  # 10 MB in many members that unpack to 10 GB
    out.write(gzip.compress(zeros) * 640)

def wacz_bomb(out):
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        with held.open("archive/a.warc", "w", force_zip64=True) as member:
            for _ in range(30):
                member.write(zeros)

def answer_bomb(out):  # a page of an archive that unpacks to a gigabyte
    out.write(record("https://example.test/bomb", gzip.compress(zeros) * 64, more="Content-Encoding: gzip\\r\\n"))

def page_of_2_gb(out):
    out.truncate(2 << 30)  # takes no room on the disk

def page_of_15_mb(out):
    out.write(b"<html><body><article>" + (b"<p>" + body(1).encode() + b"</p>") * 22_000 + b"</article></body></html>")

def million_tags(out):
    out.write(b"<html>" + b"<div>" * 1_000_000)

def million_flat_tags(out):
    out.write(b"<html><article>" + b"<p>" * 1_000_000)

def many_members(out):
    with zipfile.ZipFile(out, "w") as held:
        for number in range(20_000):
            held.writestr(str(number), b"")

def laughing_feed(out):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    out.write(feed(item(1) + f"<item><title>&l11;</title><description>&l11; {text(2)}</description></item>", head='<!DOCTYPE rss [<!ENTITY l0 "ha">' + laughs + "]>"))

def long_lines(out):  # 250 MB of reports as long as they may be
    line = json.dumps({"text": (text(1) * 2500)[:399_000]}, ensure_ascii=False).encode() + b"\\n"
    for _ in range(330):
        out.write(line)

def long_text(out):
    out.write((text(1) * 12_000).encode())
"""
PEAK = """
def peak():  # ru_maxrss would count the process that started this one
    return next(int(row.split()[1]) >> 10 for row in open("/proc/self/status") if row.startswith("VmHWM"))
"""
RUN = PEAK + """
import os, sys
exec(sys.argv[1])
name, kind, folder = sys.argv[2:]
with open(os.path.join(folder, name), "wb") as out:
    globals()[kind](out)
from marsad.capture import collect
from marsad.model.custody import Refused
reports = 0
for one in collect([os.path.join(folder, name)]):
    if isinstance(one, Refused):
        print("refused", one.why)
    else:
        reports += len(one.reports)
print("reports", reports)
print(peak())
"""
KINDS = {
    "gzip_bomb": ("bomb.txt.gz", "unpacks to more than 16 MB"),
    "gzip_bomb in a WARC": ("bomb.warc.gz", "given up"),
    "wacz_bomb": ("bomb.wacz", "no record of a page"),
    "answer_bomb": ("bomb.warc", "unpacks to more than 16 MB"),
    "page_of_2_gb": ("large.html", "2048 MB long"),
    "page_of_15_mb": ("large.html", "holds"),
    "million_tags": ("deep.html", "inside each other"),
    "million_flat_tags": ("flat.html", "more than 100000 tags"),
    "many_members": ("many.wacz", "holds 20000 members"),
    "laughing_feed": ("laughs.xml", ""),
    "long_lines": ("lines.jsonl", "reports 330"),
    "long_text": ("long.txt", "split it"),
}


@pytest.mark.parametrize(("kind", "name", "told"), [(kind, *rest) for kind, rest in KINDS.items()], ids=KINDS)
def test_capture_stays_under_its_bound(kind: str, name: str, told: str, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", RUN, MAKE, name, kind.split()[0], str(tmp_path)], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    *lines, peak = done.stdout.splitlines()
    assert told in "\n".join(lines) and int(peak) < BOUND, done.stdout
    (tmp_path / name).unlink()


ADD = PEAK + """
import sys
from pathlib import Path
from marsad.capture import collect
from marsad.case import add, create_case
folder = Path(sys.argv[1])
done = add(create_case(folder / "case"), collect([str(folder / "in")]), processes=1)
print(done.added, len(done.refused), peak())
"""


def test_a_whole_add_stays_under_its_bound(tmp_path: Path) -> None:
    """Large originals by the dozen are not in hand at once."""
    inside = tmp_path / "in"
    inside.mkdir()
    for number in range(20):  # 300 MB in pages of 15 MB, most of it pictures written into them
        with (inside / f"{number:02}.html").open("wb") as out:
            words = f"<html><body><article><p>{'قتل خمسة مدنيين في قصف على البلدة ولم تعرف الجهة المنفذة بعد. ' * 4}{number}</p></article><img src='data:,"
            out.write(words.encode())
            out.write(b"x" * (15 << 20))
            out.write(b"'></body></html>")
    done = subprocess.run([sys.executable, "-c", ADD, str(tmp_path)], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    shutil.rmtree(tmp_path)
    added, refused, peak = map(int, done.stdout.split())
    print(done.stdout)
    assert (added, refused) == (20, 0) and peak < ADD_BOUND, done.stdout
