"""schema.org ClaimReview (JSON-LD): for each incident that a person graded, the account that its sources give and the grade of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from marsad.exports.cells import plain_text
from marsad.exports.peers import facts, sentence
from marsad.exports.seen import Seen
from marsad.exports.writing import About

Plain = dict[str, Any]
HELD = frozenset(["report.outlet", "report.url", "report.published"])
PARTLY = {
    "incident.id": "of those that a person graded",
    "incident.decided.grade": "the grade and its day, not who decided and why",
    **{f"incident.{outcome}.all": "in words" for outcome in ("killed", "injured")},
    "incident.attribution.actor": "in words",
}
# Airwars' grades from the least to the most certain; another scheme's grade is told by its name alone
_RATINGS = {"discounted": 1, "contested": 2, "weak": 3, "fair": 4, "confirmed": 5}


def write(folder: Path, incidents: Iterable[Seen], about: About) -> None:
    """One JSON-LD document a line; an incident that nobody graded is not in it."""
    with (folder / "claimreviews.jsonl").open("w", encoding="utf-8", newline="\n") as out:
        for one in incidents:
            if one.incident["decided"]["grade"] and not one.incident["withheld"]:
                out.write(json.dumps(review(one, about), ensure_ascii=False, sort_keys=True) + "\n")


def review(one: Seen, about: About) -> Plain:
    """The review of one incident."""
    found = facts(one, about)
    decided = one.incident["decided"]["grade"]
    heads = sorted(found.heads, key=lambda head: (head["published"] or "9", head["id"]))
    appearances = [_appearance(head) for head in heads]
    rating = {"@type": "Rating", "alternateName": decided["value"], "bestRating": 5, "worstRating": 1}
    rating |= {"ratingValue": _RATINGS[decided["value"]]} if decided["value"] in _RATINGS else {}
    told = {
        **{"@context": "https://schema.org", "@type": "ClaimReview", "identifier": one.incident["id"], "url": found.row["permalink"], "datePublished": decided["when"][:10]},
        **{"author": {"@type": "Organization", "name": plain_text(about.title)}, "claimReviewed": plain_text(sentence(found, one.incident)), "reviewRating": rating},
        "itemReviewed": {
            **{"@type": "Claim", "datePublished": heads[0]["published"] if heads else None, "author": [{"@type": "Organization", "name": plain_text(name)} for name in found.origins]},
            **({"firstAppearance": appearances[0], "appearance": appearances} if appearances else {}),
        },
    }
    return {key: value for key, value in told.items() if value is not None}


def _appearance(head: Plain) -> Plain:
    told = {"@type": "CreativeWork", "identifier": head["id"], "url": head["url"], "publisher": plain_text(head["outlet"] or ""), "datePublished": head["published"]}
    return {key: value for key, value in told.items() if value}
