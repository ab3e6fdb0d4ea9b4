"""A blurred picture of sensitive evidence: a few dots of colour, drawn anew, so that nothing of the file itself goes out before somebody asks for it."""

from __future__ import annotations

import io
import warnings

from PIL import Image, UnidentifiedImageError

_DOTS = 12  # of the longer side: a face is not told from a wall
_LARGEST = 60_000_000  # pixels that are decoded
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
PICTURES = frozenset(f"image/{one.lower()}" for one in _FORMATS)


def blurred(raw: bytes) -> bytes | None:
    """A PNG of at most twelve dots a side, without the words, place and time that a file carries; None for what is no picture."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(raw), formats=_FORMATS) as picture:
            if picture.width * picture.height > _LARGEST:
                return None
            picture.draft("RGB", (64, 64))  # a photograph is decoded small at once
            small = picture.convert("RGB")
            small.thumbnail((_DOTS, _DOTS))
            plain = Image.frombytes("RGB", small.size, small.tobytes())  # carries nothing but its dots
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None
    into = io.BytesIO()
    plain.save(into, "PNG")
    return into.getvalue()
