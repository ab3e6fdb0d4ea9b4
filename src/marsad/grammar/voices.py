"""Who speaks: the words between a verb of saying and what is said, read as a voice."""

from __future__ import annotations

from marsad.grammar.named_parties import MEDIA, actor_terms, is_state
from marsad.grammar.place_found import behind_preposition
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.voice_identity import identity, is_anonymous, own_words, personal, why_known
from marsad.grammar.voice_words import called_ali, counted, looks_named, may_begin, named_ali, the_very, with_its_closing
from marsad.lexicon.bodies import kind_of_body
from marsad.lexicon.terms import Term
from marsad.model.reading import Voice
from marsad.model.values import fixed
from marsad.text.fold import fold_word
from marsad.text.rule_words import ARTICLE, FOR, OF, rule_words


@fixed
class Speaker:
    """A voice with the unit positions that it was read from, and the head word under which it may be met again."""

    voice: Voice
    first: int
    last: int
    head: str
    definite: bool
    surname: str = ""  # folded words of a personal name in it
    words: tuple[str, ...] = ()  # folded, all of them


def _a_state(sheet: Sheet, at: int, first: int) -> bool:
    """أكدت واشنطن, مندوبة إسرائيل: a capital or country is its government at the head of a voice, or right behind an office."""
    return not behind_preposition(sheet, at) and (at == first or sheet.term(at - 1, "source") is not None)


def _accredited_to(sheet: Sheet, at: int, first: int) -> bool:
    """السفير الإسرائيلي لدى الأمم المتحدة, المندوب الروسي في المنظمة: where somebody's envoy serves is not whose envoy he is."""
    envoy = at > first and sheet.forms[first].removeprefix(ARTICLE) in speaker_words("envoys")
    return envoy and sheet.pre[at - 1] + sheet.forms[at - 1] in _AT


def _headed_by(sheet: Sheet, at: int) -> bool:
    """وزارة الداخلية في الحكومة برئاسة فلان: who heads it is not the one who speaks."""
    actor = sheet.term(at, "actor")
    return actor is not None and bool(actor.row["sex"]) and sheet.pre[at - 1] + sheet.forms[at - 1] in _HEADED


_HEADED = rule_words("voices.headed")


def _opposed(sheet: Sheet, at: int) -> bool:
    """القوات المناهضة للحوثيين: they are against the party, and not of it."""
    return _behind_for(sheet, at, _AGAINST)


def _close_to(sheet: Sheet, at: int) -> bool:
    """مصدر مقرب من حزب الله: he knows them, and is none of them."""
    return sheet.forms[at - 1] == OF and sheet.forms[at - 2].removeprefix(ARTICLE) in _CLOSE


def _sides_with(sheet: Sheet, at: int) -> bool:
    """قناة موالية للجيش: a medium that takes somebody's side speaks for itself."""
    return _behind_for(sheet, at, _SIDING)


def _behind_for(sheet: Sheet, at: int, words: frozenset[str]) -> bool:
    """One of some words and ل lead to what stands here."""
    return sheet.pre[at].endswith(FOR) and sheet.forms[at - 1].removeprefix(ARTICLE) in words


_CLOSE, _SIDING = rule_words("voices.close"), rule_words("voices.siding")
_AGAINST = rule_words("voices.against")
_AT, _SOME = rule_words("voices.at"), rule_words("voices.some")


def read_speaker(sheet: Sheet, first: int, last: int, *, bound: bool = False) -> Speaker | None:
    """Read units first..last-1 as the name or description of a speaker; None where they cannot be one.

    ``bound``: a ب before the name belongs to ما يسمى ب, and the name may be one all the same.
    """
    while first < last and (not sheet.forms[first][0].isalnum() or the_very(sheet, first) or sheet.forms[first] in speaker_words("by_it")):
        first += 1
    while last > first and (not sheet.forms[last - 1][-1].isalnum() or (sheet.forms[last - 1] in speaker_words("loose_end") and not _ends_a_name(sheet, first, last))):
        last -= 1
    last = with_its_closing(sheet, first, last)
    if first >= last or (sheet.pre[first].endswith("ب") and not bound) or not may_begin(sheet, first, last):
        return None
    if (last - first == 1 and sheet.forms[first] in speaker_words("somebody")) or counted(sheet, first, last):
        return Speaker(Voice(sheet.words(first, last), None, "unknown", sheet.span(first, last), True), first, last, sheet.forms[first], False)
    sources = sheet.terms_of("source", first, last)
    actors = [(at, term) for at, term in actor_terms(sheet, first, last) if (term.form != "metonym" or _a_state(sheet, at, first)) and not _accredited_to(sheet, at, first) and not (_opposed(sheet, at) or _headed_by(sheet, at) or _close_to(sheet, at))]
    head = sources[0][1] if sources and sources[0][0] - first <= 1 + (sheet.forms[first + 1] == OF) else None
    if head is not None and head.row["kind"] in MEDIA:  # موقع «القوات اللبنانية»: a medium's name in quotation marks is no party's
        actors = [(at, term) for at, term in actors if (sheet.prose.quoted[at] < first and not _sides_with(sheet, at)) or term.row["kind"] in MEDIA]
    if _is_nobody(sheet, first, last, head, actors):
        return None
    return _known_as(sheet, first, last, actors, [term for _, term in sources] if head else [], [term.row["kind"] for _, term in sources])


def _ends_a_name(sheet: Sheet, first: int, last: int) -> bool:
    """أ ف ب: the last letter of a name that a table has, and no preposition."""
    if last - first > 1 and named_ali(sheet, last - 1):
        return True
    return any(sheet.stops[unit] == last and "actor" in sheet.kinds[unit] for unit in range(max(first, last - 3), last - 1))


def _is_nobody(sheet: Sheet, first: int, last: int, head: Term | None, actors: list[tuple[int, Term]]) -> bool:
    """Words that no table knows and that look like no name."""
    return head is None and not actors and not looks_named(sheet, first, last) and not called_ali(sheet, first, last) and not _some_of(sheet, first, last)


def _some_of(sheet: Sheet, first: int, last: int) -> bool:
    """عدد من معارف القتيل, عدد كبير من المصلين: people of whom no table knows what they are."""
    return sheet.forms[first] in _SOME and OF in sheet.forms[first + 1 : min(first + 3, last - 1)]


def _known_as(sheet: Sheet, first: int, last: int, actors: list[tuple[int, Term]], sources: list[Term], offices: list[str]) -> Speaker:
    """The voice with its kind and id, by the parties and the nouns for speakers in its words; ``offices`` are kinds of what stands behind a name: سالم الدالي وزير الدفاع."""
    head = sources[0] if sources else None
    anonymous = is_anonymous(sheet, first, last, head, actors)
    kind, ident = identity(head, actors, anonymous, sources)
    if not (actors or head):
        kind = "official_civil" if is_state(sheet, first) else next((told for told in offices if told not in _NO_OFFICE), kind)  # أعلن السودان: the state
    if not actors and (told := kind_of_body(sheet.forms[first:last])):
        kind, anonymous = told, anonymous and last - first < 3  # لجان مقاومة X: its words tell its kind, and its town is its name
    elif kind == "unknown":
        kind = _kind_behind(sheet, first, last)
    name = own_words(sheet, first, last)
    definite = sheet.forms[first].startswith("ال")
    key = fold_word(head.key) if head else sheet.forms[first].removeprefix("ال")
    why = why_known(sheet, head, actors)
    surname = " ".join(sheet.forms[at] for at in personal(sheet, first, last))
    return Speaker(Voice(name, ident, kind, sheet.span(first, last), anonymous, why), first, last, key, definite, surname, tuple(sheet.forms[first:last]))


def _kind_behind(sheet: Sheet, first: int, last: int) -> str:
    """مدير | مستشفى الأمل, مصدر في | دائرة صحة كركوك: the kind of the body to which somebody belongs whose own words tell none."""
    told = (kind_of_body(sheet.forms[at:last]) for at in range(sheet.stops[first], min(first + _OFFICE, last)))
    return next((kind for kind in told if kind and kind not in MEDIA), "unknown")


_OFFICE = 5  # units from somebody's office to the body that he serves
_NO_OFFICE = MEDIA | {"unknown", "document"}
