"""The command ``marsad``: thin commands that open every door."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.errors import MarsadError
from marsad.version import __version__

if TYPE_CHECKING:
    from marsad.model.report import Report


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="marsad")
def main() -> None:
    """Marsad reads Arabic reports of armed conflict: who says what happened, to whom, how many, and who denies it."""


@main.command("read")
@click.argument("files", nargs=-1, metavar="[FILE…|-]")
@click.option("--outlet", help="Name or id of the outlet, e.g. عربي21.")
@click.option("--published", metavar="YYYY-MM-DD", help="Day of publication; relative dates (أمس, الجمعة) count from it.")
@click.option("--url", help="Address of the report.")
@click.option("--title", help="Headline of the report.")
@click.option("--pack", "packs", multiple=True, help="Bundled pack by name or folder of a pack; repeat for several. Default: all bundled packs.")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True, help="How to print what was read.")
def read_command(
    files: tuple[str, ...], outlet: str | None, published: str | None, url: str | None, title: str | None, packs: tuple[str, ...], form: str
) -> None:
    """Read reports and print what they state, each value with its words.

    FILE is a text or a .jsonl with one report a line (keys text, outlet, published, url, title); - or nothing reads the
    standard input.
    """
    from marsad.inputs import parse_day

    try:
        day = parse_day(published) if published else None
    except MarsadError as fault:
        raise click.ClickException(str(fault)) from fault
    refused = 0
    reports: list[Report] = []
    for path in files or ("-",):
        try:
            reports += _reports(path, outlet=outlet, published=day, url=url, title=title)
        except MarsadError as fault:
            refused += 1
            click.echo(f"marsad: {fault}", err=True)
    _print(reports, packs, form)
    if refused:
        click.echo(f"marsad: {refused} of {len(files or ('-',))} inputs refused", err=True)
        sys.exit(1)


def _reports(path: str, **known: object) -> list[Report]:
    from marsad.inputs import read_bytes, reports_in

    raw = sys.stdin.buffer.read() if path == "-" else read_bytes(path)
    return list(reports_in("standard input" if path == "-" else path, raw, **known))  # type: ignore[arg-type]


def _print(reports: list[Report], packs: tuple[str, ...], form: str) -> None:
    from marsad.claims.road import read
    from marsad.lexicon.packs import load_packs
    from marsad.render import show

    if not reports:
        return
    gc.disable()  # the packs make some hundred thousand objects that stay: collecting among them only costs time
    try:
        loaded = load_packs(*packs)
    except MarsadError as fault:
        raise click.ClickException(str(fault)) from fault
    gc.freeze()
    gc.enable()
    with click.progressbar(reports, label="reading", file=sys.stderr, hidden=len(reports) < 5 or not sys.stderr.isatty()) as bar:
        show((read(report, loaded) for report in bar), form)


@main.group()
def pack() -> None:
    """Packs of Arabic knowledge: tables that an analyst can edit."""


@pack.command("check")
@click.argument("names", nargs=-1)
def pack_check(names: tuple[str, ...]) -> None:
    """Check packs: every table read, ids unique, each entry findable, example sentences reached. Default: all bundled."""
    from marsad.lexicon.check import check_packs

    faults, checked = check_packs(*names)
    for fault in faults:
        click.echo(str(fault), err=True)
    click.echo(f"{checked} packs checked, {len(faults)} faults")
    if faults:
        sys.exit(1)


@main.group()
def gazetteer() -> None:
    """Places of more countries, from the gazetteers that the world publishes."""


@gazetteer.command("import")
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder of the new pack; give it to --pack afterwards.")
@click.option("--country", default="", metavar="CODE", help="Keep the places of one country, by its two-letter code (sy, iq, sd …).")
@click.option("--kind", type=click.Choice(["geonames", "wof", "pcodes"]), help="What the file is; found out when not given.")
@click.option("--alternate-names", type=click.Path(exists=True, path_type=Path), help="GeoNames' alternateNamesV2 file, for more Arabic names.")
@click.option("--skip-broken", is_flag=True, help="Leave broken rows out instead of refusing the file.")
def gazetteer_import(source: Path, out: Path, country: str, kind: str | None, alternate_names: Path | None, skip_broken: bool) -> None:
    """Make a pack of places from a GeoNames country file, Who's On First records or OCHA p-code tables.

    SOURCE is a file (.gz and .zip are read too), or a folder of Who's On First GeoJSON files. Names that several places
    share stay several places; a name that is also an ordinary word counts only behind بلدة, قرية, مدينة …
    """
    from marsad.lexicon.gazetteer.importing import import_gazetteer

    try:
        made = import_gazetteer(source, out, country=country, kind=kind or "", alternate=alternate_names, skip_broken=skip_broken)
    except MarsadError as fault:
        raise click.ClickException(str(fault)) from fault
    left_out = [*made.skipped, *([("broken", made.broken)] if made.broken else [])]
    click.echo(f"{made.rows} rows read" + "".join(f"; {count} left out: {why}" for why, count in left_out))
    click.echo(f"{made.places} places written: {', '.join(f'{count} {name}' for name, count in made.types)}")
    click.echo(f"{made.shared_names} names stand for more than one place; {made.ordinary} are ordinary words too; {made.known} places keep the id of a bundled pack")
    click.echo(f"read with it: marsad read --pack {made.folder} …")


if __name__ == "__main__":
    main()
