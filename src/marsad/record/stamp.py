"""Time stamps of the ledger's head by a third party (RFC 3161), from files: nothing is sent.

What is stamped is the head's own SHA-256, so that the authority learns a hash and nothing else.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import UTC

from asn1crypto import algos, tsp

from marsad.errors import CaseError
from marsad.record.ledger import Entry, append, head, lines
from marsad.record.rows import writing

_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """One stamp: the head that it is of, when the authority says it saw it, and what the authority calls itself."""

    seq: int
    head: str
    time: str
    authority: str


def request() -> tuple[int, str, bytes]:
    """Number and hash of the head, and the request to send for it (DER)."""
    seq, last = head()
    imprint = tsp.MessageImprint({"hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}), "hashed_message": bytes.fromhex(last)})
    return seq, last, tsp.TimeStampReq({"version": 1, "message_imprint": imprint, "cert_req": True}).dump()


def keep_stamp(response: bytes, *, who: str) -> Stamp:
    """Keep an authority's answer as a line of the ledger. Raises CaseError where it stamps no head of this ledger.

    Its signature is not judged here, as that needs the authority's certificate: ``openssl ts -verify`` does it.
    """
    stamp_hash, time, authority = _told(response)
    found = next((line for line in lines() if line.hash == stamp_hash), None)
    if found is None:
        raise CaseError(f"the stamp is of {stamp_hash[:16]}…, which is no head of this ledger")
    with writing():
        append([Entry("stamped", stamp_hash, {"seq": found.seq, "time": time, "authority": authority, "response": base64.b64encode(response).decode()})], who)
    return Stamp(found.seq, stamp_hash, time, authority)


def _told(response: bytes) -> tuple[str, str, str]:
    """The hash, time and authority in an answer."""
    if len(response) > _LARGEST:
        raise CaseError("larger than any answer of a time-stamping authority")
    try:
        answer = tsp.TimeStampResp.load(response, strict=True)
        status = answer["status"]["status"].native
        if status not in ("granted", "granted_with_mods"):
            raise CaseError(f"the authority did not stamp it: {status}")
        info = answer["time_stamp_token"]["content"]["encap_content_info"]["content"].parsed
        imprint = info["message_imprint"]
        if imprint["hash_algorithm"]["algorithm"].native != "sha256":
            raise CaseError("the stamp is of another kind of hash than SHA-256")
        time = info["gen_time"].native.astimezone(UTC).isoformat()
        authority = info["tsa"].chosen.human_friendly if info["tsa"].native else ""
        return imprint["hashed_message"].native.hex(), time, str(authority)
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise CaseError(f"no answer of a time-stamping authority (RFC 3161): {fault}") from None


def stamped(response: bytes) -> str:
    """The hash that an answer stamps. Raises CaseError."""
    return _told(response)[0]
