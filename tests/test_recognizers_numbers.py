"""Numbers and ordinals of the Arabic specification of Microsoft Recognizers-Text, value by value.

The sentences stay outside the project; ``recognizers_numbers_left_out.tsv`` lists by index the cases that are not asked,
each with its reason: ungrammatical or machine-translated Arabic, or a meaning that no count in a report has.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from marsad.grammar.numbers import numbers_in

SHARED = Path(os.environ.get("MARSAD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
EXPRESSIONS = SHARED / "data" / "expressions"
LEFT_OUT = Path(__file__).parent / "recognizers_numbers_left_out.tsv"


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
