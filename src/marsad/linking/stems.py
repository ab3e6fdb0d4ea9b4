"""Stems: a folded word without what Arabic joins to it, so that two outlets' words for one thing are one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from marsad.linking.tables import HERE

_FRONT = re.compile(r"^(?:[وفبلك]?ال|[وفبل]?لل|[وف](?=\w{4}))")
_BACK = re.compile(r"(?<=\w{3})(?:ات|ين|ون|ان|هم|ها|يه|ه|ا)$")


@lru_cache(200_000)
def stem(word: str) -> str:
    """A folded word without conjunction, article and ending; two letters at least stay."""
    return _BACK.sub("", _FRONT.sub("", word)) or word


@cache
def common_stems() -> frozenset[str]:
    """Stems that stand in so many reports that sharing one tells nothing."""
    lines = (HERE / "common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
