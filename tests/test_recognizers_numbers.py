"""Numbers and ordinals of the Arabic specification of Microsoft Recognizers-Text, value by value.

The sentences stay outside the project; ``recognizers_numbers_left_out.tsv`` lists by index the cases that are not asked,
each with its reason: ungrammatical or machine-translated Arabic, or a meaning that no count in a report has.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from marsad.grammar.numbers import Value, begins_number, read_number, read_ordinal
from marsad.text.fold import fold
from marsad.text.units import cut

SHARED = Path(os.environ.get("MARSAD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
EXPRESSIONS = SHARED / "data" / "expressions"
LEFT_OUT = Path(__file__).parent / "recognizers_numbers_left_out.tsv"


_CLITICS = ("و", "ب", "ل", "ف", "ك", "وب", "ول", "فب", "فل")
_SPACED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?(?![\d ]*\d)")
_ARABIC_COMMA = re.compile(r"(?<=\d)،(?=\d{3}(?!\d))")


def numbers_in(text: str) -> list[tuple[int, int, Value, bool]]:
    """All numbers and ordinals of a text as (start, end, value, ordinal) in its code points.

    Unlike the unit lists of a report this sees the spaces and Arabic commas of 1 234 567 and ١،٢٣٤،٥٦٧, and joins them.
    """
    folded = fold(text)
    plain = _ARABIC_COMMA.sub(",", folded.text)
    bounds = _bounds(plain)
    forms = [plain[start:end].replace(" ", "") for start, end, _ in bounds]
    pre = [clitic for _, _, clitic in bounds]
    found, at = [], 0
    while at < len(forms):
        number = read_ordinal(forms, pre, at) or read_number(forms, pre, at)
        if number:
            found.append((folded.origin[bounds[at][0]], folded.origin[bounds[number.end - 1][1]], number.value, number.ordinal))
        at = number.end if number else at + 1
    return found


def _bounds(plain: str) -> list[tuple[int, int, str]]:
    """Units with the proclitics that stand before a numeral cut off; thousands set apart by single spaces are one unit."""
    spaced = {match.start(): match.end() for match in _SPACED.finditer(plain)}
    bounds: list[tuple[int, int, str]] = []
    for start, end in cut(plain):
        if bounds and start < bounds[-1][1]:
            continue
        clitic = _clitic(plain[start:end])
        bounds.append((start + len(clitic), spaced.get(start, end), clitic))
    return bounds


def _clitic(word: str) -> str:
    if begins_number(word):
        return ""
    return next((lead for lead in _CLITICS if word.startswith(lead) and begins_number(word[len(lead) :])), "")


def _left_out() -> list[tuple[str, int, str]]:
    lines = LEFT_OUT.read_text(encoding="utf-8").splitlines()[1:]
    return [(model, int(index), reason) for model, index, reason in (line.split("\t") for line in lines)]


def _cases(model: str) -> list[dict[str, Any]]:
    path = EXPRESSIONS / f"recognizers-{model}Model.json"
    if not path.is_file():
        pytest.skip(f"no {path}: the shared expressions are not at hand")
    cases: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8-sig"))
    return cases


def _right(case: dict[str, Any], *, ordinal: bool) -> bool:
    found = [float(value) for _, _, value, is_ordinal in numbers_in(case["Input"]) if is_ordinal == ordinal]
    return found == pytest.approx([float(result["Resolution"]["value"]) for result in case["Results"]], rel=1e-9)


@pytest.mark.parametrize(("model", "ordinal"), [("Number", False), ("Ordinal", True)])
def test_every_case_asked_comes_right(model: str, ordinal: bool, capsys: pytest.CaptureFixture[str]) -> None:
    cases = _cases(model)
    left_out = {index for name, index, _ in _left_out() if name == model}
    asked = [index for index in range(len(cases)) if index not in left_out]
    wrong = [index for index in asked if not _right(cases[index], ordinal=ordinal)]
    with capsys.disabled():
        print(f"\nRecognizers {model}: {len(asked) - len(wrong)} of {len(asked)} right, {len(left_out)} left out, wrong: {wrong}")
    assert wrong == []


def test_each_case_left_out_stands_once_and_has_a_reason() -> None:
    rows = _left_out()
    assert len({(model, index) for model, index, _ in rows}) == len(rows)
    assert all(reason.strip() for _, _, reason in rows)
