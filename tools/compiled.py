"""Which modules of this checkout are compiled (``make fast``), and how to be rid of them (``--remove``)."""

from __future__ import annotations

import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src"


def compiled() -> list[Path]:
    """The compiled modules that lie beside their sources, and what they share."""
    return sorted(SOURCE.rglob("*.so"))


def main() -> None:
    """Tell them, or take them away."""
    for path in compiled():
        print(path.relative_to(SOURCE))
        if "--remove" in sys.argv:
            path.unlink()


if __name__ == "__main__":
    main()
