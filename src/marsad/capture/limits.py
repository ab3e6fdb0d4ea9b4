"""How much of anything is taken: what is larger is refused, so that memory stays bounded whatever comes in."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import zlib
from collections.abc import Callable

from marsad.errors import InputError
from marsad.extras import needs

LARGEST = 16 << 20  # bytes of one original (a page, a text, a feed), as received and unpacked
LARGEST_FEED = 8 << 20  # bytes of a feed; what reads them takes twice as long for each piece of a larger one
LARGEST_LINES = 256 << 20  # bytes of one file of JSON Lines
LONGEST = 1_000_000  # characters of one report: a book of five hundred pages
DEEPEST = 2000  # tags that stand inside each other in a page
MOST_TAGS = 100_000  # in one page; long ones of newspapers have some thousand
REDIRECTS = 5
SECONDS = 60.0  # for one address, redirects and all


class TooLarge(InputError):
    """More than is taken of one input."""


def size_of(count: int) -> str:
    """Bytes in words."""
    return f"{count >> 20} MB" if count >= 1 << 20 else f"{count} bytes"


def too_long(count: int) -> str:
    """Why a text of so many characters is not taken."""
    return f"holds {count} characters; a report has at most {LONGEST}: split it"


def inflate(raw: bytes, encoding: str, largest: int = LARGEST) -> bytes:
    """Unpack bytes, never more than ``largest``. Raises TooLarge, and InputError for what is broken or unknown."""
    for name in reversed([part.strip().lower() for part in encoding.split(",") if part.strip()]):
        opened = _UNPACK.get(name)
        if opened is None:
            raise InputError(f"packed as {name!r}, which is not read (gzip, deflate, bzip2, br and zstd are)")
        try:
            raw = opened(raw, largest)
        except EOFError:
            raise InputError(f"the {name} data ends in the middle: the file was cut short") from None
        except (OSError, zlib.error) as fault:
            raise InputError(f"broken {name} data: {fault}") from None
    return raw


_PACKED = ((b"\x1f\x8b", "gzip", ".gz"), (b"BZh", "bzip2", ".bz2"), (b"\xfd7zXZ\x00", "xz", ".xz"), (b"\x28\xb5\x2f\xfd", "zstd", ".zst"))


def unpacked(raw: bytes, name: str) -> tuple[bytes, str]:
    """A file that was packed by itself, and the name of what is in it; any other as it is. Brotli has no mark of its own, so its name tells it."""
    for mark, packing, ending in _PACKED:
        if raw.startswith(mark):
            return inflate(raw, packing), name.removesuffix(ending)
    return (inflate(raw, "br"), name.removesuffix(".br")) if name.lower().endswith(".br") else (raw, name)


def dechunked(raw: bytes) -> bytes:
    """A body put together from the chunks in which it was sent; one that is not in chunks stays as it is. Raises InputError."""
    if not _CHUNK.match(raw):
        return raw
    parts: list[bytes] = []
    at = 0
    while head := _CHUNK.match(raw, at):
        size = int(head[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(raw[head.end() : head.end() + size])
        at = head.end() + size + 2
    raise InputError("cut short: its last chunk is missing")


_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")


def _gzip(raw: bytes, largest: int) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
        return _bounded(packed.read(largest + 1), largest)


def _bzip2(raw: bytes, largest: int) -> bytes:
    return _whole(bz2.BZ2Decompressor(), raw, largest)


def _xz(raw: bytes, largest: int) -> bytes:
    try:
        return _whole(lzma.LZMADecompressor(memlimit=1 << 27), raw, largest)
    except lzma.LZMAError as fault:
        raise OSError(str(fault)) from None


def _whole(opened: bz2.BZ2Decompressor | lzma.LZMADecompressor, raw: bytes, largest: int) -> bytes:
    out = _bounded(opened.decompress(raw, largest + 1), largest)
    if not opened.eof:
        raise EOFError
    return out


def _deflate(raw: bytes, largest: int) -> bytes:
    """With a zlib head as the standard says, or without as some servers send it."""
    try:
        return _bounded(zlib.decompressobj().decompress(raw, largest + 1), largest)
    except zlib.error:
        return _bounded(zlib.decompressobj(-zlib.MAX_WBITS).decompress(raw, largest + 1), largest)


def _same(raw: bytes, largest: int) -> bytes:
    return _bounded(raw, largest)


def _bounded(raw: bytes, largest: int) -> bytes:
    if len(raw) > largest:
        raise TooLarge(f"unpacks to more than {size_of(largest)}")
    return raw


def _brotli(raw: bytes, largest: int) -> bytes:
    brotli = needs("brotli")
    opened, out = brotli.Decompressor(), b""
    try:
        out = opened.process(raw, output_buffer_limit=largest + 1)
        while not opened.is_finished() and not opened.can_accept_more_data() and len(out) <= largest:
            out += opened.process(b"", output_buffer_limit=largest + 1)
    except brotli.error as fault:
        raise OSError(str(fault)) from None
    if len(out) <= largest and not opened.is_finished():
        raise EOFError
    return _bounded(out, largest)


def _zstd(raw: bytes, largest: int) -> bytes:
    zstandard = needs("zstandard")
    opened, out = zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj(), b""
    try:
        for at in range(0, len(raw), 1 << 12):  # a little at a time: a small piece may hold much
            out += opened.decompress(raw[at : at + (1 << 12)])
            if opened.eof or len(out) > largest:
                break
    except zstandard.ZstdError as fault:
        raise OSError(str(fault)) from None
    if not opened.eof and len(out) <= largest:
        raise EOFError
    return _bounded(out, largest)


_UNPACK: dict[str, Callable[[bytes, int], bytes]] = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "bzip2": _bzip2, "xz": _xz, "br": _brotli, "zstd": _zstd, "identity": _same}
