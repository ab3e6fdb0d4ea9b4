"""Names of places that are ordinary words too: they count only behind a type word (بلدة, قرية, مدينة …)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from marsad.lexicon.gazetteer.entries import PlaceEntry
from marsad.lexicon.gazetteer.names import spacing_key
from marsad.text.fold import fold_word

_SMALL = frozenset({"village", "neighbourhood"})


class Ordinary:
    """Tells ordinary words from names, as far as the packs know.

    ``words`` are folded words of the language, ``places`` those of the bundled packs: a name marked there is ordinary
    elsewhere too, and one of the same country that stands there without a mark is sure.
    """

    def __init__(self, words: Iterable[str], places: Iterable[PlaceEntry], *, country: str = "") -> None:
        self._words = set(words)
        self._sure: set[str] = set()
        for place in places:
            marked = {*place.common_aliases, *([place.name] if place.common else [])}
            self._words.update(map(fold_word, marked))
            if country and place.country == country:
                self._sure.update(spacing_key(name) for name in (place.name, *place.aliases) if name not in marked)

    def __call__(self, name: str, *, small: bool) -> bool:
        """The name may be an ordinary word: a known one, a very short one, or for a village one of a word's shape.

        Villages are hardly ever named without a type word, and of unknown words those with the article or of four
        letters are mostly words.
        """
        word = fold_word(name)
        if " " in word or spacing_key(name) in self._sure:
            return False
        bare = word.removeprefix("ال")
        if {word, bare, "ال" + word} & self._words or len(bare) < 4 or (word[0] in "وبلفك" and word[1:] in self._words):
            return True
        return small and (word != bare or len(word) == 4)

    def marked(self, entry: PlaceEntry) -> PlaceEntry:
        """The entry with its ordinary spellings marked; a country or governorate is known by its name."""
        if entry.type in ("country", "governorate"):
            return entry
        small = entry.type in _SMALL
        aliases = tuple(alias for alias in entry.aliases if self(alias, small=small))
        return replace(entry, common=self(entry.name, small=small), common_aliases=aliases)
