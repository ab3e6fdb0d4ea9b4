"""ZIP archives: what is in them as if it lay in a folder; nothing is unpacked to the disk, whatever its members are called."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from marsad.capture.limits import LARGEST, size_of
from marsad.errors import InputError
from marsad.model.custody import PassedOver, Refused

_MOST_MEMBERS = 10_000
_MOST_BYTES = 64 * LARGEST  # of all members together
Member = tuple[str, bytes]


def members(raw: bytes, source: str) -> Iterator[Member | Refused | PassedOver]:
    """Name and bytes of each file in a ZIP. Raises InputError where it cannot be opened, or holds more than is taken."""
    try:
        held = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, OSError, ValueError) as fault:
        raise InputError(f"is a ZIP file that cannot be opened ({fault})") from None
    with held:
        infos = [info for info in held.infolist() if not info.is_dir()]
        if len(infos) > _MOST_MEMBERS:
            raise InputError(f"holds {len(infos)} files; at most {_MOST_MEMBERS} are taken: split it")
        if (size := sum(info.file_size for info in infos)) > _MOST_BYTES:
            raise InputError(f"unpacks to {size_of(size)}; at most {size_of(_MOST_BYTES)} are taken: split it")
        for info in infos:
            yield _member(held, info, source)


def _member(held: zipfile.ZipFile, info: zipfile.ZipInfo, source: str) -> Member | Refused | PassedOver:
    name = f"{source}/{info.filename}"
    if leads_out(info.filename):
        return Refused(name, "its name leads out of the archive: somebody built it to write over other files")
    if info.filename.rsplit("/", 1)[-1].startswith((".", "~$")) or "__MACOSX/" in info.filename:
        return PassedOver(name, "hidden file", "it is a hidden file")
    try:
        with held.open(info) as member:
            raw = member.read(LARGEST + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as fault:
        return Refused(name, f"cannot be unpacked ({' '.join(str(fault).split())[:200]})")
    return Refused(name, f"is longer than {size_of(LARGEST)}") if len(raw) > LARGEST else (name, raw)


def leads_out(name: str) -> bool:
    """A name that would write outside of the folder that an archive is unpacked into."""
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or ":" in parts[0] or "\x00" in name
