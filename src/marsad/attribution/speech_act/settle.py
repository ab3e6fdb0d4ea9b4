"""Give plain assertions the act that their first words show; the first rule that holds gives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from marsad.attribution.own_strikes import his_strike_again, killed_in_his_strike, strike_of_his_state
from marsad.attribution.speech_act.claims import announces_its_deed, claims, force_of_his_state
from marsad.attribution.speech_act.demands import demands, promises, threatens
from marsad.attribution.speech_act.first_person import says_we
from marsad.attribution.speech_act.noun_acts import his_noun, renewed
from marsad.attribution.speech_act.verdicts import blames, cannot_tell, concedes, condemns, corrects, denies, justifies
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import NAMED, Statement


def settle_acts(sheet: Sheet, statements: Sequence[Statement]) -> None:
    """Give plain assertions the act that their first words show."""
    claimed: set[str] = set()
    for statement in statements:
        if statement.act == "assert" and not statement.after and statement.way != NAMED:
            if noun := his_noun(sheet, statement):
                statement.act, statement.act_rule = noun, "_his_noun"
                statement.content = (statement.content[0] + 1, statement.content[1])
                continue
            if act := says_we(sheet, statement):
                statement.act, statement.act_rule = act, "_says_we" if act != "assert" else ""
                continue
            found = next(((act, "_" + rule.__name__.lstrip("_")) for act, rule in _RULES if rule(sheet, statement)), None)
            statement.act, statement.act_rule = found or (renewed(sheet, statement), "")
            if statement.act == "assert" and his_strike_again(sheet, statement, claimed):
                statement.act, statement.act_rule = "claim_responsibility", "_his_strike_again"
        if statement.act == "claim_responsibility":
            claimed.update(speaker.voice.name for speaker in statement.speakers)


_RULES: tuple[tuple[str, Callable[[Sheet, Statement], bool]], ...] = (
    ("demand", demands),
    ("disclaim", cannot_tell),
    ("deny", denies),
    ("condemn", condemns),
    ("justify", justifies),
    ("accuse", blames),
    ("claim_responsibility", claims),
    ("claim_responsibility", announces_its_deed),
    ("claim_responsibility", force_of_his_state),
    ("claim_responsibility", strike_of_his_state),
    ("claim_responsibility", killed_in_his_strike),
    ("correct", corrects),
    ("threaten", threatens),
    ("concede", concedes),
    ("promise", promises),
)
