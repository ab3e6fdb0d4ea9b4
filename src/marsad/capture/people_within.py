"""Lists of people within documents and pages: a table whose columns are for names and ages is no prose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from marsad.capture.people_rows import list_of_people
from marsad.capture.rows import is_list_of_people
from marsad.model.custody import CapturedReport

BAR = "|"  # between the cells of a row


def row_of(cells: Iterable[str]) -> str:
    """A row of a table on one line, a bar between its cells; an empty cell stays one, so that what follows stands under its own head."""
    words = [" ".join(cell.split()) for cell in cells]
    return " ".join(f" {BAR} ".join(words).split()) if any(words) else ""


def parted(texts: Sequence[str]) -> tuple[list[str], list[CapturedReport]]:
    """The texts of a document (its pages) without the rows of people, and each list of people by its number. Raises InputError for one that is too long."""
    lists: list[list[list[str]]] = []
    rest = [_without(text.split("\n"), lists) if BAR in text else text for text in texts]
    return rest, [list_of_people(rows, filter(None, rows[0]), f"table {number}") for number, rows in enumerate(lists, 1)]


def _without(lines: Sequence[str], lists: list[list[list[str]]]) -> str:
    """The lines that are no rows of people; those rows go to ``lists``, each list with its head."""
    kept: list[str] = []
    within = False
    for line in lines:
        cells = [cell.strip() for cell in line.split(BAR)]
        if len(cells) > 1 and is_list_of_people(cells):
            if not (lists and lists[-1][0] == cells):  # the head again at the top of the next page
                lists.append([cells])
            within = True
        elif within and len(cells) > 1:
            lists[-1].append(cells)
        else:
            within = False
            kept.append(line)
    return "\n".join(kept)
