"""Nothing to do here but where MARSAD_FAST=1 asks for the compiled core of reading (``make fast``, ``make fastwheel``)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from setuptools import setup

if os.environ.get("MARSAD_FAST") == "1":
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from tools.fast.build import extensions

    setup(ext_modules=extensions())
else:
    setup()
