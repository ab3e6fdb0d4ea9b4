"""The main road: one report in, its reading out."""

from __future__ import annotations

from marsad.claims.backends import rules
from marsad.lexicon.packs import Packs, load_packs
from marsad.model.reading import Reading
from marsad.model.report import Report

BACKENDS = {"rules": rules.read}


def read(report: Report, packs: Packs | None = None, *, backend: str = "rules") -> Reading:
    """Read one report: who says that what happened to whom, each value with its characters.

    Pure: the same report and packs give the same reading, without clock, disk or network once the packs are loaded.
    Without ``packs`` all the bundled ones are used. Raises KeyError for an unknown backend.
    """
    return BACKENDS[backend](report, packs or load_packs())
