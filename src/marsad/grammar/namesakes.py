"""Which of several bodies of one name a report means (الدفاع المدني, التحالف): that of the country which its places and parties tell."""

from __future__ import annotations

from collections import Counter

from marsad.lexicon.lexicon import Scan
from marsad.lexicon.terms import Term

_TELLING = frozenset({"place", "actor"})
_MEDIA = frozenset({"wire", "outlet", "broadcaster"})


def settle_namesakes(scan: Scan) -> None:
    """Leave one actor where several bear the name; where the report does not tell which, one without an id stands for them."""
    shared = [at for at in scan.hits if "actor" in scan.kinds[at] and len(scan.terms[at]) > 1 and len(_bearers(scan, at)) > 1]
    if not shared:
        return
    told = told_countries(scan)
    for at in shared:
        bearers = _bearers(scan, at)
        weights = {key: max((told[country] for country in at_home(term)), default=0) for key, term in bearers.items()}
        most = max(weights.values())
        meant = [key for key, weight in weights.items() if weight == most]
        chosen = bearers[meant[0]]
        if len(meant) > 1:
            chosen = Term("actor", "", chosen.form, {**chosen.row, "id": "", "country": "", "note": "", "adjective": ""})
        scan.terms[at] = (chosen, *(term for term in scan.terms[at] if term.kind != "actor"))


def _bearers(scan: Scan, at: int) -> dict[str, Term]:
    found: dict[str, Term] = {}
    for term in scan.terms[at]:
        if term.kind == "actor":
            found.setdefault(term.key, term)
    return found


def at_home(term: Term) -> list[str]:
    """The countries in which an actor is met: his own, or those where he acts (``acts:`` in the note)."""
    note = term.row.get("note", "")
    acts = note.partition("acts:")[2].split(" ")[0].split("|") if "acts:" in note else [term.row.get("country", "")]
    return [country.lower() for country in acts if country]


def told_countries(scan: Scan) -> Counter[str]:
    """How often each country is told by a place, a party or a body that leaves no doubt."""
    told: Counter[str] = Counter()
    units = [at for at in scan.hits if not scan.kinds[at].isdisjoint(_TELLING)]
    often = Counter(id(scan.terms[at]) for at in units)  # a word met again has the same terms
    for terms in {id(scan.terms[at]): scan.terms[at] for at in units}.values():
        for kind in _TELLING:
            named = [term for term in terms if term.kind == kind]
            for country in _only(named) if named else ():
                told[country] += often[id(terms)]
    return told


def _only(terms: list[Term]) -> set[str]:
    """The country of the terms at one unit, where they are all of the same, or only one of them is a city."""
    if terms[0].kind == "actor":
        named = [term for term in terms if term.form in ("name", "hostile") and term.row["kind"] not in _MEDIA]
        found = {country for term in named for country in at_home(term)[:1]}
        return found if len(found) == 1 else set()
    named = [term for term in terms if term.form != "common"]
    for kinds in (_LARGE, None):
        found = {(term.row.get("country") or term.row["id"]).lower() for term in named if kinds is None or term.row["type"] in kinds}
        if len(found) == 1:
            return found
    return set()


_LARGE = frozenset({"country", "governorate", "city"})
