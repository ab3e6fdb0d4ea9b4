"""Archives made for the tests: JSON Lines and a WARC with what news archives hold, sound and broken."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import random
from pathlib import Path
from zlib import compressobj

from tests.pages import feed, item, linked, page, record
from tests.reports import captured

ENGLISH = ("government", "minister", "said", "market", "news", "report", "café", "élection", "the", "of")


def lines(count: int, start: int = 0) -> bytes:
    """So many reports of the tests as JSON Lines."""
    reports = [one.report for number in range(start, start + count) for one in captured(number).reports]
    told = [{"text": one.text, "outlet": one.outlet, "published": str(one.published), "url": one.url, "title": one.title} for one in reports]
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told).encode()


def english(number: int) -> bytes:
    """A page in English with a link to an edition in Arabic."""
    chance = random.Random(number)
    body = "".join("<p>" + " ".join(chance.choices(ENGLISH, k=60)) + "</p>" for _ in range(10))
    menu = "".join(f"<li class='menu x{index}'><a href='/s/{index}'>Section {index}</a></li>" for index in range(200))
    return f"<!doctype html><html lang=en><head><title>News</title></head><body>{menu}{body}<a>العربية</a></body></html>".encode()


def huge(url: str, size: int) -> bytes:
    """A packed record of a page of so many bytes, made without holding it."""
    head = record(url, b"", length=len("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n") + size)[:-4]
    packer, out = compressobj(9, wbits=31), io.BytesIO()
    out.write(packer.compress(head))
    for _ in range(size >> 20):
        out.write(packer.compress(b"<p>" + b" " * ((1 << 20) - 3)))
    out.write(packer.compress(b"\r\n\r\n") + packer.flush())
    return out.getvalue()


def mixed(size: int = 200 << 20) -> bytes:
    """A packed WARC: Arabic in three charsets, English, a feed, a broken PDF, a page of 200 MB, a cut member, a length that lies."""
    charsets = ("utf-8", "windows-1256", "utf-16")
    arabic = [record(f"https://example.test/2018/02/01/{at}", page(at, head=linked(at), charset=name), kind=f"text/html; charset={name}") for at, name in enumerate(charsets)]
    foreign = [record(f"https://example.test/en/{number}", english(number)) for number in range(5)]
    others = [record("https://example.test/feed", feed(item(7) + item(8)), kind="application/rss+xml"), record("https://example.test/a.pdf", b"%PDF-1.7 broken", kind="application/pdf")]
    cut = gzip.compress(record("https://example.test/2018/02/01/50", page(50, head=linked(50))), mtime=0)
    lie = gzip.compress(record("https://example.test/2018/02/01/51", page(51, head=linked(51)), length=200_000), mtime=0)
    between = gzip.compress(record("https://example.test/2018/02/01/8", page(8, head=linked(8))), mtime=0)
    last = gzip.compress(record("https://example.test/2018/02/01/9", page(9, head=linked(9))), mtime=0)
    whole = b"".join(gzip.compress(one, mtime=0) for one in (*arabic, *foreign, *others))
    return whole + huge("https://example.test/huge", size) + cut[: len(cut) // 2] + between + lie + last


def hashes(folder: Path) -> dict[str, str]:
    """What a folder of a batch holds: each file with the hash of its bytes."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file() and path.name != ".lock"}
