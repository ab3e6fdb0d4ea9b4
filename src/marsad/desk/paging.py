"""A long list in pages: the page stands in the address, beside the filters."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest

SIZE = 50
LAST = 20_000  # pages: behind that nobody looks by hand


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. ``filters`` is the query of the address without the page, to be carried on."""

    number: int
    size: int
    filters: str
    more: bool = False

    @property
    def after(self) -> int:
        """How many rows stand on the pages before."""
        return (self.number - 1) * self.size

    def with_more(self, more: bool) -> Page:
        """The same page, knowing whether another one follows."""
        return replace(self, more=more)

    @property
    def before_url(self) -> str:
        """The page before, or nothing."""
        return self._url(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        """The page behind, or nothing."""
        return self._url(self.number + 1) if self.more else ""

    def _url(self, number: int) -> str:
        return f"?{self.filters}&page={number}" if self.filters else f"?page={number}"


def page_of(request: HttpRequest, size: int = SIZE) -> Page:
    """The page that an address asks for; what is no number is the first."""
    asked = request.GET.get("page", "1")
    number = min(max(int(asked), 1), LAST) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    kept = request.GET.copy()
    kept.pop("page", None)
    return Page(number, size, kept.urlencode())
