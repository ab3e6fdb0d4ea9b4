"""What comes in from outside: files, pages, feeds, web archives and addresses become originals with the reports in them."""

from marsad.capture.collect import Given, collect

__all__ = ["Given", "collect"]
