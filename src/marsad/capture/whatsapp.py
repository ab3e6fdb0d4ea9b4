"""WhatsApp: an exported chat; a message is a report of the chat, with who sent it as its author.

The export writes days as the phone does, 03/04/2018 for 3 April or for March 4: the chat itself tells which, by a day over
twelve or by days that would fall back. Where it does not tell, the messages have no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePath

from marsad.capture.moments import Published
from marsad.capture.posts import post
from marsad.capture.rows import Found
from marsad.model.custody import PassedOver

_HEAD = re.compile(
    r"^[\u200e\u200f\u202a-\u202e]*\[?[\u200e\u200f]*(\d{1,4})[/.\-\u200f]+(\d{1,2})[/.\-\u200f]+(\d{2,4})[,،]?\s+[\u200e\u200f]*(\d{1,2}):(\d{2})(?::\d{2})?\s*([^\s\]\-:]{0,5}(?:\s?[^\s\]\-:]{1,3})?)?\s*(?:\]|-)\s*(.*)$"
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_MEDIA = re.compile(r"<[^<>]{3,40}>|\u200e?(?:image|video|audio|sticker|document) omitted", re.IGNORECASE)
_NOTICE = 80  # characters of the longest notice
_CHAT = re.compile(r"(?:WhatsApp Chat with|WhatsApp Chat -|محادثة واتساب مع|دردشة واتساب مع)\s*(.+)", re.IGNORECASE)

Message = tuple[tuple[int, int, int], str, list[str]]


def is_chat(text: str) -> bool:
    """The first lines open as an export's do."""
    heads = [bool(_HEAD.match(line.translate(_DIGITS))) for line in text[:4000].split("\n")[:10]]
    return heads[0] and sum(heads) >= min(2, len(heads))


def from_chat(text: str, source: str) -> Found:
    """The messages of a chat; notices without a sender are passed over."""
    messages = list(_messages(text))
    order = _order([parts for parts, _, _ in messages])
    named = _CHAT.search(PurePath(source).stem)
    outlet = named[1].strip() if named else None
    for number, (parts, rest, more) in enumerate(messages, 1):
        sender, sign, words = rest.partition(": ")
        if not sign or (words.startswith("\u200e") and not more and len(words) < _NOTICE):  # iPhones write so what nobody wrote: a message was deleted, a call was missed
            yield PassedOver(f"message {number}", "notice", "it is a notice of WhatsApp, no message")
            continue
        day = _day(parts, order)
        published = Published(day, "/".join(map(str, parts)), "post", "day", None) if day else None
        yield post(_MEDIA.sub("", "\n".join([words, *more])), f"message {number}", outlet=outlet, published=published, author=sender.strip("\u200e\u200f\u202a\u202c "))


def _messages(text: str) -> Iterator[Message]:
    """Each message with the three numbers of its day; lines without a day go on with the message before."""
    last: Message | None = None
    for line in text.splitlines():
        head = _HEAD.match(line.translate(_DIGITS))
        if head is None:
            if last is not None:
                last[2].append(line)
            continue
        if last is not None:
            yield last
        one, two, three = (int(head[index]) for index in (1, 2, 3))
        last = (one, two, three), line[len(line) - len(head[7]) :], []
    if last is not None:
        yield last


def _order(days: Sequence[tuple[int, int, int]]) -> str | None:
    """``ymd``, ``dmy`` or ``mdy``: what every day allows and under which they never fall back; None where two remain."""
    fits = [order for order in ("ymd", "dmy", "mdy") if days and all(_day(parts, order) for parts in days)]
    rising = [order for order in fits if _rises([_day(parts, order) for parts in days])]
    return rising[0] if len(rising) == 1 else fits[0] if len(fits) == 1 else None


def _rises(days: Sequence[date | None]) -> bool:
    told = [day for day in days if day is not None]
    return all(before <= after for before, after in zip(told, told[1:], strict=False))


def _day(parts: tuple[int, int, int], order: str | None) -> date | None:
    if order is None:
        return None
    told = dict(zip(order, parts, strict=True))
    if (told["y"] > 99) == (told["y"] < 1000) or (order == "ymd" and told["y"] < 1000):
        return None
    try:
        return date(told["y"] if told["y"] > 999 else 2000 + told["y"], told["m"], told["d"])
    except ValueError:
        return None
