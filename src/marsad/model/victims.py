"""A victim as a person writes one down: names, age, sex, trade, family, what befell them, the claims it rests on. Names are protected unless opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from marsad.errors import InvalidValue
from marsad.model import vocabulary
from marsad.model.typed import among, name_of, number_of

Plain = dict[str, Any]
OLDEST = 120
_CHILD, _ELDERLY = 18, 60  # under the one, and from the other on (RECORD.md)
# what leads to the person: hidden wherever names are
PRIVATE = ("name", "latin", "family", "trade", "note", "source")


def victim(form: Mapping[str, str], claims: Sequence[str] = ()) -> Plain:
    """A victim out of a form. Raises InvalidValue without any name, or for an age that nobody reaches."""
    name, latin = name_of(form.get("name")), name_of(form.get("latin"))
    if not (name or latin):
        raise InvalidValue("victim_nameless", "a victim needs a name, in Arabic or in Latin letters", "name")
    years = number_of(form.get("age_years"), "age_years")
    if years is not None and years > OLDEST:
        raise InvalidValue("victim_age", f"{years}: nobody is so old", "age_years")
    return {
        **{"name": name, "latin": latin, "age_years": years, "age": age_of(years, among(form, "age", vocabulary.AGES, "unknown"))},
        **{"sex": among(form, "sex", vocabulary.SEXES, "unknown"), "fate": among(form, "fate", vocabulary.OUTCOMES, "killed")},
        **{"status": among(form, "status", vocabulary.VICTIM_STATUSES, "unknown"), "day": name_of(form.get("day"), longest=10) or None},
        **{key: name_of(form.get(key), longest=400) or None for key in ("trade", "family", "note", "source")},
        **{"claims": list(claims)[:50], "open": bool(form.get("open"))},
    }


def age_of(years: int | None, said: str) -> str:
    """The group of an age, by the years where they are known."""
    if years is None:
        return said
    return "child" if years < _CHILD else "elderly" if years >= _ELDERLY else "adult"
