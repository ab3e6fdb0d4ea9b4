"""The events of a report as its voices tell them: whose words each stands in, and which places its own sentence names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from marsad.claims.attach.settle import Settled
from marsad.claims.attach.survey import FINE, Survey
from marsad.claims.events.features import Told, counts_of
from marsad.grammar.cast import TAKEN_UP
from marsad.grammar.event_found import EventAt
from marsad.grammar.place_sides import DESTINATION
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement
from marsad.lexicon.terms import NO_TERM
from marsad.text.rule_words import ARTICLE, rule_words

_TOWNS = FINE | {"city"}
_PARTS = FINE - {"settlement"}
_ANSWERS = frozenset({"deny", "doubt", "concede", "correct"})
_CHARGES = _ANSWERS | {"accuse"}


def owners(sheet: Sheet, statements: Sequence[Statement]) -> list[int]:
    """For each unit the statement that tells it; -1 in the outlet's own voice."""
    owner = [-1] * sheet.size
    for index, statement in enumerate(statements):
        if statement.aside:
            continue
        first, last = statement.content
        owner[first:last] = [index] * (last - first)
    return owner


def position(event: EventAt) -> int:
    """The unit that tells whose an event is: its trigger, or the harm that stands for one."""
    return event.harms[0].first if event.term is NO_TERM else event.at


def tellings(settled: Settled, statements: Sequence[Statement], owner: Sequence[int]) -> list[Told]:
    """The events of a report in text order, each with its voice."""
    sheet = settled.survey.sheet
    titles, things = _titles(sheet), Things(sheet)
    scenes: dict[int, set[str]] = {}
    for event, chosen in zip(settled.events, settled.chosen, strict=True):
        scenes.setdefault(sheet.prose.sentence[event.at], set()).update(chosen.names)
    out = []
    for event, chosen, (places, time) in zip(settled.events, settled.chosen, settled.where, strict=True):
        voice = voice_of(event, statements, owner)
        number = sheet.prose.sentence[event.at]
        here = _named_here(settled.survey, number)
        own = here - (scenes[number] - chosen.names) if here & chosen.names else here  # قتل خمسة في هجوم ببغداد وثلاثة في هجوم بالموصل: each its own, where it has one here
        out.append(Told(event, voice, places, time, own, number, number in titles, counts_of(event), event.doers, not _names(settled.survey, number, FINE), _names(settled.survey, number, _PARTS), settled.scopes.is_total(event), _known_as(event, statements, owner), *things.told(number), *(_as_in_headlines(settled.survey, event) if number < titles.stop + _LEAD else (_NONE, _NONE)), here & chosen.names))
    return out


_THINGS = frozenset({"struck", "person"})
_NONE: frozenset[str] = frozenset()
_LEAD = 4  # sentences behind a headline in which the report tells it


class Things:
    """What was struck and who is told of in a sentence: سيارة, السيارة, إمام, الإمام; looked up once for each sentence."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet, self._units = sheet, sheet.marked(_THINGS, _NONE)
        self._told: dict[int, tuple[frozenset[str], frozenset[str]]] = {}

    def told(self, sentence: int) -> tuple[frozenset[str], frozenset[str]]:
        """The words for things and single people, without the article those that are new and those that have it."""
        if sentence not in self._told:
            sheet, (first, last) = self._sheet, self._sheet.prose.sentences[sentence]
            here = self._units[bisect_left(self._units, first) : bisect_left(self._units, last)]
            forms = [sheet.forms[at] for at in here if "person" not in sheet.kinds[at] or self._one(at)]
            again = frozenset([form[len(ARTICLE) :] for form in forms if form[:2] == ARTICLE])
            self._told[sentence] = frozenset(forms), again
        return self._told[sentence]

    def _one(self, at: int) -> bool:
        """صحفي, طفل, جندي: one man by what he is; not شخص, مدني."""
        person = self._sheet.term_at(at, "person")
        return person.form == "s" and bool(person.row.get("role") or person.row.get("age") != "unknown")


def voice_of(event: EventAt, statements: Sequence[Statement], owner: Sequence[int]) -> str:
    """Who tells an event; nothing in the outlet's own voice."""
    home = owner[position(event)]
    return _voice(statements[home]) if home >= 0 else ""


def _known_as(event: EventAt, statements: Sequence[Statement], owner: Sequence[int]) -> str:
    """Who tells an event, by the name that المصدر or المكتب takes up."""
    home = owner[position(event)]
    voices = (speaker.voice for speaker in statements[home].speakers) if home >= 0 else ()
    return "|".join(voice.id or (voice.why.second if voice.why and voice.why.rule == TAKEN_UP else None) or voice.name for voice in voices)


def is_disputed(event: EventAt, statements: Sequence[Statement], owner: Sequence[int]) -> bool:
    """Somebody charges another with it, or answers to a charge: what he says of it holds for his own telling alone."""
    home = owner[position(event)]
    return home >= 0 and statements[home].act in _CHARGES


def _voice(statement: Statement) -> str:
    """Who speaks; who answers to a charge tells nothing together with those who only tell."""
    names = (speaker.voice.id or speaker.voice.name for speaker in statement.speakers)
    return "|".join([*names, *(["answers"] if statement.act in _ANSWERS else [])])


def _named_here(survey: Survey, sentence: int) -> frozenset[str]:
    """The towns, villages, quarters and sites that a sentence names; not where the wounded were taken."""
    here = survey.places_in.get(sentence, ())
    return frozenset(survey.name(number) for number in here if survey.kinds[number] in _TOWNS and not survey.cued[survey.places[number].first] and survey.stands[number] != DESTINATION)


def _as_in_headlines(survey: Survey, event: EventAt) -> tuple[frozenset[str], frozenset[str]]:
    """The places of a sentence by their words alone, which may be those of several, and the sides of who did it: إسرائيل … الجيش الإسرائيلي."""
    sheet = survey.sheet
    places = [survey.places[number] for number in survey.places_in.get(sheet.prose.sentence[event.at], ()) if survey.kinds[number] in _TOWNS]
    units = [unit for party in event.parties if party.role == "perpetrator" and party.ident for unit in range(party.first, party.last)]
    sides = [term.row.get("side") or term.row["id"] for unit in units if (term := sheet.term(unit, "actor"))]
    return frozenset([" ".join(sheet.forms[place.core : place.last]) for place in places]), frozenset(sides)


def _names(survey: Survey, sentence: int, kinds: frozenset[str]) -> bool:
    """A sentence names a place of one of these kinds."""
    return not kinds.isdisjoint([survey.kinds[number] for number in survey.places_in.get(sentence, ())])


def _titles(sheet: Sheet) -> range:
    """The headline, with the line behind it that says the same again."""
    title, sentences = _title(sheet), sheet.prose.sentences
    (first, last), behind = sentences[title], title + 1
    again = title >= 0 and behind < len(sentences) and sheet.forms[first:last] == sheet.forms[slice(*sentences[behind])]
    return range(title, behind + again)


def _title(sheet: Sheet) -> int:
    """The sentence that is the first line, where the report goes on in others; lines with the day before it (آخر تحديث: …) tell nothing. -1 where there is none."""
    lines = ((number, last) for number, (first, last) in enumerate(sheet.prose.sentences) if not (sheet.dated[first] or sheet.forms[last - 1] == _SAYS_WHEN))
    number, last = next(lines, (-1, 0))
    below = next(lines, (-1, 0))[0]
    if below >= 0 and _alike(sheet, sheet.prose.sentences[number][0], sheet.prose.sentences[below][0]):
        return -1
    return number if "\n" in sheet.forms[last : last + 2] else -1


def _alike(sheet: Sheet, at: int, other: int) -> bool:
    """- … / - …, 10:15 … / 11:20 …, عاجل … / عاجل …: two lines that begin alike are items of a list, and none heads the other."""
    one, two = sheet.forms[at], sheet.forms[other]
    return (one == two and (not one.isalnum() or one in _URGENT)) or (one[0].isdigit() and two[0].isdigit())


_URGENT = rule_words("tellings.urgent")
_SAYS_WHEN = ":"
