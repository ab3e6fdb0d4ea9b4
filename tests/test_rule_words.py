"""The words that rules ask for stand in a table; of rules about deeds and parties none stands in Python."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import marsad
from marsad.lexicon.word_tables import word_rows
from marsad.text.rule_words import rule_word
from marsad.text.tsv import read_rows

ROOT = Path(marsad.__file__).parent
FILES = sorted(path for where in ("grammar/event_*.py", "grammar/event_types/*.py", "grammar/events.py", "grammar/party_*.py", "grammar/stands_alone.py", "grammar/modality_scopes.py", "claims/doers/*.py") for path in ROOT.glob(where))
READING = ("text", "grammar", "syntax", "attribution", "frames", "claims", "linking")
ARABIC = re.compile("[\u0621-\u064a]")


def literals(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bodies = [node.body[0] for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body]
    docstrings = {id(first.value) for first in bodies if isinstance(first, ast.Expr)}
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and ARABIC.search(node.value) and id(node) not in docstrings]


def test_no_arabic_word_stands_in_these_modules() -> None:
    assert len(FILES) > 15
    assert {path.name: found for path in FILES if (found := literals(path))} == {}


def test_each_row_is_asked_for_and_named_once() -> None:
    idents = [row["id"] for row in word_rows("rule_words")]
    source = "".join(path.read_text(encoding="utf-8") for folder in (*READING, "lexicon") for path in (ROOT / folder).rglob("*.py"))
    assert len(idents) == len(set(idents))
    assert [ident for ident in idents if f'"{ident}"' not in source] == []


@pytest.mark.parametrize(("table", "name"), [("speaker_words", "id"), ("frames/words", "class")])
def test_no_two_rows_of_words_share_a_name(table: str, name: str) -> None:
    idents = [row[name] for row in read_rows(ROOT / "packs" / "common" / f"{table}.tsv")]
    assert [ident for ident in set(idents) if idents.count(ident) > 1] == []


def test_a_row_of_several_words_is_no_single_word() -> None:
    with pytest.raises(ValueError, match="too many values"):
        rule_word("sides.two")


def _decisions(function: ast.FunctionDef) -> int:
    """Tests of if, while and conditional values, each side behind the first of an and/or counted."""
    return sum(len(node.values) - 1 if isinstance(node, ast.BoolOp) else isinstance(node, ast.If | ast.While | ast.IfExp) for node in ast.walk(function))


def test_few_functions_of_reading_take_more_than_ten_decisions() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for part in READING if part != "linking" for path in (ROOT / part).rglob("*.py")]
    functions = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    long = [function.name for function in functions if _decisions(function) > 10]
    assert len(long) < 0.05 * len(functions), sorted(long)
