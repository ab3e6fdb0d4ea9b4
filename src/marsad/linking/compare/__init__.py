"""Comparisons of two tellings, one a file. To add one: write its function, add it here, give its levels weights in ``tables/weights.tsv``."""

from __future__ import annotations

from collections.abc import Callable

from marsad.linking.compare.against_whom import against_whom
from marsad.linking.compare.by_whom import by_whom
from marsad.linking.compare.how_many import how_many
from marsad.linking.compare.piece import piece
from marsad.linking.compare.what import kind_told
from marsad.linking.compare.when import when
from marsad.linking.compare.where import where
from marsad.linking.compare.wording import wording
from marsad.linking.facts import Told

COMPARISONS: tuple[tuple[str, Callable[[Told, Told], str]], ...] = (
    ("when", when),
    ("where", where),
    ("what", kind_told),
    ("how_many", how_many),
    ("by_whom", by_whom),
    ("against_whom", against_whom),
    ("wording", wording),
    ("piece", piece),
)
