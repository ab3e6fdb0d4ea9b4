"""What ``marsad verify`` cannot prove, in words: rows that no line of the ledger covers and that nothing makes again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_NUMBER = "the running numbers of rows, which stand for nothing"
_LINKING = "what linking goes on from (tellings, their keys and links, reports as linking sees them): `marsad link --anew` makes it again"
_CHOICES = "how people want to read (language, months), and when somebody was last here"
_SIGNING = "who has a report open just now: it only lasts minutes"
_FORMS = "the keys of forms, by which a decision sent twice counts once"
_QUEUE = "until which reading the queue is weighed; the order of the queue itself is proved"
UNPROVED: Mapping[str, Mapping[str, str]] = {
    "record_presence": {"*": _SIGNING},
    "record_decisionkey": {"key": _FORMS, "judgement": _FORMS},
    "record_setting": {"the row queue": _QUEUE},
    "record_profile": {"language": _CHOICES, "months": _CHOICES, "totp_last": _CHOICES},
    "auth_user": {name: _CHOICES for name in ("last_login", "first_name", "last_name", "email", "date_joined")},
    **{f"record_{table}": {"*": _LINKING} for table in ("telling", "tellingkey", "link", "linkedreport")},
    **{f"record_{table}": {"id": _NUMBER} for table in ("claim", "voice", "event", "harm", "total", "incidentclaim", "incidentplace", "incidentactor", "incidentecho", "incidentchange")},
}


def said() -> Iterator[str]:
    """Each thing that cannot be proved, once; also looks that are not sealed yet."""
    from marsad.record.access import unsealed

    yield from dict.fromkeys(words for columns in UNPROVED.values() for words in columns.values() if words != _NUMBER)
    if late := unsealed():
        yield f"the last {late} notes of who saw what, which no line of the ledger seals yet"
