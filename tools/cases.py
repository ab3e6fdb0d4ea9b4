"""Small hard inputs beside the project (../shared/cases/reading.tsv): what each is read as today, beside what a person expects.

usage: python -m tools.cases [WORD …]   only kinds or expectations that hold one of the words (killed, victim, …)
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from marsad import Report, read
from marsad.model.reading import Harm, Reading

TABLE = Path(__file__).resolve().parents[2] / "shared" / "cases" / "reading.tsv"


def cases(words: list[str]) -> Iterator[dict[str, str]]:
    """The rows of the table that hold one of the words; all where none is asked for."""
    head, *rows = TABLE.read_text(encoding="utf-8").splitlines()
    for line in filter(None, rows):
        row = dict(zip(head.split("\t"), [*line.split("\t"), "", "", "", ""], strict=False))
        if not words or any(word in row["kind"] + row["expected"] for word in words):
            yield row


def reading(row: dict[str, str]) -> Reading:
    published = date.fromisoformat(row["published"]) if row["published"] else None
    return read(Report(row["sentence"].replace("\\n", "\n").replace("⏎", "\n"), None, published))


def told(harm: Harm) -> str:
    """A harm in few words: outcome, count, who, part, status."""
    quantity, who = harm.quantity, [value for value in (harm.victims.status, harm.victims.age, harm.victims.sex) if value != "unknown"]
    count = str(quantity.min) if quantity.min == quantity.max else f"{quantity.min}..{'' if quantity.max is None else quantity.max}"
    marks = ["part"] if harm.part_of is not None else []
    marks += [harm.scope] if harm.scope != "event" else []
    marks += [harm.status] if harm.status != "happened" else []
    return " ".join([harm.outcome, count, *who, *marks, *(person.name for person in harm.persons)])


def main() -> None:
    if not TABLE.exists():
        sys.exit(f"{TABLE} is not there")
    for row in cases(sys.argv[1:]):
        found = [told(harm) for event in reading(row).events for harm in event.harms]
        print(f"{row['kind']}: {row['sentence'][:160]}\n    expected: {row['expected']}\n    read: {'; '.join(found) or '-'}")


if __name__ == "__main__":
    main()
