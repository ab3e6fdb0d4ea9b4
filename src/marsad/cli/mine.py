"""What waits for somebody, as a list in the shell: the same as on the page of one's own work on the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from marsad.cli.case import CASE, opened
from marsad.cli.speech import echo
from marsad.cli.tables import visible


@click.command("mine")
@CASE
@click.option("--who", required=True, help="Whose work is listed.")
@click.option("--since", help="Since when others' work is listed (2018-03-11); else since this person was last at the desk, or a day.")
def mine(case: Path, who: str, since: str | None) -> None:
    """What waits for somebody: reports and incidents in their hands, reports to look over, comments that call them, and what others changed."""
    with opened(case):
        found = list(_rows(who, since))
        for row in found:
            click.echo("\t".join(visible(" ".join(cell.split())) for cell in row))
        if not found:
            echo(visible(f"nothing waits for {who}"))


def _rows(who: str, since: str | None) -> Iterator[tuple[str, ...]]:
    """Why it waits, the report or incident, what it is, and words of it."""
    from marsad.record import waiting

    for why, reports in (("assigned", waiting.assigned(who)), ("to look over", waiting.to_look_over(who))):
        yield from ((why, one.id, one.state, one.title or one.outlet or "") for one in reports)
    for note in waiting.mentions(who):
        yield ("assigned" if note.kind == "assigned" else "mentioned", note.subject, note.who, note.value.get("text") or note.why or "")
    for change in waiting.changed_since(who, since or waiting.away_since(who)):
        yield ("changed", change.subject, change.who, f"{change.kind} {change.count}")
