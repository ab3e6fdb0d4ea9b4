"""The compiled modules of reading (``make fast``) give the same bytes as the plain ones; where none are compiled there is nothing to hold."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tools.compiled import SOURCE, compiled

READ = """
import json, sys
from datetime import date
from pathlib import Path
from marsad.claims.road import read
from marsad.grammar import sheet
from marsad.model.record import to_record
from marsad.model.report import Report
print(Path(sheet.__file__).suffix, file=sys.stderr)
for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
    row = json.loads(line)
    reading = read(Report(row["text"], row["outlet"], date.fromisoformat(row["published"])))
    print(json.dumps(to_record(reading, "0", why=True), ensure_ascii=False))
"""


def read_from(source: Path) -> tuple[str, str]:
    """What the code under a folder reads in the samples, and the suffix of one of its modules."""
    command = [sys.executable, "-c", READ, str(SOURCE.parent / "samples" / "ghouta" / "reports.jsonl")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(source)})
    return done.stdout, done.stderr.strip()


def test_compiled_modules_read_the_same(tmp_path: Path) -> None:
    if not compiled():
        pytest.skip("nothing is compiled here: make fast compiles the busiest modules and runs this test")
    shutil.copytree(SOURCE, tmp_path / "src", ignore=shutil.ignore_patterns("*.so", "__pycache__", "*.egg-info", "vendor"))
    plain, suffix = read_from(tmp_path / "src")
    assert suffix == ".py"
    fast, suffix = read_from(SOURCE)
    assert suffix == ".so"
    assert fast == plain
