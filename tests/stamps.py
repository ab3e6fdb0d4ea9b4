"""A time-stamping authority on this machine, by OpenSSL."""

from __future__ import annotations

import subprocess
from pathlib import Path

CONFIG = """
[tsa]
default_tsa = mine
[mine]
serial = {folder}/serial
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
accuracy = secs:1
tsa_name = yes
[req]
distinguished_name = name
prompt = no
[name]
CN = Test Authority
[ext]
extendedKeyUsage = critical,timeStamping
"""


def make_authority(folder: Path) -> Path:
    """A folder with the key and certificate of an authority that exists for this test."""
    (folder / "conf").write_text(CONFIG.format(folder=folder), encoding="utf-8")
    (folder / "serial").write_text("01", encoding="utf-8")
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", folder / "key.pem", "-out", folder / "cert.pem", "-config", folder / "conf", "-extensions", "ext")
    return folder


def openssl(*words: object) -> None:
    """Run OpenSSL."""
    done = subprocess.run(["openssl", *map(str, words)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def answer(authority: Path, query: Path) -> Path:
    """The authority's answer to a request, beside it."""
    out = query.with_suffix(".tsr")
    openssl("ts", "-reply", "-queryfile", query, "-inkey", authority / "key.pem", "-signer", authority / "cert.pem", "-config", authority / "conf", "-section", "mine", "-out", out)
    return out
