"""What uploaded bytes are, by their beginning, and whether a browser may show them inside a page. The name that came with them counts for nothing."""

from __future__ import annotations

# type, its first bytes and where they stand
_MAGIC = (
    ("image/jpeg", b"\xff\xd8\xff", 0),
    ("image/png", b"\x89PNG\r\n\x1a\n", 0),
    ("image/gif", b"GIF8", 0),
    ("image/webp", b"WEBP", 8),
    ("video/mp4", b"ftyp", 4),
    ("video/webm", b"\x1a\x45\xdf\xa3", 0),
    ("audio/ogg", b"OggS", 0),
    ("application/pdf", b"%PDF-", 0),
)
INLINE = frozenset(["image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4", "video/webm"])
UNKNOWN = "application/octet-stream"


def type_of(raw: bytes) -> str:
    """The media type of some bytes; what is not known is never shown in a page, only taken away."""
    return next((kind for kind, magic, at in _MAGIC if raw[at : at + len(magic)] == magic), UNKNOWN)
