"""Every action: which right it takes stands in the rules, under its name; which entries it has stands here, once for forms, commands and programs."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.desk.actions import adding_reports, on_claims, on_file, on_incident, on_report, protecting
from marsad.desk.actions.action import Action, Field
from marsad.desk.annotating import CONSENT, NOTE, WAYS
from marsad.desk.by_hand import STATUSES
from marsad.desk.many import GROUP
from marsad.desk.reading import LISTS
from marsad.desk.rules import STATES
from marsad.desk.wishes import KINDS
from marsad.model import vocabulary
from marsad.model.typed import ACCURACIES, STANCES
from marsad.record.redaction import LEVELS

_WHY = Field("why", "The reason, in your own words.")
_REASON = Field("why", "The reason, in your own words; a decision without one is not kept.", required=True)
_SEEN = Field("seen", "The number of the last decision that you saw. Left out, or older than what somebody else decided on this meanwhile: nothing is kept, and the answer shows theirs.", "number")
_OTHER = Field("other", "The other incident, by its id.", required=True)
_TO = Field("to", "The name of a colleague; left out: nobody.", longest=150)


def _grade(value: str, *, on: str = "incident") -> tuple[Field, ...]:
    return (Field("value", value, required=True, longest=40), _REASON, *((_SEEN,) if on == "incident" else ()))


_NUMBER = (
    Field("least", "At least so many people; 5-6 gives both.", "people"),
    Field("most", "At most so many people.", "people"),
    Field("about", "The number is given as about.", "yes"),
    Field("unknown", "Nobody knows how many: not the same as none.", "yes"),
)
_DECISION = (
    Field("kind", "accept, reject, correct (a word of a list, or words of the text), type (a value that stands in no words; needs a reason), add (a claim that was missed), undo.", required=True, among=tuple(KINDS)),
    Field("subject", "The claim, event or harm, by its uid; to undo, the number of the decision."),
    Field("field", "Which value: act, type, status, cause, outcome, scope, victims.status, victims.age, victims.sex, quantity, time, places.0, places.new, actors.0, actors.new, harms.new, chain.0."),
    Field("value", "For a field that is a word of a list: the word."),
    Field("candidate", "For a place whose name may mean several: the id of the one that is meant."),
    Field("start", "Where the words in the text begin, in code points.", "number"),
    Field("end", "Where they end.", "number"),
    Field("act", "What the added claim does.", among=vocabulary.ACTS),
    Field("event", "Of which kind the added claim tells.", among=vocabulary.EVENTS),
    Field("outcome", "What befell the victims.", among=vocabulary.OUTCOMES),
    Field("voice", "Who says the added claim: its number among those who speak in the report, in the order of the text.", "number"),
    *_NUMBER,
    Field("status", "Who the victims were.", among=vocabulary.VICTIM_STATUSES),
    Field("age", "How old they were.", among=vocabulary.AGES),
    Field("sex", "Women or men.", among=vocabulary.SEXES),
    Field("role", "Of a place or a party its part in what happened; of victims what they did.", longest=40),
    Field("id", "A place of the gazetteer or a party of the packs, by its id."),
    Field("at", "Coordinates (33.53, 36.37) or MGRS.", longest=60),
    Field("name", "The name of a place or a party.", longest=200),
    Field("accuracy", "How exact the point is.", among=ACCURACIES),
    Field("stance", "How who did it stands to it.", among=STANCES),
    Field("from", "The day, month (2018-03) or year.", longest=20),
    Field("to", "The last day of a period.", longest=20),
    Field("hour", "The hour of one day, as 14:30.", longest=10),
    Field("remove", "Take the place, the party or the time out.", "yes"),
    Field("also", "Change the same place, day or party wherever the report has it.", "yes"),
    _WHY,
    _SEEN,
)
_PERSON = (
    Field("name", "In Arabic.", longest=200),
    Field("latin", "In Latin letters.", longest=200),
    Field("age_years", "Age in years.", "number"),
    Field("age", "Group of ages, where the years are not known.", among=vocabulary.AGES),
    Field("sex", "Woman or man.", among=vocabulary.SEXES),
    Field("status", "Who they were.", among=vocabulary.VICTIM_STATUSES),
    Field("fate", "What befell them; left out: killed.", among=vocabulary.OUTCOMES),
    Field("day", "When, as 2018-03-11.", longest=10),
    *(Field(name, about, longest=400) for name, about in (("trade", "Their trade."), ("family", "Family and kinship."), ("note", "A remark."), ("source", "Where it is known from."))),
    Field("claim", "The claims that it rests on, by uid.", many=True, longest=24),
    Field("open", "The name may be seen by those who do not see what is protected; left out: it is protected.", "yes"),
)
_SHOWS = (
    *(Field(name, about, longest=400) for name, about in (("caption", "What it shows."), ("author", "Who made it."), ("place", "Where it was made."))),
    Field("day", "When it was made, as 2018-03-11.", longest=10),
    Field("harmless", "It shows nothing that shocks; left out: blurred until somebody asks for it.", "yes"),
    Field("open", "Those who do not see what is protected may see it; left out: they may not.", "yes"),
)
_KNOWN = (
    Field("text", "What you know, in your own words.", required=True, longest=NOTE),
    Field("way", "What it is.", among=WAYS),
    Field("consent", "What who was asked allows.", among=CONSENT),
    Field("source", "Who said it; protected in an interview.", longest=200),
    Field("protected", "Hide the report and its source from those who may not see what is protected.", "yes"),
    Field("title", "A heading.", longest=200),
    Field("heard", "The day on which you heard or saw it; left out: today.", longest=10),
    Field("type", "What happened; with it the text becomes an incident.", among=vocabulary.EVENTS),
    Field("cause", "What it came of; left out: the conflict.", among=vocabulary.CAUSES),
    Field("place_id", "Where: a place of the gazetteer, by its id."),
    Field("place_at", "Where: coordinates or MGRS.", longest=60),
    Field("place_name", "The name of the point.", longest=200),
    Field("place_accuracy", "How exact the point is.", among=ACCURACIES),
    Field("day", "When, as 2018-03-11.", longest=20),
    Field("to", "The last day of a period.", longest=20),
    Field("hour", "The hour, as 14:30.", longest=10),
    Field("perpetrator", "Who did it, by id or name.", longest=200),
    Field("target", "To whom, by id or name.", longest=200),
    *(Field(f"{outcome}_{status}_{bound}", f"{outcome}, {status}: at {bound}.", "people") for outcome in ("killed", "injured") for status in STATUSES for bound in ("least", "most")),
    *(Field(f"{outcome}_{status}_about", f"{outcome}, {status}: about so many.", "yes") for outcome in ("killed", "injured") for status in STATUSES),
    _WHY,
)
_LIST = Field("file", "The file; send the entries as multipart/form-data.", "file")

ALL = (
    Action(
        *("add", "add/", "Add reports by address, pasted text or files; they are read and linked beside you.", adding_reports.add),
        (
            Field("address", "Addresses of pages, with spaces between them; this machine asks for them.", longest=20_000),
            Field("text", "The text of a report.", longest=1 << 20),
            Field("file", "Files; send the entries as multipart/form-data.", "file", many=True),
            Field("outlet", "Who published it, where the report does not say.", longest=200),
            Field("published", "On which day, as 2018-03-11, where the report does not say.", longest=10),
            Field("columns", "Of a table: which column is what, each as FIELD=COLUMN (text=Body).", many=True),
        ),
    ),
    Action("known", "known/", "Write down what you know beyond the reports: an incident by hand, a field interview, a document, what you saw.", adding_reports.write_known, _KNOWN),
    Action("decide", "reports/{id}/decide/", "Take one decision on a report.", on_report.decide, _DECISION, "report"),
    Action("accept-all", "reports/{id}/accept-all/", "Accept every claim of a report on which nobody has decided.", on_report.accept_all, (_WHY, _SEEN), "report"),
    Action(
        *("set-group", "reports/{id}/group/", "Give several groups of victims of a report the same status, age, sex or fate.", on_report.set_group),
        (Field("harm", "The harms, by uid.", required=True, many=True, longest=24), *(Field(name, "The word of the list.", among=LISTS[name][1]) for name in GROUP), _WHY, _SEEN),
        "report",
    ),
    Action("work", "reports/{id}/work/", "Give a report another state of work; who wrote its decisions does not look them over.", on_report.move, (Field("state", "The new state.", required=True, among=STATES), _WHY), "report"),
    Action("assign", "reports/{id}/assign/", "Take a report, give it back, or give it to a colleague.", on_report.assign, (_TO,), "report"),
    Action("incident-grade", "incidents/{id}/grade/", "Grade an incident, beside the proposed grade.", on_incident.grade, _grade("A grade of the case's scheme."), "incident"),
    Action("incident-state", "incidents/{id}/state/", "Say where an incident stands; publishing takes two people.", on_incident.state, _grade(f"One of {', '.join(on_incident.STATES)}."), "incident"),
    Action("incident-join", "incidents/{id}/join/", "This incident and another are one.", on_incident.join, (_OTHER, _REASON, _SEEN), "incident"),
    Action("incident-differ", "incidents/{id}/differ/", "This incident and another are two, and stay so.", on_incident.differ, (_OTHER, _REASON, _SEEN), "incident"),
    Action("incident-split", "incidents/{id}/split/", "Some reports of an incident tell another one.", on_incident.split, (Field("reports", "These reports, by id.", required=True, many=True, longest=24), _REASON, _SEEN), "incident"),
    Action(
        *("incident-move", "incidents/{id}/move/", "One claim tells another happening.", on_incident.move),
        (Field("claim", "The claim, by uid.", required=True, longest=24), Field("other", "The incident that it belongs to; left out: one of its own."), _REASON, _SEEN),
        "incident",
    ),
    Action("incident-undo", "incidents/{id}/undo/", "Take back a decision on an incident.", on_incident.undo, (Field("judgement", "Its number.", required=True, longest=20), _WHY, _SEEN), "incident"),
    Action("file-give", "incidents/{id}/give/", "Give an incident to a colleague, or to nobody.", on_file.give, (_TO, _WHY), "incident"),
    Action(
        *("file-write", "file/{id}/write/", "Write a victim, a note or a comment to a report or an incident, change one, or take it back.", on_file.write),
        (
            Field("kind", "What it is.", required=True, among=on_file.KINDS),
            Field("thing", "What is changed, by its id; left out: something new.", longest=24),
            Field("remove", "Take it back.", "yes"),
            Field("text", "The words of a note or a comment; @NAME in a comment calls a colleague.", longest=NOTE),
            Field("protected", "Only who sees what is protected sees this note.", "yes"),
            *_PERSON,
            *(field for field in _SHOWS if field.name not in {one.name for one in _PERSON}),
            _WHY,
            _SEEN,
        ),
        "report or incident",
    ),
    Action("file-evidence", "file/{id}/evidence/", "Keep a file, or what an address answers, as evidence.", on_file.add_evidence, (_LIST, Field("address", "An address, which this machine asks for."), *_SHOWS), "report or incident"),
    Action("file-victims", "file/{id}/victims/", "Take a list of names from a table or a JSON file: a row is a victim.", on_file.import_victims, (_LIST,), "report or incident"),
    Action(
        *("victims-pair", "people/pair/", "Say that two names are one person, or that they are two.", on_file.pair),
        (Field("a", "One of them, by its id.", required=True, longest=24), Field("b", "The other.", required=True, longest=24), Field("same", "1: one person; 0: two.", required=True, among=("0", "1")), _WHY),
    ),
    Action("mine-done", "things/{id}/done/", "A comment that calls you is answered, or needs no answer.", on_file.put_aside, (), "thing"),
    Action(
        *("protect", "marks/protect/", "Hide a source, a report or a passage from those who may not see it.", protecting.protect),
        (
            Field("kind", "What is hidden.", required=True, among=protecting.KINDS),
            Field("level", "From whom.", required=True, among=tuple(LEVELS)),
            Field("report", "The report, by its id.", longest=24),
            Field("source", "The source, by its id or name.", longest=200),
            Field("name", "All its names; left out: those that readings and packs know.", many=True, longest=300),
            Field("start", "Where the passage begins, in code points.", "number"),
            Field("end", "Where it ends.", "number"),
            _REASON,
        ),
    ),
    Action("lift", "marks/lift/", "Take a protection away.", protecting.lift, (Field("mark", "Its number.", required=True, longest=20), _REASON)),
    Action(
        *("claims-pair", "claims/pair/", "Say that two claims tell one happening, or that they tell two.", on_claims.pair_claims),
        (Field("a", "One claim, by uid.", required=True, longest=24), Field("b", "The other.", required=True, longest=24), Field("same", "1: one happening; 0: two.", required=True, among=("0", "1")), _REASON),
    ),
    Action("claim-credibility", "claims/{id}/credibility/", "Say how credible a claim is (Admiralty code).", on_claims.credibility, _grade("1 to 6.", on="claim"), "claim"),
    Action("source-reliability", "sources/reliability/", "Say how far a source can be relied on (Admiralty code).", on_claims.reliability, (Field("source", "The source, by its id or name.", required=True, longest=200), *_grade("A to F.", on="source"))),
    Action("judgement-undo", "judgements/{id}/undo/", "Take a judgement back, by its number.", on_claims.undo, (_WHY, _SEEN), "judgement"),
)
ACTIONS: Mapping[str, Action] = {one.name: one for one in ALL}
