"""Commands of the public site: write it, check it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from marsad.cli.case import CASE, opened
from marsad.cli.leaving import about_for, asker_for, tell_left_out
from marsad.cli.speech import echo


@click.command("publish")
@CASE
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--address", default="", metavar="URL", help="Where the site will stand; links of the feed and of the data need it.")
@click.option("--who", default="machine", show_default=True, help="Whom the ledger names for this.")
def publish(case: Path, out: Path, address: str, who: str) -> None:
    """Write the published incidents as a web site into the folder OUT, or renew the one that is there: only what changed is written.

    Protected words stay in the case, places are rounded, victims are not named. Any web host can serve the folder, and it opens from a stick.
    """
    from marsad.exports.left_out import left_out
    from marsad.exports.site import publish as write

    with opened(case) as place:
        about = about_for(place, asker_for("public", who), "ar", address)
        done = write(out, place.id, about)
        missing = left_out(about.asker.redactor, {"state": "published"})
    echo(f"{out}: {done.incidents} incidents, {done.gone} withdrawn or merged; {done.written} files written, {done.unchanged} as before, {done.removed} taken away")
    echo(f"manifest sha256 {done.sha256}: make it known beside the site, and anybody can check it with marsad verify-site")
    tell_left_out(missing, "public")


@click.command("verify-site")
@click.argument("site", type=click.Path(path_type=Path))
@click.option("--case", type=click.Path(path_type=Path), help="Also: that this case's ledger says it published exactly this site.")
def verify_site(site: Path, case: Path | None) -> None:
    """Check that a published site is what its manifest says; with --case, that the case published it."""
    from marsad.errors import CaseError
    from marsad.exports.site import check_site
    from marsad.exports.site.checking import in_ledger

    try:
        found = check_site(site)
    except CaseError as fault:
        raise click.ClickException(str(fault)) from fault
    for words in found.faults:
        echo(words, err=True)
    if found.faults:
        echo(f"{site}: {len(found.faults)} faults; it is not as it was published, or the last run was cut short: run marsad publish again", err=True)
        sys.exit(1)
    echo(f"{site}: {found.files} files as published; ledger line {found.line}, head {found.head}; manifest sha256 {found.sha256}")
    if case is not None:
        with opened(case):
            if not in_ledger(found):
                raise click.ClickException("the ledger of this case does not say that it published this site")
        echo("the ledger of the case says that it published this site")


COMMANDS = (publish, verify_site)
