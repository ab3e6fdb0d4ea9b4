"""``marsad pack`` and ``marsad gazetteer``: the tables that the reader knows."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from marsad.cli.speech import echo
from marsad.errors import MarsadError


@click.group()
def pack() -> None:
    """Packs of Arabic knowledge: tables that an analyst can edit."""


@pack.command("check")
@click.argument("names", nargs=-1)
def pack_check(names: tuple[str, ...]) -> None:
    """Check packs: every table read, ids unique, each entry findable, example sentences reached. Default: all bundled.

    Names that would fire outside their country, and names of two parties that nothing tells apart, places without
    a point and places that stand twice, are warnings.
    """
    from marsad.grammar.pack_examples import check_examples
    from marsad.lexicon.check import check_packs
    from marsad.lexicon.check_names import warnings
    from marsad.lexicon.check_places import place_warnings

    faults, checked = check_packs(*names)
    warned = [] if faults else [*warnings(*names), *place_warnings(*names)]
    faults = faults or check_examples(*names)
    for fault in faults:
        echo(str(fault), err=True)
    for warning in warned:
        echo(f"warning: {warning}", err=True)
    echo(f"{checked} packs checked, {len(faults)} faults" + (f", {len(warned)} warnings" if warned else ""))
    if faults:
        sys.exit(1)


@pack.command("try")
@click.argument("text")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="The day of publication: names of parties have their years.")
@click.option("--pack", "names", multiple=True, metavar="NAME|FOLDER", help="Packs to try; all bundled ones when none is named.")
def pack_try(text: str, published: datetime | None, names: tuple[str, ...]) -> None:
    """Show what TEXT reaches in the packs: words, table, entry, form; and why a name means this party and no other."""
    from marsad.grammar.pack_examples import reached
    from marsad.lexicon.packs import load_packs

    try:
        loaded = load_packs(*names)
    except MarsadError as fault:
        raise click.ClickException(str(fault)) from fault
    for found in reached(loaded, text, published.date() if published else None):
        why = f"  ({found.why.rule}{', or ' + found.why.second if found.why.second else ''})" if found.why else ""
        echo(f"{found.words}\t{found.kind}\t{found.key or 'nobody'}\t{found.form}{why}")


@pack.command("list")
@click.argument("names", nargs=-1)
def pack_list(names: tuple[str, ...]) -> None:
    """How much each pack holds: parties, voices (people among them), rows with years, places. Default: all bundled."""
    from marsad.lexicon.glance import glance
    from marsad.lexicon.packs import bundled

    echo("pack\tparties\tvoices\tpeople\twith years\tplaces")
    for name in names or bundled():
        counts = glance(name)
        echo("\t".join([name, *map(str, (counts.parties, counts.voices, counts.people, counts.with_years, counts.places))]))


@click.group()
def gazetteer() -> None:
    """Places of more countries, from the gazetteers that the world publishes."""


@gazetteer.command("import")
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder of the new pack; give it to --pack afterwards.")
@click.option("--country", default="", metavar="CODE", help="Keep the places of one country, by its two-letter code (sy, iq, sd …).")
@click.option("--kind", type=click.Choice(["geonames", "wof", "pcodes", "table"]), help="What the file is; found out when not given.")
@click.option("--alternate-names", type=click.Path(exists=True, path_type=Path), help="GeoNames' alternateNamesV2 file, for more Arabic names.")
@click.option("--skip-broken", is_flag=True, help="Leave broken rows out instead of refusing the file.")
def gazetteer_import(source: Path, out: Path, country: str, kind: str | None, alternate_names: Path | None, skip_broken: bool) -> None:
    """Make a pack of places from a GeoNames country file, Who's On First records, OCHA p-code tables or a plain table.

    SOURCE is a file (.gz, .zip and .xlsx are read too), or a folder of Who's On First GeoJSON files. Names that several places
    share stay several places; a name that is also an ordinary word counts only behind بلدة, قرية, مدينة …
    """
    from marsad.lexicon.gazetteer.importing import import_gazetteer

    try:
        made = import_gazetteer(source, out, country=country, kind=kind or "", alternate=alternate_names, skip_broken=skip_broken)
    except MarsadError as fault:
        raise click.ClickException(str(fault)) from fault
    left_out = [*made.skipped, *([("broken", made.broken)] if made.broken else [])]
    echo(f"{made.rows} rows read" + "".join(f"; {count} left out: {why}" for why, count in left_out))
    echo(f"{made.places} places written: {', '.join(f'{count} {name}' for name, count in made.types)}")
    echo(f"{made.shared_names} names stand for more than one place; {made.ordinary} are ordinary words too; {made.known} places keep the id of a bundled pack")
    echo(f"read with it: marsad read --pack {made.folder} …")
