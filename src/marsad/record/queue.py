"""What to look at next and why: each report with its reasons and their weight, made anew when readings or incidents change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from marsad.record.cells import parts_from_json
from marsad.record.rows import query, query_nothing, writing
from marsad.record.work import shown

# why somebody should look at a report, and how much each reason weighs
REASONS = {"disputed": 40, "new_toll": 30, "large_range": 20, "single_origin": 15, "low_confidence": 10}
_LARGE = 5  # people: a range that is wider than this, and than half of its lower end, is large
_BATCH = 200
About = dict[str, dict[str, set[str]]]  # of incidents the reasons that each gives to its reports


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One report in the queue."""

    id: str
    outlet: str | None
    published: str | None
    title: str | None
    begins: str
    state: str
    assignee: str | None
    weight: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of the queue; empty ones let everything through. ``assignee`` is a name, or "-" for nobody's."""

    state: str = ""
    reason: str = ""
    assignee: str = ""
    since: str = ""
    until: str = ""
    without: frozenset[str] = frozenset()

    def rules(self) -> tuple[str, list[Any]]:
        """As a condition on record_work w, with its values."""
        rules: list[tuple[str, list[Any]]] = []
        if self.state:
            rules.append(("w.state = %s", [self.state]))
        if self.reason in REASONS:
            rules.append(("w.reasons LIKE %s", [f"%{self.reason}%"]))
        if self.assignee:
            rules.append(("w.assignee IS NULL", []) if self.assignee == "-" else ("w.assignee = %s", [self.assignee]))
        if self.since:
            rules.append(("w.published >= %s", [self.since]))
        if self.until:
            rules.append(("w.published <= %s", [self.until]))
        if self.without:
            rules.append((f"w.report NOT IN ({', '.join(['%s'] * len(self.without))})", sorted(self.without)))
        return " AND ".join(rule for rule, _ in rules) or "TRUE", [value for _, values in rules for value in values]


def queue_rows(wanted: Wanted, *, after: int = 0, limit: int = 51) -> list[QueueRow]:
    """Reports of the queue, those that need a person most first."""
    where, values = wanted.rules()
    sql = (
        "SELECT w.report, substr(r.outlet, 1, 300), w.published, substr(r.title, 1, 300), substr(r.text, 1, 300), w.state, w.assignee, w.weight, w.reasons"
        f" FROM record_work w JOIN record_report r ON r.id = w.report WHERE {where} ORDER BY w.weight DESC, w.report LIMIT %s OFFSET %s"
    )
    return [
        QueueRow(row[0], shown(row[1]), row[2], shown(row[3]), shown(row[4]) or "", row[5], row[6], row[7], tuple(row[8].split()))
        for row in query(sql, [*values, limit, after])
    ]


def how_many(wanted: Wanted) -> dict[str, int]:
    """How many reports pass the filters, by state of work."""
    where, values = wanted.rules()
    return dict(query(f"SELECT w.state, count(*) FROM record_work w WHERE {where} GROUP BY w.state", values))


def next_report(wanted: Wanted, who: str, *, after: str = "") -> str | None:
    """The report behind one in the queue that nobody else has taken, around to the first; None where there is none."""
    where, values = wanted.rules()
    free = "(w.assignee IS NULL OR w.assignee = %s) AND w.state <> 'final'" if wanted.state != "final" else "(w.assignee IS NULL OR w.assignee = %s)"
    at = query("SELECT weight FROM record_work WHERE report = %s", [after])
    order = f"SELECT w.report FROM record_work w WHERE {where} AND {free} AND %s ORDER BY w.weight DESC, w.report LIMIT 1"
    if at:
        behind = order.replace("AND %s", "AND (w.weight < %s OR (w.weight = %s AND w.report > %s))")
        if found := query(behind, [*values, who, at[0][0], at[0][0], after]):
            return str(found[0][0])
    found = query(order.replace("AND %s", "AND w.report <> %s"), [*values, who, after])
    return str(found[0][0]) if found else None


def workers() -> list[str]:
    """The names of those to whom a report can be given."""
    return [row[0] for row in query("SELECT u.username FROM auth_user u JOIN record_profile p ON p.user_id = u.id WHERE u.is_active AND p.role IN ('admin', 'editor', 'reviewer') ORDER BY u.username")]


# --- making it anew ---


def refresh(reports: Collection[str]) -> None:
    """Weigh some reports anew, and those that share an incident with them; after a decision on them."""
    near, known = _reports_beside(reports), About()
    for at in range(0, len(near), _BATCH):
        _weigh(near[at : at + _BATCH], known)


def behind() -> list[str]:
    """Reports that were read, or whose incidents changed, since the queue was weighed last; by id."""
    held = query("SELECT value FROM record_setting WHERE key = 'queue'")
    if held and held[0][0] == _mark():
        return []
    reading, _, updated = held[0][0].partition("/") if held else ("", "", "")
    if not reading.isdecimal():  # never weighed, or by a version that noted it otherwise
        return [row[0] for row in query("SELECT id FROM record_report ORDER BY id")]
    sql = (
        "SELECT report_id FROM record_reading WHERE id > %s UNION SELECT c.report FROM record_incident i JOIN record_incidentclaim c ON c.incident = i.id"
        " WHERE i.updated > %s UNION SELECT r.id FROM record_report r LEFT JOIN record_work w ON w.report = r.id WHERE w.report IS NULL"
    )
    return sorted(row[0] for row in query(sql, [int(reading), updated]))


def catch_up(reports: Sequence[str], progress: Callable[[int], object] = lambda _: None) -> None:
    """Weigh what is behind, as ``behind`` gave it."""
    mark = _mark()
    for at in range(0, len(reports), _BATCH):
        _weigh(reports[at : at + _BATCH])
        progress(len(reports[at : at + _BATCH]))
    with writing():
        query_nothing("INSERT INTO record_setting (key, value) VALUES ('queue', %s) ON CONFLICT (key) DO UPDATE SET value = excluded.value", [mark])


def _mark() -> str:
    """The newest reading and the newest change of an incident."""
    reading, updated = query("SELECT (SELECT coalesce(max(id), 0) FROM record_reading), (SELECT coalesce(max(updated), '') FROM record_incident)")[0]
    return f"{reading}/{updated}"


def _reports_beside(reports: Collection[str]) -> list[str]:
    """Some reports and those that share an incident with them; asked in two steps, for one would look at all pairs of reports."""
    ours = sorted(reports)
    incidents = [row[0] for row in query(f"SELECT DISTINCT incident FROM record_incidentclaim WHERE report IN ({_marks(ours)})", ours)]
    beside = query(f"SELECT DISTINCT report FROM record_incidentclaim WHERE incident IN ({_marks(incidents)})", incidents) if incidents else []
    return sorted({*ours, *(row[0] for row in beside)})


def weighed(reports: Sequence[str], known: About | None = None) -> list[tuple[str, int, str, str | None]]:
    """Some reports with their weight, their reasons and their day, as readings and incidents say. ``known`` holds what is known of incidents already."""
    reasons: dict[str, set[str]] = defaultdict(set)
    for report, incident in query(f"SELECT DISTINCT report, incident FROM record_incidentclaim WHERE report IN ({_marks(reports)})", reports):
        reasons[report].add(incident)
    about = {} if known is None else known
    about.update(_about({incident for found in reasons.values() for incident in found} - about.keys()))
    unsure = _unsure(reports)
    rows = []
    for report, published in query(f"SELECT id, published FROM record_report WHERE id IN ({_marks(reports)})", reports):
        why = {name for incident in reasons.get(report, ()) for name in about.get(incident, {}).get(report, about.get(incident, {}).get("", ()))}
        why |= {"low_confidence"} if report in unsure else set()
        rows.append((report, sum(REASONS[name] for name in why), " ".join(name for name in REASONS if name in why), published))
    return rows


def _weigh(reports: Sequence[str], known: About | None = None) -> None:
    rows = weighed(reports, known)
    held = set(query(f"SELECT report, weight, reasons, published FROM record_work WHERE report IN ({_marks(reports)})", reports))
    if changed := [row for row in rows if row not in held]:
        with writing(), connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO record_work (report, state, weight, reasons, published) VALUES (%s, 'machine', %s, %s, %s)"
                " ON CONFLICT (report) DO UPDATE SET weight = excluded.weight, reasons = excluded.reasons, published = excluded.published",
                changed,
            )


def _about(incidents: Iterable[str]) -> About:
    """The reasons that an incident gives to its reports: under the report's id where they are its own, under "" for all."""
    found = About()
    ids = sorted(incidents)
    for at in range(0, len(ids), _BATCH):
        part = ids[at : at + _BATCH]
        sql = f"SELECT id, disputes, origins_max, killed_min, killed_max, payload FROM record_incident WHERE id IN ({_marks(part)})"
        for ident, disputes, origins, low, high, payload in query(sql, part):
            why = {name for name, holds in (("disputed", disputes > 0), ("single_origin", origins == 1 and low), ("large_range", _large(low, high))) if holds}
            found[ident] = {"": why, **{report: {*why, "new_toll"} for report in _newest_toll(parts_from_json(payload, ("tolls",)))}}
    return found


def _large(low: int | None, high: int | None) -> bool:
    return low is not None and high is not None and high - low > max(_LARGE, low / 2)


def _newest_toll(incident: dict[str, Any]) -> list[str]:
    """The report that gave the toll which took the place of an earlier one."""
    tolls = incident.get("tolls", [])
    took_over = {one["superseded_by"] for one in tolls if one["superseded_by"]}
    standing = [one["claim"] for one in tolls if not one["superseded_by"] and one["claim"] in took_over]
    if not standing:
        return []
    return [row[0] for row in query(f"SELECT DISTINCT report FROM record_incidentclaim WHERE claim IN ({_marks(standing)})", standing)]


def _unsure(reports: Sequence[str]) -> set[str]:
    """Reports whose reading left something open: a place that is several or none, a number that is only words."""
    found = set()
    for table, open_ in (("harm", "p.expr IN ('vague', 'unstated')"), ("event", "p.place IS NOT NULL AND p.place_id IS NULL")):
        sql = f"SELECT DISTINCT g.report_id FROM record_reading g JOIN record_{table} p ON p.reading_id = g.id WHERE g.report_id IN ({_marks(reports)}) AND g.current AND {open_}"
        found |= {row[0] for row in query(sql, reports)}
    return found


def _marks(values: Collection[Any]) -> str:
    return ", ".join(["%s"] * len(values))
