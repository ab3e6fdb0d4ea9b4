"""Judging from the shell: each decision of a person is a row that stays, with who and why; what it touches is linked anew at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marsad.cli.case import CASE, opened
from marsad.cli.incidents import told
from marsad.cli.judging_several import SEVERAL, decide_several
from marsad.cli.judging_typed import typed_value
from marsad.cli.judging_written import WRITTEN, write
from marsad.cli.mine import mine
from marsad.cli.speech import echo
from marsad.cli.tables import visible
from marsad.errors import CaseError

if TYPE_CHECKING:
    from marsad.record.place import CasePlace

STATES = ("candidate", "in_review", "published", "merged", "withdrawn")


@dataclass(frozen=True, slots=True)
class Way:
    """One way of judging: the kind of the judgement, what has to be named, and where its parts go."""

    kind: str
    names: tuple[str, ...]
    other: bool = False
    field: str | None = None


WAYS = {
    "same": Way("same", ("CLAIM", "CLAIM"), other=True),
    "different": Way("different", ("CLAIM", "CLAIM"), other=True),
    "accept": Way("accept", ("CLAIM",)),
    "reject": Way("reject", ("CLAIM, EVENT or HARM",)),
    "correct": Way("correct", ("CLAIM, EVENT or HARM", "FIELD", "VALUE")),
    "type": Way("correct", ("EVENT or HARM", "WHAT", "VALUE")),
    "remove": Way("correct", ("EVENT", "FIELD")),
    "grade": Way("grade", ("INCIDENT", "GRADE")),
    "state": Way("state", ("INCIDENT", "STATE")),
    "reliability": Way("grade", ("SOURCE", "A–F"), field="reliability"),
    "credibility": Way("grade", ("CLAIM", "1–6"), field="credibility"),
    "undo": Way("undo", ("JUDGEMENT",)),
    **{how: Way(how, ("INCIDENT or REPORT", "WORDS")) for how in WRITTEN},
    **{how: Way(how, names) for how, names in SEVERAL.items()},
}


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
    correct CLAIM|EVENT|HARM FIELD VALUE   one value is another (min 12, places.0.id douma)
    type HARM number 10-15                 a number that stands in no words: 12, 10-15, 10+, ..15, ~100, unknown
    type EVENT place douma                 a place by its id, by coordinates or MGRS: "33.539,36.367 Name"
    type EVENT time 2018-03-11             a day, a month (2018-03), a year, a period (2018-03-11/2018-03-14), an hour (2018-03-11T14:30)
    type EVENT perpetrator NAME            a party by its id or name: perpetrator, target, party, mediator, holder; of who did it also its stance: "NAME; stance=denied"
    type EVENT killed "3-5 civilian child" victims: killed, injured, missing …, how many, who they were
    remove EVENT places.0                  takes a wrong place or party out (places.0, actors.1)
    grade INCIDENT GRADE                   your grade, beside the proposed one
    state INCIDENT STATE                   candidate, in_review, published, merged, withdrawn
    reliability SOURCE A–F                 how far a source can be relied on (Admiralty code)
    credibility CLAIM 1–6                  how credible a claim is (Admiralty code)
    name INCIDENT|REPORT "NAME; age_years=34; sex=man; fate=killed; latin=…"   a victim by name
    note | comment INCIDENT|REPORT TEXT    a note; a comment, which calls colleagues by @NAME
    evidence INCIDENT|REPORT FILE|ADDRESS  a picture, a video, a document, a page; --why says what it shows
    accept-all REPORT                      every claim on which nobody has decided stands as read
    victims HARM… "civilian child"         who the victims of several harms of one report were
    same-person PERSON PERSON              two names are one person; two-people: they are two
    assign INCIDENT|REPORT NAME            gives it to a colleague, or to nobody: "-"
    incident TEXT "type=airstrike; place=irbin; day=2018-02-19; killed=14-16 civilian, 2 fighter; perpetrator=russia; source=…"   an incident written by hand
    interview TEXT "source=NAME; consent=record"   a field interview, its source protected: none, record, anonymous, named; also all of incident
    undo JUDGEMENT                         takes a judgement back, by its number
    """
    way = WAYS[how]
    if len(words) != len(way.names) and not (way.names[0].endswith("…") and len(words) > len(way.names)):
        raise click.UsageError(f"{how} takes {' '.join(way.names)}; {len(words)} given")
    from marsad.case.linking import link_case
    from marsad.record.linkage import last_run, stale

    with opened(case) as place:
        if how in WRITTEN:
            echo(visible(write(place, how, *words, who=who, why=why)))
            return
        if how in SEVERAL:
            for line in decide_several(place, how, words, who=who, why=why):
                echo(line)
        else:
            _keep(place, how, words, who, why)
        if not no_link and last_run() and stale():
            echo(told(link_case(place, who=who)))
            if how == "same" and (note := _apart(*words)):
                echo(note)


def _keep(place: CasePlace, how: str, words: tuple[str, ...], who: str, why: str) -> None:
    """Check what is named and keep one judgement."""
    from marsad.record.store import judge as keep

    way = WAYS[how]
    for check, word in zip(_CHECKS[how], words, strict=False):
        check(word)
    value = _value(how, words[-1]) if how in _VALUED else None
    field = words[1] if how in ("correct", "remove") else way.field
    if how in ("type", "remove"):
        field, value = typed_value(place, words)
    made = keep(way.kind, words[0], who=who, why=why, other=words[1] if way.other else None, field=field, value=value)
    echo(visible(f"judgement {made.id} kept: {how} {' '.join(words)}, {who}"))


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


_VALUED = ("correct", "grade", "state", "reliability", "credibility")


def _value(how: str, word: str) -> Any:
    """A corrected value is JSON where it can be (12, null, "words"), else the word itself."""
    if how != "correct":
        return word
    try:
        return json.loads(word)
    except json.JSONDecodeError:
        return word


def _claim(uid: str) -> None:
    from marsad.record.lists import claims_by_uid

    if uid not in claims_by_uid([uid]):
        raise CaseError(f"{uid}: the case has no claim of this id; list them: marsad claims CASE")


def _thing(uid: str) -> None:
    from marsad.record.tellings import reports_of

    if not reports_of([uid]):
        raise CaseError(f"{uid}: the case has no claim, event or harm of this id; see them: marsad claims CASE --format json")


def _incident(ident: str) -> None:
    from marsad.record.incidents import incident_of

    one = incident_of(ident)
    if one is None:
        raise CaseError(f"{ident}: the case has no incident of this id; list them: marsad incidents CASE")
    if one["followed"]:
        raise CaseError(f"{ident}: this incident was merged into {one['id']}: judge that one")


def _number(word: str) -> None:
    from marsad.model.judgement import in_force
    from marsad.record.store import judgements

    made = judgements()
    one = next((one for one in made if str(one.id) == word), None)
    if one is None:
        raise CaseError(f"{word}: there is no judgement of this number")
    if one.kind != "undo" and one not in in_force(made):
        raise CaseError(f"{word}: this judgement is taken back already; to put it in force again, undo the undo")


def _among(words: tuple[str, ...]) -> Callable[[str], None]:
    def check(word: str) -> None:
        if word not in words:
            raise CaseError(f"{word}: give one of {', '.join(words)}")

    return check


def _grade(word: str) -> None:
    from marsad.linking.assess import POLICIES

    _among(tuple(sorted({value for policy in POLICIES.values() for value, _ in policy.rules if value})))(word)


def _any(word: str) -> None:
    """Any word will do."""


_CHECKS: dict[str, tuple[Callable[[str], None], ...]] = {
    "same": (_claim, _claim),
    "different": (_claim, _claim),
    "accept": (_claim,),
    "reject": (_thing,),
    "correct": (_thing, _any),
    "type": (_thing, _any),
    "remove": (_thing, _any),
    "grade": (_incident, _grade),
    "state": (_incident, _among(STATES)),
    "reliability": (_any, _among(tuple("ABCDEF"))),
    "credibility": (_claim, _among(tuple("123456"))),
    "undo": (_number,),
}
COMMANDS = (judge, mine)
