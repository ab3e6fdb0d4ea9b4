"""What a text reaches in the packs, and why: for the examples beside the rows of actors, and for ``marsad pack try``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from marsad.errors import PackFault
from marsad.grammar.sheet import lay
from marsad.lexicon import packs
from marsad.lexicon.packs import Packs
from marsad.lexicon.rows import checked
from marsad.model.reading import Why
from marsad.model.values import fixed


@fixed
class Reached:
    """One term of the packs met in a text: its words there, the table, its id or entry, its form, and the reason where it was chosen."""

    words: str
    kind: str
    key: str
    form: str
    why: Why | None


def reached(loaded: Packs, text: str, published: date | None) -> Iterator[Reached]:
    """Every term that a text reaches, as the reader takes it."""
    sheet = lay(loaded.lexicon, text, published)
    for at in range(sheet.size):
        for term in sheet.terms[at]:
            yield Reached(sheet.words(at, sheet.stops[at]), term.kind, term.key, term.form, sheet.meant.get(at) if term.kind == "actor" else None)


def check_examples(*names: str) -> list[PackFault]:
    """Examples of actors that do not reach their row, and counter-examples that do."""
    chosen = names or packs.bundled()
    loaded = packs.load_packs(*dict.fromkeys((*packs.bundled(), *chosen)))
    tables = [packs.folder_of(name) / "actors.tsv" for name in chosen]
    return [fault for path in tables if path.is_file() for fault in _of_table(path, loaded)]


def _of_table(path: Path, loaded: Packs) -> Iterator[PackFault]:
    for number, row in checked(path, []):
        for sentence in filter(None, row["examples"].split("|")):
            if not _reaches(loaded, sentence, row["id"]):
                yield PackFault(str(path), number, f"the example does not reach {row['id']!r}: {sentence}")
        for sentence in filter(None, row["counter"].split("|")):
            if _reaches(loaded, sentence, row["id"]):
                yield PackFault(str(path), number, f"the counter-example reaches {row['id']!r}: {sentence}")


def _reaches(loaded: Packs, sentence: str, ident: str) -> bool:
    text, published = dated(sentence)
    return any(found.kind == "actor" and found.key == ident for found in reached(loaded, text, published))


def dated(sentence: str) -> tuple[str, date | None]:
    """A sentence and the day of publication that stands before it: ``2025-05-01 قصف الجيش السوري …``."""
    day, _, rest = sentence.strip().partition(" ")
    try:
        return rest, date.fromisoformat(day)
    except ValueError:
        return sentence, None
