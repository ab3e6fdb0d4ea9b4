"""What a case may dial: only what somebody on this machine said. A case folder of strangers names databases and map tiles of theirs."""

from __future__ import annotations

from urllib.parse import urlsplit

from marsad.errors import CaseError, NotWritten
from marsad.record.place import CasePlace
from marsad.record.vault import state_folder


def known(address: str) -> bool:
    """Somebody on this machine said that this address may be dialled."""
    path = state_folder() / "dialled.txt"
    return path.is_file() and _plain(address) in path.read_text(encoding="utf-8").splitlines()


def trust(address: str) -> None:
    """This address may be dialled from now on; kept without its password. Raises NotWritten."""
    if known(address):
        return
    path = state_folder() / "dialled.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with path.open("a", encoding="utf-8") as out:
            out.write(f"{_plain(address)}\n")
    except OSError as fault:
        raise NotWritten(f"{path}: cannot be written ({fault.strerror}); name another folder with MARSAD_STATE") from fault


def ask_before_dialling(place: CasePlace) -> None:
    """Raises CaseError for a case whose database nobody on this machine has named yet."""
    if place.database is not None and not known(place.database):
        raise CaseError(f"{place.folder}: this case keeps its record at {_plain(place.database)}, and nothing is dialled before you say so: marsad upgrade {place.folder} --dial")


def _plain(address: str) -> str:
    """An address without its password, on one line."""
    url = urlsplit(address)
    host = url.netloc.rpartition("@")
    user = host[0].partition(":")[0]
    return "".join(letter for letter in url._replace(netloc=f"{user}{host[1]}{host[2]}").geturl() if letter.isprintable())
