"""Names of places as gazetteers write them: the Arabic ones among them, and the keys under which spellings are one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from marsad.text.fold import fold_word

_TYPE_WORDS = frozenset({"محافظة", "قضاء", "ناحية", "منطقة", "مديرية", "مدينة", "بلدة", "قرية", "ولاية", "شعبية", "بلدية"})
_ARABIC = re.compile(r"[\u0621-\u064a]")
_FOREIGN = re.compile(r"[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9/|،,\u06ce\u06c6\u06d5\u06b5\u0695]")  # other scripts, digits, lists, Kurdish vowels
_MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e]")


def spacing_key(name: str) -> str:
    """The spelling under which كفر سجنة and كفرسجنة are one: folded, without spaces, hyphens and marks."""
    return "".join(char for char in fold_word(name.lstrip("?")) if char.isalnum())


_DOUBLED = re.compile(r"(.)\1+")
_SEATS = str.maketrans({"ؤ": "و", "ئ": "ي", "ء": ""})


def loose_key(name: str) -> str:
    """The key under which spellings that writers take for one are one: article, hamza, doubled letters, spaces aside.

    The article counts in no word of the name: تل الأبيض and تل أبيض are one; so are سرمدا and سرمدة.
    """
    words = fold_word(name.lstrip("?")).translate(_SEATS).split()
    bare = "".join([word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words])
    key = _DOUBLED.sub(r"\1", bare if bare.isalnum() else "".join([char for char in bare if char.isalnum()]))
    return key[:-1] + "ه" if len(key) > 3 and key[-1] == "ا" else key


def slug(name: str) -> str:
    """An id from an English or romanised name: ``Ma'arrat al-Nu'man`` gives ``maarrat-al-numan``."""
    plain = unicodedata.normalize("NFKD", re.sub("[‘’'`´ʿʾʻʼ]", "", name.lower())).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def arabic_names(names: Iterable[str]) -> list[str]:
    """The names that are Arabic, plain: without vowel marks, remarks in brackets and a leading محافظة, قضاء …; none twice."""
    kept: dict[str, str] = {}
    for name in names:
        plain = re.sub(r"\s*[(\[][^)\]]*[)\]]?", " ", _MARKS.sub("", unicodedata.normalize("NFKC", name)))
        words = re.sub("[)-]", " ", plain).split()
        if len(words) > 1 and words[0] in _TYPE_WORDS:
            words = words[1:]
        plain = " ".join(words)
        if _ARABIC.search(plain) and not _FOREIGN.search(plain) and len(plain) > 1:
            kept.setdefault(spacing_key(plain), plain)
    return list(kept.values())
