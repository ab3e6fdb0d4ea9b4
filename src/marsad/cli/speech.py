"""The command line in the reader's language: Arabic where the locale is Arabic (LC_ALL, LC_MESSAGES or LANG), else English.

The commands are written in English. ``words/help.tsv`` has the Arabic of their help, ``words/messages.tsv`` that of what they tell, ``words/faults.tsv`` that of what ``marsad verify`` finds, each
``{}`` for what a message holds, ``{#}`` for a number. What has no row is told in English rather than not at all. Ids, paths, dates, formats and option names stay.
"""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import IO, Any, NoReturn

import click

from marsad.text.tsv import read_rows

_WORDS = Path(__file__).parent / "words"
_LONGEST = 2000  # characters; what is longer is data
_HELD = re.compile(r"\{(\d*)\}")


def speaks_arabic() -> bool:
    """Whether the locale of messages is Arabic."""
    chosen = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return chosen.casefold().startswith("ar")


def echo(message: object = "", *, err: bool = False, file: IO[Any] | None = None, nl: bool = True) -> None:
    """Print a message, in Arabic where the locale is."""
    click.echo(translated(message) if isinstance(message, str) else message, err=err, file=file, nl=nl)


def translated(message: str, table: str = "messages") -> str:
    """A message of a table in the language of the locale; line breaks and blanks around it stay."""
    if not speaks_arabic():
        return message
    words = message.strip()
    return message.replace(words, in_arabic(words, table), 1) if words else message


def end(fault: click.ClickException) -> NoReturn:
    """End a command as click does, in Arabic where the locale is."""
    if not speaks_arabic():
        raise fault
    if isinstance(fault, click.UsageError) and fault.ctx is not None:
        echo(fault.ctx.get_usage(), err=True)
        echo(f"Try '{fault.ctx.command_path} -h' for help.", err=True)
    echo(f"Error: {fault.format_message()}", err=True)
    sys.exit(fault.exit_code)


def in_arabic(message: str, table: str = "messages") -> str:
    """The Arabic of a message, with what it holds put in, itself in Arabic where that is a message of several words; without a row as it is."""
    if len(message) > _LONGEST:
        return message
    for shape, arabic in _messages(table):
        if found := shape.fullmatch(message):
            held = [in_arabic(part, table) if " " in part else part for part in found.groups()]  # a lone word may be the name of a folder
            numbers = iter(range(len(held)))
            return _HELD.sub(lambda mark: held[int(mark[1]) if mark[1] else next(numbers)], arabic)  # noqa: B023
    if message.endswith(":") and (told := in_arabic(message[:-1])) != message[:-1]:
        return f"{told}:"
    where, colon, what = message.partition(": ")
    if colon and (told := in_arabic(what)) != what:
        return f"{where}: {told}"
    parts = message.split(", ")
    told_parts = [in_arabic(part) for part in parts] if len(parts) > 1 else parts
    return message if told_parts == parts else "، ".join(told_parts)  # the comma of what is no message stays


@cache
def _messages(table: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The shapes of a table's messages with their Arabic: those with the most words of their own first."""
    rows = sorted(read_rows(_WORDS / f"{table}.tsv"), key=lambda row: -len(row["en"].replace("{}", "")))
    return tuple((re.compile(re.escape(_lines(row["en"])).replace(r"\{\}", "(.*?)").replace(r"\{\#\}", r"(\d+)"), re.DOTALL), _lines(row["ar"])) for row in rows)


def label(words: str) -> str:
    """A heading or the name of a work under way, in the language of the locale."""
    return helps().get(words, words) if speaks_arabic() else words


@cache
def helps() -> dict[str, str]:
    """The Arabic of each text of help, of its headings and of the works that a bar shows."""
    return {_lines(row["en"]): _lines(row["ar"]) for row in read_rows(_WORDS / "help.tsv")}


def _lines(cell: str) -> str:
    return cell.replace("\\n", "\n").replace("\\b", "\b")


class _Formatter(click.HelpFormatter):
    """Writes the headings of help in Arabic."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, label("Usage") + ": ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(label(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        told = [(name, helps().get(text, text).replace("[default: ", "[الأصل: ").replace("[required]", "[لازم]")) for name, text in rows]
        super().write_dl(told, col_max, col_spacing)


def teach(command: click.Command) -> None:
    """Give a command, and those below it, their help in Arabic."""
    click.Context.formatter_class = _Formatter
    command.help = helps().get(inspect.cleandoc(command.help or ""), command.help)
    for option in command.params:
        if isinstance(option, click.Option):
            option.help = helps().get(option.help or "", option.help)
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        teach(below)
