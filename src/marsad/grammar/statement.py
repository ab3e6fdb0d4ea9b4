"""What a statement is, in unit positions, and where what is said begins."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.grammar.voices import Speaker
from marsad.model.values import fixed

SPEECH = frozenset({"that", "that.by", "that.assured", "colon", "quote.that", "quote.speech"})  # ways in which what is said begins as a clause or in quotation marks of its own
TOLD_OF = "told_of"  # way of a statement of somebody whom the last voice tells of
NAMED = "named"  # way of a statement whose إنه takes up what was named, and not the speaker
ARMED = frozenset({"armed_group", "official_military"})  # kinds of voices that bear arms
FIGHTING = ARMED | {"official_civil", "party"}  # kinds of voices whose forces, or whose state's, may have done what they tell


@dataclass(slots=True)
class Statement:
    """One statement in unit positions; ``speakers`` are first voices that share it, ``relays`` those who passed it on."""

    cue: tuple[int, int]
    content: tuple[int, int]
    act: str
    speakers: list[Speaker]
    relays: list[Speaker] = field(default_factory=list)
    quoted: bool = False
    about: str | None = None
    carried: bool = False
    after: bool = False
    rule: str = ""  # the kind of cue with its row, and the rule that gave the act
    act_rule: str = ""
    way: str = ""  # how the speaker was found
    opens: str = ""  # the row of complements.tsv by which what is said begins

    @property
    def aside(self) -> bool:
        """هجوم تبناه X, هجوم أعلن X مسؤوليته عنه: he claims by the way what another tells."""
        return self.after and self.act == "claim_responsibility"


@fixed
class Opening:
    """Where what is said begins, and where the words before it (the subject) end."""

    subject_end: int
    content: int
    row: str = ""  # of complements.tsv
