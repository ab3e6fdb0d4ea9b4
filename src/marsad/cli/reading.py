"""``marsad read``: reports in, what they state out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from marsad.cli.speech import echo, label
from marsad.errors import MarsadError

if TYPE_CHECKING:
    from marsad.model.report import Report


@click.command("read")
@click.argument("files", nargs=-1, metavar="[FILE…|-]")
@click.option("--outlet", help="Name or id of the outlet, e.g. عربي21.")
@click.option("--published", metavar="YYYY-MM-DD", help="Day of publication; relative dates (أمس, الجمعة) count from it.")
@click.option("--url", help="Address of the report.")
@click.option("--title", help="Headline of the report.")
@click.option("--pack", "packs", multiple=True, help="Bundled pack by name or folder of a pack; repeat for several. Default: all bundled packs.")
@click.option("--backend", type=click.Choice(["rules"]), envvar="MARSAD_BACKEND", default="rules", show_default=True, help="Which reader; MARSAD_BACKEND names it too.")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True, help="How to print what was read.")
@click.option("--why", is_flag=True, help="Say of each value how it came about: its rule, the weighed features, what came second, how often such a value is right (text, json).")
def read_command(
    files: tuple[str, ...], outlet: str | None, published: str | None, url: str | None, title: str | None, packs: tuple[str, ...], backend: str, form: str, why: bool
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
            echo(f"marsad: {fault}", err=True)
    _print(reports, packs, form, backend=backend, why=why)
    if refused:
        echo(f"marsad: {refused} of {len(files or ('-',))} inputs refused", err=True)
        sys.exit(1)


def _reports(path: str, **known: object) -> list[Report]:
    from marsad.inputs import read_bytes, reports_in

    raw = sys.stdin.buffer.read() if path == "-" else read_bytes(path)
    return list(reports_in("standard input" if path == "-" else path, raw, **known))  # type: ignore[arg-type]


def _print(reports: list[Report], packs: tuple[str, ...], form: str, *, backend: str, why: bool) -> None:
    from marsad.claims.road import read
    from marsad.lexicon.packs import load_to_stay
    from marsad.render import show

    if not reports:
        return
    try:
        loaded = load_to_stay(*packs)
    except MarsadError as fault:
        raise click.ClickException(str(fault)) from fault
    with click.progressbar(reports, label=label("reading"), file=sys.stderr, hidden=len(reports) < 5 or not sys.stderr.isatty()) as bar:
        show((read(report, loaded, backend=backend) for report in bar), form, why=why)
