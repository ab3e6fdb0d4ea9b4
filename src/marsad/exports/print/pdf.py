"""A PDF of a page by Chromium, where that is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SECONDS = 120


def browser() -> str | None:
    """Chromium by its path, or None where there is none."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def to_pdf(page: Path, out: Path) -> bool:
    """Print a page to a tagged PDF; false where there is no Chromium or it fails, and then no file is left."""
    found = browser()
    if found is None:
        return False
    with tempfile.TemporaryDirectory() as profile:
        command = [
            *(found, "--headless", "--disable-gpu", "--no-sandbox", "--disable-dev-shm-usage", f"--user-data-dir={profile}", "--host-resolver-rules=MAP * ~NOTFOUND"),
            *("--no-pdf-header-footer", "--export-tagged-pdf", f"--print-to-pdf={out}", page.absolute().as_uri()),
        ]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            done = None
    if done is None or done.returncode or not out.exists():
        out.unlink(missing_ok=True)
        return False
    return True
