"""Where a sentence may tell of people or harm at all: all other words are passed over unread."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.frames.words import words_of
from marsad.grammar.numbers import begins_number
from marsad.grammar.quantities import HEADS, OPENERS, opens_nothing
from marsad.lexicon.asked import SIGNS, sign
from marsad.syntax.tokens import ALL, EACH, MOST, ONE_OF_THEM, PRONOUN, SUBSET, TOLL, Tokens
from marsad.text.rule_words import AND, rule_words

PEOPLE_KINDS = frozenset({"person", "harm"})
_PEOPLE_CLASSES = ("one_of", "other_one", "other_two", "other_many", "many", "many_alone", "settlers", "settlement_or_woman", "woman_of", "next", "member", "group_noun", "all_of")
_EACH = rule_words("beginnings.each") | {'"', "«"}  # كل من; and what is quoted is read behind its mark
HARM_CLASSES = ("bodies", "prey", "seizure", "driven", "their_end", "sentence_of", "fled", "people_fell", "side_loses", "rubble", "contact", "trace", "cuts_off", "taken", "introduces", "heads", "as_dead", "captivity", "as_much", "distributed", "by_wounds", "honours")
_HARM_KINDS = PEOPLE_KINDS | {"no_losses"}
_HARM_FLAGS = SUBSET | MOST | ALL | PRONOUN | ONE_OF_THEM | TOLL | EACH
_MEMO_LIMIT = 20_000


class _Words(dict[str, bool]):
    """Whether a word by itself may begin something, for words already met; it forgets all when it grows too large."""

    def __init__(self, classes: tuple[str, ...]) -> None:
        super().__init__()
        self._listed = frozenset[str]().union(_EACH, HEADS, *(words_of(name) for name in classes))

    def __missing__(self, form: str) -> bool:
        if len(self) > _MEMO_LIMIT:
            self.clear()
        found = self[form] = form in self._listed or begins_number(form) or form.removeprefix(AND) in words_of("most_of")
        return found


_PEOPLE_WORDS = _Words(_PEOPLE_CLASSES)
_HARM_WORDS = _Words(_PEOPLE_CLASSES + HARM_CLASSES)
_MAY_TELL_HARM = sign(lambda word, form, pre: _HARM_WORDS[form])


_ONLY_OPEN = OPENERS.keys() - frozenset[str]().union(*map(words_of, _PEOPLE_CLASSES + HARM_CLASSES))


def _opens_in_vain(forms: Sequence[str], at: int) -> bool:
    """في, على, which begin nothing but a bound, where none goes on behind them."""
    return forms[at] in _ONLY_OPEN and opens_nothing(forms, at)


def people_may_begin(forms: Sequence[str], at: int) -> bool:
    """A phrase for people may begin with this word, whatever the lexicon knows of it."""
    return _PEOPLE_WORDS[forms[at]] and not _opens_in_vain(forms, at)


def harm_begins(tokens: Tokens, first: int, last: int) -> list[int]:
    """The units of a stretch at which a word of harm, a phrase for people or a part of one may begin."""
    forms, flags, kinds, signs = tokens.sheet.forms, tokens.flags, tokens.sheet.kinds, tokens.sheet.scan.asked[SIGNS]
    return [at for at in range(first, last) if (signs[at] & _MAY_TELL_HARM and not _opens_in_vain(forms, at)) or flags[at] & _HARM_FLAGS or (kinds[at] and not kinds[at].isdisjoint(_HARM_KINDS))]
