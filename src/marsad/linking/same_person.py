"""Whether two names on lists of victims may be one person: by the parts of the name, age, sex, place and day. Each reason has its weight.

The score proposes; a person decides. Weights were set by hand on made-up lists: a name of three parts that agrees is needed before age
or day can make a proposal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.text.fold import fold_word

Plain = Mapping[str, Any]
PROPOSED = 3.0  # from here on two names are shown as perhaps one person
_LIKE = 85.0  # of a hundred: two spellings of one part of a name


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against: a code of the words, and its weight."""

    code: str
    weight: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two victims that may be one, the score and its reasons."""

    a: str
    b: str
    score: float
    reasons: tuple[Reason, ...]


def proposals(people: Sequence[tuple[str, Plain]], *, among: frozenset[str] | None = None) -> list[Proposal]:
    """Pairs that may be one person, the likeliest first; ``among`` are those of which one must be in a pair. Compared are those that share a part of the name."""
    parts = {ident: parts_of(one.get("name") or one.get("latin") or "") for ident, one in people}
    told = dict(people)
    by_part: dict[str, list[str]] = {}
    for ident, words in parts.items():
        for word in {_key(word) for word in words}:
            by_part.setdefault(word, []).append(ident)
    met: set[tuple[str, str]] = set()
    found = []
    for bearers in by_part.values():
        if len(bearers) > _COMMON:
            continue  # half the list is called so
        for at, a in enumerate(bearers):
            for b in bearers[at + 1 :]:
                pair = (a, b) if a < b else (b, a)
                if pair in met or (among is not None and not among & {a, b}):
                    continue
                met.add(pair)
                reasons = compare(told[a], told[b], parts[a], parts[b])
                score = sum(reason.weight for reason in reasons)
                if score >= PROPOSED:
                    found.append(Proposal(*pair, score, reasons))
    return sorted(found, key=lambda one: (-one.score, one.a, one.b))


_COMMON = 200


def compare(a: Plain, b: Plain, a_parts: Sequence[str], b_parts: Sequence[str]) -> tuple[Reason, ...]:
    """The reasons for and against two being one person."""
    return tuple(reason for rule in _RULES if (reason := rule(a, b, a_parts, b_parts)) is not None)


def parts_of(name: str) -> list[str]:
    """The parts of a name in one spelling: عبد الرحمن is one part, titles and the article are none."""
    words = [fold_word(word) for word in name.lower().split()]
    joined: list[str] = []
    for word in words:
        bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
        if joined and joined[-1] in _LEADING:
            joined[-1] += bare
        elif bare not in _TITLES:
            joined.append(bare)
    return joined


_LEADING = frozenset(["عبد", "ابو", "ام", "ابن", "بن", "abd", "abu", "umm", "ibn", "bin", "al"])
_TITLES = frozenset(["الشهيد", "شهيد", "الحاج", "حاج", "الدكتور", "دكتور", "الشيخ", "شيخ", "السيد", "سيد", "dr", "mr", "mrs"])


def _key(part: str) -> str:
    return part[:3]


def _like(a: str, b: str) -> bool:
    from rapidfuzz import fuzz

    return a == b or (min(len(a), len(b)) > 2 and fuzz.ratio(a, b) >= _LIKE)


def _first(a: Plain, b: Plain, x: Sequence[str], y: Sequence[str]) -> Reason | None:
    if not x or not y:
        return None
    return Reason("first_name", 1.5) if _like(x[0], y[0]) else Reason("other_first_name", -4.0)


def _family(a: Plain, b: Plain, x: Sequence[str], y: Sequence[str]) -> Reason | None:
    if len(x) < 2 or len(y) < 2:
        return None
    if _like(x[-1], y[-1]):
        return Reason("family_name", 1.5)
    return None if any(_like(part, other) for part in x[1:] for other in y[1:]) else Reason("other_family_name", -2.0)


def _father(a: Plain, b: Plain, x: Sequence[str], y: Sequence[str]) -> Reason | None:
    """The names between the first and the last: the father's, the grandfather's."""
    if len(x) < 3 or len(y) < 3:
        return None
    return Reason("father_name", 1.5) if _like(x[1], y[1]) else Reason("other_father_name", -2.5)


def _age(a: Plain, b: Plain, x: Sequence[str], y: Sequence[str]) -> Reason | None:
    if a.get("age_years") is not None and b.get("age_years") is not None:
        apart = abs(a["age_years"] - b["age_years"])
        return Reason("same_age", 1.0) if apart <= 1 else Reason("near_age", 0.3) if apart <= 3 else Reason("other_age", -2.5)
    groups = {a.get("age"), b.get("age")} - {"unknown", None}
    return Reason("other_age", -1.5) if len(groups) > 1 else None


def _sex(a: Plain, b: Plain, x: Sequence[str], y: Sequence[str]) -> Reason | None:
    return Reason("other_sex", -4.0) if len({a.get("sex"), b.get("sex")} - {"unknown", None}) > 1 else None


def _place(a: Plain, b: Plain, x: Sequence[str], y: Sequence[str]) -> Reason | None:
    if not a.get("place") or not b.get("place"):
        return None
    return Reason("same_place", 1.0) if a["place"] == b["place"] else Reason("other_place", -0.5)


def _day(a: Plain, b: Plain, x: Sequence[str], y: Sequence[str]) -> Reason | None:
    if not a.get("day") or not b.get("day"):
        return None
    return Reason("same_day", 1.0) if a["day"] == b["day"] else Reason("other_day", -1.0)


_RULES: tuple[Callable[[Plain, Plain, Sequence[str], Sequence[str]], Reason | None], ...] = (_first, _father, _family, _age, _sex, _place, _day)
CODES = (
    *("first_name", "other_first_name", "father_name", "other_father_name", "family_name", "other_family_name", "same_age", "near_age", "other_age"),
    *("other_sex", "same_place", "other_place", "same_day", "other_day"),
)
