"""Lists of people in JSON and JSON Lines: objects with a key for a name and one for an age or sex, and none for a text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from marsad.capture.people_rows import list_of_people
from marsad.capture.rows import Row, is_list_of_people
from marsad.errors import InputError
from marsad.model.custody import CapturedReport
from marsad.text.decode import decode

HEAD = 100  # objects from which the names of the keys are taken
Cells = Iterator[list[Any]]


def names_of(rows: Iterable[Row]) -> list[str]:
    """The keys of the first objects, each once."""
    return list(dict.fromkeys(str(key) for row in islice(rows, HEAD) for key in row))


def cells_of(rows: Iterable[Row], names: list[str]) -> Cells:
    """Objects as the lines of a table: the names of the keys, then the cells of each; what is no word or number stays out."""
    return chain([list(names)], ([row.get(name) if isinstance(row.get(name), str | int | float) else None for name in names] for row in rows))


def people_among(rows: list[Row]) -> CapturedReport | None:
    """The list of people that some objects are; None where they are something else. Raises InputError."""
    names = names_of(rows)
    return list_of_people(cells_of(rows, names), names, None) if is_list_of_people(names) else None


def rows_of_lines(lines: Iterable[bytes | str]) -> Iterator[Row]:
    """The objects of JSON Lines; a line that is none is left out."""
    for line in lines:
        try:
            said = json.loads(decode(line, "line") if isinstance(line, bytes) else line)
        except (InputError, ValueError, RecursionError):
            continue
        if isinstance(said, dict):
            yield said
