"""Commands that take a case away: bag, export, print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from marsad.cli.case import CASE, opened
from marsad.cli.progress import progressing
from marsad.cli.speech import echo

if TYPE_CHECKING:
    from marsad.exports.left_out import LeftOut
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
    from marsad.exports.protection import asker_of
    from marsad.record.choices import choice
    from marsad.record.redaction import redactor_for

    person = Person(who, None if audience == "public" else audience)

    def chosen(key: str) -> str:
        """Everybody sees places no finer than about a kilometre."""
        told = choice(key)
        return "round2" if audience == "public" and key == "coordinates" and told in ("exact", "round3") else told

    redactor = redactor_for(person.may, None, chosen)
    return asker_of(who, audience, redactor, names=person.may("protected"))


def tell_left_out(missing: LeftOut, audience: str) -> None:
    """Say what the reader is not shown, so that nobody takes a part for the whole."""
    if missing:
        echo(f"left out for {'everybody' if audience == 'public' else f'a {audience}'}: {'; '.join(missing.said())}", err=True)


def about_for(place: CasePlace, asker: Asker, language: str, address: str) -> About:
    """What the formats know of the case."""
    from marsad.exports.pack_tables import about_case

    return about_case(place, asker, language, address)


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

    Formats: csv, xlsx, geojson, geoparquet, kml, json, acled, ucdp-ged, airwars, sdg-16-1-2, ibc, ftm, uwazi, bayanat, atlos, claimreview.
    """
    from marsad.cli.incidents import check_days
    from marsad.exports.export import export as take
    from marsad.exports.left_out import left_out

    check_days(filters["since"], filters["until"])
    if public or audience == "public":
        audience, filters["state"] = "public", "published"
    with opened(case) as place:
        about = about_for(place, asker_for(audience, who), language, address)
        done = take(form, out, about, {**filters, "type": kind})
        missing = left_out(about.asker.redactor, {**filters, "type": kind})
    seen_as = "for everybody" if audience == "public" else f"as a {audience} sees them"
    echo(f"{out}: {done.incidents} incidents {seen_as}, {len(done.files)} files, sha256 {done.sha256}")
    tell_left_out(missing, audience)


@click.command("print")
@CASE
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--incident", "ident", help="This incident; else all that pass the filters.")
@filter_options
@click.option("--for", "audience", type=click.Choice(AUDIENCES), default="viewer", show_default=True, help="As whom: what this role may not see stays here.")
@click.option("--public", is_flag=True, help="For everybody: published incidents only, coarse places, no names of victims.")
@click.option("--language", type=click.Choice(("ar", "en", "both")), default="ar", show_default=True)
@click.option("--paper", type=click.Choice(("a4", "letter")), default="a4", show_default=True)
@click.option("--who", default="machine", show_default=True, help="Whom the ledger names for this.")
def print_command(case: Path, out: Path, ident: str | None, kind: str | None, audience: str, public: bool, language: str, paper: str, who: str, **filters: Any) -> None:
    """Print incidents into the new folder OUT: a page with print CSS (print.html), and print.pdf where Chromium is there."""
    from marsad.cli.incidents import check_days
    from marsad.exports.left_out import left_out
    from marsad.exports.print import print_incidents

    check_days(filters["since"], filters["until"])
    if public or audience == "public":
        audience, filters["state"] = "public", "published"
    languages = ("ar", "en") if language == "both" else (language,)
    with opened(case) as place:
        about = about_for(place, asker_for(audience, who), languages[0], "")
        count, files = print_incidents(out, about, {**filters, "type": kind}, languages=languages, paper=paper, ident=ident)
        missing = left_out(about.asker.redactor, {**filters, "type": kind})
    echo(f"{out}: {count} incidents in {' and '.join(files)}")
    tell_left_out(missing, audience)
    if "print.pdf" not in files:
        echo("no PDF: Chromium is not here or failed (Debian: apt-get install chromium); print.html prints the same from any browser", err=True)


@click.command("bag")
@CASE
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--for", "audience", type=click.Choice(("public", "viewer", "reviewer", "editor")), help="Only what this role may see: no copy of the case, it restores nothing.")
@click.option("--public", is_flag=True, help="Only what everybody may see: published incidents, coarse places, no names of victims.")
@click.option("--encrypt-to", "to", multiple=True, metavar="KEY", help="Encrypt for this recipient, so that OUT is one file: a public key (age1…, ssh-ed25519 …) or a file of them; repeat for several.")
@click.option("--damaged", is_flag=True, help="Also of a case that does not hold: what is whole can be restored from it.")
@click.option("--who", default="machine", show_default=True, help="Whom the ledger names for this.")
def bag(case: Path, out: Path, audience: str | None, public: bool, to: tuple[str, ...], damaged: bool, who: str) -> None:
    """Write the whole case to a folder as a BagIt bag that can be read without Marsad and restored on another machine.

    The whole case holds protected names. With --for or --public the bag holds only what that reader may see.
    """
    audience = "public" if public else audience
    with opened(case) as place:
        if not to:
            _pack(place, out, audience, damaged, who)
            return
        from marsad.record.sealed_bag import recipients, seal_bag, staging

        keys = recipients(to)
        with staging(place.folder) as plain:
            _pack(place, plain, audience, damaged, who, shown=out)
            seal_bag(plain, out, keys)
        echo(f"{out}: encrypted for {len(keys)} recipient{'s' if len(keys) > 1 else ''}; restore it: marsad add NEW-CASE --from-bag {out} --identity KEY-FILE")


def _pack(place: CasePlace, out: Path, audience: str | None, damaged: bool, who: str, shown: Path | None = None) -> None:
    """The bag of the whole case, or of what a reader may see."""
    if audience is None:
        _pack_whole(place, out, damaged, shown or out, who, warn=shown is None)
        return
    from marsad.exports.handing_over import hand_over

    about = about_for(place, asker_for(audience, who), "ar", "")
    done = hand_over(place, out, about, {"state": "published" if audience == "public" else None})
    echo(f"{shown or out}: {done.incidents} incidents {'for everybody' if audience == 'public' else f'as a {audience} sees them'}, {done.originals} originals; it is no copy of the case")
    tell_left_out(done.left_out, audience)


def _pack_whole(place: CasePlace, out: Path, damaged: bool, shown: Path, who: str, *, warn: bool) -> None:
    from marsad.record.bag import make_bag
    from marsad.record.boot import read_only
    from marsad.record.lists import counts
    from marsad.record.marks import marks

    with progressing("packing", "originals", counts()["originals"]) as progress:
        seq, last = make_bag(place, out, progress=progress, damaged=damaged, who=who)
    echo(f"{shown}: the case in a bag; head of the ledger: {seq} {last}")
    if read_only(place):
        echo("! this case may only be read here: its ledger does not say that this bag was made", err=True)
    if warn and (hidden := len(marks())):
        echo(f"! it holds in the clear what {hidden} protection{'s' if hidden > 1 else ''} of this case hide: keep it as safe as the case, encrypt it (--encrypt-to KEY), or hand over less (--for ROLE, --public)", err=True)


COMMANDS = (bag, export, print_command)
