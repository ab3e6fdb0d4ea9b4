"""Commands on archives: read them on all cores or a cluster, link what they tell, make a case of a part."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marsad.cli.case import plain_errors
from marsad.cli.progress import progressing
from marsad.cli.tables import visible

if TYPE_CHECKING:
    from marsad.batch.road import Told

OUT = click.argument("out", type=click.Path(file_okay=False, path_type=Path))
PROCESSES = click.option("--processes", type=click.IntRange(1, 512), default=os.cpu_count() or 1, show_default=True, help="Processes that work at once.")
_ENGINE = re.compile(r"local|spark(:\S+)?")
_SHOWN = 10  # kinds of faults that are told


@click.group("batch")
def batch() -> None:
    """Archives of many reports: read them, link them, make a case of a part."""


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

    if not _ENGINE.fullmatch(engine):
        raise click.UsageError(f"{engine!r} is no engine: name local, spark or spark://HOST:PORT")
    told = road.Told()
    with plain_errors():
        given = Given(outlet, parse_day(published) if published else None, mapping)
        try:
            with progressing("reading", "reports") as progress:
                road.read(inputs, out, packs=packs, given=given, engine=engine, processes=processes, progress=progress, told=told)
        finally:
            _tell(told)
    if told.refused or told.aside:
        sys.exit(1)


@batch.command("link")
@OUT
@PROCESSES
@click.option("--policy", default="airwars", show_default=True, help="How grades are proposed; as for marsad new.")
@click.option("--memory", default="2GB", show_default=True, help="What sorting and joining may take; more goes to the disk.")
@click.option("--most", type=click.IntRange(2), default=2000, show_default=True, help="Leave aside keys that more tellings share; they are told.")
@click.option("--window", type=click.IntRange(100), default=100_000, show_default=True, help="Tellings that are settled together in one process; the outcome does not rest on it.")
def link(out: Path, processes: int, policy: str, memory: str, most: int, window: int) -> None:
    """Join what the reports of OUT tell into incidents, with their accounts, origins and running totals, as Parquet in OUT/linked."""
    from marsad.batch.linking import link as link_all

    with plain_errors():
        told = link_all(out, policy=policy, processes=processes, memory=memory, most=most, window=window, progress=lambda step: click.echo(f"{step} …", err=True) if sys.stderr.isatty() else None)
    click.echo(f"{told.reports} reports, {told.tellings} happenings told, {told.links} links: {told.incidents} incidents, {told.tolls} running totals in {out / 'linked'}")
    if told.crowded.keys:
        click.echo(
            f"{told.crowded.keys} keys were left aside, as too many share them (the largest {told.crowded.largest}); {told.crowded.alone} happenings have no other key and were compared with none", err=True
        )
    if len(told.rounds) > 1:
        click.echo(f"settled in windows: {told.rounds[0]} at once, {sum(told.rounds[1:])} at their edges in {len(told.rounds) - 1} more rounds")


def _tell(told: Told) -> None:
    """What a run did, what was passed over, what failed and what was set aside, by kind with one sample each."""
    done, before = len(told.notes), f" ({told.known} parts were read before)" if told.known else ""
    click.echo(f"{told.count('reports')} reports read in {done} parts{before}: {told.count('claims')} claims, {told.count('events')} events, {told.count('tellings')} happenings told")
    for name, heading in (("passed", "passed over"), ("faults", "refused")):
        for kind, count, sample in _kinds(told.notes, name)[:_SHOWN]:
            click.echo(visible(f"{heading} {count}: {kind}   (such as {sample['source']})"), err=name == "faults")
    for one in told.refused:
        click.echo(visible(f"refused {one.source}: {one.why}"), err=True)
    for job, why in told.aside:
        click.echo(visible(f"set aside {job.name}: {why}; the same command tries it again"), err=True)


def _kinds(notes: list[dict[str, Any]], name: str) -> list[tuple[str, int, dict[str, str]]]:
    found: dict[str, tuple[int, dict[str, str]]] = {}
    for one in notes:
        for kind, told in one.get(name, {}).items():
            count, sample = found.get(kind, (0, told["sample"]))
            found[kind] = (count + told["count"], sample)
    return sorted(((kind, count, sample) for kind, (count, sample) in found.items()), key=lambda row: (-row[1], row[0]))
