"""Make the place tables of the bundled packs from the openly licensed gazetteers in ../shared and the curated list.

Only facts are carried over: names, coordinates, codes, admin units. Run: .venv/bin/python -m tools.build_places
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from marsad.text.fold import fold, fold_word
from tools.curated_places import CURATED

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
PACKS = Path(__file__).resolve().parents[1] / "src" / "marsad" / "packs"
FOLDERS = {"sy": "syria", "ye": "yemen", "ps": "palestine", "iq": "iraq", "lb": "lebanon", "ly": "libya", "sd": "sudan", "xx": "world"}
COLUMNS = ("id", "name", "aliases", "type", "lat", "lon", "adm1", "adm2", "adm3", "pcode", "country", "source")
LIMIT = {"ye": 1500, "iq": 1000}
ARABIC = re.compile(r"[\u0621-\u064a]")
LOCATIVE = {"في", "مدينه", "بلده", "قريه", "محافظه", "حي", "مديريه", "منطقه", "ريف", "قرب", "قضاء", "مخيم", "ناحيه", "شمال", "جنوب", "شرق", "غرب"}
NOT_PLACES = {"قضاء", "ناحية", "محافظة", "مدينة", "بلدة", "قرية"}


def arabic_names(record: dict) -> list[str]:  # type: ignore[type-arg]
    """Names in Arabic script, preferred first, without the words محافظة, قضاء …"""
    names: list[str] = []
    for key in ("ara_x_preferred", "ara_x_variant", "und_x_variant"):
        for name in record["names"].get(key, ()):
            name = re.sub(r"[\u064b-\u0652\u0640()]", "", unicodedata.normalize("NFKC", name)).strip()
            if ARABIC.search(name) and not re.search(r"[A-Za-z0-9/|،,]", name) and len(name) > 1:
                words = name.split()
                if len(words) > 1 and words[0] in NOT_PLACES:
                    name = " ".join(words[1:])
                names.append(name)
    return list(dict.fromkeys(names))


def slug(name: str) -> str:
    """A stable id from an English name."""
    plain = re.sub(r"[‘’'`´ʿʾ]", "", name.lower())
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-") or "x"


def word_uses() -> tuple[Counter[str], Counter[str], set[str]]:
    """How often a word stands in the reports at all, and behind a locative word; ordinary words by the treebank."""
    seen: Counter[str] = Counter()
    local: Counter[str] = Counter()
    for line in (SHARED / "reports" / "saudinewsnet-2015.jsonl").read_text(encoding="utf-8").splitlines():
        words = re.findall(r"[^\W\d_]+", fold(json.loads(line)["content"]).text)
        for before, word in zip(["", *words], words, strict=False):
            seen[word] += 1
            if before in LOCATIVE:
                local[word] += 1
    ordinary = set()
    for line in (SHARED / "expressions" / "ud-arabic-pud.conllu").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 4 and cells[3] in ("NOUN", "ADJ", "VERB", "ADV", "PRON", "DET", "ADP", "NUM", "PART", "SCONJ"):
            ordinary.add(fold_word(cells[1]))
    return seen, local, ordinary


def lexical() -> set[str]:
    """Every single word of the common tables."""
    from marsad.lexicon import packs, tables

    words = set()
    for name, expand in tables.TABLES:
        path = PACKS / "common" / f"{name}.tsv"
        if path.is_file():
            words |= {entry.spelling for entry in tables.folded(list(expand(packs.read_table(path, []))))}
    return words


class Commonness:
    """Whether a single-word name is also an ordinary word."""

    def __init__(self) -> None:
        self.seen, self.local, self.ordinary = word_uses()
        self.lexical = lexical()

    def __call__(self, name: str, notable: bool) -> bool:
        word = fold_word(name)
        if " " in word:
            return False
        bare = word.removeprefix("ال")
        if word[0] in "وبلفك" and (word[1:] in self.lexical or word[1:] in self.ordinary or self.seen[word[1:]] > 20):
            return True
        if notable and word not in self.lexical and word not in self.ordinary:
            return self.seen[word] >= 2 and self.local[word] * 8 < self.seen[word]
        if word in self.lexical or word in self.ordinary or bare in self.ordinary or bare in self.lexical or "ال" + word in self.ordinary:
            return True
        if self.seen[word] >= 2:
            return self.local[word] * 4 < self.seen[word]
        return len(bare) <= 3 or word.startswith("ال") or len(word) <= 4


def spellings(names: str, common: Callable[[str], bool]) -> tuple[str, str]:
    """The name and its aliases; one that is an ordinary word too begins with ? and counts only behind a type word."""
    marked = [("?" if common(name) else "") + name for name in names.split("/")]
    return marked[0], "|".join(marked[1:])


def wof_rows(code: str, common: Commonness) -> list[dict[str, str]]:
    """Rows of one country from the Who's On First table."""
    kinds = {"region": "governorate", "county": "district", "locality": "village", "neighbourhood": "neighbourhood", "localadmin": "subdistrict"}
    kept = []
    for line in gzip.open(SHARED / "gazetteer" / f"wof-{code}.jsonl.gz", "rt", encoding="utf-8"):
        record = json.loads(line)
        names = arabic_names(record)
        if record["placetype"] not in kinds or not names or record["superseded_by"] or record["is_current"] == 0:
            continue
        kept.append((record, names))
    if code in LIMIT:
        kept = _most_notable(kept, LIMIT[code])
    return [_wof_row(code, record, names, kinds, common) for record, names in kept]


def _most_notable(kept: list, limit: int) -> list:  # type: ignore[type-arg]
    def rank(pair: tuple) -> tuple:  # type: ignore[type-arg]
        record = pair[0]
        admin = record["placetype"] in ("region", "county")
        return (not admin, not (record["gn_feature_code"] or "").startswith("PPLA"), -(record["population"] or 0), record["wof_id"])

    return sorted(kept, key=rank)[:limit]


def _wof_row(code: str, record: dict, names: list[str], kinds: dict[str, str], common: Commonness) -> dict[str, str]:  # type: ignore[type-arg]
    kind = kinds[record["placetype"]]
    feature = record["gn_feature_code"] or ""
    if kind == "village" and feature.startswith("PPLA"):
        kind = "city" if feature in ("PPLA", "PPLA2") else "town"
    elif kind == "village" and ((record["population"] or 0) >= 20000 or (record["wikidata"] and code != "ye")):
        kind = "town"
    notable = kind != "village"
    name, aliases = spellings("/".join(names[:5]), lambda word: common(word, notable and word == names[0]))
    return {
        "id": slug(record["name"]),
        "name": name,
        "aliases": aliases,
        "type": kind,
        "lat": f"{record['lat']:.4f}",
        "lon": f"{record['lon']:.4f}",
        "adm1": record["region"] or "",
        "adm2": record["county"] or "",
        "adm3": "",
        "pcode": "",
        "country": code,
        "source": f"wof:{record['wof_id']}",
    }


def open_syria(common: Commonness) -> list[dict[str, str]]:
    """Governorates, districts and subdistricts of Syria with OCHA p-codes."""
    rows = []
    governorates = {g["id"]: g["name"]["en"] for g in json.loads((SHARED / "gazetteer" / "opensyria-governorates.json").read_text(encoding="utf-8"))}
    districts = {d["id"]: d["name"]["en"] for d in json.loads((SHARED / "gazetteer" / "opensyria-districts.json").read_text(encoding="utf-8"))}
    for level in ("governorate", "district", "subdistrict"):
        for unit in json.loads((SHARED / "gazetteer" / f"opensyria-{level}s.json").read_text(encoding="utf-8")):
            point = unit.get("centroid") or {}
            adm1 = governorates.get(unit.get("governorateId", unit["id"]), unit["name"]["en"])
            rows.append(
                {
                    "id": f"sy-{slug(unit['name']['en'])}-{level}",
                    "name": spellings(unit["name"]["ar"], lambda word: level != "governorate" and common(word, True))[0],
                    "aliases": "",
                    "type": level,
                    "lat": f"{point.get('latitude', 0):.4f}" if point else "",
                    "lon": f"{point.get('longitude', 0):.4f}" if point else "",
                    "adm1": adm1,
                    "adm2": districts.get(unit.get("districtId", unit["id"]), "") if level != "governorate" else "",
                    "adm3": unit["name"]["en"] if level == "subdistrict" else "",
                    "pcode": unit["externalIds"].get("ochaPcode", ""),
                    "country": "sy",
                    "source": "opensyria",
                }
            )
    return rows


def curated(code: str, common: Commonness) -> list[dict[str, str]]:
    """The hand-made rows of one country."""
    rows: list[dict[str, str]] = []
    for line in filter(None, CURATED[code].splitlines()):
        cells = [cell.strip() for cell in line.split("|")] + [""] * 7
        names, english, kind, adm1, adm2, lat, lon = cells[:7]
        if kind == "skip":
            continue
        doubtful = kind in ("neighbourhood", "region", "road", "camp", "town")
        name, aliases = spellings(names, lambda word: (doubtful or word != names.split("/")[0]) and common(word, True))
        rows.append(
            {
                "id": slug(english),
                "name": name,
                "aliases": aliases,
                "type": kind,
                "lat": lat,
                "lon": lon,
                "adm1": adm1,
                "adm2": adm2,
                "adm3": "",
                "pcode": "",
                "country": "" if code == "xx" else code,
                "source": "curated",
            }
        )
    return rows


def build(code: str, common: Commonness) -> list[dict[str, str]]:
    """All rows of one country: curated before official before gazetteer; a curated name replaces the same place."""
    rows = curated(code, common)
    have = {(fold_word(row["name"].lstrip("?")), row["type"] in ("city", "town", "village")) for row in rows}
    if code == "sy":
        rows += open_syria(common)
    if code != "xx":
        for row in wof_rows(code, common):
            settled = row["type"] in ("city", "town", "village")
            if (
                (fold_word(row["name"].lstrip("?")), settled) in have
                and settled
                and any(r["source"] == "curated" and fold_word(r["name"].lstrip("?")) == fold_word(row["name"].lstrip("?")) for r in rows)
            ):
                continue
            if code == "sy" and row["type"] in ("governorate", "district"):
                continue
            rows.append(row)
    return rows


def make_unique(row: dict[str, str], taken: Counter[str]) -> None:
    """An id that is taken goes on with its governorate and a number."""
    taken[row["id"]] += 1
    if taken[row["id"]] > 1:
        row["id"] = f"{row['id']}-{slug(row['adm1'] or row['country'])}-{taken[row['id']]}"


def main() -> None:
    """Write all tables and print how many rows each has."""
    if not SHARED.is_dir():
        sys.exit("../shared is not here: the place tables are made from it, and stay as they are")
    common, taken = Commonness(), Counter[str]()
    for code, folder in sorted(FOLDERS.items(), key=lambda pair: pair[0] != "xx"):
        rows = build(code, common)
        for row in rows:
            make_unique(row, taken)
        path = PACKS / folder / "places.tsv"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(["\t".join(COLUMNS), *("\t".join(row[c] for c in COLUMNS) for row in rows)]) + "\n", encoding="utf-8")
        print(folder, len(rows), "rows,", sum(row["name"][0] == "?" for row in rows), "common")


if __name__ == "__main__":
    main()
