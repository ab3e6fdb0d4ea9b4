"""How many well-known parties and voices of seven conflicts are read under their right id: ``python -m tools.measure_parties``.

The names stand in ``tests/data/parties.tsv``, each with its country, the day of publication and its id (``-``: a body that no
pack has). Each is put into sentences written here, which name the country and a town of it.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marsad import Report, load_packs, read
from marsad.lexicon.rows import read_table
from marsad.model.reading import Reading

LIST = Path(__file__).resolve().parent.parent / "tests" / "data" / "parties.tsv"
WHERE = {
    "SY": ("مدينة إدلب", "سوريا"),
    "PS": ("مدينة غزة", "فلسطين"),
    "LB": ("مدينة صور", "لبنان"),
    "YE": ("مدينة تعز", "اليمن"),
    "IQ": ("مدينة الموصل", "العراق"),
    "LY": ("مدينة طرابلس", "ليبيا"),
    "SD": ("مدينة الفاشر", "السودان"),
}
SENTENCES = {
    "voice": "قال {name} إن ثلاثة مدنيين قتلوا أمس في قصف على {town} في {country}.",
    "party": "وقتل خمسة مدنيين أمس على يد {name} في {town} في {country}.",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read for one name: ``got`` is None where it has no id."""

    country: str
    name: str
    wanted: str | None
    got: str | None

    @property
    def right(self) -> bool:
        return self.got == self.wanted

    @property
    def wrong(self) -> bool:
        """Another party's id: worse than none."""
        return self.got is not None and self.got != self.wanted


def answers() -> Iterator[Answer]:
    """Read every name of the list in its sentence."""
    packs = load_packs()
    for row in read_table(LIST, []):
        town, country = WHERE[row["country"]]
        text = SENTENCES[row["role"]].format(name=row["name"], town=town, country=country)
        found = read(Report(text, published=date.fromisoformat(row["published"])), packs)
        yield Answer(row["country"], row["name"], None if row["id"] == "-" else row["id"], _id(found, row["role"]))


def _id(found: Reading, role: str) -> str | None:
    """The first voice's id, or that of the first who did it."""
    if role == "voice":
        return next((claim.chain[0].id for claim in found.claims if claim.cue), None)
    return next((actor.id for event in found.events for actor in event.actors if actor.role == "perpetrator"), None)


def main() -> None:
    """Print the table by country, and with --misses what was not right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    told = parser.parse_args()
    by_country: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers():
        by_country[answer.country].append(answer)
    print("country  names  right  wrong")
    for country, told_here in by_country.items():
        right, wrong = sum(answer.right for answer in told_here), sum(answer.wrong for answer in told_here)
        print(f"{country:7} {len(told_here):6} {right / len(told_here):6.1%} {wrong / len(told_here):6.1%}")
        for answer in told_here if told.misses else ():
            if not answer.right:
                print(f"    {answer.name}: {answer.got or 'no id'}, not {answer.wanted or 'none'}")


if __name__ == "__main__":
    main()
