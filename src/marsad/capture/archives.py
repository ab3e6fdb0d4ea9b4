"""Web archives: WARC, packed or not, and WACZ; each answer in them is an original of its own."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from marsad.capture.limits import LARGEST, inflate, size_of
from marsad.capture.pages import from_page
from marsad.errors import InputError
from marsad.model.custody import Captured, Custody, Refused

_PAGES = ("text/html", "application/xhtml+xml")
_MEMBERS = (".warc", ".warc.gz")
_MOST_MEMBERS = 10_000


def from_warc(stream: IO[bytes], source: str, packs: tuple[str, ...], now: Callable[[], str]) -> Iterator[Captured | Refused]:
    """The pages of an archive. Records that hold no page (images, redirects, errors) are passed over without a word.

    What breaks off is told with the number of the last whole record; all before it is taken.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    records = iter(ArchiveIterator(stream, record_types=kinds, parse_http=True, max_header_len=1 << 16))
    number = 0
    while True:
        try:
            record = next(records)
        except StopIteration:
            break
        except Exception as fault:  # fastwarc raises whatever its streams do
            yield Refused(source, f"breaks off or is broken behind record {number} ({_words(fault)}); the records before it were taken")
            return
        number += 1
        address = str(record.headers.get("WARC-Target-URI", "")).strip("<>")
        try:
            if (one := _page(record, address, source, packs, now)) is not None:
                yield one
        except InputError as fault:
            yield Refused(f"{source}: {address or f'record {number}'}", str(fault))
        except Exception as fault:
            yield Refused(f"{source}: {address or f'record {number}'}", f"breaks off ({_words(fault)})")
            return
    if not number:
        yield Refused(source, "no record of a page could be read: no web archive, or an empty one")


def _page(record: Any, address: str, source: str, packs: tuple[str, ...], now: Callable[[], str]) -> Captured | None:
    http = record.http_headers
    status = http.status_code if http is not None else None
    declared = record.http_content_type or record.headers.get("Content-Type")
    kind = (declared or "").split(";")[0].strip().lower()
    if kind not in _PAGES or status not in (None, 200):
        return None
    wanted = record.content_length
    raw = record.reader.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise InputError(f"larger than {size_of(LARGEST)}")
    if len(raw) < wanted:
        raise InputError(f"cut short: {len(raw)} bytes of {wanted} that its header promises")
    headers = tuple((str(key), str(value)) for key, value in http) if http is not None else ()
    encoding = next((value for key, value in headers if key.lower() == "content-encoding"), "")
    report = from_page(inflate(raw, encoding), address, declared, packs)
    received = record.record_date.isoformat() if record.record_date else now()
    custody = Custody(address, address, received, f"archive {Path(source).name}", "evidentiary", (), status, headers, declared, kind)
    return Captured(raw, custody, (report,))


def from_wacz(raw: IO[bytes], source: str, packs: tuple[str, ...], now: Callable[[], str]) -> Iterator[Captured | Refused]:
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
            if _leads_out(member.filename):
                yield Refused(name, "its name leads out of the archive: somebody built it to write over other files")
                continue
            archives += 1
            try:
                with held.open(member) as stream:
                    yield from from_warc(stream, name, packs, now)
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as fault:
                yield Refused(name, f"cannot be unpacked ({_words(fault)})")
        if not archives:
            yield Refused(source, "holds no WARC")


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or ":" in parts[0] or "\x00" in name


def _words(fault: BaseException) -> str:
    return " ".join(str(fault).split())[:200] or type(fault).__name__
