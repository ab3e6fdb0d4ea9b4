"""Adding reports by address, text or file, and writing down what somebody knows beyond the reports."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from django.conf import settings

from marsad.capture.collect import Given
from marsad.capture.rows import FIELDS
from marsad.desk import adding
from marsad.desk.actions.action import Done, Sent
from marsad.desk.actor import Actor
from marsad.desk.by_hand import write_down
from marsad.desk.not_done import NotDone, wrong
from marsad.desk.uploads import LARGEST
from marsad.errors import InvalidValue
from marsad.model.typed import name_of
from marsad.record.marks import marks
from marsad.record.redaction import redactor_for

_ADDRESSES = 50  # that are asked for at once


def add(actor: Actor, _: str, sent: Sent) -> Done:
    """Add reports; they are captured, read and linked beside whoever asked, who can look how far it is."""
    given, sources = given_of(sent), sources_of(sent)
    if mapping := _mapping(sent):
        given = Given(given.outlet, given.published, mapping)
    return Done(job=adding.start(sources, given, actor.name, sent.form.get("key", "")).id)


def given_of(sent: Sent) -> Given:
    """What is said of reports that do not say it themselves: outlet and day. Raises NotDone."""
    day = adding.day_of(sent.form.get("published", ""))
    if sent.form.get("published") and day is None:
        raise NotDone("add_day", "published")
    return Given(name_of(sent.form.get("outlet")) or None, day)


def sources_of(sent: Sent) -> list[adding.Source]:
    """What is to be added: files and a pasted text as files of ours, and addresses. Raises NotDone where there is nothing, or what is no address."""
    addresses, text = sent.form.get("address", "").split()[:_ADDRESSES], sent.form.get("text", "")
    if sent.too_large:
        raise NotDone("add_large", "file", size=LARGEST >> 20)
    if any(urlsplit(one).scheme not in ("http", "https") or not urlsplit(one).hostname for one in addresses):
        raise NotDone("add_address", "address")
    if not (sent.files or addresses or text.strip()):
        raise NotDone("add_nothing", "text")
    found = [adding.keep_upload(file.chunks(), file.name or "") for file in sent.files]
    found += [adding.Source(one) for one in addresses]
    if text.strip():
        found.append(adding.Source("upload:pasted.txt", adding.keep_upload([text.encode("utf-8", "replace")], "pasted.txt").raw))
    return found


def _mapping(sent: Sent) -> str | None:
    """Which column of a table is what, where somebody says so. Raises NotDone."""
    told = {part.partition("=")[0].strip(): part.partition("=")[2].strip() for part in sent.form.getlist("columns")}
    if wrong_names := set(told) - set(FIELDS):
        raise NotDone("wish_among", "columns", among=", ".join(FIELDS), id=min(wrong_names))
    return json.dumps({field: told.get(field, "") for field in FIELDS}, ensure_ascii=False) if told else None


def write_known(actor: Actor, _: str, sent: Sent) -> Done:
    """Write down what somebody knows: an incident by hand, a field interview, a document, what they saw."""
    try:
        ident = write_down(settings.DESK_CASE, sent.form.dict(), who=actor.name, key=sent.key[:60])
    except InvalidValue as fault:
        raise wrong(fault) from None
    if ident in redactor_for(actor.may, marks()).reports or ident in actor.redactor.reports:  # with the protection that was just made
        return Done()
    return Done(report=ident)
