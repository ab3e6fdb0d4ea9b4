"""Names of places that are ordinary words too: they count only behind a type word (بلدة, قرية, مدينة …)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from marsad.lexicon.gazetteer.entries import PlaceEntry
from marsad.lexicon.gazetteer.names import spacing_key
from marsad.lexicon.gazetteer.words import of_kind
from marsad.text.fold import fold_word
from marsad.text.rule_words import BETWEEN

_SMALL = frozenset({"village", "neighbourhood"})


class Ordinary:
    """Tells ordinary words from names, as far as the packs know.

    ``words`` are folded words of the language, ``places`` those of the bundled packs: a name marked there is ordinary
    elsewhere too, and one of the same country that stands there without a mark is sure. ``by_shape`` also takes unknown
    names of villages for words by their shape; the bundled tables need it not, as their minor places need other signs.
    """

    def __init__(self, words: Iterable[str], places: Iterable[PlaceEntry], *, country: str = "", by_shape: bool = True) -> None:
        self._words = set(words)
        self.by_shape = by_shape
        self._sure: set[str] = set()
        for place in places:
            marked = {*place.common_aliases, *([place.name] if place.common else [])}
            self._words.update(map(fold_word, marked))
            if country and place.country == country:
                self._sure.update(spacing_key(name) for name in (place.name, *place.aliases) if name not in marked)

    def __call__(self, name: str, *, small: bool) -> bool:
        """The name may be an ordinary word: a known one, a very short one, or for a village one of a word's shape.

        Villages are hardly ever named without a type word, and of unknown words those with the article or of four
        letters are mostly words. A name of several words is ordinary where each of them is, or where it begins with "between" (بين اللواء).
        """
        words = fold_word(name).split()
        if len(words) > 1:
            return small and (words[0] == BETWEEN or (words[0] not in of_kind("head") and all(self._is_word(word) for word in words)))
        word = "".join(words)
        if word in of_kind("famous") or spacing_key(name) in self._sure:
            return False
        if self._is_word(word) or len(word.removeprefix("ال")) < 4 or self._behind_clitic(word):
            return True
        return small and word not in of_kind("place") and (word in of_kind("small") or self._shaped(word))

    def _is_word(self, word: str) -> bool:
        bare = word.removeprefix("ال")
        return not {word, bare, "ال" + word}.isdisjoint(self._words) or word in of_kind("often", "name", "word", "site")

    def _behind_clitic(self, word: str) -> bool:
        """والد, بلال: a known word behind و, ب, ل … is read first, so the name would hide it."""
        return word[0] in "وبلفك" and word[1:] in self._words

    def _shaped(self, word: str) -> bool:
        return self.by_shape and (word.startswith("ال") or len(word) == 4)

    def marked(self, entry: PlaceEntry) -> PlaceEntry:
        """The entry with its ordinary spellings marked; a country or governorate is known by its name."""
        if entry.type in ("country", "governorate"):
            return entry
        small = entry.type in _SMALL or entry.minor
        aliases = tuple(alias for alias in entry.aliases if self(alias, small=small))
        return replace(entry, common=self(entry.name, small=small), common_aliases=aliases)
