"""Judging from the shell: each decision of a person is a row that stays, with who and why; what it touches is linked anew at once.

Each way of judging is an action of the desk: the same entries, the same checks, the same reasons, the same two people where it takes two.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marsad.cli import judging_entries as entries
from marsad.cli.case import CASE, plain_errors
from marsad.cli.incidents import told
from marsad.cli.keys import keys
from marsad.cli.mine import mine
from marsad.cli.speech import echo, speaks_arabic
from marsad.cli.tables import visible
from marsad.errors import CaseError

if TYPE_CHECKING:
    from marsad.desk.actions.action import Done
    from marsad.record.place import CasePlace

Words = Sequence[str]
Form = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Way:
    """One way of judging: its action, what has to be named, and how that makes what the action is on and its entries. ``said`` is what is told of it."""

    action: str
    names: tuple[str, ...]
    entries: Callable[[Words], tuple[str, Form]]
    said: str = "judgement {judgement} kept: {words}, {who}"


def _report_of(uid: str) -> str:
    """The report in which something was read, or to which a person added it. Raises CaseError."""
    from marsad.record.subjects import home_of

    home = home_of(uid)
    if home is None:
        raise CaseError(f"{uid}: the case has no claim, event or harm of this id; see them: marsad claims CASE --format json")
    return home


def _claim(uid: str) -> str:
    """A claim's own report. Raises CaseError."""
    from marsad.record.lists import claims_by_uid

    if not (found := claims_by_uid([uid])):
        raise CaseError(f"{uid}: the case has no claim of this id; list them: marsad claims CASE")
    return found[uid].report


def _incident(ident: str) -> str:
    """An incident that was not merged into another. Raises CaseError."""
    from marsad.record.incidents import incident_of

    one = incident_of(ident)
    if one is None:
        raise CaseError(f"{ident}: the case has no incident of this id; list them: marsad incidents CASE")
    if one["followed"]:
        raise CaseError(f"{ident}: this incident was merged into {one['id']}: judge that one")
    return ident


def _home_of_claim(claim: str) -> str:
    from marsad.record.incidents import incident_of_claim

    home = incident_of_claim(claim) if _claim(claim) else None
    if home is None:
        raise CaseError(f"{claim}: this claim stands in no incident")
    return home


def _span(words: str) -> Form:
    start, _, end = words.partition("-")
    return {"start": start, "end": end}


def _either(ident: str) -> str:
    """The id of an incident (of the one that it was merged into) or a report. Raises CaseError."""
    from marsad.record.incidents import incident_of
    from marsad.record.work import report_head

    found = incident_of(ident) if ident.startswith("i") else None
    if found is None and report_head(ident) is None:
        raise CaseError(f"{ident}: the case has no incident or report of this id")
    return str(found["id"]) if found else ident


def _thing(ident: str) -> tuple[str, str]:
    """What a thing is written to, and its kind. Raises CaseError."""
    from marsad.record.annotations import last_of

    last = last_of(ident)
    if last is None or last.value is None:
        raise CaseError(f"{ident}: nothing of this id was written")
    return last.subject, last.kind


def _evidence(words: Words) -> tuple[str, Form]:
    there = words[1].startswith(("http://", "https://"))
    return _either(words[0]), {"address": words[1]} if there else {"file": entries.upload_of(words[1])}


def _several(words: Words) -> tuple[str, Form]:
    harms = tuple(dict.fromkeys(words[:-1]))
    homes = {_report_of(uid) for uid in harms}
    if len(homes) != 1:
        raise CaseError(f"{' '.join(harms)}: give harms of one report")
    return homes.pop(), {"harm": harms, **entries.groups_of(words[-1])}


def _protect(words: Words) -> tuple[str, Form]:
    from marsad.record.work import report_head

    what, _, passage = words[0].partition(":")
    if report_head(what) is None:
        return "", {"kind": "source", "source": words[0], "level": words[1]}
    return "", {"kind": "passage" if passage else "report", "report": what, "level": words[1], **(_span(passage) if passage else {})}


def _assign(words: Words) -> tuple[str, Form]:
    return _either(words[0]), {"to": "" if words[1] == "-" else words[1]}


def _known(words: Words, **more: str) -> tuple[str, Form]:
    form = entries.known(words[1])
    if not more and "type" not in form:
        from marsad.model import vocabulary

        raise CaseError(f"an incident needs its type: type={'|'.join(vocabulary.EVENTS)}")
    return "", {**form, **more, "text": words[0]}


def _moved(words: Words) -> tuple[str, Form]:
    return _home_of_claim(words[0]), {"claim": words[0], **({} if words[1] == "-" else {"other": words[1]})}


def _changed(words: Words) -> tuple[str, Form]:
    subject, kind = _thing(words[0])
    told = entries.named(words[1]) if kind == "person" else {"text": words[1]}
    return subject, {"kind": kind, "thing": words[0], **told}


def _dropped(words: Words) -> tuple[str, Form]:
    subject, kind = _thing(words[0])
    return subject, {"kind": kind, "thing": words[0], "remove": "1"}


_EITHER, _THING = "INCIDENT or REPORT", "CLAIM, EVENT or HARM"
_WRITTEN = "{how} {thing} kept on {on}, {who}"
_KEPT = "{words}: kept, {who}"
WAYS = {
    "same": Way("claims-pair", ("CLAIM", "CLAIM"), lambda words: (_claim(words[0]) and _claim(words[1]) and "", {"a": words[0], "b": words[1], "same": "1"})),
    "different": Way("claims-pair", ("CLAIM", "CLAIM"), lambda words: (_claim(words[0]) and _claim(words[1]) and "", {"a": words[0], "b": words[1], "same": "0"})),
    "accept": Way("decide", ("CLAIM",), lambda words: (_claim(words[0]), {"kind": "accept", "subject": words[0]})),
    "reject": Way("decide", (_THING,), lambda words: (_report_of(words[0]), {"kind": "reject", "subject": words[0]})),
    "correct": Way("decide", (_THING, "FIELD", "VALUE"), lambda words: (_report_of(words[0]), {"subject": words[0], **entries.corrected(words[1], words[2])})),
    "words": Way("decide", (_THING, "FIELD", "START-END"), lambda words: (_report_of(words[0]), {"kind": "correct", "subject": words[0], "field": words[1], **_span(words[2])})),
    "type": Way("decide", ("EVENT or HARM", "WHAT", "VALUE"), lambda words: (_report_of(words[0]), {"kind": "type", "subject": words[0], **entries.typed(words[1], words[2])})),
    "remove": Way("decide", ("EVENT", "FIELD"), lambda words: (_report_of(words[0]), {"kind": "type", "subject": words[0], "field": words[1], "remove": "1"})),
    "missed": Way("decide", ("REPORT", "START-END", '"act=…; event=…"'), lambda words: (words[0], {"kind": "add", **_span(words[1]), **entries.named(f";{words[2]}"), "name": None})),
    "accept-all": Way("accept-all", ("REPORT",), lambda words: (words[0], {}), "{count} claims of report {on} accepted, {who}"),
    "victims": Way("set-group", ("HARM…", '"civilian child"'), _several, "{count} values of {harms} harms kept: {last}, {who}"),
    "work": Way("work", ("REPORT", "STATE"), lambda words: (words[0], {"state": words[1]})),
    "assign": Way("assign", (_EITHER, "NAME"), _assign, "{on} given to {last}: kept, {who}"),
    "grade": Way("incident-grade", ("INCIDENT", "GRADE"), lambda words: (_incident(words[0]), {"value": words[1]})),
    "state": Way("incident-state", ("INCIDENT", "STATE"), lambda words: (_incident(words[0]), {"value": words[1]})),
    "merge": Way("incident-join", ("INCIDENT", "INCIDENT"), lambda words: (_incident(words[0]), {"other": _incident(words[1])})),
    "apart": Way("incident-differ", ("INCIDENT", "INCIDENT"), lambda words: (_incident(words[0]), {"other": _incident(words[1])})),
    "split": Way("incident-split", ("REPORT…", "INCIDENT"), lambda words: (_incident(words[-1]), {"reports": words[:-1]})),
    "move": Way("incident-move", ("CLAIM", "INCIDENT"), _moved),
    "reliability": Way("source-reliability", ("SOURCE", "A–F"), lambda words: ("", {"source": words[0], "value": words[1]})),
    "credibility": Way("claim-credibility", ("CLAIM", "1–6"), lambda words: (_claim(words[0]) and words[0], {"value": words[1]})),
    "name": Way("file-write", (_EITHER, "WORDS"), lambda words: (_either(words[0]), {"kind": "person", **entries.named(words[1])}), _WRITTEN),
    "note": Way("file-write", (_EITHER, "WORDS"), lambda words: (_either(words[0]), {"kind": "note", "text": words[1]}), _WRITTEN),
    "comment": Way("file-write", (_EITHER, "WORDS"), lambda words: (_either(words[0]), {"kind": "comment", "text": words[1]}), _WRITTEN),
    "change": Way("file-write", ("THING", "WORDS"), _changed, _WRITTEN),
    "drop": Way("file-write", ("THING",), _dropped, _WRITTEN),
    "evidence": Way("file-evidence", (_EITHER, "FILE or ADDRESS"), _evidence, _WRITTEN),
    "names": Way("file-victims", (_EITHER, "FILE"), lambda words: (_either(words[0]), {"file": entries.upload_of(words[1])}), _KEPT),
    "same-person": Way("victims-pair", ("PERSON", "PERSON"), lambda words: ("", {"a": words[0], "b": words[1], "same": "1"}), "{first} and {last} are one person: kept, {who}"),
    "two-people": Way("victims-pair", ("PERSON", "PERSON"), lambda words: ("", {"a": words[0], "b": words[1], "same": "0"}), "{first} and {last} are two people: kept, {who}"),
    "done": Way("mine-done", ("COMMENT",), lambda words: (words[0], {}), _KEPT),
    "incident": Way("known", ("TEXT", "NAME=VALUE; …"), _known, "report {report} kept, {who}"),
    "interview": Way("known", ("TEXT", "NAME=VALUE; …"), lambda words: _known(words, way="interview"), "report {report} kept, {who}"),
    "protect": Way("protect", ("SOURCE, REPORT or REPORT:START-END", "LEVEL"), _protect, "protection {mark} kept, {who}"),
    "lift": Way("lift", ("PROTECTION",), lambda words: ("", {"mark": words[0]}), "protection {mark} taken away, {who}"),
    "undo": Way("judgement-undo", ("JUDGEMENT",), lambda words: (words[0], {})),
}
_LINKS_ITSELF = ("known",)


@click.command("judge")
@CASE
@click.argument("how", type=click.Choice(list(WAYS)), metavar="HOW")
@click.argument("words", nargs=-1, metavar="WHAT…")
@click.option("--who", required=True, help="Who decides; stays in the ledger.")
@click.option("--why", required=True, help="The reason, in your own words.")
@click.option("--no-link", is_flag=True, help="Link later, with marsad link.")
def judge(case: Path, how: str, words: tuple[str, ...], who: str, why: str, no_link: bool) -> None:
    """Record a person's decision; it wins over the machine, and marsad judge CASE undo NUMBER takes it back.

    \b
    same CLAIM CLAIM                       the two tell one happening
    different CLAIM CLAIM                  the two tell two happenings
    accept CLAIM                           the claim stands as read
    reject CLAIM|EVENT|HARM                it is no such thing
    correct CLAIM|EVENT|HARM FIELD VALUE   a word of a list is another (type shelling, status averted, places.0.id douma)
    words CLAIM|EVENT|HARM FIELD START-END a value is what these words of the text say (quantity, time, places.0, chain.0)
    missed REPORT START-END "act=assert; event=shelling; outcome=killed"   a claim that was not read
    type HARM number 10-15                 a number that stands in no words: 12, 10-15, 10+, ..15, ~100, unknown
    type EVENT place douma                 a place by its id, by coordinates or MGRS: "33.539,36.367 Name"
    type EVENT time 2018-03-11             a day, a month (2018-03), a year, a period (2018-03-11/2018-03-14), an hour (2018-03-11T14:30)
    type EVENT perpetrator NAME            a party by its id or name: perpetrator, target, party, mediator, holder; of who did it also its stance: "NAME; stance=denied"
    type EVENT killed "3-5 civilian child" victims: killed, injured, missing …, how many, who they were
    remove EVENT places.0                  takes a wrong place or party out (places.0, actors.1)
    grade INCIDENT GRADE                   your grade, beside the proposed one
    state INCIDENT STATE                   candidate, in_review, published (it takes two people), withdrawn
    merge INCIDENT INCIDENT                the two are one; apart: they are two, and stay so
    split REPORT… INCIDENT                 these reports tell another happening than the rest of the incident
    move CLAIM INCIDENT                    the claim belongs to another incident, or to one of its own: "-"
    work REPORT STATE                      where the work on a report stands: machine, in_review, peer_review, final
    reliability SOURCE A–F                 how far a source can be relied on (Admiralty code)
    credibility CLAIM 1–6                  how credible a claim is (Admiralty code)
    name INCIDENT|REPORT "NAME; age_years=34; sex=man; fate=killed; latin=…"   a victim by name
    note | comment INCIDENT|REPORT TEXT    a note; a comment, which calls colleagues by @NAME
    change THING WORDS                     other words for a name, a note or a comment; drop THING takes it back
    names INCIDENT|REPORT FILE             a list of victims: a table or JSON, a row for each
    done COMMENT                           a comment that called you is answered
    evidence INCIDENT|REPORT FILE|ADDRESS  a picture, a video, a document, a page; --why says what it shows
    accept-all REPORT                      every claim on which nobody has decided stands as read
    victims HARM… "civilian child"         who the victims of several harms of one report were
    same-person PERSON PERSON              two names are one person; two-people: they are two
    assign INCIDENT|REPORT NAME            gives it to a colleague, or to nobody: "-"
    incident TEXT "type=airstrike; place=irbin; day=2018-02-19; killed=14-16 civilian, 2 fighter; perpetrator=russia; source=…"   an incident written by hand
    interview TEXT "source=NAME; consent=record"   a field interview, its source protected: none, record, anonymous, named; also all of incident
    protect SOURCE|REPORT|REPORT:START-END LEVEL   hides it from those who may not see it: protected, redacted; lift NUMBER takes that away
    undo JUDGEMENT                         takes a judgement back, by its number
    """
    way = WAYS[how]
    if len(words) != len(way.names) and not (way.names[0].endswith("…") and len(words) > len(way.names)):
        raise click.UsageError(f"{how} takes {' '.join(way.names)}; {len(words)} given")
    from marsad.case import open_case
    from marsad.case.linking import link_case
    from marsad.record.linkage import last_run, stale
    from marsad.record.place import find_case

    with plain_errors():
        place = open_case(case, DESK_CASE=find_case(case))
        for line in _kept(place, how, words, who, why):
            echo(visible(line))
        if not no_link and way.action not in _LINKS_ITSELF and last_run() and stale():
            echo(told(link_case(place, who=who)))
            if how == "same" and (note := _apart(*words)):
                echo(note)


def _kept(place: CasePlace, how: str, words: Words, who: str, why: str) -> list[str]:
    """Do what the words say; what was kept, a line each. Raises CaseError for what cannot be, in the language of the locale."""
    from django.http import Http404

    from marsad.desk.actions.action import sent_of
    from marsad.desk.actions.table import ACTIONS
    from marsad.desk.actor import at_the_machine
    from marsad.desk.not_done import NotAllowed, NotDone

    way, actor = WAYS[how], at_the_machine(who, "ar" if speaks_arabic() else "en")
    on, form = way.entries(words)
    name = "file-give" if how == "assign" and on.startswith("i") else way.action
    try:
        files = [form.pop("file")] if "file" in form else []
        done = ACTIONS[name].do(actor, on, sent_of({"key": _key(how, words, who), "seen": _seen(name, on), "caption": why, **form, "why": why}, files))
    except NotDone as fault:
        raise CaseError(f"{fault.field}: {fault.said(actor.person.language)}" if fault.field else fault.said(actor.person.language)) from None
    except NotAllowed:
        raise CaseError("the state of the work does not allow this just now, or somebody else has to do it") from None
    except Http404:
        raise CaseError(f"{on or ' '.join(words)}: the case has nothing of this id") from None
    return _told(way, how, words, on, done, who)


def _told(way: Way, how: str, words: Words, on: str, done: Done, who: str) -> list[str]:
    """What was kept, in words."""
    from marsad.record.incidents import incidents

    number = done.judgements[0] if done.judgements else done.mark or ""
    known = {"how": how, "words": f"{how} {' '.join(words)}", "first": words[0], "last": "nobody" if words[-1] == "-" else words[-1], "harms": len(set(words)) - 1}
    line = way.said.format(**known, who=who, on=on, thing=done.thing, report=done.report or "", mark=done.mark, judgement=number, count=len(done.judgements))
    homes = incidents(report=done.report, limit=1) if way.action in _LINKS_ITSELF and done.report else []
    return [line, *(f"it stands in incident {one.id}" for one in homes)]


def _key(how: str, words: Words, who: str) -> str:
    """A new key; what somebody knows, said twice (and not taken back between), is one happening."""
    from marsad.record.store import judgements

    if WAYS[how].action not in _LINKS_ITSELF:
        return secrets.token_hex(16)
    undone = len(judgements(kinds=("undo",)))
    return hashlib.sha256("\0".join((how, *words, who, str(undone))).encode()).hexdigest()[:40]


def _seen(action: str, on: str) -> str:
    """Who gives a command has seen all that the case holds."""
    from marsad.desk.actions.on_incident import seen_of, standing_on
    from marsad.record.decisions import LAST
    from marsad.record.incidents import incident_of

    found = incident_of(on) if action.startswith("incident-") else None
    return seen_of(standing_on(found)) if found else str(LAST)


def _apart(a: str, b: str) -> str | None:
    """Why two claims that a person said to be the same do not stand in one incident; None where they do."""
    from marsad.record.incidents import incidents_of_claims

    homes = incidents_of_claims([a, b])
    if set(homes.get(a, ())) & set(homes.get(b, ())):
        return None
    alone = [uid for uid in (a, b) if uid not in homes]
    if alone:
        return f"! {' and '.join(alone)} stands in no incident (it tells no happening that could be found, or a running total): the judgement is kept, and counts once it does"
    return "! the two are still apart: a later judgement says that they are different"


COMMANDS = (judge, mine, keys)
