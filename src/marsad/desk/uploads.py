"""Files that come in by a form: only from people who are signed in, only on pages that take files, and none longer than a bound."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler

LARGEST = 50 << 20  # bytes of one file
LARGEST_FORM = 1 << 20  # bytes of all that is typed in one
FILES = 20  # files of one form
_PAGES = ("/add/", "/evidence/", "/victims/")  # of the desk and of the API alike


class Bounded(TemporaryFileUploadHandler):
    """Keeps a file on the disk while it comes in; one that is too long, or comes where none is taken, is let run out and told."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Raises StopUpload where this page or this person gives no files."""
        user, program = getattr(self.request, "user", None), getattr(self.request, "by_key", None)
        if not self.request.path.endswith(_PAGES) or not (program or (user is not None and user.is_authenticated)):
            raise StopUpload(connection_reset=True)
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Raises StopUpload for a file that is longer than the bound; the page says so."""
        if start + len(raw_data) > LARGEST:
            self.request.too_large = True
            raise StopUpload(connection_reset=False)
        super().receive_data_chunk(raw_data, start)
