"""Web archives: WARC, packed or not, and WACZ; each answer in them is an original of its own."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from marsad.capture.containers import leads_out
from marsad.capture.kinds import kind_of, kinds
from marsad.capture.limits import LARGEST, dechunked, inflate, size_of
from marsad.capture.readers import READERS, Source
from marsad.errors import InputError
from marsad.model.custody import Captured, CapturedReport, Custody, PassedOver, Refused

_TEXTS = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/rdf", "application/json", "application/pdf", "message/")
_NO_TEXTS = ("text/css", "text/javascript", "text/vtt", "text/x-javascript")
_READABLE = ("text/html", "application/feed", "text/plain", "application/json", "application/jsonl", "application/pdf", "text/markdown")
_MEMBERS = (".warc", ".warc.gz")
_MOST_MEMBERS = 10_000
_MOST_BREAKS = 100  # places at which one archive may be broken before the rest of it is given up
_PACKED = b"\x1f\x8b\x08"
One = Captured | Refused | PassedOver
Found = Iterator[One]
Wanted = Callable[[bytes, str | None], bool]
FOREIGN = "it holds no Arabic"


@dataclass(slots=True)
class _Archive:
    """An archive while it is read: whether its records are packed, how many were seen,
    whether the last break was noted, and what is to be said of it if no record turns out to be the broken one."""

    stream: IO[bytes]
    source: str
    packs: tuple[str, ...]
    now: Callable[[], str]
    packed: bool
    wanted: Wanted | None = None
    seen: int = 0
    told: bool = False
    fault: Refused | None = None


def from_warc(stream: IO[bytes], source: str, packs: tuple[str, ...], now: Callable[[], str], wanted: Wanted | None = None) -> Found:
    """The pages, feeds, texts and documents of an archive. Answers that hold none (pictures, redirects, errors) are passed over, by their kind.

    Where it is broken this is told, and a packed archive goes on at its next member, as each member is a record of its own.
    In an archive that is not packed nobody can tell a record from a page that quotes one: there it ends.
    ``wanted`` looks at the bytes of each web page before it is taken apart; those that it does not want are passed over.
    """
    archive = _Archive(stream, source, packs, now, packed=stream.read(3) == _PACKED, wanted=wanted)
    at: int | None = 0
    for _ in range(_MOST_BREAKS):
        ended = yield from _records_from(archive, at or 0)
        at = _next_member(stream, ended + 1) if archive.packed else None
        if at is None:
            break
    if archive.fault is not None:
        yield archive.fault
    if at is not None:
        yield Refused(source, f"is broken at more than {_MOST_BREAKS} places; the rest was given up")
        return
    if not archive.seen:
        yield Refused(source, "no record of a page could be read: no web archive, or an empty one")


def _records_from(archive: _Archive, at: int) -> Generator[One, None, int]:
    """The pages from a byte on, to the next break or the end; where the last record begins.

    Each page is held back until the record behind it is found where it should be: else its length was a lie. fastwarc takes
    some broken members for the end, without a word; so what follows the last record is looked through in any case.
    """
    from fastwarc.warc import ArchiveIterator

    archive.stream.seek(at)
    records = iter(ArchiveIterator(archive.stream, parse_http=True, max_header_len=1 << 16))
    held: list[One] = []
    place, before, name = at, archive.seen, archive.source
    while True:
        try:
            record = next(records, None)
        except Exception as fault:  # fastwarc raises whatever its streams do
            whole = not held or ("Invalid WARC header" not in str(fault) and (not archive.packed or _whole_member(archive.stream, place)))
            if held:
                yield from held if whole else (Refused(name, f"does not end where its length says, or is broken ({_words(fault)}): its bytes are not whole"),)
            if archive.seen > before and (whole or not archive.packed):
                archive.fault = Refused(archive.source, f"breaks off or is broken behind record {archive.seen} ({_words(fault)}); the records before it were taken")
            archive.told = archive.told or archive.seen > before
            return place
        yield from held
        if record is None:
            return place
        if archive.seen == before and at and not archive.told:
            archive.fault = Refused(archive.source, f"is broken behind record {archive.seen}: what stood there cannot be read")
        place, held, archive.told = record.stream_pos, [], False
        archive.seen += 1
        name = f"{archive.source}: {_address(record) or f'record {archive.seen}'}"
        try:
            held = list(_answer(record, archive, name))
        except InputError as fault:
            held = [Refused(name, str(fault))]
            archive.told = isinstance(fault, _CutShort)
        except Exception as fault:
            held = [Refused(name, f"breaks off ({_words(fault)})")]
            archive.told = True
        if archive.fault is not None and not (archive.told and place == at):  # else the fault was found by reading ahead, and is this record's
            yield archive.fault
        archive.fault = None
        if archive.told and held:
            yield from held
            return place


class _CutShort(InputError):
    """A record that is shorter than it promises."""


def _whole_member(stream: IO[bytes], at: int) -> bool:
    """Whether the packed member that begins at a byte ends with the checksum of what it holds.

    fastwarc hands a record out before it has seen the end of its member, so a fault behind a record may be the record's own.
    """
    stream.seek(at)
    member = zlib.decompressobj(wbits=31)
    try:
        while not member.eof and (block := member.unconsumed_tail or stream.read(1 << 16)):
            member.decompress(block, 1 << 20)
    except zlib.error:
        return False
    return member.eof


def _next_member(stream: IO[bytes], after: int) -> int | None:
    """Where the next packed member may begin."""
    stream.seek(after)
    tail, place = b"", after
    while block := stream.read(1 << 20):
        if (found := (tail + block).find(_PACKED)) >= 0:
            return place - len(tail) + found
        place += len(block)
        tail = block[-2:]
    return None


def _address(record: Any) -> str:
    return str(record.headers.get("WARC-Target-URI", "")).strip("<>")


def _answer(record: Any, archive: _Archive, name: str) -> Found:
    """What an answer of an archive holds. Raises InputError where it is broken."""
    from fastwarc.warc import WarcRecordType

    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource):
        return
    http, address = record.http_headers, _address(record)
    status = http.status_code if http is not None else None
    headers = tuple((str(key), str(value)) for key, value in http) if http is not None else ()
    if record.is_http and not headers:
        raise InputError("its head cannot be read as that of an answer: the record is cut short or broken")
    declared = record.http_content_type or record.headers.get("Content-Type")
    said = (declared or "").split(";")[0].strip().lower()
    if passed := no_page(status, said, name):
        yield passed
        return
    wanted = record.content_length
    raw = record.reader.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise InputError(f"larger than {size_of(LARGEST)}")
    if len(raw) < wanted:
        raise _CutShort(f"cut short: {len(raw)} bytes of {wanted} that its header promises")
    received = record.record_date.isoformat() if record.record_date else archive.now()
    custody = Custody(address, address, received, f"archive {Path(archive.source).name}", "evidentiary", (), status, headers, declared, said)
    yield from _taken(raw, _plain(raw, headers), custody, archive, name)


def no_page(status: int | None, said: str, name: str) -> PassedOver | None:
    """Why an answer is none that holds a page: the site refused, or its media type is no text's."""
    if status not in (None, 200):
        return PassedOver(name, "answer", f"the site answered {status}")
    return None if said.startswith(_TEXTS) and not said.startswith(_NO_TEXTS) else PassedOver(name, said or "no media type", "it is no text by its media type")


def taken(raw: bytes, custody: Custody, source: str, packs: tuple[str, ...], now: Callable[[], str], wanted: Wanted | None, name: str) -> Found:
    """The reports of an answer that is in no WARC. Raises InputError where it is broken."""
    yield from _taken(raw, _plain(raw, custody.headers), custody, _Archive(io.BytesIO(), source, packs, now, False, wanted), name)


def _taken(raw: bytes, plain: bytes, custody: Custody, archive: _Archive, name: str) -> Found:
    """The reports in an answer, by what its bytes are."""
    kind = kind_of(plain, custody.final.split("?")[0])
    if kind not in _READABLE:
        yield PassedOver(name, kind, "it is no text that is read")
        return
    if archive.wanted is not None and kind == "text/html" and not archive.wanted(plain, custody.declared_type):
        yield PassedOver(name, kind, FOREIGN)
        return
    reports: list[CapturedReport] = []
    for one in READERS[kinds()[kind].reader](plain, Source(name, kind, custody.final, custody.declared_type, archive.packs)):
        if isinstance(one, CapturedReport):
            reports.append(one)
        else:
            yield replace(one, source=f"{name}, {one.source}") if name not in one.source else one
    if reports:
        yield Captured(raw, replace(custody, detected_type=kind), tuple(reports))


def _plain(raw: bytes, headers: tuple[tuple[str, str], ...]) -> bytes:
    """The page in an answer as it was sent: put together from its chunks and unpacked.

    Some archivers keep the page itself under the headers of what was sent; so the bytes decide.
    """
    said = {key.lower(): value for key, value in headers}
    if "chunked" in said.get("transfer-encoding", "").lower():
        raw = dechunked(raw)
    return raw if raw[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else inflate(raw, said.get("content-encoding", ""))


def from_wacz(raw: IO[bytes], source: str, packs: tuple[str, ...], now: Callable[[], str], wanted: Wanted | None = None) -> Found:
    """The archives inside a WACZ, read as they stream out; nothing is unpacked to the disk, whatever its members are called."""
    try:
        held = zipfile.ZipFile(raw)
    except (zipfile.BadZipFile, OSError, ValueError) as fault:
        yield Refused(source, f"no WACZ that can be read ({fault})")
        return
    with held:
        members = held.infolist()
        if len(members) > _MOST_MEMBERS:
            yield Refused(source, f"holds {len(members)} members; at most {_MOST_MEMBERS} are taken")
            return
        archives = 0
        for member in members:
            if not member.filename.lower().endswith(_MEMBERS):
                continue
            name = f"{source}/{member.filename}"
            if leads_out(member.filename):
                yield Refused(name, "its name leads out of the archive: somebody built it to write over other files")
                continue
            archives += 1
            try:
                with held.open(member) as stream:
                    yield from from_warc(stream, name, packs, now, wanted)
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as fault:
                yield Refused(name, f"cannot be unpacked ({_words(fault)})")
        if not archives:
            yield Refused(source, "holds no WARC")


def _words(fault: BaseException) -> str:
    return " ".join(str(fault).split())[:200] or type(fault).__name__
