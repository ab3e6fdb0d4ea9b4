"""Commands that take a case away: export, print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from marsad.cli.case import CASE, opened

if TYPE_CHECKING:
    from marsad.exports.protection import Asker
    from marsad.exports.writing import About
    from marsad.record.place import CasePlace

F = TypeVar("F", bound=Callable[..., Any])
AUDIENCES = ("public", "viewer", "reviewer", "editor", "admin")
_FILTERS = (
    click.option("--place", help="At this place or in this province: a name in any spelling, or a pack's id."),
    click.option("--since", metavar="YYYY-MM-DD", help="On this day or later."),
    click.option("--until", metavar="YYYY-MM-DD", help="On this day or before."),
    click.option("--grade", help="Of this grade: a person's where one graded, else the proposed one."),
    click.option("--state", help="In this state of work (candidate, in_review, published, withdrawn)."),
    click.option("--type", "kind", help="Of this type (airstrike, shelling …)."),
    click.option("--report", help="With claims of this report."),
    click.option("--disputed/--undisputed", default=None, help="With disputes, or without any."),
)


def filter_options(command: F) -> F:
    """The filters of ``marsad incidents``."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def asker_for(audience: str, who: str) -> Asker:
    """What may leave the open case for a role, or for everybody."""
    from marsad.desk.people import Person
    from marsad.exports.protection import Asker
    from marsad.record.choices import choice
    from marsad.record.redaction import redacted_record, redactor_for

    person = Person(who, None if audience == "public" else audience)

    def chosen(key: str) -> str:
        """Everybody sees places no finer than about a kilometre."""
        told = choice(key)
        return "round2" if audience == "public" and key == "coordinates" and told in ("exact", "round3") else told

    redactor = redactor_for(person.may, None, chosen)
    return Asker(who, audience, redactor, lambda record: redacted_record(record, redactor), names=person.may("protected"))


def about_for(place: CasePlace, asker: Asker, language: str, address: str) -> About:
    """What the formats know of the case."""
    from marsad.exports.pack_tables import actors, countries
    from marsad.exports.writing import About

    return About(place.title, asker, language, address, actors(place.packs), countries(place.packs))


@click.command("export")
@CASE
@click.argument("form", metavar="FORMAT")
@click.argument("out", type=click.Path(path_type=Path))
@filter_options
@click.option("--for", "audience", type=click.Choice(AUDIENCES), default="viewer", show_default=True, help="As whom: what this role may not see stays here.")
@click.option("--public", is_flag=True, help="For everybody: published incidents only, coarse places, no names of victims.")
@click.option("--language", type=click.Choice(("ar", "en")), default="ar", show_default=True, help="Of headings and of the direction of sheets.")
@click.option("--address", default="", metavar="URL", help="Where the incidents are published; each gets its address under it.")
@click.option("--who", default="machine", show_default=True, help="Whom the ledger names for this.")
def export(case: Path, form: str, out: Path, kind: str | None, audience: str, public: bool, language: str, address: str, who: str, **filters: Any) -> None:
    """Take incidents away in a FORMAT, into the new folder OUT: the data, a codebook in words, and a report of what the format cannot hold.

    Formats: csv, xlsx, geojson, geoparquet, kml, json, acled, ucdp-ged, airwars, sdg-16-1-2, ibc.
    """
    from marsad.cli.incidents import check_days
    from marsad.exports.export import export as take

    check_days(filters["since"], filters["until"])
    if public:
        audience, filters["state"] = "public", "published"
    with opened(case) as place:
        about = about_for(place, asker_for(audience, who), language, address)
        done = take(form, out, about, {**filters, "type": kind})
    seen_as = "for everybody" if audience == "public" else f"as a {audience} sees them"
    click.echo(f"{out}: {done.incidents} incidents {seen_as}, {len(done.files)} files, sha256 {done.sha256}")


@click.command("print")
@CASE
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--incident", "ident", help="This incident; else all that pass the filters.")
@filter_options
@click.option("--for", "audience", type=click.Choice(AUDIENCES), default="viewer", show_default=True, help="As whom: what this role may not see stays here.")
@click.option("--language", type=click.Choice(("ar", "en", "both")), default="ar", show_default=True)
@click.option("--paper", type=click.Choice(("a4", "letter")), default="a4", show_default=True)
@click.option("--who", default="machine", show_default=True, help="Whom the ledger names for this.")
def print_command(case: Path, out: Path, ident: str | None, kind: str | None, audience: str, language: str, paper: str, who: str, **filters: Any) -> None:
    """Print incidents into the new folder OUT: a page with print CSS (print.html), and print.pdf where Chromium is there."""
    from marsad.cli.incidents import check_days
    from marsad.exports.print import print_incidents

    check_days(filters["since"], filters["until"])
    if audience == "public":
        filters["state"] = "published"
    languages = ("ar", "en") if language == "both" else (language,)
    with opened(case) as place:
        about = about_for(place, asker_for(audience, who), languages[0], "")
        count, files = print_incidents(out, about, {**filters, "type": kind}, languages=languages, paper=paper, ident=ident)
    click.echo(f"{out}: {count} incidents in {' and '.join(files)}")
    if "print.pdf" not in files:
        click.echo("no PDF: Chromium is not here or failed (Debian: apt-get install chromium); print.html prints the same from any browser", err=True)


COMMANDS = (export, print_command)
