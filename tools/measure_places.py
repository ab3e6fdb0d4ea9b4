"""How many well-known places are put on the right spot: some 60 a country, in two spellings, bare and behind a type word.

The names are towns, quarters and camps that news often tells, chosen by hand; the second spelling is one that writers use.
Each name of tests/data/places.tsv (GeoNames, CC BY 4.0, and Who's On First; public facts) stands in a sentence that names its
country. Right is a place within 5 km. Run: .venv/bin/python -m tools.measure_places [--misses]
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from math import cos, hypot, radians
from pathlib import Path

from marsad import Report, read
from marsad.lexicon.packs import Packs, load_packs

TABLE = Path(__file__).resolve().parents[1] / "tests" / "data" / "places.tsv"
COUNTRIES = {"sy": "سوريا", "ye": "اليمن", "iq": "العراق", "ps": "فلسطين", "lb": "لبنان", "ly": "ليبيا", "sd": "السودان"}
TYPES = {"city": "مدينة", "town": "بلدة", "village": "قرية", "camp": "مخيم", "neighbourhood": "حي"}
NEAR_KM = 5.0
DAY = date(2020, 5, 4)


def rows() -> list[dict[str, str]]:
    """The places that are looked for."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def sentences(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The kind of each sentence about a place, and the sentence."""
    country, word = COUNTRIES[row["country"]], TYPES[row["type"]]
    for spelling in ("name", "other_spelling"):
        yield f"{spelling} bare", f"قتل ثلاثة مدنيين أمس في قصف على {row[spelling]} في {country}."
        yield f"{spelling} typed", f"قتل ثلاثة مدنيين أمس في قصف على {word} {row[spelling]} في {country}."


def is_right(text: str, row: dict[str, str], packs: Packs) -> bool:
    """Some place of an event lies where the row says."""
    reading = read(Report(text, "صحيفة المرفأ", DAY), packs)
    return any(
        place.lat is not None and place.lon is not None and _km(place.lat, place.lon, float(row["lat"]), float(row["lon"])) <= NEAR_KM
        for event in reading.events
        for place in event.places
    )


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    return hypot((lat - other_lat) * 111.2, (lon - other_lon) * 111.2 * cos(radians(lat)))


def main() -> None:
    """Print the share that is right, by country and kind of sentence."""
    packs = load_packs()
    right: Counter[tuple[str, str]] = Counter()
    asked: Counter[tuple[str, str]] = Counter()
    for row in rows():
        for kind, text in sentences(row):
            asked[row["country"], kind] += 1
            if is_right(text, row, packs):
                right[row["country"], kind] += 1
            elif "--misses" in sys.argv:
                print(row["country"], kind, text, row["source"])
    kinds = sorted({kind for _, kind in asked})
    print("country ", *(f"{kind:>22}" for kind in kinds))
    for country in COUNTRIES:
        print(f"{country:8}", *(f"{right[country, kind] / asked[country, kind]:22.2f}" for kind in kinds))
    print(f"all      {sum(right.values()) / sum(asked.values()):.3f}")


if __name__ == "__main__":
    main()
