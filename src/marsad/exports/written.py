"""What people wrote to the incidents of an export: victims and evidence, as the asker may see them. Public exports have none of it.

Who wrote a thing gets no more of it here than others of the same role: what leaves is for whoever opens it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.exports.protection import BLOCK, Asker, blocked
from marsad.model.victims import PRIVATE
from marsad.record.annotations import Annotation, standing
from marsad.record.incidents import claims_reports, went_into
from marsad.record.redacted_annotations import Shown, shown
from marsad.text.fold import fold

Plain = dict[str, Any]
KINDS = ("person", "evidence")
_NOBODY = ""  # nobody signs with it


@dataclass(frozen=True, slots=True)
class Written:
    """A victim or evidence that somebody wrote to an incident. ``bearer`` tells bearers of different names apart, also where names are blocks."""

    kind: str
    thing: str
    value: Plain
    who: str
    when: str
    hidden: bool
    bearer: str


def written_to(incidents: Sequence[Plain], asker: Asker, names: Iterable[str] = ()) -> dict[str, tuple[Written, ...]]:
    """What is written to each of some incidents, and to those that went into them; nothing for one whose numbers are withheld.

    ``names`` are those of victims that the asker may not see: like the names of those whom people wrote down, they are blocks in what is said of evidence.
    Evidence that is protected from the asker is left out.
    """
    idents = [] if asker.public else [one["id"] for one in incidents if not one["withheld"]]
    homes = {**went_into(idents), **{ident: ident for ident in idents}}
    rows = standing(KINDS, subjects=list(homes))
    secret = () if asker.names else tuple(sorted({*names, *_names(rows)}, key=len, reverse=True))
    bearers = {one.thing: bearer(one.value.get("name") or one.value.get("latin") or one.thing) for one in rows}
    found: dict[str, tuple[Written, ...]] = {}
    for one in shown(rows, asker.redactor, _NOBODY, homes=_reports(rows, asker)):
        if one.kind == "person" or not one.hidden:
            home = homes[one.subject]
            found[home] = (*found.get(home, ()), Written(one.kind, one.thing, _value(one, secret, asker), one.who, one.when, one.hidden, bearers[one.thing]))
    return found


def bearer(name: str) -> str:
    """A name without what spellings differ in."""
    return "".join(fold(name).text.split())


def _names(rows: Iterable[Annotation]) -> set[str]:
    return {one.value[key] for one in rows if one.kind == "person" for key in ("name", "latin") if one.value.get(key)}


def _reports(rows: Iterable[Annotation], asker: Asker) -> Mapping[str, str]:
    """The report of each claim that victims rest on; one that is not known may be of a hidden report, and counts as that."""
    if not asker.redactor.reports:
        return {}
    claims = list(dict.fromkeys(claim for one in rows for claim in one.value.get("claims") or ()))
    return {**dict.fromkeys(claims, min(asker.redactor.reports)), **claims_reports(claims)}


def _value(one: Shown, secret: Sequence[str], asker: Asker) -> Plain:
    if one.kind == "person":
        return one.value if asker.names else {**one.value, **{key: BLOCK for key in PRIVATE if one.value.get(key)}}
    return {key: blocked(value, secret) if isinstance(value, str) else value for key, value in one.value.items()}
