"""One count told twice has one scope, and so have the counts of one list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from marsad.claims.attach.scopes.scope import Asked
from marsad.claims.attach.scopes.several import parted_attacks, several_events
from marsad.claims.attach.scopes.spread import over_places
from marsad.claims.attach.scopes.stretches import FOLLOWING
from marsad.claims.attach.scopes.values import EVENT, TOTAL, Scope
from marsad.claims.attach.survey import FINE
from marsad.frames.words import words_of
from marsad.grammar.event_number import tells_one
from marsad.grammar.harm_found import HarmAt

_HEAD = 2  # sentences at the head of a report: its headline and the first behind it
_SHEER = 1000  # so many are seldom harmed at once
_ALIKE = 9  # so many are seldom counted twice by chance
_SURELY = 20  # and far from the head of a report
_TOWNS = FINE | {"city"}
_HURT = "injured"
_LISTED = 5  # units between two counts of one list
_TERMS = 12  # counts behind the head of a report that may add up
_LISTED_APART = 12  # and between two that a word like بينما joins


class Scopes(Asked):
    """The scope of each harm of one report; harms must be asked in text order."""

    def settle_retellings(self, harms: Sequence[HarmAt]) -> None:
        """One count told twice has one scope.

        1. Over several places in one sentence, but of a town or by one deed in another: of the town, of that deed. 2. So far today in one sentence, but by
        one deed in another: of that deed. 3. A total in one sentence: in every other too; but few, who may be others, only in
        the first two.
        """
        told: dict[tuple[str, int | None, int | None], list[HarmAt]] = {}
        for harm in harms:
            if harm.part_of is None and harm.min and harm.expr not in ("unstated", "vague"):
                told.setdefault((harm.outcome, harm.min, None if harm.max == harm.min else harm.max), []).append(harm)  # 21, and elsewhere 21 at least
        for same in told.values():
            totals = [harm for harm in same if self.scope(harm)[0] != "event"]
            total = next((harm for harm in totals if self.scope(harm)[1]), totals[0] if totals else None)  # rather one told with its beginning
            if total is None or self._as_many_at_once(same, harms) or len(same) < 2:
                continue
            is_placed = self._is_fine if id(total) not in self._weak and total.least > _ALIKE else self._is_placed
            of_events = [harm for harm in same if self.scope(harm)[0] == "event"]
            placed = any(is_placed(self._sentence(harm)) and not several_events(self.sheet, self._events[id(harm)].at) for harm in of_events)
            one = any(tells_one(self.sheet, self._events[id(harm)]) for harm in of_events)
            weak = self._today if one else set()
            for harm in same:
                if id(harm) in (self._weak | weak if placed else weak):
                    self._rescope(harm, EVENT, harms)
                elif (harm in of_events or self.scope(harm) == TOTAL) and not (placed or weak) and harm.least > (1 if self._sentence(harm) < _HEAD else _SURELY):
                    self._rescope(harm, self.scope(total), harms)

    def _as_many_at_once(self, same: Sequence[HarmAt], harms: Sequence[HarmAt]) -> bool:
        """أصيب أكثر من ألف يوم الجمعة. وأعلن المتحدث أن المصابين 1143: a thousand and more who are a total only by their number, of a day on which nearly as many are told."""
        one = same[0]
        if any(id(harm) not in self._sheer for harm in same) or not any(
            other.outcome == one.outcome and one.least // 2 < other.least <= one.least and self.scope(other)[0] == "event" for other in harms if other.part_of is None
        ):
            return False
        for harm in same:
            self._rescope(harm, EVENT, harms)
        return True

    def settle_lists(self, harms: Sequence[HarmAt]) -> None:
        """قتل 37 من X و16 من Y في هجمات متفرقة: counts of one event that و joins are over the same time, but for one that adds up (ليرتفع العدد إلى)."""
        wholes = sorted((harm for harm in harms if harm.part_of is None and harm.max != 1), key=lambda harm: harm.first)
        pairs = [pair for pair in pairwise(wholes) if self._one_list(*pair) or self._before_the_same(*pair)]
        for one, other in (*pairs, *reversed(pairs)):
            total = next((harm for harm in (one, other) if self.scope(harm)[0] != "event"), None)
            event = next((harm for harm in (one, other) if self.scope(harm)[0] == "event"), None)
            if total is not None and event is not None:
                self._settle_two(total, event, harms)

    def settle_parts(self, harms: Sequence[HarmAt]) -> None:
        """تسعة أشخاص، أربعة بقصف على حلب وخمسة بغارة على إدلب: two parts or more that make up a count, each with a deed and a town of its own."""
        parts: dict[int, list[HarmAt]] = {}
        for harm in harms:
            if harm.part_of is not None:
                parts.setdefault(id(harm.part_of), []).append(harm)
        for mine in parts.values():
            whole = mine[0].part_of
            if whole is not None and sum(harm.least for harm in mine) == whole.least and self.scope(whole)[0] == "event" and self._in_places_of_their_own(mine):
                self._rescope(whole, TOTAL, harms)
                self._scopes.update((id(harm), EVENT) for harm in mine)

    def settle_sums(self, harms: Sequence[HarmAt]) -> None:
        """مقتل عشرة في قصف على حلب. قتل أربعة في حي X، وخمسة في حي Y، وامرأة في حي Z: what the head of a report counts is the sum of those told behind it, each of a place of its own."""
        wholes = sorted((harm for harm in harms if harm.part_of is None and harm.min), key=lambda harm: harm.first)
        for whole in [harm for harm in wholes if harm.least > 2 and self._heads(harm)]:
            terms = [harm for harm in wholes if harm.outcome == whole.outcome and self._sentence(harm) > self._sentence(whole) and harm.least < whole.least][:_TERMS]
            sums = accumulate(harm.least for harm in terms)
            number = next((count for count, added in enumerate(sums, 1) if added == whole.least), 0)
            if number > 1 and self._apart(terms[:number]):
                self._of_two.add(id(whole))
                self._rescope(whole, TOTAL, harms)

    def _heads(self, harm: HarmAt) -> bool:
        """In the first sentences that tell of harm, of one happening by what was read so far, and of no village or quarter."""
        number = self._sentence(harm)
        if number >= self.survey.head or self.scope(harm)[0] != "event" or self._is_fine(number):
            return False
        return not any(tells_one(self.sheet, event) for event in self.survey.events if self.sheet.prose.sentence[event.at] == number)

    def _apart(self, terms: Sequence[HarmAt]) -> bool:
        """Each with a village, town, quarter, camp or site that the others do not name; those of one sentence each before the next."""
        places = [self._own_places(harm, behind) for harm, behind in zip(terms, (*terms[1:], None), strict=True)]
        names = [name for mine in places for name in mine]
        return all(places) and len(names) == len(set(names)) and all(self.scope(harm)[0] == "event" for harm in terms)

    def _own_places(self, harm: HarmAt, behind: HarmAt | None) -> set[str]:
        """The places of the sentence of a count; where the next count stands in it too, those before that, and for the last those behind it."""
        last = self.sheet.prose.end(harm.first)
        here = [(self.survey.places[place].first, self.survey.name(place)) for place in self.survey.places_in.get(self._sentence(harm), ()) if self.survey.kinds[place] in _TOWNS]
        if behind is not None and behind.first < last:
            return {name for at, name in here if at < behind.first}
        return {name for at, name in here if at > harm.last} or {name for _, name in here}

    def _sentence(self, harm: HarmAt) -> int:
        return self.sheet.prose.sentence[harm.first]

    def _in_places_of_their_own(self, parts: Sequence[HarmAt]) -> bool:
        """Behind each part, before the next, stand a deed and a place (أربعة بقصف على حلب) or right behind it the place (أربعة في حلب), and no two places are one."""
        ends = [*(harm.first for harm in parts[1:]), self.sheet.prose.end(parts[0].first)]
        spans = [(harm.last, end) for harm, end in zip(parts, ends, strict=True) if self._placed_behind(harm) or self.sheet.near("event", harm.last, end) >= 0]
        places = {self.sheet.forms[at] for first, last in spans if (at := self.sheet.near("place", first, last)) >= 0}
        return len(places) == len(parts) > 1

    def _settle_two(self, total: HarmAt, event: HarmAt, harms: Sequence[HarmAt]) -> None:
        """The one is of what the other is of; قتل 218 وأصيب أكثر من 7 آلاف: of the hurt so many are of one happening."""
        if self._holds_for_list(total, event):
            self._rescope(event, self.scope(total), harms)
            self._weak.update({id(event)} if id(total) in self._weak else ())
        elif total.outcome == _HURT and total.least >= _SHEER:
            self._rescope(total, EVENT, harms)

    def _holds_for_list(self, total: HarmAt, event: HarmAt) -> bool:
        """Not where the count alone, or places told behind it and not behind both (قتل ثمانية وأصيب آخرون في قصف على X وY), made it a total."""
        by_places = id(total) in self._weak and over_places(self.sheet, total)
        behind_both = total.last <= event.first and self.sheet.near("place", total.last, event.first) < 0
        return (self.scope(total)[1] is not None or total.least < _SHEER) and (behind_both or not by_places)

    def _one_list(self, one: HarmAt, other: HarmAt) -> bool:
        """Two counts of one event, one right behind the other, with no day or toll between."""
        between = self.sheet.forms[one.last : other.first]
        if self._events.get(id(one)) is not self._events.get(id(other)) or not 0 <= len(between) <= _LISTED or any(self.sheet.dated[one.last : other.first]):
            return False
        return words_of("toll_heads").isdisjoint(between) and FOLLOWING.isdisjoint(between) and words_of("raises").isdisjoint(between)

    def _before_the_same(self, one: HarmAt, other: HarmAt) -> bool:
        """لقي ستة مصرعهم، بينما أصيب 13، في حوادث متفرقة: no deed, place or day stands between two counts of which the second is of parted attacks."""
        sheet = self.sheet
        last = max(harm.last for harm in self._events[id(one)].harms if harm is one or harm.part_of is one)  # لقي ستة، بينهم طفلان، مصرعهم
        if sheet.prose.sentence[one.first] != sheet.prose.sentence[other.first] or not 0 <= other.first - last <= _LISTED_APART or any(sheet.dated[one.last : other.first]):
            return False
        deeds = (at for at in sheet.between("event", one.last, other.first) if at not in (one.trigger, other.trigger))
        return sheet.near("place", one.last, other.first) < 0 and next(deeds, None) is None and (parted_attacks(sheet, other) or bool(over_places(sheet, other)))

    def _rescope(self, whole: HarmAt, scope: Scope, harms: Sequence[HarmAt]) -> None:
        """Give a whole another scope; its parts are asked anew."""
        self._scopes[id(whole)] = scope
        for harm in harms:
            if harm.part_of is whole:
                self._scopes.pop(id(harm), None)
