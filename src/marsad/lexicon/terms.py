"""What a known word or name is: the lexicon's answer for a stretch of text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from marsad.model.values import fixed


@fixed
class Term:
    """One entry of a pack in one of its forms.

    ``kind`` is the table it comes from (saying, event, harm, person, weapon, source, phrase, actor, place, number,
    date), ``key`` the entry's own name, ``form`` what this spelling is (past, present, masdar, participle, s, d, p,
    name, short …), ``row`` the entry's columns.
    """

    kind: str
    key: str
    form: str
    row: Mapping[str, str]


NO_TERM = Term("", "", "", {})  # what no word of a table tells
VERB_FORMS = frozenset({"past", "present"})  # forms in which a term is a verb that stands by itself


class Entry(NamedTuple):
    """A spelling (ordinary, one or more words) and the term that it stands for; a tuple, as tens of thousands are made.

    Where the spelling is folded, ``letters`` are those that it was written with.
    """

    spelling: str
    term: Term
    suffixes: bool = True
    letters: str = ""
