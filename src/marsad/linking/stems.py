"""Stems: a folded word without what Arabic joins to it, so that two outlets' words for one thing are one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from math import log2

from marsad.linking.tables import rows

_FRONT = re.compile(r"^(?:[وفبلك]?ال|[وفبل]?لل|[وف](?=\w{4}))")
_BACK = re.compile(r"(?<=\w{3})(?:ات|ين|ون|ان|هم|ها|يه|ه|ا)$")


@lru_cache(1 << 15)
def stem(word: str) -> str:
    """A folded word without conjunction, article and ending; two letters at least stay."""
    return _BACK.sub("", _FRONT.sub("", word)) or word


RAREST = 1  # of a thousand tellings: a stem that is not in the table counts as if it stood in so many


@cache
def _commonness() -> dict[str, float]:
    return {row["stem"]: log2(1000 / float(row["permille"])) for row in rows("words")}


def telling_bits(stems: Iterable[str]) -> float:
    """How much it tells that two tellings share these stems: the sum of how seldom each stands in a telling, in bits."""
    table = _commonness()
    return sum(table.get(one, _RARE) for one in stems)


_RARE = log2(1000 / RAREST)
