"""Keys for programs from the shell: made, listed, taken away; the same keys as on the desk."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli.case import CASE, plain_errors
from marsad.cli.speech import echo
from marsad.cli.tables import visible
from marsad.errors import CaseError

_SHORTEST = 8  # digits of a fingerprint that name a key


@click.command("keys")
@CASE
@click.option("--make", "program", metavar="PROGRAM", help="Make a key for this program; it is printed this once.")
@click.option("--person", metavar="NAME", help="As whom the program acts, with the role of this person; without it the key only reads data.")
@click.option("--days", type=click.IntRange(1, 3650), default=365, show_default=True, help="How long the key holds.")
@click.option("--revoke", metavar="FINGERPRINT", help="Take a key away, by the beginning of its fingerprint.")
@click.option("--who", required=True, help="Who does it; stays in the ledger.")
def keys(case: Path, program: str | None, person: str | None, days: int, revoke: str | None, who: str) -> None:
    """Keys for programs that use the API of the desk: list them, make one, take one away.

    Without --make and --revoke it lists them: fingerprint, program, as whom it acts, until when it holds, when it was used last.
    """
    from marsad.desk.setup import open_desk
    from marsad.record.program_keys import make_token

    with plain_errors():
        open_desk(case)
        if program is not None:
            click.echo(make_token(program, by=who, account=person, days=days))
        elif revoke is not None:
            _revoke(revoke, who)
        else:
            _list()


def _revoke(beginning: str, who: str) -> None:
    from marsad.record.program_keys import revoke_token, tokens

    found = [one for one in tokens() if one.digest.startswith(beginning) and one.revoked is None] if len(beginning) >= _SHORTEST else []
    if len(found) != 1:
        raise CaseError(f"{beginning}: give the first {_SHORTEST} digits or more of the fingerprint of one key that holds")
    revoke_token(found[0].digest, by=who)
    echo(visible(f"the key of {found[0].name} is void"))


def _list() -> None:
    from marsad.record.program_keys import tokens

    found = tokens()
    for one in found:
        state = "void" if one.revoked else f"until {(one.expires or '')[:10]}" if one.expires else "without end"
        click.echo("\t".join(visible(cell) for cell in (one.digest[:16], one.name, one.account or "reads data", state, f"used {one.used[:16]}" if one.used else "not used yet")))
    if not found:
        echo("there are no keys")
