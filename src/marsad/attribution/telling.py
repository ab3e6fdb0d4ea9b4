"""A verb of saying while it is read: what stands around it, and what has been made out so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.grammar.cast import Cast
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Opening, Statement
from marsad.grammar.voices import Speaker
from marsad.lexicon.terms import Term
from marsad.text.fold import fold_word
from marsad.text.rule_words import COMMAS


@dataclass(slots=True)
class Telling:
    """Positions are unit numbers. ``form`` is the verb as it stands, without its clitics; ``last`` the statement told before. ``first`` is where a speaker may begin behind the verb, ``subject_end`` where he ends.

    ``start`` is where the cue begins, which is before the verb where its subject stands there; ``way`` says how the speaker
    was found.
    """

    sheet: Sheet
    at: int
    saying: Term
    found: Sequence[Statement]
    cast: Cast
    own: frozenset[str]
    key: str
    form: str
    governs: list[str]
    last: Statement | None
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

    def is_one_of(self, words: str) -> bool:
        """The verb stands in a row of ``speaker_words.tsv``, which are folded."""
        return fold_word(self.saying.key) in speaker_words(words)

    def nobody(self) -> None:
        """Nobody who speaks stands behind the verb: what stands there is said, or is whom it is said to."""
        content = self.opening.content if "p" in self.governs else self._whom()
        self.opening, self.subject_end, self.told = Opening(self.first, content, self.opening.row), self.first, None
        self.nobody_behind = True


    def _whom(self) -> int:
        """وكانت الفرق دعت في وقت سابق إلى الحذر: whom it is said to stands behind when and where it was said; where nobody does, what is said begins."""
        sheet, at = self.sheet, self.first
        while at < sheet.size and at != self.opening.subject_end and (sheet.phrases(at, "statement_frame", "manner") or sheet.dated[at] or sheet.forms[at] in COMMAS):
            at = sheet.stops[at]
        return self.opening.content if at == self.opening.subject_end else at


def telling_of(sheet: Sheet, at: int, saying: Term, found: Sequence[Statement], cast: Cast, own: frozenset[str]) -> Telling:
    """A verb of saying, of which nothing has been made out yet."""
    return Telling(sheet, at, saying, found, cast, own, saying.key, sheet.forms[at], saying.row["governs"].split(), found[-1] if found else None, start=at)
