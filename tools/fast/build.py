"""Makes C of the core of reading and of linking and has it compiled: what ``setup.py`` asks for where MARSAD_FAST=1."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tools.fast.rewriting import Known, rewrite

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "marsad"
COPY = ROOT / "build" / "fast"
KEPT = ROOT / "build" / "fast" / "as_compiled"  # the sources as they were when they were compiled
PACKAGES = ("model", "text", "lexicon", "grammar", "syntax", "frames", "attribution", "claims", "linking")  # from the ground up
PASSED_ON = frozenset(["model/reading.py", "linking/facts.py", "linking/kept.py", "linking/tolls.py"])  # what is kept of reports: msgspec reads it, processes pass it on
LEFT_OUT = Path(__file__).with_name("left_out.tsv")  # modules of these packages that stay as they are, each with the reason
_MYPY = ("--config-file=", "--ignore-missing-imports", "--follow-untyped-imports", "--follow-imports=silent")
_COLD = Path(__file__).with_name("cold.h")  # what only faults call: its code lies by itself
_APART = ("-include", str(_COLD), "-freorder-blocks-and-partition", "-fvisibility=hidden")  # a report runs through more code than a processor's cache holds: the less lies between, the quicker
_LEVEL = os.environ.get("MARSAD_FAST_LEVEL", "1")  # more takes twice as long to compile and is no quicker to run: the time goes into the calls of Python's own library


def left_out() -> dict[str, str]:
    """The modules that are not compiled, and why."""
    lines = LEFT_OUT.read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines)


def modules() -> list[str]:
    """The modules that are compiled, as paths below ``marsad``."""
    paths = [path for package in PACKAGES for path in sorted((SOURCE / package).rglob("*.py")) if path.name != "__init__.py"]
    return [name for path in paths if (name := path.relative_to(SOURCE).as_posix()) not in left_out()]


def copy() -> None:
    """Lay the sources out as they are compiled."""
    shutil.rmtree(COPY / "marsad", ignore_errors=True)
    shutil.copytree(SOURCE, COPY / "marsad", ignore=shutil.ignore_patterns("*.so", "__pycache__", "static", "templates"))
    shutil.copytree(SOURCE, KEPT, ignore=lambda folder, names: [name for name in names if not name.endswith(".py") and not Path(folder, name).is_dir()], dirs_exist_ok=True)
    known: Known = {}
    for name in modules() * 2:  # twice, as a class may be written before the one it builds on
        (COPY / "marsad" / name).write_text(rewrite((SOURCE / name).read_text(encoding="utf-8"), known, passed_on=name in PASSED_ON), encoding="utf-8")


def edited() -> list[str]:
    """The modules that were edited since they were compiled: Python would go on with what they were before."""
    compiled = {name for name in modules() if any((SOURCE / name).parent.glob(f"{Path(name).stem}.*.so"))}
    return [name for name in sorted(compiled) if not (KEPT / name).is_file() or (KEPT / name).read_bytes() != (SOURCE / name).read_bytes()]


def extensions() -> list[Any]:
    """The extension modules, with their C made."""
    from mypyc.build import mypycify

    copy()
    compile_side_by_side()
    home = Path.cwd()
    os.chdir(COPY)
    try:
        found: list[Any] = mypycify([*_MYPY, *(f"marsad/{name}" for name in modules())], opt_level=_LEVEL, debug_level="0", multi_file=True, target_dir=str(COPY / "c"))
    finally:
        os.chdir(home)
    for one in found if os.name == "posix" else ():
        one.extra_compile_args = [*one.extra_compile_args, *_APART]  # all of them share one list
    return found


def compile_side_by_side() -> None:
    """Let setuptools compile as many files at a time as there are processors, and none again whose C is that of before."""
    from setuptools._distutils.compilers.C.base import Compiler

    def compile(self: Any, sources: list[str], output_dir: Any = None, macros: Any = None, include_dirs: Any = None, debug: bool = False, extra_preargs: Any = None, extra_postargs: Any = None, depends: Any = None) -> list[str]:
        _, objects, extra_postargs, options, made = self._setup_compile(output_dir, macros, include_dirs, sources, depends, extra_postargs)
        words = self._get_cc_args(options, debug, extra_preargs)
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            list(pool.map(lambda one: self._compile(one, *made[one], words, extra_postargs, options), [one for one in objects if one in made and _is_older(one, made[one][0])]))
        return list(objects)

    Compiler.compile = compile  # type: ignore[method-assign]


def _is_older(made: str, source: str) -> bool:
    """What was made of a file is not there, or was made before the file or a header of it: how classes lie in memory stands in headers."""
    newest = max(map(os.path.getmtime, (source, *Path(source).parent.glob("*.h"))))
    return not os.path.exists(made) or os.path.getmtime(made) < newest
