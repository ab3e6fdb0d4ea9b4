"""Write docs/openapi.json out of the code: python -m tools.openapi."""

from __future__ import annotations

import json
from pathlib import Path

from marsad.desk.api.openapi import document

OUT = Path(__file__).resolve().parents[1] / "docs" / "openapi.json"

if __name__ == "__main__":
    OUT.write_text(json.dumps(document(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
