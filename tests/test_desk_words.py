"""The words of the desk: both languages have every one that is used; what a page's dataclass holds is shown by its template."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from tests.test_house import ROOT

from marsad.desk import nav, rules, words
from marsad.model import vocabulary
from marsad.phrasing import days as dates
from marsad.record.place import CasePlace

DESK = ROOT / "src" / "marsad" / "desk"
TEMPLATES = {path.name: path.read_text(encoding="utf-8") for path in (DESK / "templates").glob("*.html")}
GROUPS = {
    **{"act": vocabulary.ACTS, "kind": vocabulary.VOICES, "type": vocabulary.EVENTS, "status": vocabulary.STATUSES, "outcome": vocabulary.OUTCOMES},
    **{"victim": vocabulary.VICTIM_STATUSES, "age": vocabulary.AGES, "sex": vocabulary.SEXES, "scope": vocabulary.SCOPES, "actor": vocabulary.ROLES},
    **{"state": rules.STATES, "role": tuple(rules.ROLES)},
}


def rows() -> list[list[str]]:
    return [line.split("\t") for path in sorted(words.FOLDER.glob("*.tsv")) for line in path.read_text(encoding="utf-8").splitlines()[1:] if line and line[0] != "#"]


def test_every_word_stands_once_in_both_languages() -> None:
    assert [row for row in rows() if len(row) != 3 or not all(cell.strip() for cell in row)] == []
    assert [key for key, count in Counter(row[0] for row in rows()).items() if count > 1] == []


def test_both_languages_take_the_same_values() -> None:
    assert [key for key, ar, en in rows() if sorted(re.findall(r"{\w*}", ar)) != sorted(re.findall(r"{\w*}", en))] == []


def used() -> set[str]:
    """Keys named in templates and, as whole words in quotation marks, in Python and in scripts."""
    told = {key for text in TEMPLATES.values() for key in re.findall(r"""{% w ['"](\w+)['"]""", text)}
    return told | {f"nav_{link}" for link in nav.LINKS} | {f"fault_{key}" for key in re.findall(r'fault\(request, "(\w+)"', (DESK / "faults.py").read_text(encoding="utf-8"))}


def test_every_word_that_is_used_is_there() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in DESK.rglob("*.py"))
    said = set(re.findall(r'"((?:wish|signin|own|people|totp)_\w+)"', code)) - {"totp_new", "totp_last"}
    assert (used() | said) - set(words.table()) == set()


@pytest.mark.parametrize("group", GROUPS)
def test_every_value_of_the_record_has_a_word(group: str) -> None:
    assert [value for value in GROUPS[group] if f"{group}.{value}" not in words.table()] == []


def included(name: str) -> str:
    """A template with all that it includes."""
    text = TEMPLATES[name]
    return text + "".join(included(other) for other in re.findall(r'{% include "([\w.]+)"', text) if other != name)


PAIRS = [
    (path.stem, template, context)
    for path in sorted((DESK / "views").glob("*.py"))
    for template, context in re.findall(r'show\(request, "(\w+\.html)", (\w+)\(', path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("module", "template", "context"), PAIRS, ids=lambda value: value)
def test_a_page_shows_what_its_dataclass_holds(desk: CasePlace, module: str, template: str, context: str) -> None:
    kind = getattr(importlib.import_module(f"marsad.desk.views.{module}"), context, None)
    if not is_dataclass(kind):
        return
    text = included(template)
    assert kind.__doc__ and [field.name for field in fields(kind) if not re.search(rf"\b{field.name}\b", text)] == []


def test_dates_are_said_as_precisely_as_they_are() -> None:
    assert dates.spoken("2018-03-11", "ar", "levant") == "11 آذار 2018"
    assert dates.spoken("2018-03-11", "ar", "arabic") == "11 مارس 2018"
    assert dates.spoken("2018-03-11", "ar", "both") == "11 آذار/مارس 2018"
    assert dates.spoken("2018-03", "en", "levant") == "March 2018" and dates.spoken("2018", "ar", "levant") == "2018"
    assert dates.spoken("2018-03-11T14:30", "en", "levant") == "11 March 2018 14:30"
    assert dates.spoken(None, "ar", "levant") == "" and dates.spoken("2018-13-01", "ar", "levant") == "2018-13-01"


def test_every_desk_file_is_shipped() -> None:
    import tomllib

    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]["marsad"]
    source = ROOT / "src" / "marsad"
    shipped = {path for glob in data for path in source.glob(glob)}
    needed = {path for folder in ("words", "templates", "static") for path in (DESK / folder).rglob("*") if path.is_file() and not Path(path).name.startswith(".")}
    assert needed <= shipped
