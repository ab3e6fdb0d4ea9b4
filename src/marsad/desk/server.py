"""The desk as a server: gunicorn with some workers, static files by WhiteNoise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from marsad.desk.gate import HEADERS

STATIC = Path(__file__).parent / "static"


def application() -> Any:
    """The WSGI application of the open case."""
    from django.core.wsgi import get_wsgi_application
    from whitenoise import WhiteNoise

    return WhiteNoise(get_wsgi_application(), root=str(STATIC), prefix="static/", max_age=7 * 24 * 3600, allow_all_origins=False, add_headers_function=_headers)


# by the end of a file's name; the map's worker fetches what its page, under a policy of its own, asks of it: tiles may lie elsewhere
_STATIC = (
    (".svg", "default-src 'none'; worker-src 'self' blob:; connect-src 'self'; style-src 'unsafe-inline'; sandbox"),
    ("maplibre-gl-worker.mjs", "default-src 'self'; connect-src 'self' https: http:; frame-ancestors 'none'"),
    ("", "default-src 'self'; frame-ancestors 'none'"),
)


def _headers(headers: Any, path: str, url: str) -> None:
    for name, value in HEADERS.items():
        if name != "Cache-Control":
            headers[name] = value
    headers["Content-Security-Policy"] = next(policy for end, policy in _STATIC if path.endswith(end))


def serve(host: str, port: int, *, workers: int, threads: int = 4, ready: Callable[[], object] = lambda: None) -> None:
    """Serve the open case until stopped; ``ready`` is called once the socket listens."""
    from django.db import connections
    from gunicorn.app.base import BaseApplication

    from marsad.record.came import by_desk

    by_desk()
    connections.close_all()  # a forked worker opens its own

    class _Desk(BaseApplication):
        def load_config(self) -> None:
            chosen = {
                "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
                "workers": workers,
                "threads": threads,
                "worker_class": "marsad.desk.worker.Worker",
                "keepalive": 5,
                "timeout": 60,
                "graceful_timeout": 10,
                "accesslog": None,  # addresses hold what people searched for
                "loglevel": "warning",
                "limit_request_line": 8190,
                "proc_name": "marsad desk",
                "when_ready": lambda _: ready(),
                "control_socket_disable": True,
            }
            for name, value in chosen.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            return application()

    _Desk().run()
