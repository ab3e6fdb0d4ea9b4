"""Turn the annotators' words into the gold files beside the reports.

usage: python samples/ghouta/annotate.py [--check]

The words are in ``annotations/``, one module a group of reports; what may be written there is in ``notation.py``.
Every span is looked up in its report. Words that are missing, that stand in several places without saying which,
or that cut a word in two, stop the run. ``--check`` writes nothing and fails where a gold file is not up to date.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import re
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from notation import Event, Harm, Notes, Says, Tally, Voice  # noqa: E402

HERE = Path(__file__).parent
GROUPS = ("one_strike", "what_was_said", "what_was_counted", "who_left")
PROCLITICS = "[وفبلك]{0,2}"
STATUSES, AGES, SEXES = ("civilian", "fighter", "soldier"), ("child", "adult", "elderly"), ("woman", "man")


class NotInReport(ValueError):
    """An annotation names words that the report does not have, or has more than once."""


def places_of(words: str, text: str, start: int = 0) -> list[int]:
    """Where the words stand in the text as whole words; a joined و ف ب ل ك before them is left outside."""
    before = rf"(?<!\w){PROCLITICS}" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    pattern = re.compile(rf"{before}(?P<words>{re.escape(words)}){after}")
    return [found.start("words") for found in pattern.finditer(text, start)]


def span(words: str | None, text: str) -> list[int] | None:
    """The offsets of the words, which the report must have exactly once, or at the place that ``#n`` counts."""
    if words is None:
        return None
    words, _, nth = words.partition("#")
    first, gap, last = words.partition(" … ")
    found = places_of(first, text)
    if not found or (len(found) > 1 and not nth) or int(nth or 1) > len(found):
        raise NotInReport(f"{first!r} stands at {found} in the report; write which one as {first!r}#n")
    start = found[int(nth or 1) - 1]
    if not gap:
        return [start, start + len(first)]
    ends = places_of(last, text, start + len(first))
    if not ends:
        raise NotInReport(f"{last!r} does not follow {first!r}")
    return [start, ends[0] + len(last)]


def voice_row(voice: Voice, text: str) -> dict[str, Any]:
    """The first speaker of a statement."""
    return {"span": span(voice.words, text), "name_norm": voice.name, "kind": voice.kind, "anonymous": voice.anonymous}


def statement_row(says: Says, text: str) -> dict[str, Any]:
    """One statement as the gold files hold it."""
    return {
        "id": says.id,
        "cue": span(says.cue, text),
        "content": span(says.content, text),
        "act": says.act,
        "origin": voice_row(says.origin, text),
        "relays": [{"span": span(words, text), "name_norm": name} for words, name in says.via],
        "quoted": says.quoted,
        "responds_to": list(says.to),
        "about_source": says.about,
    }


def trait(who: str, choices: tuple[str, ...]) -> str:
    """The one of the choices that stands among the traits of the victims, else unknown."""
    return next((word for word in who.split() if word in choices), "unknown")


def harm_row(harm: Harm, text: str) -> dict[str, Any]:
    """One harm as the gold files hold it."""
    words, place = harm.place or (None, None)
    role = next((word.removeprefix("role:") for word in harm.who.split() if word.startswith("role:")), None)
    return {
        "id": harm.id,
        "span": span(harm.words, text),
        "outcome": harm.outcome,
        "min": harm.min,
        "max": harm.max,
        "expr": harm.expr,
        "status": trait(harm.who, STATUSES),
        "age": trait(harm.who, AGES),
        "sex": trait(harm.who, SEXES),
        "role": role,
        "scope": harm.scope,
        "part_of": harm.part_of,
        "place_norm": place,
        "place_span": span(words, text),
        "date": harm.date,
        "statement": harm.by,
        "repeat_of": harm.repeat_of,
    }


def tally_row(tally: Tally, text: str) -> dict[str, Any]:
    """One count of attacks as the gold files hold it."""
    values = {"min": tally.min, "max": tally.max, "expr": tally.expr, "unit": tally.unit}
    return values | {"span": span(tally.words, text)}


def event_row(event: Event, text: str) -> dict[str, Any]:
    """One event as the gold files hold it; counts of attacks and destinations only where there are any."""
    row: dict[str, Any] = {
        "id": event.id,
        "type": event.type,
        "trigger": span(event.words, text),
        "status": event.status,
        "perpetrators": list(event.who),
        "targets": list(event.targets),
        "places": [{"span": span(words, text), "name_norm": name} for words, name in event.places],
        "date": event.date,
        "means": list(event.means),
        "harms": list(event.harms),
    }
    if event.tally:
        row["tally"] = [tally_row(tally, text) for tally in event.tally]
    if event.destinations:
        row["destinations"] = list(event.destinations)
    return row


def gold(report: dict[str, Any], notes: Notes) -> dict[str, Any]:
    """The gold file of one report."""
    text = report["text"]
    return {
        "n": int(report["id"].removeprefix("g")),
        "outlet": report["outlet"],
        "published": report["published"],
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "body": span(notes.body, text) or [0, len(text)],
        "statements": [statement_row(says, text) for says in notes.says],
        "harms": [harm_row(harm, text) for harm in notes.harms],
        "events": [event_row(event, text) for event in notes.events],
        "related": [span(words, text) for words in notes.related],
        "notes": notes.remark,
    }


def reports() -> dict[str, dict[str, Any]]:
    """The sample reports by id, in the order of the file."""
    lines = (HERE / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    return {report["id"]: report for report in map(json.loads, lines)}


def written_down() -> dict[str, Notes]:
    """What the annotators wrote, by id of the report."""
    found: dict[str, Notes] = {}
    for group in GROUPS:
        found |= importlib.import_module(f"annotations.{group}").REPORTS
    return found


def rendered() -> dict[str, str]:
    """The words of every gold file, by id of the report."""
    notes, files = written_down(), {}
    for name, report in reports().items():
        try:
            files[name] = json.dumps(gold(report, notes[name]), ensure_ascii=False, indent=1) + "\n"
        except NotInReport as error:
            raise NotInReport(f"{name}: {error}") from error
    return files


def main() -> int:
    """Write the gold files, or with ``--check`` only tell which are out of date."""
    stale = []
    for name, content in rendered().items():
        path = HERE / "gold" / f"{name}.json"
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(content, encoding="utf-8")
    print(f"{len(stale)} gold files {'out of date' if '--check' in sys.argv else 'written'}: {' '.join(stale)}")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
