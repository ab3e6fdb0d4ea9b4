"""The command ``marsad``: thin commands that open every door."""

from __future__ import annotations

from typing import Any

import click

from marsad.cli.batch import batch
from marsad.cli.case import COMMANDS
from marsad.cli.desk import desk
from marsad.cli.incidents import COMMANDS as INCIDENTS
from marsad.cli.judging import COMMANDS as JUDGING
from marsad.cli.leaving import COMMANDS as LEAVING
from marsad.cli.packs import gazetteer, pack
from marsad.cli.publishing import COMMANDS as PUBLISHING
from marsad.cli.reading import read_command
from marsad.cli.speech import end, speaks_arabic, teach
from marsad.extras import extra_of, how_to_install
from marsad.version import __version__


class _Commands(click.Group):
    """The commands, in the language of the locale; one that needs a library of an extra that is not installed says what to install."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        if speaks_arabic():
            teach(self)
        return super().main(*args, **kwargs)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        try:
            return super().make_context(*args, **kwargs)
        except click.UsageError as fault:
            end(fault)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return self._invoke(ctx)
        except click.ClickException as fault:
            end(fault)

    def _invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ModuleNotFoundError as fault:
            extra = extra_of(fault.name or "")
            if extra is None:
                raise
            raise click.ClickException(f"this needs {fault.name}, which is not installed: {how_to_install(extra)} (or marsad[all])") from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="marsad")
def main() -> None:
    """Marsad reads Arabic reports of armed conflict: who says what happened, to whom, how many, and who denies it."""


for command in (read_command, *COMMANDS, *INCIDENTS, *JUDGING, *LEAVING, *PUBLISHING, batch, desk, pack, gazetteer):
    main.add_command(command)
