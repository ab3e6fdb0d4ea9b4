"""Pages, feeds and archives made for the tests: fictitious outlets, sentences written for the project."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from zlib import crc32

from tests.reports import text

MENU = "".join(f'<li><a href="/section/{number}">قسم {number}</a></li>' for number in range(40))
PADDING = "<!-- " + "x" * 200 + " -->"


def body(number: int) -> str:
    """The paragraphs of an article, as words."""
    more = "وأضاف أن فرق الإنقاذ تواصل البحث عن مفقودين تحت الأنقاض في الحي الشرقي من المدينة منذ ساعات الصباح."
    return "\n".join([text(number), more, "ولم يتسن التحقق من هذه الأرقام من مصدر مستقل حتى ساعة إعداد هذا التقرير."])


def page(number: int, *, head: str = "", wrap: str = '<article class="story"><h1>{title}</h1>{body}</article>', charset: str = "utf-8", bulk: int = 0) -> bytes:
    """A page as news sites make them, with menus, scripts and a sidebar around the article."""
    paragraphs = "".join(f"<p>{line}</p>" for line in body(number).split("\n"))
    article = wrap.format(title=f"عنوان {number}", body=paragraphs)
    filler = "".join(f"<div class='card'><a href='/x/{index}'>خبر آخر رقم {index}</a></div>{PADDING}" for index in range(bulk))
    markup = (
        f'<!doctype html><html lang="ar"><head><title>عنوان {number} | صحيفة المرفأ</title>{head}<style>.x{{}}</style></head><body><header><nav><ul>{MENU}</ul></nav></header>'
        f"{article}<aside class='related'>{filler}</aside><footer><p>جميع الحقوق محفوظة لصحيفة المرفأ وهذا نص طويل في أسفل كل صفحة من صفحات الموقع</p></footer><script>var a = 1;</script></body></html>"
    )
    return markup.encode(charset)


def linked(number: int, published: str = "2018-02-20T09:30:00+02:00") -> str:
    """JSON-LD for the head of a page."""
    said = {"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", "headline": f"عنوان {number}", "datePublished": published, "author": {"@type": "Person", "name": "هيئة التحرير"}, "publisher": {"@type": "Organization", "name": "صحيفة المرفأ"}}]}
    return f'<script type="application/ld+json">{json.dumps(said, ensure_ascii=False)}</script>'


def record(url: str, content: bytes, *, kind: str = "text/html; charset=utf-8", status: str = "200 OK", length: int | None = None, more: str = "") -> bytes:
    """One WARC record of an HTTP answer; ``length`` lies about its size."""
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + content
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{crc32(url.encode()):012d}>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2018-02-21T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warc(count: int, *, packed: bool = True, bulk: int = 0) -> bytes:
    """An archive of pages, a gzip member a record."""
    records = [record(f"https://example.test/2018/02/{number % 28 + 1:02d}/{number}", page(number, head=linked(number), bulk=bulk)) for number in range(count)]
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)


def wacz(**members: bytes) -> bytes:
    """A WACZ with members of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        for name, content in members.items():
            held.writestr(name, content)
    return out.getvalue()


def feed(items: str, *, head: str = "") -> bytes:
    """An RSS feed around some items."""
    return f'<?xml version="1.0" encoding="utf-8"?>{head}<rss version="2.0"><channel><title>صحيفة المرفأ</title><link>https://example.test</link>{items}</channel></rss>'.encode()


def item(number: int, description: str | None = None) -> str:
    """One item of a feed."""
    words = text(number) if description is None else description
    return f"<item><title>عنوان {number}</title><link>https://example.test/{number}</link><pubDate>Tue, 20 Feb 2018 09:30:00 +0200</pubDate><description><![CDATA[<p>{words}</p>]]></description></item>"
