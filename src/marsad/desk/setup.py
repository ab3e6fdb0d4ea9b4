"""The desk's settings of Django, and opening a case with them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from marsad.desk.uploads import FILES, LARGEST_FORM
from marsad.record.place import CasePlace
from marsad.record.vault import Vault, vault_path

HERE = Path(__file__).parent
LOCAL = ("127.0.0.1", "localhost", "[::1]")
IDLE = 60 * 60  # seconds without a page after which a session ends
HSTS = 365 * 24 * 3600  # seconds that browsers keep to HTTPS, where it is spoken


def settings_for(place: CasePlace, *, hosts: Sequence[str] = (), https: bool = False, proxies: Sequence[str] = ()) -> dict[str, Any]:
    """Django's settings for the desk of a case. ``hosts`` are names beside the local ones under which it answers, ``proxies`` the
    addresses whose X-Forwarded-For is believed."""
    secrets = Vault(vault_path(place))
    return {
        "DEBUG": False,
        "SECRET_KEY": secrets.signing_key(),
        "DESK_VAULT": str(secrets.path),
        "DESK_PROXIES": tuple(proxies),
        "SECURE_HSTS_SECONDS": HSTS if https else 0,
        "ALLOWED_HOSTS": [*LOCAL, *hosts],
        "ROOT_URLCONF": "marsad.desk.urls",
        "USE_I18N": False,
        "TIME_ZONE": "UTC",
        "MIDDLEWARE": [
            "marsad.desk.gate.Headers",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "marsad.desk.gate.Keys",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "marsad.desk.gate.Gate",
        ],
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [str(HERE / "templates")],
                "OPTIONS": {
                    "builtins": ["marsad.desk.tags", "marsad.desk.inline"],
                    "loaders": [("marsad.desk.templating.Loader", ["django.template.loaders.filesystem.Loader"])],
                    "string_if_invalid": "",
                },
            }
        ],
        "AUTHENTICATION_BACKENDS": ["marsad.desk.backend.Backend"],
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
            {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
            {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
        ],
        "SESSION_ENGINE": "marsad.desk.sessions",
        "SESSION_COOKIE_AGE": 12 * 60 * 60,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": https,
        "SESSION_COOKIE_NAME": "marsad_session",
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_COOKIE_SECURE": https,
        "CSRF_COOKIE_NAME": "marsad_csrf",
        "CSRF_FAILURE_VIEW": "marsad.desk.faults.forged",
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if https else None,
        "DATA_UPLOAD_MAX_MEMORY_SIZE": LARGEST_FORM,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 200,
        "DATA_UPLOAD_MAX_NUMBER_FILES": FILES,
        "FILE_UPLOAD_HANDLERS": ["marsad.desk.uploads.Bounded"],
        "APPEND_SLASH": True,
        "LOGGING_CONFIG": None,
        "LOGIN_URL": "signin",
        "DESK_IDLE": IDLE,
        "DESK_CASE": place,
    }


def open_desk(folder: Path | str, *, hosts: Sequence[str] = (), https: bool = False, proxies: Sequence[str] = ()) -> CasePlace:
    """Open a case for the desk. Raises CaseError, NotWritten for a case that may only be read."""
    from marsad.case import open_case
    from marsad.errors import NotWritten
    from marsad.record.boot import read_only
    from marsad.record.people import move_secrets
    from marsad.record.place import find_case

    quiet = logging.getLogger("django")  # its traces would carry what was asked for; faults.broken logs the kind and place
    quiet.handlers, quiet.propagate = [logging.NullHandler()], False
    place = find_case(folder)
    opened = open_case(folder, **settings_for(place, hosts=hosts, https=https, proxies=proxies))
    if read_only(opened):
        raise NotWritten(f"{folder}: the desk keeps who looks at what, and this case may only be read here: copy it to a folder that may be written")
    move_secrets()
    (Path(folder) / "desk.key").unlink(missing_ok=True)  # of before: the key lies with the other secrets now
    return opened
