"""Why something that a person asked for was not done: each reason has a key of the words, so that everybody hears it in their own language."""

from __future__ import annotations

from typing import Any

from marsad.desk.words import word
from marsad.errors import InvalidValue


class NotDone(Exception):
    """What was sent cannot be taken: ``key`` names a sentence of the words, ``field`` the entry that is wrong, ``values`` what stands in the sentence."""

    def __init__(self, key: str, field: str = "", **values: object) -> None:
        super().__init__(key)
        self.key, self.field, self.values = key, field, values

    def said(self, language: str) -> str:
        """The sentence, in a language."""
        return word(self.key, language, **self.values)


class NotAllowed(Exception):
    """The role does not give this, or the state of the work forbids it."""


class Meanwhile(NotDone):
    """Somebody else decided the same thing, and who sent this had not seen it: nothing was kept. ``theirs`` is what they decided."""

    def __init__(self, theirs: Any, key: str = "wish_meanwhile", **values: object) -> None:
        super().__init__(key, "seen", **values)
        self.theirs = theirs

    def said(self, language: str) -> str:
        """The sentence, with the name of the other."""
        return word(self.key, language, who=self.theirs.who if self.theirs else word("unknown_other", language), **self.values)


def wrong(fault: InvalidValue) -> NotDone:
    """A value that cannot be, as a reason."""
    return NotDone(fault.key, fault.field)
