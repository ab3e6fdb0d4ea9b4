"""What a scope is: one event, or a running total with its beginning and its end."""

from __future__ import annotations

from datetime import date as day
from datetime import timedelta

from marsad.grammar.dates import DateAt

Scope = tuple[str, str | None, str | None]  # event or running_total; since, until
EVENT: Scope = ("event", None, None)
TOTAL: Scope = ("running_total", None, None)


def period_of(date: DateAt) -> Scope:
    """A running total with its beginning, and its end where the period is closed."""
    return "running_total", date.first, None if date.since else date.last


def last_hours(hours: int, published: day | None) -> Scope:
    """خلال 24 ساعة: the day up to that of publication."""
    if published is None:
        return TOTAL
    return "running_total", (published - timedelta(days=hours // 24)).isoformat(), published.isoformat()


def since_today(published: day | None) -> Scope:
    """منذ الفجر: the day of publication, so far."""
    return "running_total", published.isoformat() if published else None, None


def going_on_since(start: DateAt | None) -> Scope:
    """A running total that goes on, with its beginning where one is told."""
    return "running_total", start.first if start else None, None


def days_ago(date: DateAt, published: day | None) -> int:
    """Days between a date and the day of publication; none where either is not known."""
    return (published - day.fromisoformat(date.first[:10])).days if date.first is not None and published is not None else 0


def lasts(scope: Scope, published: day | None) -> int:
    """Days from the beginning of a running total to its end or the day of publication; none where its beginning is not told."""
    first, last = scope[1], scope[2] or (published.isoformat() if published else None)
    return (day.fromisoformat(last[:10]) - day.fromisoformat(first[:10])).days if first and last else 0
