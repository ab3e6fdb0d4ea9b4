"""What Marsad is made of, as a software bill of materials (CycloneDX), and what is known against it.

    python -m tools.audit OUT

The list is made always and without a network, from the two lock files. Known weaknesses are asked for with pip-audit and npm audit
where they are installed and a network allows; what could not be asked is said.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from marsad.version import __version__

ROOT = Path(__file__).resolve().parents[1]
Plain = dict[str, Any]
_NO_NETWORK = ("ConnectionError", "Connection refused", "Max retries", "ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ENOAUDIT", "audit endpoint", "Temporary failure", "404", "403", "405")


def sbom() -> Plain:
    """The bill of materials: every pinned package of Python and of npm with its hashes."""
    parts = [*_python((ROOT / "requirements.lock").read_text(encoding="utf-8")), *_npm(json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8")))]
    about = {"component": {"type": "application", "name": "marsad", "version": __version__, "licenses": [{"license": {"id": "Apache-2.0"}}]}}
    return {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": about, "components": sorted(parts, key=lambda one: one["purl"])}


def _python(lock: str) -> list[Plain]:
    blocks = re.split(r"\n(?=\S)", "\n".join(line for line in lock.splitlines() if not line.lstrip().startswith("#")).strip())
    found = []
    for block in blocks:
        name, version = re.match(r"([\w.-]+)(?:\[[\w,-]+\])?==([^\s;\\]+)", block).groups()  # type: ignore[union-attr]
        hashes = [{"alg": "SHA-256", "content": digest} for digest in re.findall(r"--hash=sha256:([0-9a-f]{64})", block)]
        found.append({"type": "library", "name": name, "version": version, "purl": f"pkg:pypi/{name.lower()}@{version}", "hashes": hashes})
    return found


def _npm(lock: Plain) -> list[Plain]:
    return [
        {"type": "library", "name": name, "version": one["version"], "purl": f"pkg:npm/{name.replace('@', '%40')}@{one['version']}", "properties": [{"name": "integrity", "value": one.get("integrity", "")}]}
        for path, one in lock["packages"].items()
        if path and (name := path.rpartition("node_modules/")[2])
    ]


def asked(name: str, command: list[str]) -> tuple[str, bool]:
    """What one tool says, in a line or more, and whether it knows of a weakness."""
    if shutil.which(command[0]) is None:
        return f"left out: {name} is not installed", False
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    said = f"{done.stdout}\n{done.stderr}".strip()
    if done.returncode == 0:
        return f"{name}: nothing known", False
    if any(word in said for word in _NO_NETWORK):
        return f"left out: {name} could not ask (no network that it needs)", False
    return f"{name}:\n{said}", True


def main() -> None:
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "build/sbom.cdx.json")
    out.parent.mkdir(parents=True, exist_ok=True)
    bill = sbom()
    out.write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{out}: {len(bill['components'])} packages")
    pip = str(Path(sys.executable).with_name("pip-audit"))
    told = [asked("pip-audit", [pip if Path(pip).exists() else "pip-audit", "--requirement", "requirements.lock", "--require-hashes", "--disable-pip", "--progress-spinner", "off"]), asked("npm audit", ["npm", "audit", "--omit=dev"])]
    print("\n".join(line for line, _ in told))
    sys.exit(any(bad for _, bad in told))


if __name__ == "__main__":
    main()
