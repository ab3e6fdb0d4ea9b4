"""What a case may set in its policy: which number of origins counts, who is watched, whether allies contest, who is a minority.

A policy is written ``NAME``, ``NAME:READY`` for a ready setting, or ``NAME,key=value,…``: ``airwars,origins=most,watch=russia+turkey,minority=0.2``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.errors import CaseError

ORIGINS = ("least", "sources", "most")
ALLIES = ("one side", "contested")
MOST = 0.5  # of the voices: more than half are no minority


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a policy.

    ``origins``: "least" counts the independent origins that there are at least, "most" those at most, "sources" the least and each
    outlet that says in a text of its own who did it and names no source. ``watch``: the parties whose deeds the case is about; empty for all.
    ``allies``: with "contested" a deed is contested where an ally of a watched party is named, or several parties are of which not
    all are allies that nobody watches. ``minority``: the share of the voices below which those who name another party, or call the
    dead fighters, are shown apart and dispute nothing.
    """

    origins: str = "sources"
    watch: frozenset[str] = frozenset()
    allies: str = "one side"
    minority: float = 0.25
    name: str = ""


READY = {  # Airwars' practice for its file on Russia in Syria: Russia and the Syrian government flew the same raids
    "russia-syria": Settings(origins="most", watch=frozenset(["russia"]), allies="contested", name="russia-syria"),
}


def settings_of(words: str) -> Settings:
    """The settings that stand behind the name of a policy. Raises CaseError where one is unknown, and says which there are."""
    ready, _, rest = words.partition(",") if words.startswith(":") else ("", "", words.removeprefix(","))
    if ready and ready[1:] not in READY:
        raise CaseError(f"{ready[1:]}: no ready setting of a policy; there are: {', '.join(READY)}")
    found = READY[ready[1:]] if ready else Settings()
    for pair in filter(None, rest.split(",")):
        found = _set(found, *pair.partition("=")[::2])
    return found


def _set(found: Settings, key: str, value: str) -> Settings:
    if key == "watch":
        return replace(found, watch=frozenset(filter(None, value.split("+"))))
    if key == "minority":
        return replace(found, minority=_share(value))
    known = {"origins": ORIGINS, "allies": ALLIES}.get(key)
    if known is None:
        raise CaseError(f"{key}: no setting of a policy; there are: origins, watch, allies, minority")
    if value not in known:
        raise CaseError(f"{key}={value}: it is one of {', '.join(known)}")
    return replace(found, origins=value) if key == "origins" else replace(found, allies=value)


def _share(value: str) -> float:
    """A share of the voices, from 0 (nobody is a minority) to a half."""
    try:
        share = float(value)
    except ValueError:
        share = -1.0
    if not 0 <= share <= MOST:
        raise CaseError(f"minority={value}: it is a share of the voices from 0 to {MOST}, such as 0.25")
    return share
