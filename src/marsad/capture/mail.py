"""Mail and saved pages: the HTML in an MHTML file, the words of an EML; what is attached is taken as a file of its own."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart

from selectolax.lexbor import LexborHTMLParser

from marsad.capture.lines import letters
from marsad.errors import InputError

_MOST_PARTS = 500
Part = tuple[str, bytes, str]  # media type, bytes, charset or ""


def opened(raw: bytes) -> EmailMessage:
    """The message of some bytes. Raises InputError where it has no parts at all."""
    found = email.message_from_bytes(raw, policy=email.policy.default)
    if not isinstance(found, EmailMessage) or not found.keys():
        raise InputError("is no mail or saved page that can be read: it has no head")
    return found


def saved_page(raw: bytes) -> tuple[bytes, str | None, str | None]:
    """The page in an MHTML file: its bytes, its Content-Type, the address that it was saved from. Raises InputError."""
    message = opened(raw)
    address = str(message.get("Snapshot-Content-Location") or "").strip() or None
    for part in _parts(message):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return _bytes(part), str(part.get("Content-Type") or ""), str(part.get("Content-Location") or "").strip() or address
    raise InputError("is a saved page (MHTML) without a page in it")


def words_of(message: EmailMessage) -> list[tuple[bytes, str]]:
    """The body of a mail, as bytes and their media type with charset: plain text before HTML, unless it only points to that. Raises InputError."""
    plain, page = (message.get_body((kind,)) for kind in ("plain", "html"))
    found = [body for body in (plain, page) if body is not None]
    if not found:
        raise InputError("is a mail without words")
    if len(found) == 2 and 2 * letters(str(found[0].get_content())) < letters(LexborHTMLParser(str(found[1].get_content())).text()):
        found.reverse()
    return [(_bytes(body), f"{body.get_content_type()}; charset={body.get_content_charset() or 'utf-8'}") for body in found]


def attached(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """The files that a mail carries: name and bytes."""
    for number, part in enumerate(message.iter_attachments(), 1):
        if number > _MOST_PARTS:
            raise InputError(f"carries more than {_MOST_PARTS} files")
        if isinstance(part, EmailMessage) and not part.is_multipart():
            yield part.get_filename() or f"attachment {number}", _bytes(part)


def sent(message: EmailMessage) -> str:
    """When a mail was sent, as its head says."""
    return str(message.get("Date") or "")


def head(message: EmailMessage, name: str) -> str | None:
    """A line of a mail's head in words."""
    return " ".join(str(message.get(name) or "").split()) or None


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise InputError(f"holds more than {_MOST_PARTS} parts")
        if isinstance(part, EmailMessage) and not part.is_multipart():
            yield part


def _bytes(part: MIMEPart) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


