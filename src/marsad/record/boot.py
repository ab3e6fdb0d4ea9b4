"""Django, set up for one case: settings, connection, migrations. One process can open one case after another."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import django
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import migrate as migrating
from django.core.signals import setting_changed
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor

from marsad.errors import NoSuchCase
from marsad.record.place import CasePlace

APPS = ["django.contrib.contenttypes", "django.contrib.auth", "marsad.record"]
# readers never wait for the writer (WAL); a power cut loses no committed batch (FULL)
_SQLITE = "PRAGMA page_size=16384; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-64000; PRAGMA wal_autocheckpoint=16000"

# a server's connections live on from page to page, and are looked at before each
_KEPT = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}


def boot(place: CasePlace, **extra: Any) -> None:
    """Point Django at the case's database; ``extra`` are further settings (those of the desk)."""
    database = database_of(place)
    if not settings.configured:
        settings.configure(
            INSTALLED_APPS=APPS,
            DATABASES={"default": database},
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
            USE_TZ=True,
            **extra,
        )
        django.setup()
        return
    for name, value in extra.items():
        setattr(settings, name, value)
        setting_changed.send(sender=None, setting=name, value=value, enter=True)  # what Django derived from it is derived anew
    if "default" in connections.settings:
        connections["default"].close()
        del connections["default"]
    full = connections.configure_settings({"default": database})["default"]
    settings.DATABASES["default"] = full
    connections.settings["default"] = full


def read_only(place: CasePlace) -> bool:
    """The case may only be looked at (a locked stick, a disc, another's folder)."""
    return place.sqlite.exists() and not (os.access(place.folder, os.W_OK) and os.access(place.sqlite, os.W_OK))


def _if_read_only(place: CasePlace, options: dict[str, Any]) -> dict[str, Any]:
    """SQLite would write files beside a case to read it; tables of the moment it keeps in memory."""
    if not read_only(place):
        return {}
    waiting = place.sqlite.with_name(place.sqlite.name + "-wal")
    how = "mode=ro" if waiting.exists() and waiting.stat().st_size else "immutable=1"
    return {"NAME": f"file:{quote(str(place.sqlite.absolute()))}?{how}", "OPTIONS": {**options, "transaction_mode": "DEFERRED", "uri": True, "init_command": "PRAGMA temp_store=MEMORY"}}


def begin(made: CasePlace) -> None:
    """The tables of a new case. Raises NoSuchCase where its database holds another already, DatabaseAway."""
    from marsad.record.rows import query, told

    boot(made)
    with told():
        tables = connections["default"].introspection.table_names()
    found = query("SELECT subject FROM record_ledgerline WHERE seq = 1") if "record_ledgerline" in tables else []
    if found:
        raise NoSuchCase(f"this database holds case {found[0][0]} already: make another database for a new case, or open that case by its own folder")
    migrate()


def migrate() -> None:
    """Bring the tables of the open case to this version's shape. Raises DatabaseAway, NotWritten."""
    from marsad.record.rows import told

    migrating.MigrationExecutor = _Whole
    with told():
        call_command("migrate", verbosity=0, interactive=False)


class _Whole(MigrationExecutor):  # type: ignore[misc]
    """Each step and the line that it was taken are one transaction: Django writes that line behind the step, and who is killed between them could never go on."""

    def apply_migration(self, *args: Any, **options: Any) -> Any:
        self.connection.disable_constraint_checking()  # SQLite cannot within a transaction
        try:
            with transaction.atomic(using=self.connection.alias):
                return super().apply_migration(*args, **options)
        finally:
            self.connection.enable_constraint_checking()


def database_of(place: CasePlace) -> dict[str, Any]:
    """Django's settings for the case's database."""
    if place.database is None:
        options = {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": _SQLITE}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(place.sqlite), "OPTIONS": options, **_KEPT} | _if_read_only(place, options)
    url = urlsplit(place.database)
    options = dict(parse_qsl(url.query)) | {"connect_timeout": 10}
    if host := options.pop("host", None):
        url = url._replace(netloc=url.netloc)  # a socket folder is given as ?host=/run/postgresql
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": host or url.hostname or "",
        "PORT": str(url.port or options.pop("port", "") or ""),
        "OPTIONS": options,
        **_KEPT,
    }
