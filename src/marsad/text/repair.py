"""A report mended for reading: what was done to its spelling on the way is undone, by offset, and told.

1. Line breaks inside sentences become blanks, those between the lines of a fact sheet semicolons.
2. Hashtags become words, marks left as names of HTML the marks they mean.
3. لا that was turned round is turned back.
4. Separators of thousands become commas, numbers of a list its marks.
5. What stands between the letters of a word is dropped, where nothing else was mended.
6. What was mended that may matter, and what could not be mended, is told in notes.

The text itself never changes; folding, which is done here with what was mended, takes the mended characters in place of those that stand there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from itertools import chain

from marsad.model.reading import Note
from marsad.model.values import fixed
from marsad.text.characters import Characters, characters_of
from marsad.text.damage import letters_reversed, mojibake, other_languages
from marsad.text.entities import entities
from marsad.text.fact_sheets import fact_breaks
from marsad.text.figures import list_numbers, thousands
from marsad.text.fold import Folded, as_written, fold
from marsad.text.hashtags import hashtags
from marsad.text.lam_alef import turned
from marsad.text.wrapping import inner_breaks


@fixed
class Repair:
    """Mended characters by their offset (an empty one is dropped), what a person should know of it, and the mended text in one spelling."""

    changes: Mapping[int, str]
    notes: tuple[Note, ...]
    folded: Folded = field(repr=False)


NOTHING_MENDED = Repair({}, (), Folded("", [0]))


def repair(text: str) -> Repair:
    """Find what must be mended in a text before it is read."""
    characters = characters_of(text)
    apart, folded = as_written(text)  # 5
    breaks = inner_breaks(text)  # 1
    lam_alef = dict(turned(text, folded.text))  # 3
    changes = dict(chain(apart.items(), ((at, " ") for at in breaks), fact_breaks(text), hashtags(text), entities(text), lam_alef.items(), thousands(text), list_numbers(text)))  # 2, 4
    notes = tuple(_notes(text, characters, breaks, lam_alef, bool(apart)))  # 6
    return Repair(changes, notes, folded if changes == apart else fold(text, changes))


def _notes(text: str, characters: Characters, breaks: list[int], lam_alef: Mapping[int, str], apart: bool) -> list[Note]:
    notes = []
    if breaks:
        notes.append(Note("wrapped_lines", f"line breaks inside sentences, read as blanks: {len(breaks)}"))
    if apart:
        notes.append(Note("broken_letters", "words with their letters set apart or repeated, read joined"))
    if lam_alef:
        notes.append(Note("lam_alef_swapped", f"words with lam and alef turned round, read the right way: {(len(lam_alef) + 1) // 2}"))
    if letters_reversed(text):
        notes.append(Note("letters_reversed", "the letters of words seem to stand in reverse order: not mended, read with care"))
    if mojibake(text, characters):
        notes.append(Note("mojibake_suspected", "parts seem to be decoded in the wrong character set: not mended"))
    if other_languages(text, characters):
        notes.append(Note("other_language_parts", "paragraphs in another language are not read"))
    return notes
