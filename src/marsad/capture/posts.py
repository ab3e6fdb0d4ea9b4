"""One post of a channel, a group or a page as a report: its own time is the day of publication, never the time of an event."""

from __future__ import annotations

from marsad.capture.language import language_of
from marsad.capture.limits import LONGEST, too_long
from marsad.capture.moments import Published
from marsad.model.custody import CapturedReport, PassedOver, Refused
from marsad.model.report import Report

_LEAST = 3  # letters of the shortest post that says something


def post(
    text: str,
    part: str,
    *,
    outlet: str | None,
    published: Published | None,
    url: str | None = None,
    author: str | None = None,
    forwarded: str | None = None,
    edited: str | None = None,
    media: tuple[tuple[str, str | None], ...] = (),
) -> CapturedReport | Refused | PassedOver:
    """A post; one without words (a picture, a link, a sticker) is passed over."""
    text = text.strip()
    if sum(map(str.isalpha, text)) < _LEAST:
        return PassedOver(part, "post", "it has no words (a picture, a video, a link)")
    if len(text) > LONGEST:
        return Refused(part, too_long(len(text)))
    return CapturedReport(
        Report(text, outlet, published.day if published else None, url),
        author=author,
        language=language_of(text),
        published_text=published.text if published else None,
        published_source=published.source if published else None,
        published_precision=published.precision if published else None,
        zone=published.zone if published else None,
        part=part,
        forwarded=forwarded,
        edited=edited,
        media=media,
    )
