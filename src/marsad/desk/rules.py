"""Who may do what on the desk: the one place that decides. What is not named here is refused.

A rule gives, for a route and a method, the right that it takes; a role has a set of rights. ``OPEN`` is for everybody, also
for those who have not signed in. Where the state of the work counts too, ``may_decide`` and ``may_move`` say so.
"""

from __future__ import annotations

from collections.abc import Collection

OPEN = "open"
RIGHTS: dict[str, str] = {
    "read": "read reports, incidents and what hangs on them",
    "decide": "accept, correct, reject, add",
    "review": "look over what another decided",
    "edit": "merge, split, grade, publish, assign, open again what is final",
    "protected": "see protected sources and passages, and exact coordinates",
    "protect": "protect and redact",
    "originals": "see what was redacted",
    "audit": "see the ledger and who saw what",
    "export": "take lists away",
    "people": "accounts, keys, settings of the desk",
    "data": "read by a program",
    "self": "change one's own settings, sign out",
}
ROLES: dict[str, frozenset[str]] = {
    "admin": frozenset(RIGHTS),
    "editor": frozenset(["read", "decide", "review", "edit", "protected", "protect", "audit", "export", "data", "self"]),
    "reviewer": frozenset(["read", "decide", "review", "export", "data", "self"]),
    "viewer": frozenset(["read", "data", "self"]),
    "data": frozenset(["data"]),
}
RULES: dict[tuple[str, str], str] = {
    ("signin", "GET"): OPEN,
    ("signin", "POST"): OPEN,
    ("language", "POST"): OPEN,
    ("healthy", "GET"): OPEN,
    ("signout", "POST"): "self",
    ("settings", "GET"): "self",
    ("settings", "POST"): "self",
    ("home", "GET"): "read",
    ("reports", "GET"): "read",
    ("report", "GET"): "read",
    ("report-picture", "GET"): "read",
    ("search", "GET"): "read",
    ("queue", "GET"): "read",
    ("queue-next", "GET"): "read",
    ("overview", "GET"): "read",
    ("incidents", "GET"): "read",
    ("incident", "GET"): "read",
    ("tolls", "GET"): "read",
    ("echoes", "GET"): "read",
    ("ledger", "GET"): "audit",
    ("ledger-verify", "POST"): "audit",
    ("looks", "GET"): "audit",
    ("history", "GET"): "read",
    ("marks", "GET"): "protect",
    ("people", "GET"): "people",
    ("people", "POST"): "people",
    # decisions
    ("decide", "POST"): "decide",
    ("preview", "POST"): "decide",
    ("accept-all", "POST"): "decide",
    ("set-group", "POST"): "decide",
    ("lookup", "GET"): "read",
    ("add", "GET"): "decide",
    ("add", "POST"): "decide",
    ("add-progress", "GET"): "decide",
    ("add-columns", "GET"): "decide",
    ("add-columns", "POST"): "decide",
    ("known", "GET"): "decide",
    ("known", "POST"): "decide",
    ("file", "GET"): "read",
    ("file-write", "POST"): "decide",
    ("file-evidence", "POST"): "decide",
    ("file-victims", "POST"): "decide",
    ("thing-bytes", "GET"): "read",
    ("thing-blurred", "GET"): "read",
    ("thing-history", "GET"): "read",
    ("victims", "GET"): "read",
    ("victims-pair", "POST"): "decide",
    ("mine", "GET"): "read",
    ("mine-seen", "POST"): "read",
    ("mine-done", "POST"): "read",
    ("filter-save", "POST"): "read",
    ("filter-drop", "POST"): "read",
    ("file-give", "POST"): "edit",
    ("presence", "POST"): "decide",
    ("work", "POST"): "decide",
    ("assign", "POST"): "decide",
    ("protect", "POST"): "protect",
    ("lift", "POST"): "protect",
    ("incidents-csv", "POST"): "export",
    ("incidents-take", "POST"): "export",
    ("incident-print", "POST"): "export",
    ("incident-join", "POST"): "edit",
    ("incident-split", "POST"): "edit",
    ("incident-differ", "POST"): "edit",
    ("incident-move", "POST"): "edit",
    ("incident-candidates", "GET"): "edit",
    ("incident-grade", "POST"): "edit",
    ("incident-state", "POST"): "edit",
    ("incident-undo", "POST"): "edit",
    # data
    ("api-root", "GET"): "data",
    ("api-openapi", "GET"): "data",
    ("api-export", "GET"): "data",
    ("api-reports", "GET"): "data",
    ("api-report", "GET"): "data",
    ("api-claims", "GET"): "data",
    ("api-incidents", "GET"): "data",
    ("api-incident", "GET"): "data",
    ("api-tolls", "GET"): "data",
    ("api-echoes", "GET"): "data",
    ("api-places", "GET"): "data",
    ("api-people", "GET"): "data",
    ("api-evidence", "GET"): "data",
    ("api-notes", "GET"): "data",
    ("api-comments", "GET"): "read",
    ("api-marks", "GET"): "protect",
    ("api-add-progress", "GET"): "decide",
    ("map-data", "GET"): "read",
}
# what programs and commands do without a form of its own on the desk
_WITHOUT_FORM = {"claims-pair": "edit", "claim-credibility": "edit", "source-reliability": "edit", "judgement-undo": "decide"}
# what programs do takes the right of the form on the desk
ACTS = {
    name: _WITHOUT_FORM.get(name) or RULES[name, "POST"]
    for name in (
        *("add", "known", "decide", "accept-all", "set-group", "work", "assign", "file-give", "file-write", "file-evidence", "file-victims", "victims-pair", "mine-done", "protect", "lift"),
        *("incident-grade", "incident-state", "incident-join", "incident-differ", "incident-split", "incident-move", "incident-undo"),
        *_WITHOUT_FORM,
    )
}
RULES |= {(f"api-{name}", "POST"): right for name, right in ACTS.items()}
STATES = ("machine", "in_review", "peer_review", "final")
# from, to: the right that it takes
MOVES: dict[tuple[str, str], str] = {
    ("machine", "in_review"): "decide",
    ("in_review", "peer_review"): "decide",
    ("peer_review", "final"): "review",
    ("peer_review", "in_review"): "review",
    ("in_review", "machine"): "edit",
    ("final", "in_review"): "edit",
}


def needed(route: str | None, method: str) -> str | None:
    """The right that a route takes for a method; None where no rule names it, which is a refusal."""
    return RULES.get((route or "", "GET" if method == "HEAD" else method))


def methods(route: str | None) -> tuple[str, ...]:
    """The methods that a route knows at all."""
    return tuple(method for name, method in RULES if name == route)


def has(role: str | None, right: str) -> bool:
    """A role gives a right; nobody has only what is open."""
    return right == OPEN or right in ROLES.get(role or "", frozenset())


def may_decide(role: str | None, state: str) -> bool:
    """Values of a report may be changed: not once it is final, until an editor opens it again."""
    return has(role, "decide") and state != "final"


def may_move(role: str | None, who: str, *, before: str, after: str, writers: Collection[str], touched: bool = True) -> bool:
    """A report may go from one state of work to another.

    Who wrote or took back any of its decisions does not look them over, and what no person ``touched`` is never final.
    """
    right = MOVES.get((before, after))
    if right is None or not has(role, right):
        return False
    return after != "final" or (touched and who not in writers)
