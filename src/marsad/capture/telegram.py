"""Telegram: the export of its desktop program (JSON and HTML) and the public pages of channels (t.me/s); a post is a report.

A forwarded post keeps whom it was forwarded from as its author; notices (somebody joined, a call) are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from marsad.capture.lines import lines_of
from marsad.capture.media import beside
from marsad.capture.moments import Published, read_moment
from marsad.capture.nodes import text_of
from marsad.capture.posts import post
from marsad.capture.rows import Found
from marsad.model.custody import PassedOver

Said = dict[str, Any]
_CHANNEL_ID = 1_000_000_000_000  # exports write channel ids bare; a few write them with -100 before


def is_export(said: Any) -> bool:
    """The result.json of Telegram Desktop: of one chat, or of the whole account."""
    return isinstance(said, dict) and (_is_chat(said) or _is_chats(said))


def _is_chat(said: Said) -> bool:
    messages = said.get("messages")
    return isinstance(messages, list) and (not messages or (isinstance(messages[0], dict) and "type" in messages[0]))


def _is_chats(said: Said) -> bool:
    return isinstance(said.get("chats"), dict) and isinstance(said["chats"].get("list"), list)


def from_export(said: Said, source: str) -> Found:
    """The posts of an export, in its order; ``source`` is its file, beside which its pictures and videos lie."""
    for chat in said["chats"]["list"] if _is_chats(said) else [said]:
        for message in chat.get("messages") or []:
            if isinstance(message, dict):
                yield _message(message, chat, source)


def _message(message: Said, chat: Said, source: str) -> Any:
    number = message.get("id")
    part = f"message {number}" if number is not None else "message"
    if message.get("type") != "message":
        return PassedOver(part, "notice", "it is a notice of Telegram, no post")
    outlet = chat.get("name") or message.get("from")
    forwarded = message.get("forwarded_from") or None
    author = forwarded or (message.get("from") if message.get("from") != outlet else None)
    moment = read_moment(str(message.get("date") or ""), "post")
    held = beside((message.get(kind) for kind in ("photo", "file")), source)
    return post(_text(message.get("text")), part, outlet=outlet, published=moment, url=_address(chat, number), author=author, forwarded=forwarded, edited=message.get("edited"), media=held)


def _text(said: Any) -> str:
    """A text is a string, or a list of strings and of pieces with a style."""
    if isinstance(said, list):
        return "".join(piece if isinstance(piece, str) else str(piece.get("text", "")) for piece in said if isinstance(piece, str | dict))
    return said if isinstance(said, str) else ""


def _address(chat: Said, number: Any) -> str | None:
    if not isinstance(chat.get("id"), int) or not isinstance(number, int) or "channel" not in str(chat.get("type", "")):
        return None
    return f"https://t.me/c/{abs(chat['id']) % _CHANNEL_ID}/{number}"


# --- pages ---


def is_page(tree: LexborHTMLParser) -> bool:
    """A page of a channel (t.me/s), or the messages.html of an export."""
    return tree.css_first("[data-post] .tgme_widget_message_text, .history .message.default .text, .tgme_channel_info") is not None


def from_page(tree: LexborHTMLParser) -> Found:
    """The posts of a page."""
    return _channel(tree) if tree.css_first("[data-post]") is not None else _history(tree)


def _channel(tree: LexborHTMLParser) -> Found:
    title = text_of(tree.css_first(".tgme_channel_info_header_title"))
    for node in tree.css("[data-post]"):
        name = node.attributes.get("data-post") or ""
        owner = text_of(node.css_first(".tgme_widget_message_owner_name"))
        when = node.css_first("time[datetime]")
        moment = read_moment(when.attributes.get("datetime") or "", "post") if when is not None else None
        forwarded = text_of(node.css_first(".tgme_widget_message_forwarded_from_name"))
        text = "\n".join(_lines(node, ".tgme_widget_message_text"))
        yield post(text, f"post {name}", outlet=owner or title, published=moment, url=f"https://t.me/{name}" if name else None, author=forwarded, forwarded=forwarded)


def _history(tree: LexborHTMLParser) -> Found:
    title = text_of(tree.css_first(".page_header .text"))
    for node in tree.css(".history .message"):
        part = (node.attributes.get("id") or "message").replace("message", "message ")
        if "default" not in (node.attributes.get("class") or "").split():
            yield PassedOver(part, "notice", "it is a notice of Telegram, no post")
            continue
        forwarded = text_of(node.css_first(".forwarded .from_name"))
        yield post("\n".join(_lines(node, ".text")), part, outlet=title, published=_titled(node), author=forwarded, forwarded=forwarded)


def _titled(node: LexborNode) -> Published | None:
    """14.03.2018 09:01:00 UTC+03:00, as the export writes the time of a post."""
    when = node.css_first(".date[title]")
    words = (when.attributes.get("title") or "") if when is not None else ""
    day, _, clock = words.partition(" ")
    parts = day.split(".")
    if len(parts) != 3:
        return None
    return read_moment(f"{parts[2]}-{parts[1]}-{parts[0]}T{clock.replace(' UTC', '')}", "post")


def _lines(node: LexborNode, selector: str) -> Iterator[str]:
    return (lines_of(one, least=1) for one in node.css(selector))
