"""Compiles the modules in which reading spends most of its time, where MARSAD_FAST=1 asks for it (``make fast``); else there is nothing to do here."""

from __future__ import annotations

import os
from pathlib import Path

from setuptools import setup

# what reading spends most of its time in; why the rest is not compiled stands in docs/developers.md
COMPILED = (
    "lexicon/lexicon",
    "lexicon/word_tables",
    "grammar/sheet",
    "grammar/told_regions",
    "grammar/place_signs",
    "grammar/place_map",
    "grammar/party_meant",
    "grammar/modality",
    "grammar/event_parties",
    "syntax/tokens",
    "frames/people",
    "claims/attach/survey",
    "claims/attach/weighing",
    "claims/attach/where",
    "claims/attach/where_features",
)


def extensions() -> list[object]:
    """The extension of all of them, or none."""
    if os.environ.get("MARSAD_FAST") != "1":
        return []
    from mypyc.build import mypycify

    return list(mypycify([str(Path("src/marsad", f"{name}.py")) for name in COMPILED], opt_level="1", multi_file=True))


setup(ext_modules=extensions())
