"""Commands on what the reports add up to: link, list, explain, echoes, tolls."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marsad.cli.case import CASE, opened, paged, say
from marsad.cli.progress import progressing
from marsad.cli.speech import echo
from marsad.cli.tables import Column, format_option, show_rows, visible

if TYPE_CHECKING:
    from marsad.case.linking import Joined
    from marsad.record.incidents import IncidentLine
    from marsad.record.place import CasePlace

Plain = dict[str, Any]
ORDERS = ("date", "newest", "updated", "killed", "origins", "reports", "disputes")


@click.command("link")
@CASE
@click.option("--anew", is_flag=True, help="From nothing, not only what is new.")
@click.option("--who", default="machine", show_default=True, help="Whom the ledger names for this.")
def link(case: Path, anew: bool, who: str) -> None:
    """Join the claims of a case into incidents: those of new reports and judgements; ids and people's decisions stay.

    Stopped in the middle, it changes nothing: the incidents that stood go on standing.
    """
    with opened(case) as place:
        try:
            done = link_shown(place, anew=anew, who=who)
        except KeyboardInterrupt:
            echo("\nstopped: the incidents stand as they did before; the same command links anew", err=True)
            sys.exit(130)
    echo(told(done))


def link_shown(place: CasePlace, *, anew: bool = False, who: str = "machine") -> Joined:
    """Link with a bar on a terminal."""
    from marsad.case.linking import link_case
    from marsad.record.lists import counts

    with progressing("linking", "reports", counts()["reports"] if sys.stderr.isatty() else None) as progress:
        return link_case(place, anew=anew, who=who, progress=progress)


def told(done: Joined) -> str:
    """What a link run did, in a line."""
    if done.line is None:
        return f"nothing new to link; {done.incidents} incidents stand"
    kinds = (("new", "new"), ("merged", "merged into others"), ("split", "parted"), ("gone", "gone"))
    changed = ", ".join(f"{count} {words}" for kind, words in kinds if (count := done.count(kind)))
    return f"{done.reports} reports linked; {done.incidents} incidents stand" + (f" ({changed})" if changed else "")


@click.command("incidents")
@CASE
@click.option("--place", help="At this place or in this province: a name in any spelling, or a pack's id.")
@click.option("--since", metavar="YYYY-MM-DD", help="On this day or later.")
@click.option("--until", metavar="YYYY-MM-DD", help="On this day or before.")
@click.option("--grade", help="Of this grade: a person's where one graded, else the proposed one.")
@click.option("--state", help="In this state of work (candidate, in_review, published, withdrawn).")
@click.option("--type", "kind", help="Of this type (airstrike, shelling …).")
@click.option("--report", help="With claims of this report.")
@click.option("--disputed/--undisputed", default=None, help="With disputes, or without any.")
@click.option("--near", metavar="ID", help="Instead: those that may be one happening with this incident, the likeliest first, with reasons.")
@click.option("--order", type=click.Choice(ORDERS), default="date", show_default=True, help="Sorted by this.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@format_option
def incidents(case: Path, kind: str | None, near: str | None, order: str, limit: int | None, form: str, **filters: Any) -> None:
    """List the incidents of a case; --format json prints each whole, one a line."""
    from marsad.record import incidents as kept

    if near:
        _near(case, near, limit or 10, form)
        return
    check_days(filters["since"], filters["until"])
    with opened(case):
        _tell_stale()
        page: Callable[[int, int], list[IncidentLine]] = lambda after, size: kept.incidents(type=kind, order=order, after=after, limit=size, **filters)  # noqa: E731
        lines = paged(page, limit)
        if form == "json":
            rows: Iterator[Any] = (whole for part in _runs(lines, 200) for whole in kept.payloads([line.id for line in part]))
        elif form == "csv":
            rows = lines
        else:
            rows = (_row(line) for line in lines)
        columns = [
            *(Column("incident", "id", 14), Column("days", "days", 23), Column("type", "type", 16), Column("place", "place", 18), Column("killed", "killed", 9)),
            *(Column("injured", "injured", 9), Column("origins", "origins", 7), Column("reports", "reports", 7), Column("disputes", "disputes", 8), Column("grade", "grade")),
        ]
        say(show_rows(rows, columns, form), "incidents", form)


def _near(case: Path, ident: str, limit: int, form: str) -> None:
    """List what may be one happening with an incident."""
    from marsad.case.merging import merge_candidates

    with opened(case):
        rows = [
            {
                "id": found.incident["id"],
                "score": round(found.score, 1),
                "days": found.incident["date"]["start"],
                "type": found.incident["type"],
                "place": (found.incident["place"] or {}).get("name"),
                "reasons": "; ".join(f"{reason.words()} ({reason.points:+.1f})" for reason in found.reasons),
            }
            for found in merge_candidates(known(ident)["id"], limit=limit)
        ]
        columns = [Column("incident", "id", 14), Column("points", "score", 6), Column("day", "days", 10), Column("type", "type", 16), Column("place", "place", 18), Column("reasons", "reasons")]
        say(show_rows(rows, columns, form), "incidents", form)


def _row(line: IncidentLine) -> Plain:
    return {
        "id": line.id,
        "days": "" if line.first is None else line.first if line.first == line.last else f"{line.first}…{line.last}",
        "type": line.type,
        "place": line.place,
        "killed": spell(line.killed_min, line.killed_max),
        "injured": spell(line.injured_min, line.injured_max),
        "origins": spell(line.origins_min, line.origins_max),
        "reports": line.reports,
        "disputes": line.disputes or "",
        "grade": f"{line.decided} (a person; proposed: {line.grade or 'none'})" if line.decided else line.grade,
    }


def spell(low: int | None, high: int | None) -> str:
    """14, 10–15, ≥12, or nothing where no number is stated."""
    return "" if low is None else str(low) if low == high else f"≥{low}" if high is None else f"{low}–{high}"


@click.command("incident")
@CASE
@click.argument("ident", metavar="ID")
@click.option("--why", "explained", is_flag=True, help="Tell in words what joined its claims, where its ranges come from, and what would have to be false.")
@format_option
def incident(case: Path, ident: str, explained: bool, form: str) -> None:
    """Show one incident whole; an id that was merged leads to the incident that it went into."""
    from marsad.case.why import why

    with opened(case):
        one = known(ident)
        if one["followed"]:
            echo(f"{' → '.join(one['followed'])} was merged into {one['id']}", err=True)
        if form == "json":
            show_rows([{key: value for key, value in one.items() if key != "followed"}], [], form)
            return
        sections = why(one)
        if form == "csv":
            _csv_lines((section.heading, line) for section in sections for line in section.lines)
            return
        echo(visible(headline(one)))
        for section in sections if explained else [part for part in sections if part.heading in _SHORT]:
            echo(f"\n{section.heading}")
            for line in section.lines:
                echo(f"  {visible(line)}")


_SHORT = ("Claims", "Where the ranges come from", "Who is said to have done it", "What is disputed")


def known(ident: str) -> Plain:
    """An incident by its id, or an error that says what to do."""
    from marsad.errors import CaseError
    from marsad.record import incidents as kept

    one = kept.incident_of(ident)
    if one is None:
        raise CaseError(f"{ident}: the case has no incident of this id; list them: marsad incidents CASE")
    return one


def headline(one: Plain) -> str:
    """An incident in a line: id, kind, place, days, people, origins, grade."""
    from marsad.record.linkage import people

    place, day = one["place"] or {"name": "no place"}, one["date"]
    days = day["start"] or "no day"
    if day["end"] and day["end"] != day["start"]:
        days += f"…{day['end']}"
    counted = " · ".join(f"{outcome} {spell(*people(one[outcome]))}" for outcome in ("killed", "injured") if people(one[outcome])[0] is not None)
    grade = one["decided"]["grade"]["value"] if one["decided"]["grade"] else one["assessment"]["value"]
    origins = spell(one["origins"]["min"], one["origins"]["max"])
    parts = [one["id"], one["type"], place["name"], days, counted or "no number of killed or injured", f"{origins} independent origins", f"grade {grade or 'none'}", one["state"]]
    return " · ".join(parts)


@click.command("echoes")
@CASE
@click.option("--incident", "ident", help="Of this incident only.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@format_option
def echoes(case: Path, ident: str | None, limit: int | None, form: str) -> None:
    """List the passages that reports repeat from one another: who, after whom, in which words."""
    from marsad.case.tolling import echo_lines

    with opened(case):
        rows = echo_lines(known(ident)["id"] if ident else None)
        columns = [
            *(Column("incident", "incident", 14), Column("earlier", "earlier_outlet", 22), Column("later", "later_outlet", 22), Column("published", "later_published", 10)),
            *(Column("order", "order", 9), Column("kind", "kind", 8), Column("likeness", "score", 8), Column("words of the later", "words")),
        ]
        say(show_rows((row for row, _ in zip(rows, range(limit), strict=False)) if limit else rows, columns, form), "echoes", form)


@click.command("tolls")
@CASE
@click.option("--place", help="Running totals of this place: a name in any spelling.")
@click.option("--since", metavar="YYYY-MM-DD", help="As of this day or later.")
@click.option("--outcome", type=click.Choice(("killed", "injured")), default="killed", show_default=True)
@format_option
def tolls(case: Path, place: str | None, since: str | None, outcome: str, form: str) -> None:
    """Every source's running total over time, and beside it the sum of incidents, with what could explain the gap. Never one merged number."""
    from marsad.case.tolling import tolls_of

    check_days(since, None)
    with opened(case):
        _tell_stale()
        found = tolls_of(place=place, since=since, outcome=outcome)
        if form == "json":
            show_rows([found], [], form)
            return
        rows = [
            {"source": line["name"], "place": line["place"], "group": line["group"], "as_of": one["as_of"], "since": one["since"], "count": spell(one["min"], one["max"]), "claim": one["claim"], "note": one["note"]}
            for line in found["sources"]
            for one in line["totals"]
        ]
        columns = [
            *(Column("source", "source", 26), Column("place", "place", 18), Column("group", "group", 9), Column("as of", "as_of", 10), Column("since", "since", 10)),
            *(Column(outcome, "count", 10), Column("claim", "claim", 18), Column("beside the one before", "note")),
        ]
        count = show_rows(rows, columns, form)
        if form == "table":
            _tell_tolls(found, count)


@click.command("plot")
@CASE
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--incident", "ident", help="Tolls and origins of this incident; else running totals, and the incident that most reports tell.")
@click.option("--place", help="Incidents at this place or in this province.")
@click.option("--since", metavar="YYYY-MM-DD", help="On this day or later.")
@click.option("--until", metavar="YYYY-MM-DD", help="On this day or before.")
@click.option("--for", "audience", type=click.Choice(("public", "viewer", "reviewer", "editor", "admin")), default="viewer", show_default=True, help="As whom: what this role may not see stays here.")
@click.option("--public", is_flag=True, help="For everybody: published incidents only.")
@click.option("--language", type=click.Choice(("ar", "en")), default="ar", show_default=True, help="Of the labels; names stay as they are.")
@click.option("--who", default="machine", show_default=True, help="Whom the ledger names for this.")
def plot(case: Path, out: Path, ident: str | None, place: str | None, since: str | None, until: str | None, audience: str, public: bool, language: str, who: str) -> None:
    """Draw a timeline, the tolls and the origins into the folder OUT, each as SVG and PNG."""
    from marsad.cli.leaving import asker_for, tell_left_out
    from marsad.exports.left_out import left_out
    from marsad.exports.plots import plot as draw

    check_days(since, until)
    audience = "public" if public else audience
    filters: Plain = {"place": place, "since": since, "until": until, "state": "published" if audience == "public" else None}
    with opened(case) as place_of_case:
        _tell_stale()
        redactor = asker_for(audience, who).redactor
        chosen = known(ident)["id"] if ident else None
        for path in draw(place_of_case, out, ident=chosen, language=language, redactor=redactor, who=who, audience=audience, **filters):
            echo(str(path))
        tell_left_out(left_out(redactor, filters), audience)


def _tell_tolls(found: Plain, count: int) -> None:
    echo(f"{count} running totals of {len(found['sources'])} series")
    for one in found["contradictions"]:
        echo(visible(f"contradiction: as of {one['as_of']}, {' and '.join(one['sources'])} cannot both be right (claims {' and '.join(one['claims'])})"))
    total = found["incidents"]
    counted = f"{total['count']} incidents, together {spell(total['min'], total['max'])} {found['outcome']}" if total["count"] else "no incident of this place and time"
    echo(f"beside them: {counted}; the two are never added")
    for reason in found["gap"]:
        echo(f"  the gap may be: {visible(reason)}")


def check_days(*days: str | None) -> None:
    """Days of filters are days, or an error says so."""
    from marsad.errors import MarsadError
    from marsad.inputs import parse_day

    for day in days:
        if day:
            try:
                parse_day(day)
            except MarsadError as fault:
                raise click.ClickException(visible(str(fault))) from fault


def _tell_stale() -> None:
    """What linking has not seen is told, so that nobody takes a list for complete that is not."""
    from marsad.record.linkage import last_run, stale

    late = stale()
    if late:
        made = "never linked" if last_run() is None else f"{late.reports} reports and {late.judgements} judgements not linked yet"
        echo(f"! {made}: marsad link CASE", err=True)


def _csv_lines(rows: Iterator[tuple[str, str]]) -> None:
    show_rows(({"about": heading, "line": line} for heading, line in rows), [Column("about", "about"), Column("line", "line")], "csv")


def _runs(rows: Iterator[Any], size: int) -> Iterator[list[Any]]:
    run: list[Any] = []
    for row in rows:
        run.append(row)
        if len(run) == size:
            yield run
            run = []
    if run:
        yield run


COMMANDS = (link, incidents, incident, echoes, tolls, plot)
