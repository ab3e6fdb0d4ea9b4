"""Who does something: the person, and what is hidden from them. Desk, command line and API make one each; what is done is the same."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from marsad.desk.page import person
from marsad.desk.people import Person
from marsad.desk.redaction import redactor_of
from marsad.record.redaction import Redactor


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with what is hidden from them."""

    person: Person
    redactor: Redactor

    @property
    def name(self) -> str:
        """The name that stays in the ledger."""
        return self.person.name

    @property
    def role(self) -> str | None:
        """Their role."""
        return self.person.role

    def may(self, right: str) -> bool:
        """Their role gives this right."""
        return self.person.may(right)


def actor_of(request: HttpRequest) -> Actor:
    """Who asks for a page."""
    return Actor(person(request), redactor_of(request))


def at_the_machine(name: str, language: str = "en") -> Actor:
    """Who gives a command: whoever can open the case's own files sees and may all of it."""
    return Actor(Person(name, "admin", language), Redactor())
