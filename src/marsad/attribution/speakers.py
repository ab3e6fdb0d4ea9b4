"""Who says what a verb of saying leads to, and through whom: behind the verb, before it, in its sentence, or the last voice."""

from __future__ import annotations

from marsad.attribution.agreement import disagrees, spoke_earlier, told_of_by, who_go_on
from marsad.attribution.fronted_papers import owner_in_front
from marsad.attribution.known_speakers import make_known, of_another, quoted_in_front, quoting_between
from marsad.attribution.paper_owners import whose_paper
from marsad.attribution.participles import teller_around
from marsad.attribution.relays import passed_on_by, relay_in_front
from marsad.attribution.sentence_subject import (
    doer_before,
    doer_of_sentence,
    doer_who_goes_on,
    in_his_paper,
    of_pronoun,
    subject_of_sentence,
    taken_up_by,
    teller_of_sentence,
)
from marsad.attribution.subject_in_front import crowd_that_goes_on, subject_before
from marsad.attribution.telling import Telling
from marsad.attribution.telling_signs.speaker import behind_idh, behind_pronoun
from marsad.attribution.units import told_beside
from marsad.attribution.unread_subject import behind_the_verb
from marsad.grammar.named_parties import MEDIA
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import NAMED, SPEECH, TOLD_OF, Statement
from marsad.grammar.voices import Speaker
from marsad.text.rule_words import AND, IN, SO, rule_words

_AND_OR_SO = frozenset({AND, SO})
_THIRD, _TOO = rule_words("third_person"), rule_words("speakers.too")
_THEY = ("وا", "ون")

_LED = SPEECH | {"saying_so", "to", "about", "from", "on", "in"}


def find_speakers(telling: Telling) -> bool:
    """Fill in who speaks and through whom; False where nobody can be told."""
    if _goes_on_by_idh(telling):
        _carry(telling)
    elif behind_pronoun(telling):
        _take_up(telling)
    elif telling.speakers:
        telling.way = "behind"
        _through_quoted(telling)
    elif not _elsewhere(telling):
        return False
    if not telling.carried:
        if not telling.relays and (by := relay_in_front(telling.sheet, telling.at, telling.own)):
            telling.relays = [by]
        telling.speakers, telling.relays = make_known(telling.sheet, telling.cast, telling.speakers, telling.relays, telling.found)
    return bool(telling.speakers)


def _goes_on_by_idh(telling: Telling) -> bool:
    return not {"t", "p"}.isdisjoint(telling.governs) and behind_idh(telling)


def _carry(telling: Telling) -> None:
    """The last voice goes on."""
    last = _around(telling)
    telling.speakers = who_go_on(telling.sheet, telling.at, last)
    telling.relays = telling.relays or list(last.relays)
    telling.carried, telling.way = True, "carried"


def _take_up(telling: Telling) -> None:
    """وهو يقول إن …: whom the pronoun takes up, the doer of the sentence or the last voice that agrees with it."""
    sheet, at, last = telling.sheet, telling.at, telling.last
    start = sheet.prose.start(at)
    if doer := taken_up_by(sheet, at, last):
        telling.speakers, telling.way = [doer], "sentence"
    elif last is not None and (last.cue[0] >= start or at - 1 == start) and of_pronoun(sheet, at, last.speakers[0]):
        _carry(telling)
    telling.start = at - 1


def _through_quoted(telling: Telling) -> None:
    """قالت صحيفة X نقلا عن Y إن, نقلا عن Y، قالت صحيفة X إن: Y is the first voice, X a relay."""
    medium = all(speaker.voice.kind in MEDIA for speaker in telling.speakers)
    if inner := quoting_between(telling.sheet, telling.first, telling.opening.subject_end) or (quoted_in_front(telling.sheet, telling.at) if medium else None):
        telling.relays, telling.speakers = telling.speakers + telling.relays, [inner]


def _elsewhere(telling: Telling) -> bool:
    """Who speaks where nobody stands behind the verb."""
    sheet, at, last = telling.sheet, telling.at, telling.last
    if _told_by_the_way(sheet, at):
        return False
    if passed_on := whose_paper(sheet, at, telling.own):
        (telling.speakers, telling.relays), telling.way = passed_on, "sentence"
        return True
    if in_his_paper(sheet, at) and (doer := doer_of_sentence(sheet, at, last)):
        telling.speakers, telling.way = [doer], "sentence"
        return True
    if owner := owner_in_front(sheet, at):
        telling.speakers, telling.way = [owner], "sentence"
        return True
    if before := subject_before(sheet, at, telling.cast):
        return _by_subject_before(telling, before)
    if subject := subject_of_sentence(sheet, at, last):
        telling.speakers, telling.way = [subject], "sentence"
    elif unread := behind_the_verb(telling):
        telling.speakers, telling.way = [unread], "behind"
    elif last is not None and disagrees(sheet, at, _around(telling), telling.found):
        _by_another(telling)
    elif _of_what_was_named(telling):
        _by_doer(telling)
    elif not _unread_subject(sheet, at) and _may_go_on(telling):
        _go_on(telling)
    return bool(telling.speakers)


def _around(telling: Telling) -> Statement:
    """The statement whose voice would go on."""
    return teller_around(telling.sheet, telling.at, telling.found, framed=_behind_a_frame(telling.sheet, telling.at))


def _by_another(telling: Telling) -> None:
    """Who speaks where the verb does not agree with the last voice: whom it told of, or who did what the sentence or the one before tells."""
    sheet, at, last = telling.sheet, telling.at, telling.last
    if last is not None and (told := told_of_by(sheet, at, last)):
        telling.speakers, telling.relays, telling.way = [told], passed_on_by(last), TOLD_OF
    elif telling.opening.row in SPEECH and _nobody_between(telling) and (earlier := spoke_earlier(sheet, at, telling.found)):
        telling.speakers, telling.relays, telling.carried, telling.way = list(earlier.speakers), list(earlier.relays), True, "carried"
    elif other := doer_who_goes_on(sheet, at, last) or doer_before(sheet, at, telling.key, last) or teller_of_sentence(sheet, at, last):
        telling.speakers, telling.way = [other], "teller"


def _nobody_between(telling: Telling) -> bool:
    """وقال إن, وقال أيضا إن: nothing but phrases of manner and days stand between the verb and what it leads to."""
    sheet, at = telling.sheet, telling.first
    while at < telling.opening.subject_end and (sheet.phrase(at, "manner") or sheet.dated[at] or sheet.forms[at] in _TOO):
        at = sheet.stops[at]
    return at >= telling.opening.subject_end


def _told_by_the_way(sheet: Sheet, at: int) -> bool:
    """الحزب الذي تتهمه بـ: he stands before the verb as the one accused, and it is told by the way."""
    return sheet.suf[at] in _THIRD and sheet.forms[at - 1] in speaker_words("who")


def _go_on(telling: Telling) -> None:
    """Who did what the sentence begins with goes on to speak; else the last voice."""
    sheet, at, last = telling.sheet, telling.at, telling.last
    if crowd := crowd_that_goes_on(sheet, at):
        telling.speakers, telling.way = [crowd], "sentence"
    elif doer := doer_who_goes_on(sheet, at, last) or doer_before(sheet, at, telling.key, last):
        telling.speakers, telling.way = [doer], "sentence"
    elif last is not None:
        _carry(telling)


def _of_what_was_named(telling: Telling) -> bool:
    """قصف قرية قال إنه أصاب منزلا, ما قالت إنها مواقع: إن with the pronoun of the noun right before the verb."""
    sheet, at = telling.sheet, telling.at
    before = sheet.forms[at - 1] if at > sheet.prose.start(at) else "."
    told = telling.opening.row == "that" and telling.opening.subject_end == sheet.stops[at] and sheet.forms[sheet.stops[at]] in speaker_words("himself")
    return told and telling.is_one_of("says_plainly") and not sheet.pre[at] and before.isalpha() and before not in speaker_words("before_going_on") and not sheet.phrases(at - 1, "clause", "complement")


def _by_doer(telling: Telling) -> None:
    """Whoever has spoken in this sentence says so of what he named; else who did what the sentence begins with."""
    last, start = telling.last, telling.sheet.prose.start(telling.at)
    if last is not None and last.cue[0] >= start:
        _carry(telling)
    elif doer := doer_of_sentence(telling.sheet, telling.at, last):
        telling.speakers = [doer]
    telling.way = NAMED


def _by_subject_before(telling: Telling, before: Speaker) -> bool:
    """وكان X قد أعلن أن …: the cue begins with the subject."""
    last, beside = telling.last, _set_beside(telling, before)
    if beside < 0:
        return False  # قال X إن معلومات تؤكد …: he says it, not what he heard
    again = last is not None and not last.after and last.cue[0] <= before.first < last.cue[1]
    telling.speakers, telling.way = [before], "before"
    telling.start = telling.at if again else beside or before.first  # المجلس إذ يدين X يحمل Y: one subject, two verbs
    telling.relays = telling.relays or _reported_by(telling, before)
    if inner := quoting_between(telling.sheet, telling.first, telling.opening.subject_end):
        telling.relays, telling.speakers = [before, *telling.relays], [inner]
    return True


def _set_beside(telling: Telling, before: Speaker) -> int:
    """Where the words begin by which unnamed reports are set beside what another says; -1 where they stand in what he says, 0 for whatever stands elsewhere."""
    last = telling.last
    inside = last is not None and not last.after and last.content[1] > telling.at and last.cue[1] <= before.first
    return told_beside(telling.sheet, before.first) if inside and before.voice.kind == "document" else 0


def _reported_by(telling: Telling, speaker: Speaker) -> list[Speaker]:
    """قالت الوزارة إن الشهود أكدوا …: who speaks at the head of what another says is passed on by him."""
    last = telling.last if telling.last is not None and not telling.last.after else None
    begins = last is not None and last.content[0] <= speaker.first <= last.content[0] + 1
    return passed_on_by(last) if last is not None and begins else []


def _unread_subject(sheet: Sheet, at: int) -> bool:
    """وكانت معلومات أولية قد ألمحت إلى: somebody stands before قد, and it is not the last voice."""
    if sheet.forms[at - 1] not in speaker_words("perfect"):
        return False
    was = next((unit for unit in range(at - 2, max(sheet.prose.start(at), at - 16) - 1, -1) if sheet.forms[unit] in speaker_words("were")), -1)
    return 0 <= was < at - 2


def _may_go_on(telling: Telling) -> bool:
    """A verb without a subject carries the last voice on only at the head of its clause (وأضاف أن …), with a whole complement."""
    if telling.sheet.suf[telling.at] in _THIRD and telling.form.endswith(_THEY):
        return False  # قالت مصادر إن الأهالي وصلوا وهددوهم: those told of
    return not of_another(telling.sheet, telling.at) and _heads_clause(telling.sheet, telling.at) and _tells(telling)


def _heads_clause(sheet: Sheet, at: int) -> bool:
    before = sheet.forms[at - 1] if at else "."
    if sheet.pre[at] in _AND_OR_SO or at == sheet.prose.start(at) or not before[-1].isalnum() or before in speaker_words("before_going_on"):
        return before != "("
    if sheet.forms[sheet.prose.start(at)] in speaker_words("topic"):
        return True  # وحول عودة السكان قال: …
    return _behind_a_frame(sheet, at) or any(sheet.phrase(unit, "clause") and sheet.stops[unit] == at for unit in range(max(0, at - 2), at))


def _behind_a_frame(sheet: Sheet, at: int) -> bool:
    """وفي تصريح لوكالة X | ذكر أن …: a sentence that begins with where somebody spoke, and no other verb before."""
    start = sheet.prose.start(at)
    framed = sheet.forms[start].removeprefix(AND) == IN and sheet.forms[start + 1] in speaker_words("said_in")
    return at - start <= _FRAME and framed


_FRAME = 10  # units of a frame that begins a sentence


def _tells(telling: Telling) -> bool:
    """What is said begins with أن, a colon, a quotation or the verb's preposition, or the verb is one that says much by itself."""
    return telling.opening.row in _LED or telling.is_one_of("says_much") or telling.saying.row["act"] != "assert"
