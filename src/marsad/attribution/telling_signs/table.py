"""Conditions by the names that rows of ``not_said.tsv`` and ``speaker_bounds.tsv`` give them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from marsad.attribution.telling import Telling
from marsad.attribution.telling_signs.said import CONTENT_SIGNS
from marsad.attribution.telling_signs.speaker import SPEAKER_SIGNS
from marsad.attribution.telling_signs.verb import VERB_SIGNS

CONDITIONS: Mapping[str, Callable[[Telling], object]] = {**VERB_SIGNS, **CONTENT_SIGNS, **SPEAKER_SIGNS}
