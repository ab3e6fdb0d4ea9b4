"""Scraped words as a page may show them."""

from __future__ import annotations

import re

from marsad.record.redaction import BLOCK as BLOCK

# characters that reorder or hide what stands around them
DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: object) -> str:
    """Words without direction marks; characters that cannot be shown become U+FFFD."""
    return _CONTROL.sub("\ufffd", DIRECTION.sub("", "" if text is None else str(text)))
