"""A phrase for people as it is being read: which units it fills, how many it counts, and who they are."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.grammar.quantities import bound_after
from marsad.model.reading import Victims
from marsad.syntax.tokens import Tokens
from marsad.text.rule_words import rule_words

NOBODY = Victims()
KIN = rule_words("found.kin")


@dataclass(slots=True)
class People:
    """A phrase for people in unit positions.

    ``counted`` is true where a number stands, ``noun`` where a word says who they are, ``outcomes`` where the word itself
    tells the harm (قتيل; two for one number of killed and hurt), ``others`` for "others", ``back`` for "of them".
    """

    first: int
    last: int
    min: int | None
    max: int | None
    expr: str
    victims: Victims = NOBODY
    counted: bool = False
    noun: bool = False
    outcomes: tuple[str, ...] = ()
    others: bool = False
    back: bool = False
    number: str = "p"
    definite: bool = False
    explicit: bool = False
    family: bool = False
    combatant: bool = False
    names: tuple[tuple[int, int], ...] = ()
    age_years: int | None = None
    keys: tuple[str, ...] = ()
    one_of: bool = False
    cases: bool = False
    own_force: bool = False  # من عناصره
    former: bool = False  # ضابط سابق
    of_another: bool = False  # نجل القيادي فلان: who is named is another

    @property
    def least(self) -> int:
        """How many at least; 0 where only the upper bound is told."""
        return self.min or 0

    @property
    def most(self) -> int:
        """How many at most; 0 where the count is open above."""
        return self.max or 0


def one_named(first: int, last: int) -> People:
    """One person told by a name that fills the stretch."""
    return People(first, last, 1, 1, "exact", number="s", names=((first, last),))


def _behind_adjective(tokens: Tokens, people: People, end: int) -> tuple[str, int] | None:
    """خمسة مقاتلين جدد على الأقل: a bound behind one more word, that nothing joins."""
    at = people.last
    return None if at + 1 >= end or people.number == "s" or tokens.sheet.pre[at] or tokens.sheet.forms[at] == ")" else bound_after(tokens.sheet.forms, at + 1)


def bounded(tokens: Tokens, people: People, end: int) -> People:
    """12 مدنيا على الأقل: a bound behind the phrase."""
    found = bound_after(tokens.sheet.forms, people.last) if people.last < end else None
    found = found or _behind_adjective(tokens, people, end)
    if not found:
        return people
    expr, people.last = found
    if people.expr == "exact":
        people.expr = expr
        people.max = None if expr == "at_least" else people.max
        people.min = None if expr == "at_most" else people.min
    return people
