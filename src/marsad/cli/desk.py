"""The command that opens the web desk of a case."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from marsad.cli.progress import progressing
from marsad.cli.speech import echo
from marsad.cli.tables import visible
from marsad.errors import MarsadError


@click.command("desk")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Where it listens.")
@click.option("--host", default="127.0.0.1", show_default=True, help="On which address of this machine; 0.0.0.0 opens it to the network.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name under which browsers reach it, beside localhost; repeat for several.")
@click.option("--https", is_flag=True, help="It stands behind a proxy that speaks HTTPS and sets X-Forwarded-Proto: cookies go over HTTPS only.")
@click.option("--proxy", "proxies", multiple=True, metavar="ADDRESS", help="The address of that proxy: X-Forwarded-For is believed from it alone; repeat for several.")
@click.option("--workers", type=click.IntRange(1, 64), default=max(2, min(4, os.cpu_count() or 1)), show_default=True, help="Processes that serve at once.")
@click.option("--admin", metavar="NAME", help="Make this admin, or give it a new password, and stop. Asks for the password, or takes it from MARSAD_DESK_PASSWORD or standard input.")
def desk(case: Path, port: int, host: str, names: tuple[str, ...], https: bool, proxies: tuple[str, ...], workers: int, admin: str | None) -> None:
    """Open the desk of a case in the browser: read, decide, sign.

    The first admin is made here: marsad desk CASE --admin NAME.
    """
    from marsad.desk.setup import open_desk
    from marsad.record.people import accounts, change_account, lost_second_step

    try:
        open_desk(case, hosts=[*names, *([host] if host not in ("0.0.0.0", "::") else [])], https=https, proxies=proxies)
        if admin is not None:
            _make_admin(admin)
            if lost_second_step(admin):
                change_account(admin, by="command line", totp=None)
                echo("the second step of sign-in was set on another machine and is off now: set it up again")
            echo(f"{visible(admin)} is an admin of this desk; open it: marsad desk {case}")
            return
        if not accounts():
            raise click.ClickException(f"nobody can sign in yet; make the first admin: marsad desk {case} --admin NAME")
    except MarsadError as fault:
        raise click.ClickException(visible(str(fault))) from fault
    if https and not proxies:
        echo("! without --proxy ADDRESS all who sign in share the proxy's address, and wait for each other's failures", err=True)
    _catch_up()
    _serve(host, port, workers)


def _catch_up() -> None:
    """Link and weigh what came into the case since the desk was open last."""
    from django.conf import settings

    from marsad.case.linking import link_case
    from marsad.record import queue
    from marsad.record.lists import counts

    reports = counts()["reports"]
    with progressing("linking", "reports", reports) as progress:
        link_case(settings.DESK_CASE, progress=progress)
    if behind := queue.behind():
        with progressing("weighing", "reports", len(behind)) as progress:
            queue.catch_up(behind, progress)


def _make_admin(name: str) -> None:
    from marsad.record.people import save_account

    password = os.environ.get("MARSAD_DESK_PASSWORD")
    if password is None:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    save_account(name, password, "admin", by="command line")


def _serve(host: str, port: int, workers: int) -> None:
    import socket

    from marsad.desk.server import serve

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            raise click.ClickException(f"{host}:{port}: cannot listen there ({fault.strerror}); give another --port or --host") from None
        port = probe.getsockname()[1]
    serve(host, port, workers=workers, ready=lambda: echo(f"the desk is open: http://{host}:{port}/  (Ctrl-C closes it)"))
