"""Every action by each of its ways (a form of the desk, ``marsad judge``, the API): the record is the same afterwards, and what one refuses all refuse."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.desk import FIRST, PEOPLE, browser, open_for_tests, report_ids

from marsad.cli import main
from marsad.cli.judging import _seen
from marsad.desk.actions.table import ACTIONS
from marsad.record import incidents
from marsad.record.annotations import last_of
from marsad.record.ledger import lines
from marsad.record.place import CasePlace
from marsad.record.program_keys import make_token
from marsad.record.rows import query
from marsad.record.store import judge, judgements, record_of
from marsad.record.verify import verify

WHO, WHY = PEOPLE["admin"], "قرأته في التقرير"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\x00" * 30
NAMES = "الاسم,العمر\nسليم التجريبي,34\nمنى التجريبية,8\n".encode()
NEW = "قال ناشطون إن 9 مدنيين قتلوا أمس في قصف مدفعي على مدينة دوما."
KNOWN = "رأيت القصف على السوق في عربين."
Known = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """One action: what it is on (a name of ``known``), its entries for form and API, the words of ``marsad judge``; ``before`` is done first, whichever way."""

    name: str
    on: str
    entries: Callable[[Known], dict[str, Any]]
    words: Callable[[Known], tuple[Any, ...]]
    before: Callable[[Known], object] | None = None


def reasoned(**entries: Any) -> Callable[[Known], dict[str, Any]]:
    return lambda k: {name: k.get(value, value) if isinstance(value, str) else [k.get(one, one) for one in value] if isinstance(value, list) else value for name, value in entries.items()} | {"why": WHY}


def plain(**entries: Any) -> Callable[[Known], dict[str, Any]]:
    return lambda k: {name: value for name, value in reasoned(**entries)(k).items() if name != "why"}


def told(*words: str) -> Callable[[Known], tuple[Any, ...]]:
    return lambda k: tuple(k.get(word, word) for word in words)


ACTS = (
    Act("incident-split", "INCIDENT", reasoned(reports=["REPORT2"]), told("split", "REPORT2", "INCIDENT")),
    Act("incident-join", "INCIDENT", reasoned(other="INCIDENT2"), told("merge", "INCIDENT", "INCIDENT2")),
    Act("incident-move", "INCIDENT", reasoned(claim="OTHERS"), told("move", "OTHERS", "-")),
    Act("incident-differ", "INCIDENT", reasoned(other="INCIDENT2"), told("apart", "INCIDENT", "INCIDENT2")),
    Act("decide", "REPORT", reasoned(kind="accept", subject="CLAIM"), told("accept", "CLAIM")),
    Act("decide", "REPORT", reasoned(kind="reject", subject="CLAIM2"), told("reject", "CLAIM2")),
    Act("decide", "REPORT", reasoned(kind="undo", subject="LAST"), told("undo", "LAST")),
    Act("decide", "REPORT", reasoned(kind="correct", subject="EVENT", field="status", value="ongoing"), told("correct", "EVENT", "status", "ongoing")),
    Act("decide", "REPORT", reasoned(kind="correct", subject="HARM", field="quantity", start="AT", end="END"), lambda k: ("words", k["HARM"], "quantity", f"{k['AT']}-{k['END']}")),
    Act("decide", "REPORT", reasoned(kind="type", subject="HARM", field="quantity", least=10, most=15), told("type", "HARM", "number", "10-15")),
    Act("decide", "REPORT", reasoned(kind="type", subject="HARM", field="quantity", unknown=True), told("type", "HARM", "number", "unknown")),
    Act("decide", "REPORT", reasoned(kind="type", subject="EVENT", field="places.new", at="33.539, 36.367", name="حي الورد"), told("type", "EVENT", "place", "33.539, 36.367 حي الورد")),
    Act("decide", "REPORT", reasoned(kind="type", subject="EVENT", field="places.new", id="duma"), told("type", "EVENT", "place", "duma")),
    Act("decide", "REPORT", reasoned(kind="type", subject="EVENT", field="time", **{"from": "2018-02-18", "hour": "14:30"}), told("type", "EVENT", "time", "2018-02-18T14:30")),
    Act("decide", "REPORT", reasoned(kind="type", subject="EVENT", field="actors.new", role="perpetrator", name="russia", stance="denied"), told("type", "EVENT", "perpetrator", "russia; stance=denied")),
    Act("decide", "REPORT", reasoned(kind="type", subject="EVENT", field="harms.new", outcome="injured", least=3, status="civilian", age="child"), told("type", "EVENT", "injured", "3+ civilian child")),
    Act("decide", "REPORT", reasoned(kind="type", subject="EVENT", field="places.0", remove=True), told("remove", "EVENT", "places.0")),
    Act("decide", "REPORT", reasoned(kind="add", start="AT2", end="END2", act="deny", event="shelling"), lambda k: ("missed", k["REPORT"], f"{k['AT2']}-{k['END2']}", "act=deny; event=shelling")),
    Act("set-group", "REPORT", reasoned(harm=["HARM"], **{"victims.status": "civilian", "victims.age": "adult"}), told("victims", "HARM", "civilian adult")),
    Act("accept-all", "REPORT", reasoned(), told("accept-all", "REPORT")),
    Act("assign", "REPORT", plain(to="NAME"), told("assign", "REPORT", "NAME")),
    Act("work", "REPORT", reasoned(state="peer_review"), told("work", "REPORT", "peer_review")),
    Act("incident-grade", "INCIDENT", reasoned(value="fair"), told("grade", "INCIDENT", "fair")),
    Act("incident-state", "INCIDENT", reasoned(value="published"), told("state", "INCIDENT", "published"), lambda k: judge("grade", k["INCIDENT"], who="غيرها", value="weak", why="شاهد آخر")),
    Act("incident-undo", "INCIDENT", reasoned(judgement="LAST"), told("undo", "LAST")),
    Act("claims-pair", "", reasoned(a="CLAIM", b="OTHERS", same="1"), told("same", "CLAIM", "OTHERS")),
    Act("claim-credibility", "CLAIM", reasoned(value="2"), told("credibility", "CLAIM", "2")),
    Act("source-reliability", "", reasoned(source="sohr", value="B"), told("reliability", "sohr", "B")),
    Act("judgement-undo", "LAST", reasoned(), told("undo", "LAST")),
    Act("file-write", "INCIDENT", reasoned(kind="person", name="سالم الوهمي", age_years=34, sex="man"), told("name", "INCIDENT", "سالم الوهمي; age_years=34; sex=man")),
    Act("file-write", "INCIDENT", reasoned(kind="person", name="سالم علي الوهمي"), told("name", "INCIDENT", "سالم علي الوهمي")),
    Act("victims-pair", "", reasoned(a="PERSON", b="PERSON2", same="1"), told("same-person", "PERSON", "PERSON2")),
    Act("file-write", "REPORT", reasoned(kind="note", text="اتصلت بالشاهد."), told("note", "REPORT", "اتصلت بالشاهد.")),
    Act("file-write", "REPORT", reasoned(kind="note", thing="THING", text="اتصلت بالشاهد مرتين."), told("change", "THING", "اتصلت بالشاهد مرتين.")),
    Act("file-write", "REPORT", reasoned(kind="note", thing="THING", remove=True), told("drop", "THING")),
    Act("file-write", "INCIDENT", reasoned(kind="comment", text=f"@{WHO} انظري"), told("comment", "INCIDENT", f"@{WHO} انظري")),
    Act("mine-done", "THING", plain(), told("done", "THING")),
    Act("file-give", "INCIDENT", reasoned(to="NAME"), told("assign", "INCIDENT", "NAME")),
    Act("file-evidence", "INCIDENT", lambda k: {"caption": WHY, "file": ("صورة.png", PICTURE)}, lambda k: ("evidence", k["INCIDENT"], k["FOLDER"] / "صورة.png")),
    Act("file-victims", "INCIDENT", lambda k: {"file": ("names.csv", NAMES)}, lambda k: ("names", k["INCIDENT"], k["FOLDER"] / "names.csv")),
    Act(
        *("known", "", reasoned(text=KNOWN, type="airstrike", place_id="irbin", day="2018-02-19", killed_civilian_least=14, killed_civilian_most=16, perpetrator="russia", source="أم سعيد", heard="2018-02-20")),
        told("incident", KNOWN, "type=airstrike; place=irbin; day=2018-02-19; killed=14-16 civilian; perpetrator=russia; source=أم سعيد; heard=2018-02-20"),
    ),
    Act("known", "", reasoned(text=f"{KNOWN} ليلًا", way="interview", source="الممرضة زعفران القرنفلي", consent="record", heard="2018-02-20"), told("interview", f"{KNOWN} ليلًا", "source=الممرضة زعفران القرنفلي; consent=record; heard=2018-02-20")),
    Act("protect", "", reasoned(kind="passage", level="protected", report="REPORT", start=0, end=5), lambda k: ("protect", f"{k['REPORT']}:0-5", "protected")),
    Act("lift", "", reasoned(mark="MARK"), told("lift", "MARK")),
    Act("protect", "", reasoned(kind="source", level="redacted", source="sohr"), told("protect", "sohr", "redacted")),
    Act("add", "", plain(text=NEW, outlet="صحيفة المرفأ", published="2018-02-21"), lambda k: ("!add", k["FOLDER"] / "new.txt", "--outlet", "صحيفة المرفأ", "--published", "2018-02-21")),
)
# what all three refuse, and keep nothing of; the entry that is at fault
REFUSED = (
    (Act("incident-state", "INCIDENT", reasoned(value="published"), told("state", "INCIDENT", "published")), "value"),
    (Act("incident-state", "INCIDENT", reasoned(value="merged"), told("state", "INCIDENT", "merged")), "value"),
    (Act("incident-grade", "INCIDENT", reasoned(value="splendid"), told("grade", "INCIDENT", "splendid")), "value"),
    (Act("incident-join", "INCIDENT", reasoned(other="i000000000000"), told("merge", "INCIDENT", "i000000000000")), "other"),
    (Act("decide", "REPORT", reasoned(kind="correct", subject="EVENT", field="status", value="splendid"), told("correct", "EVENT", "status", "splendid")), "value"),
    (Act("decide", "REPORT", reasoned(kind="type", subject="HARM", field="quantity", least=15, most=10), told("type", "HARM", "number", "15-10")), "most"),
    (Act("decide", "REPORT", reasoned(kind="type", subject="EVENT", field="places.new", id="atlantis"), told("type", "EVENT", "place", "atlantis")), "id"),
    (Act("decide", "REPORT", reasoned(kind="type", subject="EVENT", field="actors.new", role="target", name="russia", stance="denied"), told("type", "EVENT", "target", "russia; stance=denied")), "stance"),
    (Act("decide", "REPORT", reasoned(kind="undo", subject="77"), told("undo", "77")), "subject"),
    (Act("work", "REPORT", reasoned(state="splendid"), told("work", "REPORT", "splendid")), "state"),
    (Act("assign", "REPORT", plain(to="nobody"), told("assign", "REPORT", "nobody")), "to"),
    (Act("file-write", "INCIDENT", reasoned(kind="person", name="س", age_years=900), told("name", "INCIDENT", "س; age_years=900")), "age_years"),
    (Act("file-write", "INCIDENT", reasoned(kind="note", text=" "), told("note", "INCIDENT", " ")), "text"),
    (Act("victims-pair", "", reasoned(a="p000", b="p000", same="1"), told("same-person", "p000", "p000")), ""),
    (Act("claims-pair", "", reasoned(a="CLAIM", b="nosuch", same="1"), told("same", "CLAIM", "nosuch")), "b"),
    (Act("source-reliability", "", reasoned(source="sohr", value="Z"), told("reliability", "sohr", "Z")), "value"),
    (Act("protect", "", reasoned(kind="source", level="splendid", source="sohr"), told("protect", "sohr", "splendid")), "level"),
    (Act("known", "", reasoned(text="x", type="splendid"), told("incident", "x", "type=splendid")), "type"),
    (Act("add", "", plain(text=" "), lambda k: ("!add", k["FOLDER"] / "none.txt")), "text"),
)


def by_form(act: Act, known: Known, key: str) -> Any:
    if act.name in ("claims-pair", "claim-credibility", "source-reliability", "judgement-undo"):
        return by_api(act, known, key)  # the desk has no form for these
    on = known.get(act.on, act.on)
    url = reverse({"add": "add"}.get(act.name, act.name), args=[on] if ACTIONS[act.name].on else [])
    form = {name: "1" if value is True else SimpleUploadedFile(*value) if name == "file" else value for name, value in act.entries(known).items()}
    answer = browser("admin").post(url, {"key": key, "seen": _seen(act.name, on), **form})
    return answer.status_code in (200, 302) and "error" not in str(answer.headers)


def by_api(act: Act, known: Known, key: str) -> Any:
    answer = asked(act, known, known["KEY"], {"idempotency-key": key})
    return answer.status_code in (200, 202)


def asked(act: Act, known: Known, token: str, headers: dict[str, str]) -> Any:
    action, on = ACTIONS[act.name], known.get(act.on, act.on)
    seen = {"seen": int(_seen(act.name, on))} if any(field.name == "seen" for field in action.fields) else {}
    body = {**seen, **act.entries(known)}
    url = f"/api/{action.path.replace('{id}', str(on))}"
    headers = {"authorization": f"Bearer {token}", **headers}
    if "file" in body:
        return browser().post(url, {**body, "file": SimpleUploadedFile(*body["file"])}, headers=headers)
    return browser().post(url, json.dumps(body), content_type="application/json", headers=headers)


def by_judge(act: Act, known: Known, key: str) -> Any:
    words = [str(word) for word in act.words(known)]
    case = known["CASE"]
    command = ["add", case, *words[1:]] if words[0] == "!add" else ["judge", case, *words, "--who", WHO, "--why", WHY]
    done = CliRunner().invoke(main, command)
    assert done.exit_code in (0, 1), done.output
    return done.exit_code == 0 and "refused" not in done.output


WAYS: dict[str, Callable[[Act, Known, str], Any]] = {"form": by_form, "judge": by_judge, "api": by_api}


def known_in(place: CasePlace, key: str, folder: Path) -> Known:
    """What the acts are on, by name, as the case stands now."""
    first = next(ident for ident in report_ids() if (record_of(ident) or {})["report"]["text"] == FIRST)
    second = next(ident for ident in report_ids() if ident != first)
    record, other = record_of(first), record_of(second)
    assert record and other
    event = next(one for one in record["events"] if one["harms"])
    mine = incidents.incidents(report=first, limit=1)[0].id
    at, at2 = FIRST.index("سبعة عشر"), FIRST.index("بينهم أربع نساء")
    rows = query("SELECT thing FROM record_annotation ORDER BY id")
    people = list(dict.fromkeys(row[0] for row in rows if row[0].startswith("p") and (last := last_of(row[0])) and last.kind == "person"))
    marks = query("SELECT max(id) FROM record_mark")[0][0]
    return {
        **{"CASE": str(place.folder), "KEY": key, "FOLDER": folder, "REPORT": first, "REPORT2": second, "INCIDENT": mine, "NAME": PEOPLE["editor"]},
        **{"CLAIM": record["claims"][0]["uid"], "CLAIM2": record["claims"][1]["uid"], "OTHERS": other["claims"][0]["uid"], "EVENT": event["uid"], "HARM": event["harms"][0]["uid"]},
        **{"AT": at, "END": at + len("سبعة عشر قتيلا"), "AT2": at2, "END2": at2 + len("بينهم أربع نساء"), "LAST": str(max((one.id for one in judgements()), default=0)), "MARK": str(marks)},
        **{"INCIDENT2": next((one.id for one in incidents.incidents() if one.id != mine), ""), "THING": rows[-1][0] if rows else "", "PERSON": people[0] if people else "", "PERSON2": people[1] if len(people) > 1 else ""},
    }


TABLES = {
    "judgement": "kind, subject, other, field, value, who, why",
    "annotation": "kind, thing, subject, value, who, why",
    "mark": 'kind, level, subject, names, start, "end", who, why, lifted',
    "work": "report, state, assignee",  # but for what nobody touched: a command leaves the queue to the desk
    "report": "id, outlet, published",
}
UNTOUCHED = {"work": " WHERE state <> 'machine' OR assignee IS NOT NULL"}
MADE_UP = re.compile(r'"(?:uid|added|received)": ?"[^"]*"|typed:[0-9a-f]{12}|\+[0-9a-f]{8}|\b[a-z][0-9a-f]{16}\b|\d{4}-\d\d-\d\dT\d\d:\d\d:[\d.:+]+')


def rows_now() -> dict[str, list[str]]:
    """The rows that actions write, without what is new each time."""
    return {table: sorted(MADE_UP.sub("*", json.dumps(row, ensure_ascii=False).replace('\\"', '"')) for row in query(f"SELECT {columns} FROM record_{table}{UNTOUCHED.get(table, '')}")) for table, columns in TABLES.items()}


def run_all(way: str, place: CasePlace, folder: Path) -> Iterator[tuple[str, bool, dict[str, list[str]]]]:
    """Do everything by one way; what was refused first, and after each act the rows of the record."""
    do, key = WAYS[way], make_token("برنامج", by=WHO, account=WHO)
    known = known_in(place, key, folder)
    for number, (act, _) in enumerate(REFUSED):
        yield f"refused {number} {act.name}", bool(do(act, known, f"refused-{number:04}-of-a-test")), rows_now()
    for number, act in enumerate(ACTS):
        known = known_in(place, key, folder)
        if act.before:
            act.before(known)
        kept = bool(do(act, known, f"{1000 * list(WAYS).index(way) + number:024x}"))  # copies of one case share the keys of this machine
        yield f"{number} {act.name}", kept, rows_now()


def _unlike(found: dict[str, list[tuple[str, bool, dict[str, list[str]]]]], step: str, table: str) -> str:
    """What of a table only some ways left after a step."""
    rows = {way: Counter(next(rows[table] for name, _, rows in steps if name == step)) for way, steps in found.items()}
    every = rows["form"] & rows["judge"] & rows["api"]
    return "\n".join(f"{way}: {dict(counted - every)}" for way, counted in rows.items())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from marsad.desk import adding

    monkeypatch.setattr(adding, "WAIT", 60.0)
    for name, raw in (("صورة.png", PICTURE), ("names.csv", NAMES), ("new.txt", NEW.encode()), ("none.txt", b" ")):
        (tmp_path / name).write_bytes(raw)
    return tmp_path


def test_each_action_leaves_the_same_record_whichever_way_it_is_done(_filled_desk: Path, folder: Path) -> None:
    found = {}
    for way in WAYS:
        place = open_for_tests(Path(shutil.copytree(_filled_desk, folder / way)))
        found[way] = list(run_all(way, place, folder))
        assert verify(place) is None, way
        vias = {json.loads(line.payload or "{}").get("via", "") for line in lines() if line.who == WHO}
        assert way != "api" or any(via.startswith("API, key برنامج") for via in vias)
    steps = list(zip(*found.values(), strict=True))
    assert [(one[0][0], [kept for _, kept, _ in one]) for one in steps if len({kept for _, kept, _ in one} | {not one[0][0].startswith("refused")}) > 1] == []
    apart = [(one[0][0], table) for one in steps for table in TABLES if not one[0][2][table] == one[1][2][table] == one[2][2][table]]
    assert apart == [], _unlike(found, *apart[0])
    states = [rows for _, _, rows in found["api"]]
    assert all(before == states[0] for before in states[: len(REFUSED)]), "what is refused changes nothing"
    assert all(before != after for before, after in zip(states[len(REFUSED) :], states[len(REFUSED) + 1 :], strict=False)), "each act changes something"


def test_each_action_works_by_the_api_on_postgres_too(postgres_desk: CasePlace, folder: Path) -> None:
    assert [name for name, kept, _ in run_all("api", postgres_desk, folder) if kept == name.startswith("refused")] == []
    assert verify(postgres_desk) is None


def test_every_action_is_tried() -> None:
    assert {act.name for act in ACTS} == set(ACTIONS)
