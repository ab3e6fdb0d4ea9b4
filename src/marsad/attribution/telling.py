"""A verb of saying while it is read: what stands around it, and what has been made out so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Opening, Statement
from marsad.grammar.voices import Cast, Speaker
from marsad.lexicon.terms import Term
from marsad.text.fold import fold_word


@dataclass(slots=True)
class Telling:
    """Positions are unit numbers. ``first`` is where a speaker may begin behind the verb, ``subject_end`` where he ends.

    ``start`` is where the cue begins, which is before the verb where its subject stands there; ``way`` says how the speaker
    was found.
    """

    sheet: Sheet
    at: int
    saying: Term
    found: Sequence[Statement]
    cast: Cast
    own: frozenset[str]
    first: int = 0
    opening: Opening = field(default_factory=lambda: Opening(0, 0))
    subject_end: int = 0
    told: int | None = None
    in_paper: bool = False
    nobody_behind: bool = False
    start: int = 0
    speakers: list[Speaker] = field(default_factory=list)
    relays: list[Speaker] = field(default_factory=list)
    carried: bool = False
    way: str = ""
    content: int = 0
    act: str = ""

    @property
    def key(self) -> str:
        return self.saying.key

    def is_one_of(self, words: str) -> bool:
        """The verb stands in a row of ``speaker_words.tsv``, which are folded."""
        return fold_word(self.saying.key) in speaker_words(words)

    @property
    def form(self) -> str:
        """The verb as it stands, without its clitics."""
        return self.sheet.forms[self.at]

    @property
    def governs(self) -> list[str]:
        return self.saying.row["governs"].split()

    @property
    def last(self) -> Statement | None:
        """The statement told before."""
        return self.found[-1] if self.found else None

    def nobody(self) -> None:
        """Nobody who speaks stands behind the verb: what stands there is said, or is whom it is said to."""
        content = self.opening.content if "p" in self.governs else self.first
        self.opening, self.subject_end, self.told = Opening(self.first, content, self.opening.row), self.first, None
        self.nobody_behind = True
