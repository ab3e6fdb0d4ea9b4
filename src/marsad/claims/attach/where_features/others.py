"""Whose a place is where a report tells several events: of this one, of another, of what went before."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.claims.attach.survey import FINE, MANY, Counts, Survey, stands_between
from marsad.claims.attach.where_features.case import Case, akin
from marsad.claims.attach.where_features.lying import inside
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_people import killed_others
from marsad.lexicon.terms import NO_TERM, VERB_FORMS
from marsad.text.rule_words import AND, ARTICLE, AS_ALSO, IN, rule_words


def among_events(case: Case) -> str:
    """Whose the place is: of this event, of another told between, or of a telling of the same (by kind or by figure) elsewhere."""
    return _between(case) if not case.apart else _told_there(case)


def _between(case: Case) -> str:
    survey, event = case.survey, case.event
    place = survey.places[case.number].first
    harms = [harm.trigger for harm in event.harms]
    low, high = min(place, *(event.at, *harms)), max(place, *(event.at, *harms))
    others = survey.events_between(event, low, high)
    between = [other for other in others if abs(other.at - place) < abs(event.at - place)]
    between += _nearer_before(case, place) if place == low else []
    if _is_of_what_went_before(case, bool(between) and event.at < place, not between):
        return "beyond_harm"
    if not between:
        return "own"
    if any(other.harms for other in between):
        behind = [at for at in harms if at < place and not survey.events_between(event, at, place)]
        return "own" if behind else "beyond_harm"  # مقتل عنصر في قرية X، فيما أسرت القوات ثلاثة إثر هجوم: X is behind a harm of it
    return "beyond_twin" if all(akin(event, other) for other in between) else "beyond_other"


def _nearer_before(case: Case, place: int) -> list[EventAt]:
    """قصف X، كما استهدفت … Y: of X's own deed, told last before it, where the one behind it has a place of its own."""
    survey, event = case.survey, case.event
    before = survey.told_last(place) if not event.definite and survey.has_own_place(event) else None
    return [before] if before is not None and place - before.at <= event.at - place else []


def _is_of_what_went_before(case: Case, ahead: bool, alone: bool) -> bool:
    """The place is of a deed told only for its time: where nothing stands between, or behind an event that is told before that deed."""
    gone = case.survey.gone_by if alone else case.survey.of_another_time
    return (alone or ahead) and case.home in gone and _of_what_went_before(case, gone[case.home])


def _of_what_went_before(case: Case, deeds: set[int]) -> bool:
    """بعد تحرير X وY: the places of a deed that is told only for its time."""
    last = case.survey.told_last(case.survey.places[case.number].first)
    return last is not None and last.at in deeds and case.event.at not in deeds


def _told_there(case: Case) -> str:
    survey, event = case.survey, case.event
    others = [survey.events[number] for number in survey.events_in.get(case.home + case.apart, ())[:MANY]]
    if not others or case.total:  # a count over more than one happening is of none of them
        return "bare"
    mine = survey.counts(event) if event.harms else None
    if _is_an_item(case, mine, others):
        return "later_other"
    if mine and case.apart > 0 and case.own in _OWN and _goes_on(case, mine, others):
        return "other_event"
    if mine and _as_many(case, mine, others):
        return "same_count"
    same = [other for other in others if akin(event, other) and other.status not in _NOT_YET]
    if not same:
        return "akin" if case.home in survey.leads and any({event.type, other.type} in _FIRED for other in others) else _another(case)
    if mine and any(_conflict(mine, survey.counts(other)) for other in same):
        return "other_count"
    return "same_type" if event.type in [other.type for other in same] else "akin"


_NOT_YET = frozenset({"planned", "feared", "conditional"})  # هددوا بمهاجمة X
# قصف, هجوم, and later more closely what with
_FIRED = ({"shelling", "airstrike"}, {"shelling", "drone_strike"}, {"shelling", "missile_strike"}, {"clash", "suicide_attack"}, {"explosion", "suicide_attack"})


def _is_an_item(case: Case, mine: Counts | None, others: Sequence[EventAt]) -> bool:
    """قتل أربعة في الضفة … وفي رام الله، … وفي نابلس، توفي طفل: an item of a list of deeds, each with its place, is of none but itself."""
    items = case.survey.items
    if case.apart <= 0 or case.home + case.apart not in items or case.own == "none":
        return False
    return case.own in _OWN or (len(items) > 1 and not (mine and _as_many(case, mine, others)))


def _goes_on(case: Case, mine: Counts, others: Sequence[EventAt]) -> bool:
    """قتل رجل في درعا. وقتل آخر في بلدة طفس, وأصيب طفلان في حرستا: a sentence that و joins tells more people harmed, and no more closely where those were who had a town of their own."""
    sheet = case.survey.sheet
    first = sheet.prose.sentences[case.home + case.apart][0]
    led = sheet.phrase(first, "clause")  # فيما أصيب ستة
    if not (led or sheet.pre[first] == AND) or not any(term.kind == "harm" and term.form == "past" for term in sheet.terms[first + led]):
        return False
    if any(other.definite and not case.survey.has_own_place(other) for other in others):
        return False
    return not any((least or 0) > _FEW for other in others for _, least, _ in mine & case.survey.counts(other))


def _another(case: Case) -> str:
    """Another event is told there; where that stands behind an event of the body, its place is all its own."""
    return "later_other" if case.apart > 0 and case.home >= case.survey.head else "other_event"


def _as_many(case: Case, mine: Counts, others: Sequence[EventAt]) -> bool:
    """One of the events counts as many: not where the deeds are of two kinds and this has a town of its own, nor where others died, nor for an item of a list with its place."""
    event = case.event
    if case.apart < 0 and case.home in case.survey.items:
        return False  # كما قتل رجل غربي بلدة X, وفي X قتل رجل
    for other in others:
        if other.harms and (both := mine & case.survey.counts(other)) and _tells_the_same(case, both) and (case.own not in _OWN or akin(event, other)) and not killed_others(event, other):
            return inside(case) != "elsewhere"
    return False


def _tells_the_same(case: Case, both: Counts) -> bool:
    """As many as there; one or two killed in a town of their own are not the one or two killed elsewhere."""
    return case.own not in _OWN or (case.apart > 0 and case.home in case.survey.leads) or len(both) > 1 or any((least or 0) > _FEW for _, least, _ in both)


_OWN = frozenset({"fine", "city"})
_FEW = 2


def _conflict(mine: Counts, theirs: Counts) -> bool:
    return not {one[0] for one in mine}.isdisjoint([one[0] for one in theirs])


def another_time(case: Case) -> str:
    """بعد ساعات من تفجير في X: another sentence's place that is of a deed told only for its time, and no scene of what comes behind."""
    survey = case.survey
    last = survey.told_last(survey.places[case.number].first)
    return "of_it" if last is not None and last.at in survey.for_their_time else "none"


def taken_up(case: Case) -> str:
    """A definite or bare telling (القصف, a harm without its cause) takes up what was told before."""
    event = case.event
    if case.apart < 0 and event.at in case.survey.one_more:
        return "another_before"
    if case.apart > 0 and (_of_one_more(case) or _begins_anew(case)):
        return "another_after"
    bare = event.definite or (event.term is NO_TERM and not (case.own == "city" and case.apart < 0 and case.survey.counts(event)))  # وأصيب ستة في مدينة مأرب
    return ("before" if bare else "new_before") if case.apart < 0 else ("after" if bare else "new_after")


def _of_one_more(case: Case) -> bool:
    """قصف X السوق. وطال قصف مماثل قرية Y, وفي حادث منفصل قتل رجل في Y, بعد أيام من هجوم مماثل في Y: the place of one more deed is no scene of the deed before it."""
    survey, first = case.survey, case.survey.places[case.number].first
    last = survey.told_last(first)
    if last is None:
        return False
    start = survey.sheet.prose.start(first)
    opens = survey.sheet.forms[start].removeprefix(AND) == IN and start + 1 in survey.one_more
    return opens or last.at in survey.one_more or any(_is_one_more(survey, at) for at in range(last.at, first))


def _is_one_more(survey: Survey, at: int) -> bool:
    """هجوم مماثل, قصف جديد, أيضا."""
    again = at in survey.one_more or survey.sheet.forms[at + 1] in _ANEW
    return survey.sheet.forms[at] in _TOO or (again and "event" in survey.sheet.kinds[at])


_TOO, _ANEW = rule_words("where_features.too"), rule_words("where_features.anew")


def _begins_anew(case: Case) -> bool:
    """أصيب رجلان برصاص. وقتل طفل في بلدة X: a sentence that و and a verb join tells of others harmed; the first sentence of a report may be told more closely so."""
    survey, event = case.survey, case.event
    first = survey.sheet.prose.sentences[case.home + case.apart][0]
    also = survey.sheet.forms[first] == AS_ALSO  # كما قتل أربعة في X: more than those of the first sentence too
    if not (also or (survey.sheet.pre[first] == AND and case.home != survey.first_told)) or not event.harms:
        return False
    verb = any(term.kind in _DEEDS and term.form in VERB_FORMS for term in survey.sheet.terms[first + also])
    others = [survey.events[number] for number in survey.events_in.get(case.home + case.apart, ())[:MANY]] if verb else []
    told = [other for other in others if other.harms]
    if also and not any(_conflict(survey.counts(event), survey.counts(other)) for other in told):
        return False
    return bool(told) and not any(other.definite or survey.counts(other) & survey.counts(event) for other in told)


_DEEDS = frozenset({"event", "harm"})


def background(case: Case) -> str:
    """وكان …, وسبق أن …: what went before has a place of its own, and lends it to nobody."""
    back = case.survey.looking_back
    mine, theirs = case.home in back, case.home + case.apart in back
    return "both" if mine and theirs else "from_event" if mine else "from_place" if theirs else "none"


def days(case: Case) -> str:
    """The sentence of the place is of the same day, or of another."""
    survey = case.survey
    mine = survey.days(case.home)
    theirs = survey.days(case.home + case.apart)
    return "none" if not mine or not theirs else "same_day" if mine & theirs else "other_day"


def carried(case: Case) -> str:
    """Another sentence's place that was the scene of the event told last, or of the last one akin to this."""
    return case.carried


def switch(case: Case) -> str:
    """من جهة أخرى, في سياق متصل between place and event: another story."""
    survey, first = case.survey, case.survey.places[case.number].first
    if stands_between(survey.switches, first, case.event.at) or _opens_anew(case):
        return "other_story"
    return "answered" if survey.answers and _of_the_answered(case, first) else "one_story"


def _opens_anew(case: Case) -> bool:
    """وأصيب جندي بلغم. وفي محافظة X، قتل ستة. وأصاب القصف قرية Y: between event and place a sentence opens a story of its own."""
    one, other = sorted((case.home, case.home + case.apart))
    return stands_between(case.survey.framed, one + 1, other + 1) and _told_there(case) != "same_count"


def _of_the_answered(case: Case, first: int) -> bool:
    """شن غارات على X ردا على صواريخ على Y. وقتل في الغارات أربعة: not at Y."""
    survey = case.survey
    told = [survey.events[number] for number in survey.events_in.get(case.home + case.apart, ())[:MANY]]
    same = [other.at for other in told if other.type == case.event.type]
    return bool(same) and all(survey.answered(at, first) for at in same)


def told_closer(case: Case) -> bool:
    """وقع الانفجار في X: a sentence behind the event takes it up by a definite noun, in front of the place, and nothing of its kind was told since."""
    survey, event = case.survey, case.event
    first, there = survey.places[case.number].first, case.home + case.apart
    if case.apart > _NEAR_BEHIND or survey.kinds[case.number] not in _FINER.get(case.own, ()) or not _takes_up(case, first):
        return False
    if inside(case) == "elsewhere" or not survey.may_hold(case.number):
        return False
    since = [survey.events[number] for home in range(case.home + 1, there + 1) for number in survey.events_in.get(home, ())[:MANY]]
    return not any(other.at < first and akin(event, other) and (not other.definite or _conflict(survey.counts(event), survey.counts(other))) for other in since)


def told_behind(case: Case) -> bool:
    """وفي محافظة X، قتل ثلاثة. وقالت الشرطة إن القصف أصاب قرية Y: the village in it at which the next sentences of that story tell the same."""
    survey = case.survey
    if case.event.at in survey.for_their_time or not survey.of_the_story(case.home, case.home + case.apart) or survey.lists(case.home):
        return False
    return inside(case) in _THERE and _told_there(case) in _THE_SAME


def _takes_up(case: Case, first: int) -> bool:
    """الانفجار behind an explosion, الحادث, المجزرة behind any harm."""
    survey, sheet = case.survey, case.survey.sheet
    last = survey.told_last(first)
    if last is None:
        return any(form.removeprefix(AND) in _THE_DEED for form in sheet.forms[max(sheet.prose.start(first), first - _REACH) : first])
    return sheet.forms[last.at].startswith(ARTICLE) and akin(case.event, last) and last.at not in survey.one_more


_NEAR_BEHIND = 4  # sentences
_FINER = {"city": FINE - {"site"}, "wide": FINE | {"city"}}  # by the finest place of the event's own sentence
_THERE = frozenset({"close", "inside", "unknown"})
_THE_SAME = frozenset({"same_count", "same_type", "akin"})
_REACH = 6  # units
_THE_DEED = rule_words("where_features.the_deed")
