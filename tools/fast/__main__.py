"""Which modules of this checkout are compiled, and how to be rid of them.

usage: python -m tools.fast [--remove]
"""

from __future__ import annotations

import sys

from tools.fast.build import SOURCE, edited, left_out


def main() -> None:
    """Tell them, or take them away."""
    found = sorted(SOURCE.parent.rglob("*.so"))
    for path in found if "--remove" in sys.argv else ():
        path.unlink()
    if "--remove" in sys.argv:
        print(f"taken away: {len(found)} compiled files")
        return
    print(f"compiled: {sum(path.is_relative_to(SOURCE) for path in found)} modules; edited since: {len(edited())}; left out: {len(left_out())}")
    for name, why in left_out().items():
        print(f"  {name}: {why}")


if __name__ == "__main__":
    main()
