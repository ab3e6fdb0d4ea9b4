"""Check packs: what an analyst wants to know before using one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from marsad.errors import PackError, PackFault
from marsad.lexicon import packs, tables
from marsad.lexicon.lexicon import Lexicon
from marsad.lexicon.terms import Entry

_KINDS = frozenset(
    {
        "outlet",
        "wire",
        "broadcaster",
        "monitor",
        "rescue",
        "medical",
        "official_civil",
        "official_military",
        "armed_group",
        "party",
        "un_body",
        "ngo",
        "activist",
        "witness",
        "resident",
        "correspondent",
        "document",
        "social_media",
        "unknown",
    }
)
_FORCES = frozenset({"fighter", "soldier", "civilian", ""})
_REQUIRED = {
    "actors": ("id", "name", "kind"),
    "places": ("id", "name", "type"),
    "saying": ("past", "act", "governs"),
    "events": ("type", "pos", "word"),
    "harms": ("outcome", "pos", "words"),
    "persons": ("single", "status"),
    "weapons": ("name", "single"),
    "sources": ("single", "kind"),
    "phrases": ("key", "words"),
    "numerals": ("form", "value"),
    "calendar": ("form", "kind", "value"),
}


def check_packs(*names: str) -> tuple[list[PackFault], int]:
    """All faults of the named packs (the common one is always among them), and how many packs were looked at."""
    faults: list[PackFault] = []
    try:
        folders = [packs.BUNDLED / packs.COMMON, *(packs._folder(name) for name in names or packs.bundled())]
    except PackError as fault:
        return list(fault.faults), 0
    for folder in dict.fromkeys(folders):
        packs._name(folder, faults)
        _check_folder(folder, faults)
    return faults, len(set(folders))


def _check_folder(folder: Path, faults: list[PackFault]) -> None:
    known = {name for name, _ in tables.TABLES}
    for path in sorted(folder.glob("*.tsv")):
        if path.stem not in known:
            faults.append(PackFault(str(path), 0, f"no table of this name is read; the tables are {', '.join(sorted(known))}"))
    for name, expand in tables.TABLES:
        path = folder / f"{name}.tsv"
        if path.is_file():
            before = len(faults)
            rows = packs.read_table(path, faults)
            _check_columns(path, name, rows, faults)
            if len(faults) == before:
                _check_rows(path, name, rows, faults)
                _check_found(path, list(tables.folded(list(expand(rows)))), faults)
    _check_examples(folder, faults)


def _check_columns(path: Path, name: str, rows: list[dict[str, str]], faults: list[PackFault]) -> None:
    for column in _REQUIRED[name]:
        if rows and column not in rows[0]:
            faults.append(PackFault(str(path), 1, f"the column {column!r} is missing"))


def _check_rows(path: Path, name: str, rows: list[dict[str, str]], faults: list[PackFault]) -> None:
    """Empty cells that must be filled, ids that stand twice, words outside the vocabulary."""
    for number, row in enumerate(rows, 2):
        for column in _REQUIRED[name]:
            if not row[column].strip():
                faults.append(PackFault(str(path), number, f"{column} is empty"))
        if name == "actors" and (row["kind"] not in _KINDS or row.get("force", "") not in _FORCES):
            faults.append(PackFault(str(path), number, f"{row['id']}: kind {row['kind']!r} or force {row.get('force')!r} is not in RECORD.md's vocabulary"))
    if name in ("actors", "places"):
        for ident, count in Counter(row["id"] for row in rows).items():
            if count > 1:
                faults.append(PackFault(str(path), 0, f"the id {ident!r} stands {count} times; ids are unique"))


def _check_found(path: Path, entries: list[Entry], faults: list[PackFault]) -> None:
    """Every entry is found again where it stands alone in a text."""
    lexicon = Lexicon(entries)
    spellings = sorted({entry.spelling for entry in entries if entry.spelling})
    scan = lexicon.scan("\n".join(spellings))
    starts = {0, *(at + 1 for at, form in enumerate(scan.forms) if form == "\n")}
    for spelling, start in zip(spellings, sorted(starts), strict=False):
        if not scan.terms[start]:
            faults.append(PackFault(str(path), 0, f"{spelling!r} is not found when it stands alone: look at its letters"))


def _check_examples(folder: Path, faults: list[PackFault]) -> None:
    """examples.txt, where a pack has it: each sentence must reach the term that it is given for."""
    path = folder / "examples.txt"
    if not path.is_file():
        return
    loaded = packs.load_packs(str(folder)) if folder.name != packs.COMMON else packs.load_packs()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line[0] == "#":
            continue
        kind, _, rest = line.partition("|")
        key, _, sentence = rest.partition("|")
        found = {(term.kind, term.key) for terms in loaded.lexicon.scan(sentence).terms for term in terms}
        if (kind.strip(), key.strip()) not in found:
            faults.append(PackFault(str(path), number, f"the sentence does not reach {kind.strip()} {key.strip()!r}"))
