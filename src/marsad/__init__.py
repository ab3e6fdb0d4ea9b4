"""Marsad reads Arabic reports of armed conflict and says who claims what, with the words it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marsad.version import __version__

if TYPE_CHECKING:
    from marsad.claims.road import read
    from marsad.exports.notebook import open_case
    from marsad.lexicon.packs import load_packs
    from marsad.model.report import Report

__all__ = ["Report", "__version__", "load_packs", "open_case", "read"]


def __getattr__(name: str) -> Any:
    """The public names are loaded when first asked for, so that ``marsad --help`` is quick."""
    if name == "read":
        from marsad.claims.road import read

        return read
    if name == "load_packs":
        from marsad.lexicon.packs import load_packs

        return load_packs
    if name == "open_case":
        from marsad.exports.notebook import open_case

        return open_case
    if name == "Report":
        from marsad.model.report import Report

        return Report
    raise AttributeError(f"module 'marsad' has no attribute {name!r}")
