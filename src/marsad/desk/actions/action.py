"""What an action is: its name, its fields, what was sent to it, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict

from marsad.desk.actor import Actor
from marsad.desk.not_done import NotDone

REASON = 4000  # characters of a reason
_KEY = (8, 64)  # characters of the key of a form


@dataclass(frozen=True, slots=True)
class Field:
    """One entry of an action. ``kind`` is text, number, people (a number or words as 5-6), yes or file; ``many`` where several may be given; ``among`` the words that it may be."""

    name: str
    about: str
    kind: str = "text"
    required: bool = False
    many: bool = False
    among: tuple[str, ...] = ()
    longest: int = 4000


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sent: the entries, and files with the name under which they came. ``too_large`` where one of them was longer than the bound."""

    form: QueryDict
    files: Sequence[Any] = ()
    too_large: bool = False

    @property
    def key(self) -> str:
        """The key of this form: sent twice, it counts once. Raises NotDone for one that is none."""
        key: str = self.form.get("key", "")
        if not _KEY[0] <= len(key) <= _KEY[1]:
            raise NotDone("wish_stale", "key")
        return key

    @property
    def why(self) -> str:
        """The reason. Raises NotDone for one that is too long."""
        why: str = self.form.get("why", "").strip()
        if len(why) > REASON:
            raise NotDone("wish_long", "why")
        return why

    @property
    def seen(self) -> int:
        """The last decision that the sender had seen; none where they do not say. Raises NotDone for what is no number."""
        seen: str = self.form.get("seen") or "0"
        if not (seen.isascii() and seen.isdecimal() and len(seen) < 19):
            raise NotDone("wish_stale", "seen")
        return int(seen)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an action: the judgements that were kept, the thing that was written and the ``row`` by which it stands now, the report or incident it is now on.

    ``stale`` are the reports whose incidents have to be made anew; ``again`` where it had been done before under this key.
    """

    judgements: tuple[int, ...] = ()
    thing: str | None = None
    row: int | None = None
    report: str | None = None
    incident: str | None = None
    mark: int | None = None
    job: str | None = None
    stale: tuple[str, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that people can do. ``name`` is that of its route on the desk, by which the rules give its right; ``on`` what its address names."""

    name: str
    path: str
    about: str
    do: Callable[[Actor, str, Sent], Done]
    fields: tuple[Field, ...]
    on: str = ""

    @property
    def takes_files(self) -> bool:
        """One of its entries is a file."""
        return any(field.kind == "file" for field in self.fields)


def sent_in(request: HttpRequest) -> Sent:
    """What a form of the desk sent."""
    return Sent(request.POST, request.FILES.getlist("file"), getattr(request, "too_large", False))


def sent_of(entries: Mapping[str, Any], files: Sequence[Any] = ()) -> Sent:
    """Entries as a form sends them: a list is several of one name, what is None is not sent."""
    form = QueryDict(mutable=True)
    for name, value in entries.items():
        if isinstance(value, (list, tuple)):
            form.setlist(name, [str(one) for one in value])
        elif value is not None:
            form[name] = str(value)
    return Sent(form, files)
