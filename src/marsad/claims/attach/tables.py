"""The tables of attachment: what each feature is worth, and how sure a choice of so many points is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from marsad.text.tsv import Rows, read_rows

HERE = Path(__file__).parent


@cache
def rows(name: str) -> Rows:
    """The rows of one table, each by its column names."""
    return read_rows(HERE / f"{name}.tsv")


@cache
def weights(choice: str) -> Mapping[tuple[str, str], float]:
    """What each level of each feature adds to a candidate of one choice (where, when)."""
    return {(row["feature"], row["level"]): float(row["weight"]) for row in rows("weights") if row["choice"] == choice}


@cache
def hundredths(choice: str, feature: str) -> Mapping[str, int]:
    """What each level of a feature adds, in hundredths: sums of them do not depend on their order."""
    return {level: round(100 * worth) for (name, level), worth in weights(choice).items() if name == feature}


@cache
def _steps(kind: str) -> tuple[list[float], list[float]]:
    steps = [(float(row["from"]), float(row["right"])) for row in rows("calibration") if row["kind"] == kind]
    return [low for low, _ in steps], [right for _, right in steps]


def sureness(kind: str, share: float) -> float | None:
    """How often a value of this kind, chosen with this share of all the weight, was right on reports it was not fitted on."""
    bounds, right = _steps(kind)
    return right[max(0, bisect_right(bounds, share) - 1)] if bounds else None


def harm_kind(expr: str, part: bool) -> str:
    """The kind of a harm for which its sureness is known: how its number is told, and whether it is a part of another."""
    return f"harm.{expr}.{'part' if part else 'whole'}"


def actor_kind(role: str, ident: str | None) -> str:
    """The kind of a party for which its sureness is known: its role, and whether the packs know it."""
    return f"actor.{role}.{'known' if ident else 'unknown'}"
