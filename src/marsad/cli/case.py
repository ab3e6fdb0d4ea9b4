"""Commands on a case: make it, fill it, look into it, prove it, hand it over."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marsad.cli.progress import progressing
from marsad.cli.speech import echo, translated
from marsad.cli.tables import Column, format_option, show_rows, visible
from marsad.errors import MarsadError

if TYPE_CHECKING:
    from marsad.case import Added
    from marsad.case.again import Again
    from marsad.model.custody import Refused
    from marsad.record.place import CasePlace

CASE = click.argument("case", type=click.Path(path_type=Path))
_SHOWN = 20  # refused inputs that are told one by one; the rest is counted by reason


@contextmanager
def plain_errors() -> Iterator[None]:
    """What Marsad raises on purpose is told in a line, Ctrl-C too (and ends with 130); the rest is a defect and keeps its traceback."""
    try:
        yield
    except MarsadError as fault:
        raise click.ClickException(visible(str(fault))) from fault
    except KeyboardInterrupt:
        echo("\nstopped: nothing half-done was kept, the case is sound; the same command goes on or begins again", err=True)
        sys.exit(130)


@contextmanager
def opened(case: Path) -> Iterator[CasePlace]:
    """The case of a folder, with its errors told in a line."""
    from marsad.case import open_case

    with plain_errors():
        yield open_case(case)


@click.command("new")
@CASE
@click.option("--title", help="What the case is called; else as its folder.")
@click.option("--pack", "packs", multiple=True, help="Bundled pack by name or folder of a pack; repeat for several. Default: all bundled packs.")
@click.option("--database", metavar="URL", help="PostgreSQL for a team (postgresql://user@host/name); else SQLite in the folder.")
@click.option("--policy", default="airwars", show_default=True, help="How grades are proposed: airwars, airwars:russia-syria, ibc-two-source, or with settings (airwars,origins=most,watch=russia).")
@click.option("--publishers", type=click.Choice(("1", "2")), default="2", show_default=True, help="How many people it takes to publish an incident: 2, somebody else has to have graded or reviewed it.")
def new(case: Path, title: str | None, packs: tuple[str, ...], database: str | None, policy: str, publishers: str) -> None:
    """Make an empty case in a new folder."""
    from marsad.case import create_case
    from marsad.record.choices import choose

    with plain_errors():
        place = create_case(case, title=title, packs=packs, database=database, policy=policy)
        if publishers != "2":
            choose("publishers", publishers, who=os.environ.get("USER") or "machine")
    echo(f"{place.folder}: case {place.id} made; fill it: marsad add {case} FOLDER-OR-FILE…")


@click.command("add")
@CASE
@click.argument("inputs", nargs=-1, metavar="INPUT…")
@click.option("--from-bag", "bag", type=click.Path(exists=True, path_type=Path), help="Restore the case of a bag instead: the same ids, the same ledger head.")
@click.option("--identity", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="With --from-bag: the file of the secret key that opens an encrypted bag.")
@click.option("--from-export", "exported", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Take in a folder that `marsad export CASE json` made: reports, readings, judgements.")
@click.option("--database", metavar="URL", help="With --from-bag: PostgreSQL for the restored case.")
@click.option("--outlet", help="Whose reports these are, where they do not say it themselves.")
@click.option("--published", metavar="YYYY-MM-DD", help="When they were published, where they do not say it themselves.")
@click.option("--map", "mapping", metavar="FIELD=COLUMN,…", help="For tables: which column holds what (text=النص,published=التاريخ). Fields: text, outlet, published, url, title, author.")
@click.option("--duplicates", type=click.Choice(["keep", "drop"]), default="keep", show_default=True, help="Whether the same text of the same outlet and day is kept again. Other outlets, other days and other words are always kept.")
@click.option("--processes", type=click.IntRange(1, 64), default=min(4, os.cpu_count() or 1), show_default=True, help="Readers that work at once.")
@click.option("--who", default="machine", show_default=True, help="Whom the ledger names for this.")
@click.option("--no-link", is_flag=True, help="Leave the incidents as they are; marsad link takes the new reports in later.")
def add(
    case: Path, inputs: tuple[str, ...], bag: Path | None, identity: Path | None, exported: Path | None, database: str | None, outlet: str | None, published: str | None, mapping: str | None, duplicates: str,
    processes: int, who: str, no_link: bool,
) -> None:
    """Capture reports into a case, read them, and link them with what is there.

    INPUT is a file or folder of texts, HTML, Markdown, JSON Lines (keys text, outlet, published, url, title), RSS or Atom, a web
    archive (WARC, WACZ) or an http(s) address. What the case holds already is not added again. Ctrl-C keeps what is finished.
    """
    if bag:
        _restore(bag, case, database, identity, who)
        return
    if exported:
        _take_in(case, exported, who)
        return
    if not inputs:
        raise click.UsageError("name at least one INPUT, a bag with --from-bag, or an export with --from-export")
    from marsad.capture import Given, collect
    from marsad.case import Added
    from marsad.case import add as add_all
    from marsad.inputs import parse_day
    from marsad.record.versions import refuse_damaged

    done = Added()
    with plain_errors():
        given = Given(outlet, parse_day(published) if published else None, mapping)
    with opened(case) as place:
        refuse_damaged(place)
        try:
            with progressing("adding", "reports") as progress:
                add_all(place, collect(inputs, packs=place.packs, given=given), processes=processes, who=who, progress=progress, done=done, drop=duplicates == "drop")
        finally:
            _tell(done)
    if done.added and not no_link:
        link_new(case, who)
    if done.refused or done.failed:
        sys.exit(1)


def link_new(case: Path, who: str, *, first: bool = True) -> None:
    """Link what is new after an ``add``, a ``reread`` or an erasure (not a case that was never linked, unless ``first``)."""
    from marsad.cli.incidents import link_shown, told
    from marsad.record.linkage import last_run

    with opened(case) as place:
        if not first and last_run() is None:
            return
        try:
            echo(told(link_shown(place, who=who)))
        except KeyboardInterrupt:
            echo("\nstopped: the reports are in the case, not yet in incidents; marsad link goes on from there", err=True)
            sys.exit(130)


def _tell(done: Added) -> None:
    """The summary of an ``add``: what came in by kind, what was there, what was passed over, what was refused and why."""
    for one in done.refused[:_SHOWN]:
        echo(f"refused {visible(one.source)}: {visible(one.why)}", err=True)
    if len(done.refused) > _SHOWN:
        _by_reason("… and {} more refused", done.refused[_SHOWN:])
    _by_reason("{} kept whose reading ended in a defect of Marsad (tell its makers; reread tries again)", done.failed)
    if done.passed:
        echo(f"{done.passed.total()} passed over, which hold no report:", err=True)
        for (kind, why), count in done.passed.most_common(_SHOWN):
            echo(f"  {count} × {visible(kind)}: {visible(why)}", err=True)
    if len(done.kinds) > 1:
        from marsad.capture.kinds import kinds

        for kind, count in done.kinds.most_common():
            echo(f"  {count} from {kinds()[kind].name if kind in kinds() else kind}", err=True)
    _repeated(done.again)
    parts = [f"{done.added} reports added", f"{done.known} already in the case"]
    parts += [f"{done.unread} not in Arabic, kept and not read"] if done.unread else []
    parts += [f"{done.people} people of lists kept as victims"] if done.people else []
    parts += [f"{len(done.failed)} kept and not read"] if done.failed else []
    parts += [f"{len(done.refused)} inputs refused"] if done.refused else []
    echo(", ".join(parts))


_HOW = {"version": "stand at the address of an earlier report, with other words (a later version)", "same text": "have the text of an earlier report", "nearly the same": "have nearly the text of an earlier report"}


def _repeated(again: Sequence[Again]) -> None:
    """Which reports repeat what the case held, by how they do."""
    for how, words in _HOW.items():
        if found := [one for one in again if one.how == how]:
            dropped = sum(one.dropped for one in found)
            echo(f"{len(found)} {words}{f'; {dropped} of them left out' if dropped else ''}:", err=True)
            for one in found[:_SHOWN]:
                echo(f"  {one.report} → {one.before}", err=True)


def _by_reason(heading: str, refused: Sequence[Refused]) -> None:
    """So many for each reason, the most frequent first; numbers in a reason do not make it another."""
    if refused:
        echo(heading.format(len(refused)) + ":", err=True)
        counted = Counter(re.sub(r"\d+", "N", visible(one.why)) for one in refused)
        for why, count in counted.most_common(_SHOWN):
            echo(f"  {count} × {why}", err=True)


def _restore(bag: Path, case: Path, database: str | None, identity: Path | None, who: str) -> None:
    from marsad.case.linking import rebuild
    from marsad.record.bag import note_restored, restore
    from marsad.record.ledger import head
    from marsad.record.sealed_bag import identities, open_bag, staging

    with plain_errors():
        if bag.is_dir():
            place = restore(bag, case, database=database)
        elif identity is None:
            raise click.ClickException(f"{bag}: an encrypted bag; name the file of the secret key that opens it: --identity KEY-FILE")
        else:
            with staging(case.absolute().parent) as plain:
                place = restore(open_bag(bag, plain.parent, identities(identity)), case, database=database)
        rebuild(place)
        seq, last = head()
        note_restored(seq, last, who)
    echo(f"{place.folder}: case {place.id} restored and verified; head of the ledger: {seq} {last}")


def _take_in(case: Path, folder: Path, who: str) -> None:
    from marsad.case.from_export import add_from_export

    with opened(case) as place:
        done = add_from_export(place, folder, who=who)
    withheld = f", {done.withheld} whose text the export does not tell" if done.withheld else ""
    echo(f"{done.added} reports added, {done.known} already in the case{withheld}; {done.judgements} judgements")
    link_new(case, who)


@click.command("reports")
@CASE
@click.option("--outlet", help="Of this outlet only.")
@click.option("--since", metavar="YYYY-MM-DD", help="Published on this day or later.")
@click.option("--until", metavar="YYYY-MM-DD", help="Published on this day or before.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@format_option
def reports(case: Path, outlet: str | None, since: str | None, until: str | None, limit: int | None, form: str) -> None:
    """List the reports of a case by day of publication."""
    from marsad.record import lists

    with opened(case):
        rows = paged(lambda after, size: lists.reports(outlet=outlet, since=since, until=until, after=after, limit=size), limit)
        lines = ({**asdict(row), "head": row.title or row.text[:90]} for row in rows)
        slim = ({key: value for key, value in line.items() if key != "text"} for line in lines)
        full = _with(slim, "id", lists.whence) if form != "table" else slim
        columns = [Column("report", "id", 16), Column("published", "published", 10), Column("outlet", "outlet", 24), Column("language", "language", 8), Column("claims", "claims", 6), Column("begins", "head")]
        say(show_rows(full, columns, form), "reports", form)


@click.command("claims")
@CASE
@click.option("--report", help="Of this report only.")
@click.option("--act", help="Of this act only (assert, deny, accuse …).")
@click.option("--origin", help="First said by this actor, by its id in a pack.")
@click.option("--place", help="That tell of this place, by its id in a pack.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@format_option
def claims(case: Path, report: str | None, act: str | None, origin: str | None, place: str | None, limit: int | None, form: str) -> None:
    """List the claims of a case: who says what, in which report, in which words."""
    from marsad.record import lists

    with opened(case):
        rows = paged(lambda after, size: lists.claims(report=report, act=act, origin=origin, place=place, after=after, limit=size), limit)
        columns = [Column("claim", "uid", 16), Column("published", "published", 10), Column("outlet", "outlet", 16), Column("act", "act", 10), Column("origin", "origin", 24), Column("tells", "events", 20), Column("words", "words")]
        full = _with(map(asdict, rows), "uid", lists.written) if form != "table" else map(asdict, rows)
        say(show_rows(full, columns, form), "claims", form)


@click.command("search")
@CASE
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many reports.")
@format_option
def search(case: Path, words: tuple[str, ...], limit: int, form: str) -> None:
    """Find the reports that hold all WORDS, under any spelling and with any clitics (القتلى finds والقتلى, قتل finds قُتِلَ)."""
    from marsad.record import search as index

    with opened(case):
        found = index.search(" ".join(words), limit=limit)
        rows = ({"report": one.report, "published": one.published, "outlet": one.outlet, "hits": len(one.spans), "spans": [list(span) for span in one.spans], "words": _around(one.text, one.spans)} for one in found)
        columns = [Column("report", "report", 16), Column("published", "published", 10), Column("outlet", "outlet", 20), Column("hits", "hits", 5), Column("words", "words")]
        say(show_rows(rows, columns, form), "reports", form)


def _around(text: str, spans: tuple[tuple[int, int], ...], reach: int = 40) -> str:
    """The first hit between brackets, with the words around it."""
    if not spans:
        return text[: 2 * reach]
    start, end = spans[0]
    return " ".join(f"{text[max(0, start - reach) : start]}[{text[start:end]}]{text[end : end + reach]}".split())


@click.command("reread")
@CASE
@click.option("--processes", type=click.IntRange(1, 64), default=min(4, os.cpu_count() or 1), show_default=True, help="Readers that work at once.")
@click.option("--who", default="machine", show_default=True, help="Whom the ledger names for this.")
@click.option("--no-link", is_flag=True, help="Leave the incidents as they are.")
def reread(case: Path, processes: int, who: str, no_link: bool) -> None:
    """Read all reports again with this version and its packs; a reading that changed stands beside the older one."""
    from marsad.case import reread as read_again
    from marsad.record.lists import counts

    failed: list[Refused] = []
    with opened(case) as place:
        total = counts()["reports"]
        with progressing("reading", "reports", total) as progress:
            changed = read_again(place, processes=processes, who=who, progress=progress, failed=failed)
    _by_reason("{} could not be read, a defect of Marsad (tell its makers); their older readings stay", failed)
    echo(f"{total} reports read again, {changed} read otherwise than before")
    if changed and not no_link:
        link_new(case, who, first=False)


@click.command("verify")
@CASE
@click.option("--head", metavar="HASH", help="A head that was printed before: it must be in this chain, or the tail was cut.")
@click.option("--authority", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Certificates of a time-stamping authority (PEM): hold all stamps against them too.")
def verify(case: Path, head: str | None, authority: Path | None) -> None:
    """Check that nothing was changed: the ledger line by line, then every original, report, reading and judgement against it."""
    from marsad.record.ledger import head as head_of
    from marsad.record.lists import counts
    from marsad.record.verify import verify as check

    with opened(case) as place:
        held = counts()
        with progressing("verifying", "ledger lines", held["ledger"]) as progress:
            fault = check(place, head=head.split()[-1] if head else None, progress=progress)
        if fault:
            where, what, touches = (translated(visible(words), "faults") for words in (fault.where, fault.what, fault.touches))
            raise click.ClickException(f"{where} {what}\n  touched by it: {touches}")
        seq, last = head_of()
        stamps = _stamps(authority)
    echo(f"holds: {seq} ledger lines, {held['originals']} originals, {held['reports']} reports, {held['judgements']} judgements")
    echo(_incidents())
    for words in (*stamps, *_erased()):
        echo(words)
    for words in _unproved():
        echo(f"not provable: {words}")
    echo(f"head {seq} {last}")


def _stamps(authority: Path | None) -> list[str]:
    """The time stamps in words: what holds, and what nobody has checked."""
    from marsad.record.stamp import certificates, kept

    told = []
    for one, checked, wrong in kept(certificates(authority.read_bytes()) if authority else ()):
        if wrong:
            raise click.ClickException(f"the time stamp of head {one.seq}: {visible(wrong)}")
        said = f"head {one.seq} was there at {one.time}, signed by {visible(one.authority)}"
        told.append(f"time stamp: {said}" if checked else f"not provable: a time stamp of head {one.seq} whose signature was never checked; marsad verify CASE --authority FILE checks it")
    return told


def _erased() -> Iterator[str]:
    """What was erased under law, and which erasures were stopped before their end."""
    from marsad.record.emptying import told_of
    from marsad.record.erasing_things import unfinished_things
    from marsad.record.erasure import unfinished

    if counts := told_of():
        yield "erased under law: " + ", ".join(f"{count} {what}{'s' if count > 1 else ''}" for what, count in counts)
    for ident in (*unfinished(), *unfinished_things()):
        yield f"not finished: the erasure of {ident}; words may be left in originals and free pages: marsad erase CASE {ident} --who … --why … once more"


def _unproved() -> list[str]:
    from marsad.record.unproved import said

    return list(said())


def _incidents() -> str:
    """How the incidents stand: sealed and up to date, behind, or dropped."""
    from marsad.record.linkage import last_run, stale
    from marsad.record.tellings import how_many

    run, late = last_run(), stale()
    if run is None:
        return "incidents: not linked yet: marsad link"
    if run.incidents and not how_many():
        return f"incidents: {run.incidents} were dropped; marsad link makes them again"
    behind = f"; behind by {late.reports} reports and {late.judgements} judgements: marsad link" if late else ""
    return f"incidents: {run.incidents} as ledger line {run.line} sealed them{behind}"


@click.command("stamp")
@CASE
@click.option("--request", "request_file", type=click.Path(path_type=Path), help="Write the request for the head as it is now (.tsq).")
@click.option("--response", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Keep the answer of the authority (.tsr).")
@click.option("--authority", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="With --response: the authority's certificates (PEM), its root among them.")
@click.option("--who", default="machine", show_default=True, help="Whom the ledger names for this.")
def stamp(case: Path, request_file: Path | None, response: Path | None, authority: Path | None, who: str) -> None:
    """Have the ledger's head time-stamped by a third party (RFC 3161). Files go out and come in; nothing is sent."""
    if (request_file is None) == (response is None):
        raise click.UsageError("give either --request or --response")
    if response is not None and authority is None:
        raise click.UsageError("give the authority's certificates too (--authority FILE): without them nobody can tell a stamp from a forged one")
    from marsad.record.stamp import certificates, keep_stamp, request

    with opened(case):
        if request_file is not None:
            seq, last, raw = request()
            request_file.write_bytes(raw)
            echo(f"{request_file}: request for head {seq} {last}; send it to an authority, and give back its answer with --response")
        elif response is not None and authority is not None:
            kept = keep_stamp(response.read_bytes(), certificates(authority.read_bytes()), who=who)
            echo(f"kept: head {kept.seq} {kept.head} was there at {kept.time}; signed by {visible(kept.authority)}, under the certificates of {authority.name}")


@click.command("upgrade")
@CASE
@click.option("--copied", is_flag=True, help="A copy of the PostgreSQL database was made (pg_dump).")
@click.option("--dial", is_flag=True, help="The database that this case names may be dialled from this machine.")
def upgrade(case: Path, copied: bool, dial: bool) -> None:
    """Bring a case of an older version to this one's shape; a copy of a case in SQLite is made first.

    A case whose database was never dialled from this machine is only opened once --dial says that it may be.
    """
    from marsad.record.boot import boot
    from marsad.record.place import find_case
    from marsad.record.trust import ask_before_dialling, trust
    from marsad.record.versions import bring_up, copies

    with plain_errors():
        place = find_case(case)
        if dial and place.database is not None:
            trust(place.database)
        ask_before_dialling(place)
        boot(place)
        bring_up(place, copied=copied)
        echo(f"{place.folder}: of this version")
        for path in copies(place):
            echo(f"a copy of it as it was, with all that it holds: {path}; remove it when you no longer need it")


@click.command("erase")
@CASE
@click.argument("report")
@click.option("--why", required=True, help="The law or order that asks for it; it stays in the ledger.")
@click.option("--who", required=True, help="Who decided it; stays in the ledger.")
@click.confirmation_option(prompt="The report, what was read from it, the reasons and corrections that hold its words, and its original are shredded for good. Go on?")
def erase(case: Path, report: str, why: str, who: str) -> None:
    """Shred one REPORT under law; its hashes and the reason stay, and the case still verifies.

    To erase what people wrote, give the id of a victim, a note or a piece of evidence instead of a report's: the last part of the
    address of its history page. All that was ever written there goes, and its file.
    """
    from marsad.case.linking import link_case
    from marsad.record.erasing_things import erase_thing, is_thing
    from marsad.record.erasure import erase_report
    from marsad.record.linkage import last_run

    with opened(case) as place:
        if is_thing(report):
            rows = erase_thing(place, report, who=who, why=why)
            echo(f"{report} erased: {rows} rows emptied")
            _tell_what_erasure_leaves(place)
            return
        done = erase_report(place, report, who=who, why=why, relink=lambda: link_case(place, who=who) if last_run() is not None else None)
    echo(f"report {report} erased: {done.originals} originals shredded, {done.rewritten} of them written anew for their other reports; {done.judgements} decisions and {done.marks} protections emptied")
    for number in done.sources:
        echo(f"! protection {number} still names a source of this report; lift it (desk, Protection) if the name has to go too, and erase again", err=True)
    _tell_what_erasure_leaves(place)


def _tell_what_erasure_leaves(place: CasePlace) -> None:
    if place.database is not None:
        echo("! PostgreSQL keeps what was written in its write-ahead log and in backups until these are recycled: have them dropped too", err=True)
    echo("! bags and exports made before still hold it, and so do backups of this folder: erase there too", err=True)


def paged(page: Callable[[int, int], list[Any]], limit: int | None, size: int = 1000) -> Iterator[Any]:
    after = 0
    while limit is None or after < limit:
        rows = page(after, size if limit is None else min(size, limit - after))
        yield from rows
        after += len(rows)
        if not rows:
            return


def _with(rows: Iterator[dict[str, Any]], key: str, more: Callable[[list[str]], dict[str, dict[str, Any]]], size: int = 1000) -> Iterator[dict[str, Any]]:
    """Rows with what is known beside of each, asked for many at a time."""
    while some := list(islice(rows, size)):
        beside = more([row[key] for row in some])
        yield from ({**row, **beside.get(row[key], {})} for row in some)


def say(count: int, what: str, form: str) -> None:
    if form == "table":
        echo(f"{count} {what}")


COMMANDS = (new, add, reports, claims, search, reread, verify, stamp, upgrade, erase)
