"""Which reports a judgement bears on: those whose neighbourhood has to be linked anew after it."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.model.judgement import Judgement, beside


def reports_judged(after: int) -> set[str]:
    """The reports that judgements made after one of a number bear on; states and grades of incidents bear on none."""
    from marsad.record.store import judgements

    newer = judgements(after=after)
    if not newer:
        return set()
    all_of = {one.id: one for one in judgements()}
    return reports_of_judgements([_meant(one, all_of) for one in newer])


def reports_of_judgements(made: list[Judgement]) -> set[str]:
    """The reports whose claims, events or harms, or whose voices, some judgements are on."""
    from marsad.record.subjects import ON_WORDS
    from marsad.record.tellings import reports_of, reports_of_voice

    on_words = [one for one in made if one.kind in ON_WORDS or (one.kind == "grade" and one.field == "credibility")]
    reports = reports_of({uid for one in on_words for uid in beside(one)[0]})  # of two that are called one or different, the first: the other is looked at with it
    for one in made:
        if one.kind == "grade" and one.field == "reliability":
            reports |= reports_of_voice(one.subject)
        elif one.kind == "add":
            reports.add(one.subject)
    return reports


def _meant(one: Judgement, all_of: Mapping[int, Judgement]) -> Judgement:
    """The judgement that an undo takes back or, undone itself, puts in force again."""
    while one.kind == "undo" and one.subject.isdecimal() and int(one.subject) in all_of:
        one = all_of[int(one.subject)]
    return one
