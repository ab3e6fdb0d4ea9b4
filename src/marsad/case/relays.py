"""Forwarded posts: whom a post was forwarded from speaks before the channel that passed it on, so that both share one origin."""

from __future__ import annotations

from dataclasses import replace

from marsad.claims.backends.rules import outlet_voice
from marsad.lexicon.packs import Packs
from marsad.model.reading import Reading
from marsad.model.report import Report


def forwarded(reading: Reading, source: str | None, packs: Packs) -> Reading:
    """The reading of a forwarded post, with its source in each chain right before the outlet; of any other, as it is."""
    if source is None or source == reading.report.outlet:
        return reading
    voice = outlet_voice(Report("", source), packs)
    claims = tuple(replace(claim, chain=(*claim.chain[:-1], voice, *claim.chain[-1:])) for claim in reading.claims)
    return replace(reading, claims=claims)
