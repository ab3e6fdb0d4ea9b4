"""Who did it, to whom, and who only fought there, as linking compares parties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from marsad.linking import marks
from marsad.linking.spelling import spelled
from marsad.linking.taking.stretches import clause_around
from marsad.text.fold import fold_word

Plain = dict[str, Any]
WITH = 30  # characters between a fight and the side with which it was
_THEIRS = 25  # characters between those harmed and the party whose men they were


def parties_of(event: Plain, role: str) -> frozenset[str]:
    """The parties of a role; قصف الجيش ومرتزقته: who is told only as another's is that one's, where others are named."""
    keys = frozenset([party_key(actor) for actor in event["actors"] if actor["role"] == role])
    return frozenset([key for key in keys if not marks.whole("theirs", key.removeprefix("~"))]) or keys if keys else keys


def party_key(actor: Plain) -> str:
    return str(actor["id"] or "~" + fold_word(actor["name"]))


def sides_of(event: Plain, text: str) -> frozenset[str]:
    """قتل خمسة جنود من Y في اشتباكات مع X: X is told only to have fought there, Y to have lost men, and nobody says that they did this; nor of the two of a قصف متبادل."""
    sides = [actor for actor in event["actors"] if actor["role"] == "perpetrator"]
    if not sides or (event["type"] != "clash" and not spelled(text).tells("mutual")):
        return frozenset()
    if event["type"] != "clash":
        mutual = frozenset(party_key(actor) for actor in sides if spelled(text).has("mutual", *clause_around(text, *actor["span"])))
        return mutual if len(mutual) > 1 else frozenset()
    stop = event["span"][1]
    fought = (actor for actor in sides if 0 < actor["span"][0] - stop <= WITH)
    fell = {party_key(actor) for actor in sides if any(harm["span"][0] <= actor["span"][0] <= harm["span"][1] + _THEIRS and actor["span"][0] < event["span"][0] for harm in event["harms"])}
    return frozenset(party_key(actor) for actor in fought if spelled(text).has("fought_with", stop, actor["span"][0])) | fell


def first_voice(chain: Sequence[Plain]) -> str:
    """Who says it first; an outlet that calls itself "the site" or "the paper" is the outlet."""
    itself = len(chain) > 1 and chain[0]["id"] is None and chain[-1]["kind"] == "outlet" and marks.whole("itself", fold_word(chain[0]["name"]))
    voice = chain[-1] if itself else chain[0]
    return str(voice["id"] or fold_word(voice["name"]))


def first_id(claim: Plain) -> str:
    return (claim["chain"][0]["id"] or "") if claim["chain"] else ""
