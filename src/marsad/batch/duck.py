"""DuckDB, the database in which rows of Parquet files are asked for; it comes with the extra ``batch``."""

from __future__ import annotations

import atexit
import gc
from typing import Any

from marsad.extras import needs


def connect(path: str = ":memory:", **settings: Any) -> Any:
    """A database, in memory or in a scratch file."""
    atexit.register(gc.unfreeze)  # where packs were loaded to stay, DuckDB's own objects would be told as leaks at the end
    return needs("duckdb").connect(path, config=settings)
