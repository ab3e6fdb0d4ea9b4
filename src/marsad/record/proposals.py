"""Other names under which a protected source may be known, proposed to whoever protects it; each is hidden once they confirm it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from marsad.record.marks import Mark, reports_of_source
from marsad.record.names import forms_of, key_of, nicknames
from marsad.record.rows import from_cell, query, to_cell

_PART = 4  # letters of a word that two names share
_MOST = 40


@dataclass(frozen=True, slots=True)
class Proposal:
    """One more name: ``kind`` is short (another form of the name), nickname (what a text calls the bearer beside the name), title (of a report in which the source speaks) or address (of an outlet).

    ``sure`` where it names the source by itself, so that it is chosen unless somebody says otherwise.
    """

    kind: str
    name: str
    sure: bool


def proposals(kept: Sequence[Mark], subject: str) -> list[Proposal]:
    """What may be hidden of a protected source beside what is hidden already."""
    mine = [one for one in kept if one.kind == "source" and one.subject == subject]
    names = sorted({subject, *(name for one in mine for name in one.names)})
    hidden = {key_of(name) for name in names}
    found = [*_forms(subject, names), *_titles(subject, names), *_addresses(names)]
    return [one for one in dict.fromkeys(found) if key_of(one.name) not in hidden][:_MOST]


def _forms(subject: str, names: Sequence[str]) -> Iterator[Proposal]:
    """Voices of the same reports that share a longer word with a name."""
    words = _words(names)
    for (name,) in _of_reports("SELECT DISTINCT v.name FROM record_voice v JOIN record_reading g ON g.id = v.reading_id WHERE g.current AND v.actor IS NULL AND g.report_id IN", subject, names):
        told = from_cell(name) or ""
        if words & set(key_of(told).split()):
            yield Proposal("short", told, True)
    for name in names:
        yield from (Proposal("short", form, sure) for form, sure in forms_of(name))
    texts = [from_cell(text) or "" for (text,) in _of_reports("SELECT text FROM record_report WHERE id IN", subject, names)]
    yield from (Proposal("nickname", other, True) for other in nicknames(names, texts))


def _titles(subject: str, names: Sequence[str]) -> Iterator[Proposal]:
    words = _words(names)
    for (title,) in _of_reports("SELECT DISTINCT title FROM record_report WHERE title IS NOT NULL AND id IN", subject, names):
        told = (from_cell(title) or "").strip()
        if told:
            yield Proposal("title", told, bool(words & set(key_of(told).split())))


def _addresses(names: Sequence[str]) -> Iterator[Proposal]:
    """The host under which a protected outlet is found."""
    marks = ", ".join(["%s"] * len(names))
    for (url,) in query(f"SELECT DISTINCT url FROM record_report WHERE url IS NOT NULL AND outlet IN ({marks})", [to_cell(name) for name in names]):
        host = (urlsplit(from_cell(url) or "").hostname or "").removeprefix("www.")
        if host:
            yield Proposal("address", host, True)


def _of_reports(sql: str, subject: str, names: Sequence[str]) -> list[tuple[str]]:
    reports = reports_of_source(subject, names)[:500]
    return query(f"{sql} ({', '.join(['%s'] * len(reports))})", reports) if reports else []


def _words(names: Sequence[str]) -> set[str]:
    return {word for name in names for word in key_of(name).split() if len(word) >= _PART}

