"""Conditions by the names that rows of ``complements.tsv`` give them."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.attribution.complement_signs.complementizers import COMPLEMENTIZER_SIGNS
from marsad.attribution.complement_signs.counted import COUNT_SIGNS
from marsad.attribution.complement_signs.look import SPEAKER_SIGNS, Condition
from marsad.attribution.complement_signs.objects import OBJECT_SIGNS
from marsad.attribution.complement_signs.prepositions import PREPOSITION_SIGNS
from marsad.attribution.complement_signs.quotations import QUOTATION_SIGNS

CONDITIONS: Mapping[str, Condition] = {**QUOTATION_SIGNS, **PREPOSITION_SIGNS, **COMPLEMENTIZER_SIGNS, **OBJECT_SIGNS, **SPEAKER_SIGNS, **COUNT_SIGNS}
