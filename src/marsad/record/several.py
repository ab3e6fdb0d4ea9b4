"""Readings and judgements of several reports at once, for a page that shows what many of them say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from marsad.model.judgement import Judgement, in_force
from marsad.record.rows import from_cell, query
from marsad.record.store import judge, judge_all, judgements_about, judgements_where

Plain = dict[str, Any]
_decode = msgspec.json.Decoder(Plain).decode
_AT_ONCE = 20_000


def records_of(reports: Sequence[str]) -> dict[str, Plain]:
    """The current readings of some reports by report id, as RECORD.md has them; those not read are left out."""
    if not reports:
        return {}
    marks = ", ".join(["%s"] * len(reports))
    sql = f"SELECT r.id, g.payload, r.text FROM record_reading g JOIN record_report r ON r.id = g.report_id WHERE g.current = %s AND g.payload <> '{{}}' AND r.id IN ({marks})"
    found = {}
    for ident, payload, text in query(sql, [True, *reports]):
        record: Plain = _decode(payload)
        record["report"]["text"] = from_cell(text)
        found[ident] = record
    return found


def judgements_on(subjects: Sequence[str], others: Sequence[str] = ()) -> list[Judgement]:
    """The judgements on some subjects that nobody took back, in their order; also those that name one of ``others`` second."""
    found = {one.id: one for at in range(0, len(subjects), _AT_ONCE) for one in judgements_about(subjects[at : at + _AT_ONCE], () if at else others)}
    return in_force(sorted(found.values(), key=lambda one: one.id))


def tell_apart(these: Sequence[str], those: Sequence[str], *, who: str, why: str | None, when: str | None = None) -> Judgement:
    """Keep that each of some claims tells another happening than each of others: one decision of one person, however many they are."""
    these, those = sorted((these, those), key=len)  # of the fewer, the reports are linked anew
    many = len(these) * len(those) > 1
    return judge("different", these[0], other=those[0], value={"these": list(these), "those": list(those)} if many else None, who=who, why=why, when=when)


def take_back_all(one: Judgement, *, who: str, why: str | None) -> list[Judgement]:
    """Take a decision back; where it was one of many on pairs of claims that were made at one moment, all of these."""
    pairs = ("same", "different")
    together = [other for other in judgements_where('"when"', [one.when]) if other.who == one.who and other.kind in pairs] if one.kind in pairs else [one]
    return [judge("undo", str(one.id), who=who, why=why)] if len(together) == 1 else judge_all("undo", [(str(other.id), None) for other in together], who=who, why=why)
