"""The command ``marsad``: thin commands that open every door."""

from __future__ import annotations

import click

from marsad.cli.case import COMMANDS
from marsad.cli.desk import desk
from marsad.cli.incidents import COMMANDS as INCIDENTS
from marsad.cli.judging import COMMANDS as JUDGING
from marsad.cli.packs import gazetteer, pack
from marsad.cli.reading import read_command
from marsad.version import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="marsad")
def main() -> None:
    """Marsad reads Arabic reports of armed conflict: who says what happened, to whom, how many, and who denies it."""


for command in (read_command, *COMMANDS, *INCIDENTS, *JUDGING, desk, pack, gazetteer):
    main.add_command(command)
