"""What is promised is held by a test: each promise and each line of the threat model names one that exists; the bill of materials is whole."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from tools.audit import sbom

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("promises.md", "promises.ar.md")


def rows(page: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("| \n").split(" | ")] for line in (ROOT / "docs" / page).read_text(encoding="utf-8").splitlines() if re.match(r"\| \d+ \|", line)]


def names_in(path: Path) -> set[str]:
    return {node.name for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("page", PAGES)
def test_each_of_the_23_promises_names_tests_that_exist(page: str) -> None:
    told = rows(page)
    assert [row[0] for row in told] == [str(number) for number in range(1, 24)]
    for number, _, named in told:
        tests = re.findall(r"`(test_\w+)\.py::(test_\w+)`", named)
        assert tests, number
        assert [one for one in tests if one[1] not in names_in(ROOT / "tests" / f"{one[0]}.py")] == [], number


def test_both_pages_of_promises_name_the_same_tests() -> None:
    assert [row[2] for row in rows(PAGES[0])] == [row[2] for row in rows(PAGES[1])]


def test_the_threat_model_names_tests_that_exist() -> None:
    lines = [line for line in (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ") and "tests/" in line]
    assert len(lines) >= 8
    assert [path for line in lines for path in re.findall(r"`(tests/\w+\.py)`", line) if not (ROOT / path).exists()] == []
    assert all(re.search(r"`tests/\w+\.py`", line) for line in lines)


def test_the_bill_of_materials_holds_every_pinned_package() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {name.lower() for name in re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==", lock, re.MULTILINE)}
    parts = sbom()["components"]
    assert {one["name"].lower() for one in parts if one["purl"].startswith("pkg:pypi/")} == pinned
    assert all(one["hashes"] for one in parts if one["purl"].startswith("pkg:pypi/")) and any(one["purl"].startswith("pkg:npm/maplibre-gl@") for one in parts)
    assert sbom() == sbom()


def test_each_fault_of_protection_that_was_found_has_tests_under_its_number() -> None:
    told = [name for path in (ROOT / "tests").glob("test_*.py") for name in names_in(path)]
    assert [number for number in range(1, 12) if not any(name.startswith(f"test_F{number}_") for name in told)] == []
