"""What a small installation can do, and what it says where a library is not there."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from marsad.extras import EXTRAS, extra_of

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BASE = {"click", "daachorse", "hijridate", "msgspec", "numpy", "rich", "pygments", "markdown_it", "mdurl"}
WITHOUT = """
import sys
class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in GONE:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
GONE = set(sys.argv[1].split(","))
sys.meta_path.insert(0, Gone())
from marsad.cli import main
main(sys.argv[2:])
"""


def without(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The command where only the packages of the base are installed."""
    gone = ",".join(module for modules in EXTRAS.values() for module in modules)
    return subprocess.run([sys.executable, "-c", WITHOUT, gone, *arguments], input="قتل مدنيان في قصف على سقبا.".encode(), capture_output=True, check=False, timeout=300)


def test_the_reader_needs_six_packages() -> None:
    names = {re.split(r"[<>=\[]", one)[0].replace("-", "_") for one in PROJECT["dependencies"]}
    assert len(names) == 6 and names <= BASE
    done = without("read", "-")
    assert done.returncode == 0 and "سقبا" in done.stdout.decode()


@pytest.mark.parametrize(("arguments", "extra"), [(("new", "case"), "case"), (("desk", "case"), "case"), (("batch", "status", "out"), "batch")])
def test_a_command_whose_libraries_are_not_there_says_what_to_install(tmp_path: Path, arguments: tuple[str, ...], extra: str) -> None:
    done = without(*arguments[:-1], str(tmp_path / arguments[-1]))
    assert done.returncode == 1 and f"pip install 'marsad[{extra}]'" in done.stderr.decode() and b"Traceback" not in done.stderr


def test_each_module_of_an_extra_is_asked_of_that_extra() -> None:
    known = {"bidi": "python-bidi", "argon2": "argon2-cffi"}
    for extra, modules in EXTRAS.items():
        told = " ".join(PROJECT["optional-dependencies"][extra])
        assert [module for module in modules if known.get(module, module.replace("_", "-")) not in told] == []
        assert {extra_of(f"{module}.part") for module in modules} == {extra}
    assert extra_of("os") is None
