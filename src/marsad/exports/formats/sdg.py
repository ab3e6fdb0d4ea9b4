"""SDG 16.1.2: deaths by cause, status, sex and age, each as an interval over the incidents that pass the filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from marsad.exports.formats.columns import peer_names
from marsad.exports.seen import Seen
from marsad.exports.tables import codes
from marsad.exports.writing import About, csv_file

Plain = dict[str, Any]
SHEET = "sdg-16-1-2"
PARTLY = {f"incident.killed.{group}": "summed over incidents" for group in ("civilian", "fighter", "unknown", "children", "women")} | {"event.means": "as a class of causes", "incident.type": "as a class of causes"}
# group of the record: status, sex, age, counted in another row too
GROUPS = {
    "civilian": ("Civilian", "Unknown", "Unknown", "no"),
    "fighter": ("Combatant", "Unknown", "Unknown", "no"),
    "unknown": ("Unknown", "Unknown", "Unknown", "no"),
    "women": ("Unknown", "Woman", "Unknown", "yes"),
    "children": ("Unknown", "Unknown", "Child", "yes"),
}


def write(folder: Path, incidents: Iterable[Seen], about: About) -> None:
    """The table of sums; a cell that no incident tells of is not in it."""
    sums: dict[tuple[str, ...], list[Any]] = {}
    for one in incidents:
        for key, low, high in deaths(one):
            cell = sums.setdefault(key, [0, 0, 0])
            cell[0] += 1
            cell[1] += low
            cell[2] = None if cell[2] is None or high is None else cell[2] + high
    head = peer_names(SHEET)
    with csv_file(folder / "sdg_16_1_2.csv", head) as add:
        for key, cell in sorted(sums.items()):
            add(dict(zip(head, (*key, *cell), strict=True)))


def deaths(one: Seen) -> Iterator[tuple[tuple[str, ...], int, int | None]]:
    """Cause, status, sex and age with the interval of each group that the incident counts."""
    why = cause(one)
    for group, told in GROUPS.items():
        count = one.incident["killed"].get(group)
        if count and count["min"] is not None:
            yield (why, *told), count["min"], count["max"]


def cause(one: Seen) -> str:
    """The class of the means, where all are of one; else that of the type of the incident; else Unknown."""
    classes = codes("sdg_causes")
    found = {classes[means["name"]]["cause"] for claim in one.claims for event in claim.events for means in event["means"] if means["name"] in classes}
    if len(found) == 1:
        return found.pop()
    return "Unknown" if found else classes.get(one.incident["type"] or "", {"cause": "Unknown"})["cause"]
