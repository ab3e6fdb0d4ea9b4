"""What can go wrong, in one tree.

MarsadError
├── InputError             something given to Marsad cannot be read
│   ├── EmptyInput         there is no text
│   ├── UndecodableInput   the bytes are in no encoding that is read; names the byte
│   ├── BadDate            a date that does not exist or is not a date
│   └── InvalidValue       a value that a person typed cannot be; names the rule that it breaks
├── PackError              a pack has faults; all of them, with file and line
└── CaseError              something is wrong with a case
    ├── NoSuchCase         there is no case where one was named, or none can be made there
    ├── DamagedCase        the file of the database is damaged, or no database
    ├── DatabaseAway       the database does not answer, or went away; nothing half-done was kept
    └── NotWritten         the disk is full or read-only; nothing half-done was kept
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class MarsadError(Exception):
    """Any error that Marsad raises on purpose."""


class InputError(MarsadError):
    """Something given to Marsad cannot be read."""


class EmptyInput(InputError):
    """There is no text to read."""


class UndecodableInput(InputError):
    """The bytes are in none of the encodings that are read."""

    def __init__(self, source: str, offset: int, why: str) -> None:
        super().__init__(f"{source}: cannot be read as text at byte {offset} ({why}); give UTF-8, UTF-16 or Windows-1256")
        self.source = source
        self.offset = offset


class BadDate(InputError):
    """A date that does not exist, or no date at all."""


class InvalidValue(InputError):
    """A value that a person typed cannot be. ``key`` names the rule, for words in the reader's language; ``field`` the entry that breaks it."""

    def __init__(self, key: str, message: str, field: str = "") -> None:
        super().__init__(message)
        self.key, self.field = key, field


@dataclass(frozen=True, slots=True)
class PackFault:
    """One fault of a pack: where, and what is wrong."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


class PackError(MarsadError):
    """A pack has faults; they are told together."""

    def __init__(self, faults: Sequence[PackFault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


class CaseError(MarsadError):
    """Something is wrong with a case."""


class NoSuchCase(CaseError):
    """There is no case where one was named, or none can be made there."""


class DamagedCase(CaseError):
    """The file of the database is damaged, or no database."""


class DatabaseAway(CaseError):
    """The database does not answer, or went away; nothing half-done was kept."""


class NotWritten(CaseError):
    """The disk is full or read-only; nothing half-done was kept."""
