"""The frames backend: as the rules backend, but harms are read by frames over phrases and clauses."""

from __future__ import annotations

from marsad.claims.backends import rules
from marsad.frames.harms import find_harms
from marsad.lexicon.packs import Packs
from marsad.model.reading import Reading
from marsad.model.report import Report

NAME = "frames@0.1.0"


def read(report: Report, packs: Packs) -> Reading:
    """Read a report with harms by frames; all else is read as the rules do."""
    return rules.read(report, packs, harms_of=find_harms, name=NAME)
