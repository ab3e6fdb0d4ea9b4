"""Erasure under law: what a report said is shredded; that it was there, its hashes and the reason stay in the ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection

from marsad.errors import CaseError
from marsad.record.emptying import empty_annotations, empty_captures, empty_judgements, empty_marks
from marsad.record.erased_words import Words, words_of
from marsad.record.ledger import Entry, append
from marsad.record.linkage import totals_fingerprint
from marsad.record.newest import VERSION_OF, version_of, versions
from marsad.record.originals import keep_originals, path_of, settle_originals
from marsad.record.place import CasePlace
from marsad.record.rewriting import Rewritten, rewritings, shredded
from marsad.record.rows import from_cell, insert, query, query_nothing, told, writing
from marsad.record.search import forget
from marsad.record.tellings import empty, look_again
from marsad.record.versions import copies

_READ = ("claim", "voice", "event", "harm")
_TABLES = "record_report, record_reading, record_claim, record_voice, record_event, record_harm, record_search, record_judgement, record_mark, record_annotation, record_capture"
_DERIVED = "record_kept, record_telling, record_tellingkey, record_linkedreport, record_total, record_incident, record_incidentspot, record_incidentplace, record_incidentactor, record_incidentecho"


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure shredded: originals, how many of them were written anew for other reports, decisions and reasons emptied.

    ``sources`` are protections in force that still name a source of the report.
    """

    originals: int = 0
    rewritten: int = 0
    judgements: int = 0
    marks: int = 0
    sources: tuple[int, ...] = ()


def erase_report(place: CasePlace, ident: str, *, who: str, why: str, relink: Callable[[], object] = lambda: None) -> Erased:
    """Shred a report, all that was read from it, what people wrote with its words, and the originals that hold it.

    1. Which originals hold it; those that hold other reports too are written anew without it. 2. The ledger says so first: the guards
    of the tables let go of nothing else. 3. Texts, readings, decisions, reasons and custody are emptied, derived rows removed.
    4. Originals are overwritten and removed once the database holds the decision. 5. ``relink`` takes the report out of its
    incidents. 6. Free pages are written anew, and the ledger says that the erasure is done. A run that was stopped anywhere is
    ended by the next. Raises CaseError for an unknown report, an empty reason, or NotWritten where there is no room for it.
    """
    begin_erasing(who=who, why=why)
    found = query("SELECT c.original_id, r.text, r.title FROM record_report r JOIN record_capture c ON c.id = r.capture_id WHERE r.id = %s", [ident])
    if not found:
        raise CaseError(f"{ident}: the case holds no report of this id")
    done = Erased()
    if not query("SELECT 1 FROM record_ledgerline WHERE kind = 'erased' AND subject = %s", [f"report:{ident}"]):
        done = _erase(place, ident, found[0][0], from_cell(found[0][1]) or "", from_cell(found[0][2]), who, why)
    shred_all(place)  # 4
    relink()  # 5
    sweep_pages()  # 6
    if ident in unfinished():
        with writing():
            append([Entry("swept", f"report:{ident}", {})], who)
    return done


def _erase(place: CasePlace, ident: str, own: str, text: str, title: str | None, who: str, why: str) -> Erased:
    payloads = [row[0] for row in query("SELECT payload FROM record_reading WHERE report_id = %s", [ident])]
    words = words_of(text, title, payloads)
    changed = rewritings(place.originals, ident, own, words)  # 1
    with writing():
        keep_originals(place.originals, {one.sha256: one.new for one in changed if one.sha256 and one.new is not None})
        older = versions(ident)[1]  # one of them counts again
        facts = {"why": why, "totals": totals_fingerprint(without=ident), **({VERSION_OF: before} if (before := version_of(ident)) else {})}
        append([Entry("erased", f"report:{ident}", facts), *_told(ident, changed)], who)  # 2
        done = _empty(ident, text, words, changed, who)  # 3
        look_again(older)
    settle_originals(place.originals)
    return done


def take_out(place: CasePlace, ident: str, *, original: str, text: str, title: str | None, who: str) -> None:
    """An original that came in brings an erased report back beside others: it is written anew without it."""
    changed = rewritings(place.originals, ident, original, words_of(text, title, []))
    if not changed:
        return
    with writing():
        keep_originals(place.originals, {one.sha256: one.new for one in changed if one.sha256 and one.new is not None})
        append(_told(ident, changed), who)
        _insert_originals(changed)
        empty_captures([one.old for one in changed if one.new is None])
    settle_originals(place.originals)
    for one in changed:
        shred(place, one.old)


def _insert_originals(changed: list[Rewritten]) -> None:
    known = {row[0] for row in query("SELECT sha256 FROM record_original")}
    insert("record_original", ("sha256", "size"), sorted({(one.sha256, len(one.new)) for one in changed if one.new is not None and one.sha256 not in known}))


def _told(ident: str, changed: list[Rewritten]) -> list[Entry]:
    return [Entry("rewritten", one.old, {"report": ident, "into": one.sha256, "size": None if one.new is None else len(one.new)}) for one in changed]


def _empty(ident: str, text: str, words: Words, changed: list[Rewritten], who: str) -> Erased:
    """All rows that hold words of the report. Call inside ``writing()``."""
    _insert_originals(changed)
    judged = empty_judgements(ident, words, who)
    marked, sources = empty_marks(ident, words, who)
    empty_annotations(ident, words, who)
    empty_captures([one.old for one in changed if one.new is None])
    forget(ident, text)
    query_nothing("UPDATE record_report SET outlet = NULL, title = NULL, url = NULL, author = NULL, known = '{}', text = '' WHERE id = %s", [ident])
    query_nothing("UPDATE record_reading SET payload = '{}' WHERE report_id = %s", [ident])
    empty(ident)
    for table in _READ:
        query_nothing(f"DELETE FROM record_{table} WHERE reading_id IN (SELECT id FROM record_reading WHERE report_id = %s)", [ident])
    return Erased(len(changed), sum(one.new is not None for one in changed), judged, marked, tuple(sources))


def unfinished() -> list[str]:
    """Reports whose erasure the ledger tells, and not that it was done to the end."""
    sql = (
        "SELECT substr(l.subject, 8) FROM record_ledgerline l WHERE l.kind = 'erased' AND l.subject LIKE 'report:%%'"
        " AND NOT EXISTS (SELECT 1 FROM record_ledgerline s WHERE s.kind = 'swept' AND s.subject = l.subject) ORDER BY l.seq"
    )
    return [row[0] for row in query(sql)]


def begin_erasing(*, who: str, why: str) -> None:
    """What is deleted from now on is overwritten in its page at once, also where there will be no room to write the file anew. Raises CaseError where it is not said who decided it and why."""
    if not why.strip() or not who.strip():
        raise CaseError("an erasure needs who decided it and why")
    if connection.vendor == "sqlite":
        query_nothing("PRAGMA secure_delete = ON")


def shred_all(place: CasePlace) -> None:
    """Overwrite and remove every original that the ledger says was to go, and the copies made before an upgrade, which hold what stood there."""
    for sha256 in shredded():
        shred(place, sha256)
    for copy in copies(place):
        copy.unlink(missing_ok=True)


def sweep_pages() -> None:
    """Deleted words stay in free pages of a database file until it is written anew. Raises NotWritten, DatabaseAway, CaseError."""
    with told():
        if connection.vendor == "sqlite":
            _sweep_sqlite()
        else:
            query_nothing("REINDEX INDEX record_search_words")
            query_nothing(f"VACUUM (FULL, ANALYZE) {_TABLES}, {_DERIVED}")


def _sweep_sqlite() -> None:
    try:
        query_nothing("INSERT INTO record_search (record_search) VALUES ('optimize')")
        query_nothing("VACUUM")
    finally:
        busy = query("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]
    if busy:
        raise CaseError("the report is erased, but others have the case open and its old pages cannot be overwritten: close the desk and run the same command again")


def shred(place: CasePlace, sha256: str) -> None:
    """Overwrite an original and remove it; one that is gone already is no error."""
    path = path_of(place.originals, sha256)
    if path.exists():
        path.chmod(0o600)
        with path.open("r+b") as raw:
            raw.write(b"\0" * path.stat().st_size)
        path.unlink()
