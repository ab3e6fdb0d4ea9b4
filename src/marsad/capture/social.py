"""Facebook's and X's own exports: a post is a report."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from marsad.capture.moments import Published, read_moment
from marsad.capture.posts import post
from marsad.capture.rows import Found
from marsad.errors import InputError
from marsad.text.decode import decode

_X = re.compile(rb"^\s*window\.YTD\.(?:tweets?|note_tweet)\.part\d+\s*=\s*")


def is_facebook(said: Any) -> bool:
    """The posts of "Download your information": each with a timestamp and data."""
    rows = _rows(said)
    return bool(rows) and all(isinstance(row, dict) and "timestamp" in row and ("data" in row or "attachments" in row) for row in rows[:5])


def _rows(said: Any) -> list[Any]:
    if isinstance(said, dict):
        said = next((value for key, value in said.items() if key.startswith(("profile_posts", "page_posts", "group_posts", "other_people"))), None)
    return said if isinstance(said, list) else []


def from_facebook(said: Any) -> Found:
    """The posts of a Facebook export. It writes the bytes of UTF-8 as letters of Latin-1; they are put back."""
    for number, row in enumerate(_rows(said), 1):
        words = [one["post"] for one in row.get("data") or [] if isinstance(one, dict) and isinstance(one.get("post"), str)]
        yield post(_mended("\n".join(words)), f"post {number}", outlet=None, published=_second(row.get("timestamp")))


def _mended(text: str) -> str:
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _second(stamp: Any) -> Published | None:
    if not isinstance(stamp, int) or not 0 < stamp < 1 << 33:
        return None
    moment = datetime.fromtimestamp(stamp, UTC)
    return Published(moment.date(), str(stamp), "post", "minute", "+00:00")


def is_x(raw: bytes) -> bool:
    """tweets.js of an archive of X."""
    return bool(_X.match(raw[:200]))


def from_x(raw: bytes, source: str) -> Found:
    """The posts of an archive of X; what is passed on (RT @name) keeps its name as the author."""
    try:
        rows = json.loads(decode(_X.sub(b"", raw, count=1), source))
    except (ValueError, RecursionError) as fault:
        raise InputError(f"is no archive of X that can be read ({fault})") from None
    for number, row in enumerate(rows if isinstance(rows, list) else [], 1):
        said = row.get("tweet", row) if isinstance(row, dict) else {}
        text, ident = str(said.get("full_text") or said.get("text") or ""), said.get("id_str")
        passed_on = re.match(r"RT @(\w+): ", text)
        yield post(
            text[passed_on.end() :] if passed_on else text,
            f"post {ident or number}",
            outlet=None,
            published=read_moment(_rfc(str(said.get("created_at") or "")), "post"),
            url=f"https://x.com/i/status/{ident}" if ident else None,
            author=f"@{passed_on[1]}" if passed_on else None,
            forwarded=f"@{passed_on[1]}" if passed_on else None,
        )


def _rfc(words: str) -> str:
    """Wed Mar 14 09:00:00 +0000 2018, in the order of mail."""
    parts = words.split()
    return f"{parts[0]}, {parts[2]} {parts[1]} {parts[5]} {parts[3]} {parts[4]}" if len(parts) == 6 else words
