"""The command line in Arabic: all of its help and messages have their Arabic, and nothing but words changes."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import marsad.cli
from marsad.cli import main
from marsad.cli.speech import helps, in_arabic, speaks_arabic
from marsad.text.tsv import read_rows

CLI = Path(marsad.cli.__file__).parent
MESSAGES = read_rows(CLI / "words" / "messages.tsv")
ARABIC = re.compile(r"[\u0621-\u064a]")


def in_process(arabic: bool, *words: str) -> str:
    """What a command prints, in a process of its own language: teaching changes the commands for good, so it is undone here."""
    before = [(command, command.help, [(option, getattr(option, "help", None)) for option in command.params]) for command in commands(main)]
    formatter = click.Context.formatter_class
    try:
        return CliRunner().invoke(main, list(words), env={"LC_ALL": "ar_SY.UTF-8" if arabic else "C.UTF-8"}).output
    finally:
        click.Context.formatter_class = formatter
        for command, text, options in before:
            command.help = text
            for option, words_of_it in options:
                if isinstance(option, click.Option):
                    option.help = words_of_it


def commands(command: click.Command) -> Iterator[click.Command]:
    yield command
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        yield from commands(below)


def test_every_help_has_its_arabic_and_no_arabic_is_left_over() -> None:
    asked = {"Show this message and exit.", "Usage", "Options", "Commands", *works()}
    for command in commands(main):
        asked |= {inspect.cleandoc(text) for text in (command.help, command.short_help) if text}
        asked |= {option.help for option in command.params if isinstance(option, click.Option) and option.help}
    assert asked - set(helps()) == set(), "write their Arabic into cli/words/help.tsv"
    assert set(helps()) - asked == set(), "no help asks for these any more"


def works() -> Iterator[str]:
    """What the bars on a terminal say: the work under way, and what is counted."""
    for path in CLI.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("progressing", "label"):
                yield from (one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str))


def template(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values) if isinstance(node, ast.JoinedStr) else ""


def told() -> Iterator[str]:
    """The messages that the commands print or end with, each with {} for what it holds."""
    for path in CLI.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            if name in ("echo", "ClickException", "UsageError", "_by_reason", "visible") and isinstance(node, ast.Call) and node.args:
                words = template(node.args[0])
                if "\t" not in words and len(re.findall(r"[a-z]{2,}", words.replace("marsad link", "").replace("{}", ""))) > 1 and not words.startswith("{} {}: {}"):
                    yield words.strip()


def test_every_message_of_the_commands_has_its_arabic() -> None:
    missing = [words for words in dict.fromkeys(told()) if not ARABIC.search(in_arabic(re.sub(r"\{\}", "7", words)))]
    assert missing == [], "write their Arabic into cli/words/messages.tsv"


@pytest.mark.parametrize("row", MESSAGES, ids=[row["en"][:40] for row in MESSAGES])
def test_the_arabic_of_a_message_holds_what_the_message_holds(row: dict[str, str]) -> None:
    holds = re.findall(r"\{#?\}", row["en"])
    values = [str(70 + number) for number in range(len(holds))]
    english = row["en"].replace("\\n", "\n")
    for hold, value in zip(holds, values, strict=True):
        english = english.replace(hold, value, 1)
    arabic = in_arabic(english)
    assert ARABIC.search(arabic)
    plural = "part{}" in row["en"] or "recipient{}" in row["en"] or "protection{} of" in row["en"]  # the English plural's s
    assert sum(value in arabic for value in values) >= len(holds) - plural


def faults() -> Iterator[str]:
    """What verify can say: where a fault is, what it is, and what it touches; each with {} for what it holds."""
    for path in (CLI.parent / "record").glob("verify*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Fault":
                yield from (words for argument in node.args if " " in (words := template(argument)) and re.search("[a-z]{2}", words))


def test_every_fault_of_the_record_has_its_arabic() -> None:
    missing = [words for words in dict.fromkeys(faults()) if not ARABIC.search(in_arabic(words.replace("{}", "7"), "faults"))]
    assert missing == [], "write their Arabic into cli/words/faults.tsv"
    assert "السطر 7 من السجل" in in_arabic("ledger line 7", "faults") and in_arabic("report card", "messages") == "report card"


def test_the_locale_decides_and_names_commands_and_data_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "الاستعمال: main add" in in_process(True, "add", "--help") and "--duplicates" in in_process(True, "add", "--help")
    assert "Usage: main add" in in_process(False, "add", "--help") and not ARABIC.search(in_process(False, "verify", "--help"))
    assert "خطأ: لا أمر باسم 'no-such'" in in_process(True, "no-such")
    assert "خطأ: ينقص المعطى 'CASE'" in in_process(True, "incidents")
    case = tmp_path / "case"
    made = in_process(True, "new", str(case), "--pack", "syria")
    assert "أُنشئت القضية" in made and f"marsad add {case}" in made
    monkeypatch.chdir(tmp_path)
    assert "marsad add reading" in in_process(True, "new", "reading", "--pack", "syria"), "a folder keeps its name, also where it is a word of the commands"
    assert "لا قضية هنا" in in_process(True, "reports", str(tmp_path / "other"))
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LC_MESSAGES", "ar_IQ.UTF-8")
    assert speaks_arabic()
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert not speaks_arabic()
    assert in_arabic("3 reports added, 2 already in the case") == "أضيف 3 من التقارير، 2 في القضية من قبل"
    for data in ("douma, 2018-03-11", "refusal of a new list", "something new", "3 men from the town, 2 of them young"):
        assert in_arabic(data) == data, "what is no message stays as it is"
    assert in_arabic("refused My file, v2.pdf: the text is empty") == "رُفض My file, v2.pdf: النص فارغ"
    assert "خطأ: لا خيار باسم '--bogus'" in in_process(True, "--bogus") and "للمساعدة" in in_process(True, "--bogus")
