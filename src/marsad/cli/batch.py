"""Commands on archives: read them on all cores or a cluster, link what they tell, make a case of a part."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marsad.cli.case import plain_errors
from marsad.cli.progress import progressing
from marsad.cli.speech import echo
from marsad.cli.tables import Column, format_option, show_rows, visible
from marsad.extras import how_to_install

if TYPE_CHECKING:
    from marsad.batch.road import Told

OUT = click.argument("out", type=click.Path(file_okay=False, path_type=Path))
PROCESSES = click.option("--processes", type=click.IntRange(1, 512), default=os.cpu_count() or 1, show_default=True, help="Processes that work at once.")
_ENGINE = re.compile(r"local|spark(:\S+)?")
_SHOWN = 10  # kinds of faults that are told


@click.group("batch")
def batch() -> None:
    """Archives of many reports: read them, link them, make a case of a part."""
    for module in ("pyarrow", "duckdb", "fastwarc", "zstandard"):
        if not _is_there(module):
            raise click.ClickException(f"archives need {module}, which is not installed: {how_to_install('batch')} (or marsad[all])")


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


@batch.command("read")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@OUT
@click.option("--engine", default="local", show_default=True, help="local (processes on this machine), spark, or spark://HOST:PORT.")
@PROCESSES
@click.option("--pack", "packs", multiple=True, help="Bundled pack by name or folder of a pack; repeat for several. Default: all bundled packs.")
@click.option("--outlet", help="Whose reports these are, where they do not say it themselves.")
@click.option("--published", metavar="YYYY-MM-DD", help="When they were published, where they do not say it themselves.")
@click.option("--map", "mapping", metavar="FIELD=COLUMN,…", help="For tables: which column holds what (text=النص,published=التاريخ).")
def read(inputs: tuple[str, ...], out: Path, engine: str, processes: int, packs: tuple[str, ...], outlet: str | None, published: str | None, mapping: str | None) -> None:
    """Read archives into the folder OUT as Parquet, by month of publication.

    INPUT is a WARC or WACZ, a file of JSON Lines, a Parquet table, or a folder of these and of pages, texts and documents. Stopped at any
    moment, the same command goes on where it was.
    """
    from marsad.batch import road
    from marsad.capture import Given
    from marsad.inputs import parse_day

    _check(engine)
    told = road.Told()
    with plain_errors():
        given = Given(outlet, parse_day(published) if published else None, mapping)
        try:
            with progressing("reading", "reports") as progress:
                road.read(inputs, out, packs=packs, given=given, engine=engine, processes=processes, apart=True, progress=progress, told=told)
        finally:
            _tell(told)
    if told.refused or told.aside:
        sys.exit(1)


def _check(engine: str) -> None:
    if not _ENGINE.fullmatch(engine):
        raise click.UsageError(f"{engine!r} is no engine: name local, spark or spark://HOST:PORT")


@batch.command("link")
@OUT
@click.option("--engine", default="local", show_default=True, help="What finds and scores the pairs: local, spark, or spark://HOST:PORT. The rest is done here.")
@PROCESSES
@click.option("--policy", default="airwars", show_default=True, help="How grades are proposed; as for marsad new.")
@click.option("--memory", default="2GB", show_default=True, help="What sorting and joining may take; more goes to the disk.")
@click.option("--most", type=click.IntRange(2), default=20_000, show_default=True, help="Leave aside keys that more tellings share; they are told.")
@click.option("--window", type=click.IntRange(100), default=100_000, show_default=True, help="Tellings that are settled together in one process; the outcome does not rest on it.")
def link(out: Path, engine: str, processes: int, policy: str, memory: str, most: int, window: int) -> None:
    """Join what the reports of OUT tell into incidents, with their accounts, origins and running totals, as Parquet in OUT/linked."""
    from marsad.batch.linking import link as link_all

    _check(engine)
    with plain_errors():
        told = link_all(out, engine=engine, policy=policy, processes=processes, memory=memory, most=most, window=window, progress=lambda step: echo(f"{step} …", err=True) if sys.stderr.isatty() else None)
    echo(f"{told.reports} reports, {told.tellings} happenings told, {told.links} links: {told.incidents} incidents, {told.tolls} running totals in {out / 'linked'}")
    if told.crowded.keys:
        echo(
            f"{told.crowded.keys} keys were left aside, as too many share them (the largest {told.crowded.largest}); {told.crowded.alone} happenings have no other key and were compared with none", err=True
        )
    if len(told.rounds) > 1:
        echo(f"settled in windows: {told.rounds[0]} at once, {sum(told.rounds[1:])} at their edges in {len(told.rounds) - 1} more rounds")


@batch.command("status")
@OUT
def status(out: Path) -> None:
    """Tell what was read into OUT: reports, what was passed over and refused by kind, what was set aside."""
    from marsad.batch import folder
    from marsad.batch.road import Told

    with plain_errors():
        folder.opened(out)
        _tell(Told(notes=folder.notes(out)))
        for one in folder.notes(out, folder.ASIDE):
            echo(visible(f"set aside {one['inputs'][0]}: {one['why']}; marsad batch read tries it again"), err=True)


@batch.command("months")
@OUT
@click.option("--country", metavar="CC", help="Incidents in this country (two letters: SY, SD …).")
@click.option("--type", "kind", help="Of this type (airstrike, shelling …).")
@format_option
def months(out: Path, country: str | None, kind: str | None, form: str) -> None:
    """Count incidents a month, with the people killed at least and at most, as bars, JSON Lines or CSV."""
    from marsad.batch.months import months as months_of

    with plain_errors():
        found = months_of(out, country, kind)
    most = max((one.incidents for one in found), default=1)
    rows = [asdict(one) | ({"bar": "█" * max(1, round(40 * one.incidents / most))} if form == "table" else {}) for one in found]
    columns = [Column("month", "month", 8), Column("incidents", "incidents", 9), Column("killed ≥", "killed_min", 9), Column("killed ≤", "killed_max", 9), Column("not stated", "unstated", 10), Column("", "bar")]
    show_rows(rows, columns, form)


@batch.command("case")
@OUT
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--country", metavar="CC", help="Incidents in this country (two letters: SY, SD …).")
@click.option("--month", metavar="YYYY-MM", help="Of this month.")
@click.option("--since", metavar="YYYY-MM-DD", help="On this day or later.")
@click.option("--until", metavar="YYYY-MM-DD", help="On this day or before.")
@click.option("--place", help="At this place or in this province: a name as incidents have it, or a pack's id.")
@click.option("--type", "kind", help="Of this type (airstrike, shelling …).")
@click.option("--incident", metavar="ID", help="This incident and those near it: a week on either side, the same place or province.")
@click.option("--processes", type=click.IntRange(1, 64), default=min(4, os.cpu_count() or 1), show_default=True, help="Readers that work at once.")
@click.option("--who", default="machine", show_default=True, help="Whom the ledger names for this.")
@click.option("--no-link", is_flag=True, help="Leave the reports unlinked; marsad link joins them later.")
def make_case(out: Path, case: Path, processes: int, who: str, no_link: bool, **filters: str | None) -> None:
    """Make a case of the reports of chosen incidents, with the pages as the archive has them; the archive's files must still be there."""
    from marsad.batch.cases import Chosen, make
    from marsad.cli.case import link_new
    from marsad.cli.incidents import check_days

    check_days(filters["since"], filters["until"])
    with plain_errors(), progressing("adding", "reports") as progress:
        made = make(out, case, Chosen(**filters), processes=processes, who=who, progress=progress)
    echo(f"{made.incidents} incidents chosen, {made.reports} reports tell them: {made.added.added} added to {case}, {made.added.known} already in it")
    for path, count in made.gone.items():
        echo(visible(f"left out {count} reports: {path} is gone or changed, so nobody can show what was read"), err=True)
    if made.added.added and not no_link:
        link_new(case, who)
    if made.gone or made.added.failed:
        sys.exit(1)


def _tell(told: Told) -> None:
    """What a run did, what was passed over, what failed and what was set aside, by kind with one sample each."""
    done, before = len(told.notes), f" ({told.known} more {'was' if told.known == 1 else 'were'} read before)" if told.known else ""
    echo(f"{told.count('reports')} reports read in {done} part{'s' * (done != 1)} of the input{before}: {told.count('claims')} claims, {told.count('events')} events, {told.count('tellings')} happenings told")
    for name, heading in (("passed", "passed over"), ("faults", "refused")):
        for kind, count, sample in _kinds(told.notes, name)[:_SHOWN]:
            echo(visible(f"{heading} {count}: {kind}   (such as {sample['source']})"), err=name == "faults")
    for one in told.refused:
        echo(visible(f"refused {one.source}: {one.why}"), err=True)
    for job, why in told.aside:
        echo(visible(f"set aside {job.name}: {why}; the same command tries it again"), err=True)


def _kinds(notes: list[dict[str, Any]], name: str) -> list[tuple[str, int, dict[str, str]]]:
    found: dict[str, tuple[int, dict[str, str]]] = {}
    for one in notes:
        for kind, told in one.get(name, {}).items():
            count, sample = found.get(kind, (0, told["sample"]))
            found[kind] = (count + told["count"], sample)
    return sorted(((kind, count, sample) for kind, (count, sample) in found.items()), key=lambda row: (-row[1], row[0]))
