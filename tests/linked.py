"""Reports in one line, read and linked: what tests of linking are built of."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from marsad import Report, load_packs, read
from marsad.linking.incidents import Setting
from marsad.linking.road import incidents, link
from marsad.linking.sides import spokesmen
from marsad.model.identity import with_uids
from marsad.model.judgement import Judgement
from marsad.model.record import to_record

Plain = dict[str, Any]
SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def record(text: str, published: str | None = "2018-05-10", outlet: str = "صحيفة افتراضية") -> Plain:
    """One report as it is kept: read, with uids."""
    return with_uids(to_record(read(Report(text, outlet, date.fromisoformat(published) if published else None), load_packs()), "test"))


def reports(*texts: str | tuple[str, str] | tuple[str, str, str]) -> list[Plain]:
    """Reports of as many outlets: a text; a text and its day; a text, its day and its outlet."""
    given = [(text,) if isinstance(text, str) else text for text in texts]
    return [record(one[0], one[1] if len(one) > 1 else "2018-05-10", one[2] if len(one) > 2 else f"صحيفة {at} الافتراضية") for at, one in enumerate(given)]


def setting(policy: str = "airwars", **more: Any) -> Setting:
    return Setting(side=spokesmen(load_packs().actors), policy=policy, **more)


def found(records: Sequence[Plain], *, policy: str = "airwars", judgements: Sequence[Judgement] = ()) -> list[Plain]:
    """The incidents of some records."""
    return incidents(link(records, judgements), setting(policy))


def told(*texts: str | tuple[str, str] | tuple[str, str, str], policy: str = "airwars") -> list[Plain]:
    """The incidents of some reports."""
    return found(reports(*texts), policy=policy)


def only(*texts: str | tuple[str, str] | tuple[str, str, str], policy: str = "airwars") -> Plain:
    """The one incident of some reports."""
    (one,) = told(*texts, policy=policy)
    return one


def kinds(incident: Plain) -> set[str]:
    """The kinds of an incident's disputes."""
    return {dispute["kind"] for dispute in incident["disputes"]}


def _rows(folder: str) -> list[Plain]:
    return [json.loads(line) for line in (SAMPLES / folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()]


def names(folder: str = "incidents") -> list[str]:
    """The names of the reports in one folder of samples; none is read."""
    return [row["id"] for row in _rows(folder)]


@cache
def samples(folder: str = "incidents") -> dict[str, Plain]:
    """The records of one folder of samples, by name."""
    return {row["id"]: record(row["text"], row["published"], row["outlet"]) for row in _rows(folder)}
