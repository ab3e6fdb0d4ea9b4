"""Marsad reads Arabic reports of armed conflict and says who claims what, with the words it rests on."""

__version__ = "0.1.0"

from marsad.claims.road import read
from marsad.lexicon.packs import load_packs
from marsad.model.report import Report

__all__ = ["Report", "__version__", "load_packs", "read"]
