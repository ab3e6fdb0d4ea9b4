"""The rules backend: grammar over packs, deterministic and offline."""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.attribution.relays import NOT_KNOWN_IN_ARABIC
from marsad.attribution.speech_act.settle import settle_acts
from marsad.attribution.statements import find_statements
from marsad.claims.attach.scopes.settled import Scopes
from marsad.claims.attach.settle import Settled
from marsad.claims.attach.survey import Survey
from marsad.claims.attach.tables import actor_kind, harm_kind, sureness
from marsad.claims.doers.carry import carry_doers
from marsad.claims.doers.own_deeds import settle_own_deeds
from marsad.claims.events.flown import those_who_fly
from marsad.claims.events.mentions import Happening, as_one, gather, why
from marsad.claims.events.tellings import owners, position, tellings
from marsad.claims.related import Furniture, leave_out_furniture
from marsad.frames.harms import find_harms
from marsad.grammar.bargains import find_bargain
from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.event_tellers import Tellers
from marsad.grammar.events import find_events
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.harm_persons import PersonAt
from marsad.grammar.place_map import Map
from marsad.grammar.places import find_places
from marsad.grammar.sheet import Sheet, lay
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.grammar.voice_identity import own_words
from marsad.grammar.voices import Speaker
from marsad.lexicon.packs import Packs
from marsad.model.reading import Actor, Claim, Event, Harm, Means, Mention, Note, Person, Quantity, Reading, Tally, Terms, Voice, Why
from marsad.model.report import Report
from marsad.syntax.tokens import tokens_of
from marsad.text.fold import fold_word
from marsad.text.rule_words import AND, rule_forms, rule_word, rule_words

NAME = "rules@0.1.0"
_ARABIC = re.compile(r"[\u0620-\u064a]")


def read(report: Report, packs: Packs) -> Reading:
    """Read a report by rules.

    1. Lay the text out: units, terms, sentences, quotations.
    2. Take out lines that make no claims.
    3. Find the statements: who says, through whom, what.
    4. Find harms, then events with their harms, then places and dates.
    5. Give each event its place and time, and each to the innermost statement around it.
    6. What nobody is quoted for is the outlet's own claim.
    """
    outlet = outlet_voice(report, packs)
    home = packs.actors[outlet.id].get("country", "") if outlet.id else ""
    sheet = lay(packs.lexicon, report.text, report.published, home)  # 1
    furniture = leave_out_furniture(sheet)  # 2
    own = names_of_outlet(report, outlet)
    statements = find_statements(sheet, own)  # 3
    settle_acts(sheet, statements)
    statements = [statement for statement in statements if not _on_its_own_page(sheet, statement, outlet)]
    harms = list(find_harms(sheet))  # 4
    telling = [statement for statement in statements if not statement.aside]
    breaks = sorted({*(_voice_begins(statement) for statement in telling), *(statement.content[1] for statement in telling if not _reads_on(sheet, statement))})
    mentions = find_events(sheet, harms, breaks, Tellers(sheet, statements))
    owner = owners(sheet, statements)
    carry_doers(tokens_of(sheet), mentions, statements, owner)
    settle_own_deeds(sheet, statements, mentions, owner)
    places = find_places(sheet)
    settled = Settled(sheet, places, Map(places, _countries(sheet)), statements, mentions)  # 5
    happenings = gather(sheet, tellings(settled, statements, owner))
    events = [_event(sheet, number, happening, settled.scopes) for number, happening in enumerate(happenings, 1)]
    claims = _claims(sheet, statements, owner, happenings, outlet)  # 6
    notes = _notes(sheet, furniture, report, settled.survey, claims)
    sheet.laid.clear()  # it holds what looks at the sheet: all of it would wait for the garbage collector, and cost a twentieth of the reading there
    return Reading(report, outlet.id, packs.names, NAME, tuple(claims), tuple(events), furniture.related, notes)


def _notes(sheet: Sheet, furniture: Furniture, report: Report, survey: Survey, claims: list[Claim]) -> tuple[Note, ...]:
    """What a person should know of the reading as a whole."""
    notes = list(sheet.mended.notes)
    if furniture.lines:
        notes.append(Note("furniture_left_out", f"lines of the page around the report, not read: {furniture.lines}"))
    if survey.relative and not report.published:
        notes.append(Note("no_publication_date", "no publication date: relative dates are left open"))
    if not claims:
        notes.append(Note("nothing_read", "nothing was read out of this text"))
    return tuple(notes)


def _countries(sheet: Sheet) -> list[str]:
    """The countries of the parties and bodies that a report names, each as often as it is named."""
    actors = [sheet.term(at, "actor") for at in sheet.where("actor")]
    return [actor.row["country"].lower() for actor in actors if actor and actor.row["kind"] not in ("wire", "outlet", "broadcaster") and actor.row["country"]]


def _voice_begins(statement: Statement) -> int:
    """The unit where a statement sets in, or where another voice does behind a name at its end."""
    around = statement.after and statement.content[1] > statement.cue[1]
    return statement.cue[1] if statement.after and not around else statement.content[0]


def _reads_on(sheet: Sheet, statement: Statement) -> bool:
    """إن «51 قتلوا»، و79 جرحوا: what is joined to a quotation by و is told by the same voice."""
    end = statement.content[1]
    return statement.quoted and end + 1 < sheet.size and sheet.forms[end] == "،" and sheet.pre[end + 1][:1] == AND


def names_of_outlet(report: Report, outlet: Voice) -> frozenset[str]:
    """The ids and names of the outlet itself; one known only in Latin letters may be any medium that no wire is."""
    foreign = NOT_KNOWN_IN_ARABIC if outlet.id is None and report.outlet and not _ARABIC.search(report.outlet) else None
    return frozenset(filter(None, (outlet.id, (outlet.id or "").replace("-", ""), report.outlet, foreign)))


@lru_cache(maxsize=1024)
def _spellings(name: str) -> tuple[str, ...]:
    """An outlet's name as it stands, and without what lists add to it: "SOHR news", "Syria Civil Defence (9)", "BBC عربي"."""
    bare = re.sub(r"\s*(?:\(\d+\)|\bnews|\barabic|عربي|عربية|بالعربية)$", "", name, flags=re.IGNORECASE)
    return name, name.casefold(), bare, bare.casefold()


def _on_its_own_page(sheet: Sheet, statement: Statement, outlet: Voice) -> bool:
    """The body whose page this is speaks by its own name: its own voice, as all that stands there."""
    if outlet.id is None or statement.relays or statement.act not in _PLAINLY:
        return False
    return all(_is_the_outlet(sheet, speaker, outlet) for speaker in statement.speakers) and bool(statement.speakers)


def _is_the_outlet(sheet: Sheet, speaker: Speaker, outlet: Voice) -> bool:
    """المرصد السوري, نشطاء المرصد السوري on that monitor's page: itself, or its nameless people in the field."""
    if speaker.voice.kind == "activist":
        return any((actor := sheet.term(at, "actor")) is not None and actor.key == outlet.id for at in range(speaker.first, speaker.last))
    return speaker.voice.id == outlet.id and sheet.term(speaker.first, "actor") is not None


_PLAINLY = frozenset({"assert", "accuse", "condemn", "correct"})  # a denial, a demand or a claim of responsibility stays one


def outlet_voice(report: Report, packs: Packs) -> Voice:
    """The voice of the outlet itself: by its name, or by its id in a pack."""
    name = report.outlet or "outlet"
    ident = next(filter(None, (packs.by_name.get(spelled) for spelled in _spellings(name))), None)
    kind = packs.actors[ident].get("kind") or "outlet" if ident else "outlet"
    return Voice(name, ident, kind, None, False)


def _event(sheet: Sheet, number: int, happening: Happening, scopes: Scopes) -> Event:
    event, places, time = as_one(happening)
    actors = tuple(_actor(sheet, party) for party in those_who_fly(sheet, event))
    means = tuple(Means(name, sheet.span(first, last)) for name, first, last in event.means)
    tally = tuple(Tally(Quantity(low, high, expr, sheet.span(first, last)), unit) for first, last, low, high, expr, unit in event.tally)
    span = sheet.span(event.at, event.stop)
    terms = tuple(Terms(term.kind, sheet.span(term.first, term.last)) for term in find_bargain(sheet, event.type, event.stop))
    return Event(f"e{number}", span, span, event.type, event.status, actors, places, time, means, tally, _harms(sheet, event, scopes), terms, event.cause, _mentions(sheet, happening), Why(event.modal) if event.modal else why(happening))


def _mentions(sheet: Sheet, happening: Happening) -> tuple[Mention, ...]:
    """The other tellings of an event, in text order."""
    others = sorted((one.event for one in happening.members if one is not happening.lead), key=lambda event: event.at)
    return tuple(Mention(span := sheet.span(event.at, event.stop), span, event.type) for event in others)


def _actor(sheet: Sheet, party: PartyAt) -> Actor:
    """A party with the rule that gives its role, and why its name means it where the name alone does not."""
    named = next((sheet.meant[unit] for unit in range(party.first, party.last) if unit in sheet.meant), None) if sheet.meant else None
    why = Why(party.rule) if named is None else Why(named.rule, (*named.features, (party.rule, 1.0)), named.second)
    return Actor(party.role, own_words(sheet, party.first, party.last), party.ident, sheet.span(party.first, party.last), sureness(actor_kind(party.role, party.ident), 0.0), why)


def _harms(sheet: Sheet, event: EventAt, scopes: Scopes) -> tuple[Harm, ...]:
    order = {id(harm): index for index, harm in enumerate(event.harms)}
    return tuple(_harm(sheet, harm, order, scopes) for harm in event.harms)


def _persons(sheet: Sheet, harm: HarmAt) -> tuple[Person, ...]:
    """Those of a harm who are told by name."""
    return tuple(_person(sheet, one) for one in harm.persons)


def _person(sheet: Sheet, one: PersonAt) -> Person:
    start, end = sheet.span(one.first, one.last)
    start += one.joined
    return Person(" ".join(sheet.text[start:end].split()), (start, end), one.age_years, one.age, one.sex, one.role, one.relation)


def _harm(sheet: Sheet, harm: HarmAt, order: dict[int, int], scopes: Scopes) -> Harm:
    part = order.get(id(harm.part_of)) if harm.part_of is not None else None
    scope, since, until = scopes.scope(harm)
    sure = sureness(harm_kind(harm.expr, harm.part_of is not None), 0.0)
    quantity, why = Quantity(harm.min, harm.max, harm.expr, sheet.span(harm.first, harm.last)), _why_harm(harm)
    return Harm(quantity, harm.outcome, harm.victims, scope, since, part, harm.status, until, _persons(sheet, harm), sure, why)


def _why_harm(harm: HarmAt) -> Why | None:
    """The row that read a harm; where a modal word gives its status, that word's row beside it."""
    if harm.modal and harm.rule:
        return Why(harm.rule, second=harm.modal)
    return Why(harm.rule) if harm.rule else None


def _claims(sheet: Sheet, statements: list[Statement], owner: list[int], happenings: list[Happening], outlet: Voice) -> list[Claim]:
    """Statements become claims, one a first voice; events outside of them the outlet's own, one a sentence."""
    inside: dict[int, dict[str, None]] = {}
    outside: dict[int, dict[str, None]] = {}
    for number, happening in enumerate(happenings, 1):
        for one in happening.members:
            home = owner[position(one.event)]
            ids = inside.setdefault(home, {}) if home >= 0 else outside.setdefault(one.sentence, {})
            ids[f"e{number}"] = None
    drafts: list[tuple[int, Claim]] = []
    for index, statement in enumerate(statements):
        drafts += _attributed(sheet, statement, tuple(inside.get(index, ())), outlet)
    for sentence, ids in outside.items():
        first, last = sheet.prose.sentences[sentence]
        span = sheet.span(first, last)
        drafts.append((span[0], Claim("", span, None, span, False, "assert", (outlet,), tuple(ids))))
    drafts.sort(key=lambda draft: draft[0])
    return _answer(sheet, [claim for _, claim in drafts], [happening.lead.event for happening in happenings])


def _attributed(sheet: Sheet, statement: Statement, ids: tuple[str, ...], outlet: Voice) -> list[tuple[int, Claim]]:
    cue, content = sheet.span(*statement.cue), _content(sheet, *statement.content)
    starts = min(cue[0], content[0]), max(cue[1], content[1])
    relays = tuple(speaker.voice for speaker in statement.relays)
    voices: list[Speaker | None] = [*statement.speakers] or [None]
    out = []
    for speaker in voices:
        chain = (*((speaker.voice,) if speaker else ()), *relays, outlet)
        claim = Claim(
            "", starts, cue, content, statement.quoted, statement.act, chain, ids, (), statement.about, _hedge(sheet, statement), _why(statement)
        )
        out.append((starts[0], claim))
    return out


def _content(sheet: Sheet, first: int, end: int) -> tuple[int, int]:
    """The characters of what is said; the letter of the future stays with its verb: ستوزع."""
    start, stop = sheet.span(first, end)
    return start - sheet.pre[first].endswith(_WILL), stop


_WILL = rule_word("rules.will")


def _why(statement: Statement) -> Why:
    """The kind of cue and its row in a table; the rule that told the act where the verb did not."""
    told = (f"complement.{statement.opens}" if statement.opens else "", f"act{statement.act_rule}" if statement.act_rule else "")
    return Why(statement.rule, tuple((rule, 1.0) for rule in told if rule))


def _hedge(sheet: Sheet, statement: Statement) -> tuple[int, int] | None:
    at = sheet.near("hedge", *statement.cue)
    if at < 0:
        at = sheet.near("hedge", statement.content[0], min(statement.content[0] + 6, statement.content[1]))
    return sheet.span(at, sheet.stops[at]) if at >= 0 else None


def _numbered(claim: Claim, number: int, answered: tuple[str, ...]) -> Claim:
    return Claim(
        f"c{number}",
        claim.span,
        claim.cue,
        claim.content,
        claim.quoted,
        claim.act,
        claim.chain,
        claim.events,
        answered,
        claim.about_source,
        claim.hedge,
        claim.why,
    )


def _denies_a_part(sheet: Sheet, claim: Claim) -> bool:
    """صلته, ضلوعها, مسؤوليته, هذه الاتهامات, وهو ما: what is denied is a part in something told before, or that itself."""
    start, end = claim.content
    words = fold_word(sheet.text[start : min(end, start + 60)]).split()[:4]
    return words in _TAKEN_UP or any(word.removeprefix("ال").startswith(_PARTS) for word in words)


_PARTS = rule_forms("rules.parts")
_TAKEN_UP = [[word] for word in (*rule_words("comments.what"), *speaker_words("commented"))]
_ANSWERS = frozenset({"deny", "doubt", "concede", "correct"})


def _answer(sheet: Sheet, claims: list[Claim], found: list[EventAt]) -> list[Claim]:
    """Number the claims, and link a denial to the claim that it denies: the last one of another voice that tells an event of the same type."""
    types = {f"e{index}": event.type for index, event in enumerate(found, 1)}
    out: list[Claim] = []
    for number, claim in enumerate(claims, 1):
        answered: tuple[str, ...] = ()
        if claim.act in _ANSWERS:
            own = {types[ident] for ident in claim.events}
            earlier = [other for other in out[-60:] if other.chain[0].name != claim.chain[0].name and own & {types[ident] for ident in other.events}]
            if not earlier and _denies_a_part(sheet, claim):  # نفت صلتها بالهجوم: what was last laid to it
                earlier = [other for other in out[-8:] if other.chain[0].name != claim.chain[0].name and (other.events or other.act == "accuse")]
                earlier = [other for other in earlier if other.act == "accuse"] or earlier
            answered = (earlier[-1].id,) if earlier else ()
        out.append(_numbered(claim, number, answered))
    return out
