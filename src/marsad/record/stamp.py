"""Time stamps of the ledger's head by a third party (RFC 3161), from files: nothing is sent.

What is stamped is the head's own SHA-256, so that the authority learns a hash and nothing else. An answer is kept only once its
signature, its hash, its time and the chain up to the authority's own certificate hold; these certificates are kept with it, so that
``verify`` checks the same again later, without a network.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from asn1crypto import algos, tsp
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from rfc3161_client import TimeStampResponse, VerificationError, VerifierBuilder, decode_timestamp_response

from marsad.errors import CaseError
from marsad.record.ledger import Entry, Line, append, head, lines
from marsad.record.rows import query, writing

_LARGEST = 1 << 20
_SHA256 = "2.16.840.1.101.3.4.2.1"
_APART = timedelta(hours=1)  # that clocks of two places may differ


@dataclass(frozen=True, slots=True)
class Stamp:
    """One stamp that holds: the head that it is of, when the authority saw it, and the name in the certificate that signed."""

    seq: int
    head: str
    time: str
    authority: str


def request() -> tuple[int, str, bytes]:
    """Number and hash of the head, and the request to send for it (DER)."""
    seq, last = head()
    imprint = tsp.MessageImprint({"hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}), "hashed_message": bytes.fromhex(last)})
    return seq, last, tsp.TimeStampReq({"version": 1, "message_imprint": imprint, "cert_req": True}).dump()


def certificates(raw: bytes) -> list[x509.Certificate]:
    """The certificates of an authority out of a file (PEM, one or several, or DER). Raises CaseError."""
    try:
        return x509.load_pem_x509_certificates(raw) if b"-----BEGIN" in raw else [x509.load_der_x509_certificate(raw)]
    except ValueError as fault:
        raise CaseError(f"no certificate of an authority (PEM or DER): {fault}") from None


def keep_stamp(response: bytes, authority: Sequence[x509.Certificate], *, who: str) -> Stamp:
    """Keep an authority's answer as a line of the ledger. Raises CaseError for one that is forged, not the authority's, or stamps no head of this ledger."""
    answer = _decoded(response)
    stamped = answer.tst_info.message_imprint.message.hex()
    found = next((line for line in lines() if line.hash == stamped), None)
    if found is None:
        raise CaseError(f"the stamp is of {stamped[:16]}…, which is no head of this ledger")
    time, name = checked(response, stamped, authority, not_before=found.at)
    kept = {"seq": found.seq, "time": time, "authority": name, "response": base64.b64encode(response).decode(), "chain": [_text(one) for one in authority]}
    with writing():
        append([Entry("stamped", stamped, kept)], who)
    return Stamp(found.seq, stamped, time, name)


def checked(response: bytes, stamped: str, authority: Sequence[x509.Certificate], *, not_before: str) -> tuple[str, str]:
    """Time and signer of an answer whose signature, hash, time and chain hold. Raises CaseError for any that do not."""
    answer = _decoded(response)
    if answer.tst_info.message_imprint.hash_algorithm.dotted_string != _SHA256:
        raise CaseError("the stamp is of another kind of hash than SHA-256")
    builder = VerifierBuilder(roots=[one for one in authority if one.subject == one.issuer], intermediates=[one for one in authority if one.subject != one.issuer])
    try:
        builder.build().verify(answer, bytes.fromhex(stamped))
    except (VerificationError, ValueError) as fault:
        raise CaseError(f"the stamp does not hold: it is forged, damaged, or not signed by this authority ({_reason(fault)}); give the authority's root certificate, and those between, in one file") from None
    time = answer.tst_info.gen_time.astimezone(UTC)
    if time < datetime.fromisoformat(not_before) - _APART:
        raise CaseError(f"the stamp bears the time {time.isoformat()}, before the line that it stamps was written ({not_before}): one of the two clocks is wrong")
    return time.isoformat(), _signer(answer)


def fault_of(line: Line, heads: dict[str, int], ats: dict[int, str]) -> str | None:
    """What is wrong with a stamp that the ledger keeps; None where it holds, or where no certificates were kept to check it with."""
    told = json.loads(line.payload or "{}")
    if not told:
        return None
    response, seq = base64.b64decode(told["response"]), heads.get(line.subject)
    if stamped(response) != line.subject or seq is None or seq >= line.seq:
        return "keeps a time stamp of something else than a head before it"
    if not told.get("chain"):
        return None
    try:
        time, name = checked(response, line.subject, [certificates(base64.b64decode(one))[0] for one in told["chain"]], not_before=ats[seq])
    except CaseError as fault:
        return f"keeps a time stamp that does not hold: {fault}"
    return None if (time, name) == (told["time"], told["authority"]) else "tells another time or authority than its stamp"


def kept(authority: Sequence[x509.Certificate] = ()) -> Iterator[tuple[Stamp, bool, str | None]]:
    """The stamps that the ledger keeps: each with whether it was checked, and what is wrong by the certificates given here."""
    sql = "SELECT l.subject, p.payload, (SELECT h.at FROM record_ledgerline h WHERE h.hash = l.subject) FROM record_ledgerline l JOIN record_ledgerpayload p ON p.line_id = l.seq WHERE l.kind = 'stamped' AND p.payload IS NOT NULL ORDER BY l.seq"
    for subject, payload, at in query(sql):
        told, wrong = json.loads(payload), None
        if authority:
            try:
                checked(base64.b64decode(told["response"]), subject, authority, not_before=at)
            except CaseError as fault:
                wrong = str(fault)
        yield Stamp(told["seq"], subject, told["time"], told["authority"]), bool(told.get("chain")) or bool(authority and not wrong), wrong


def stamped(response: bytes) -> str:
    """The hash that an answer stamps. Raises CaseError."""
    return _decoded(response).tst_info.message_imprint.message.hex()


def _decoded(response: bytes) -> TimeStampResponse:
    if len(response) > _LARGEST:
        raise CaseError("larger than any answer of a time-stamping authority")
    try:
        answer = decode_timestamp_response(response)
        if answer.status not in (0, 1):
            raise CaseError(f"the authority did not stamp it (status {answer.status})")
        answer.tst_info  # noqa: B018  it is read where it is asked for
        return answer
    except ValueError as fault:
        raise CaseError(f"no answer of a time-stamping authority (RFC 3161): {fault}") from None


def _signer(answer: TimeStampResponse) -> str:
    """The name in the certificate that signed, not the one that the answer gives itself."""
    (signer,) = answer.signed_data.signer_infos
    for raw in answer.signed_data.certificates:
        one = x509.load_der_x509_certificate(raw)
        if one.issuer == signer.issuer and one.serial_number == signer.serial_number:
            return one.subject.rfc4514_string()
    return ""


def _text(one: x509.Certificate) -> str:
    return base64.b64encode(one.public_bytes(Encoding.DER)).decode()


def _reason(fault: Exception) -> str:
    """The library's words without its list of codes."""
    words = str(fault)
    return words.rpartition("Verify error: ")[2].partition('"')[0][:120] if "Verify error" in words else "signature failure" if "signature failure" in words else " ".join(words.split())[:120]
