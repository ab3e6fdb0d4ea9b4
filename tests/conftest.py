"""Databases and cases for the tests: SQLite always, PostgreSQL from Debian's packages; in CI neither is left out."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import settings
from tests.stamps import make_authority

from marsad.case import create_case
from marsad.record.place import CasePlace, find_case
from marsad.record.trust import trust

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))

settings.register_profile("marsad", deadline=None)  # how long an example takes depends on what else the machine does
settings.load_profile("marsad")

_made = count()

# what takes longest, so that no process is left alone with one of these at the end (``--no-loadscope-reorder`` keeps the order)
LONGEST = ("case_at_work", "docs", "faults", "desk_views_browser", "desk_hands_browser", "desk_browser", "desk_hostile", "cli", "desk_day_browser", "fuzz", "bounds", "spark", "fast")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    rank = {f"test_{name}.py": at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.path.name, len(rank)))


class Server:
    """A throw-away PostgreSQL on loopback; stopped and started at will."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.data = folder, folder / "data"
        self.made = count()  # its cases are numbered here: this module may be loaded twice, as conftest and as tests.conftest
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        if os.getuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        self._run("initdb", "-D", str(self.data), "-U", "marsad", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._run("pg_ctl", "-D", str(self.data), "-o", options, "-l", str(self.folder / "log"), "-w", "start")

    def stop(self, mode: str = "immediate") -> None:
        self._run("pg_ctl", "-D", str(self.data), "-m", mode, "-w", "stop")

    def sql(self, statement: str) -> None:
        self._run("psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "marsad", "-q", "-c", statement, "postgres")

    def url(self, name: str) -> str:
        return f"postgresql://marsad@127.0.0.1:{self.port}/{name}"

    def _run(self, name: str, *words: str) -> None:
        as_owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
        done = subprocess.run([*as_owner, str(BINARIES[-1] / name), *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", check=False)
        assert done.returncode == 0, done.stderr.decode()


@pytest.fixture(scope="session")
def _states(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("states")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, _states: Path) -> Iterator[None]:
    """Compiled packs of the tests are kept apart from the user's, for this run, and so are the secrets of desks that several tests share."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MARSAD_CACHE", str(tmp_path_factory.mktemp("kept")))
        patch.setenv("MARSAD_STATE", str(_states))
        yield


@pytest.fixture(autouse=True)
def own_state(_states: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Secrets of a desk are kept apart for each test: copies of one case have one name."""
    folder = _states / str(next(_made))  # pytest's own folders are numbered by looking at all there are: dear for thousands of tests
    folder.mkdir()
    monkeypatch.setenv("MARSAD_STATE", str(folder))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A running PostgreSQL."""
    if not BINARIES:
        assert not os.environ.get("CI"), "CI must have PostgreSQL: apt-get install postgresql"
        pytest.skip("PostgreSQL is not here (Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="marsad-pg-", dir="/tmp"))
    server = Server(folder)
    server.start()
    yield server
    server.stop()
    subprocess.Popen(["rm", "-rf", str(folder)], start_new_session=True)  # a hundred databases are a hundred thousand files: nobody waits for that


@pytest.fixture(scope="session")
def _empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> CasePlace:
    return create_case(tmp_path_factory.mktemp("empty") / "case", title="تجربة")


@pytest.fixture(scope="session")
def _empty_postgres(tmp_path_factory: pytest.TempPathFactory, postgres: Server) -> CasePlace:
    from django.db import connection

    postgres.sql("CREATE DATABASE empty")
    place = create_case(tmp_path_factory.mktemp("empty") / "case", title="تجربة", database=postgres.url("empty"))
    connection.close()
    return place


@pytest.fixture(params=["sqlite", "postgresql"])
def make_case(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], CasePlace]:
    """Makes empty cases on one database and then on the other."""
    return _sqlite_maker(request, tmp_path) if request.param == "sqlite" else _postgres_maker(request, tmp_path)


def _sqlite_maker(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], CasePlace]:
    empty = request.getfixturevalue("_empty_sqlite")
    return lambda: _opened(shutil.copytree(empty.folder, tmp_path / f"case{next(_made)}"))


def _postgres_maker(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], CasePlace]:
    empty: CasePlace = request.getfixturevalue("_empty_postgres")
    server: Server = request.getfixturevalue("postgres")
    return lambda: _opened(_like(empty.folder, "empty", server, tmp_path))


def _like(other: Path, database: str, server: Server, tmp_path: Path) -> Path:
    """The folder of a new case with what another one holds, on a database of its own."""
    name = f"case{next(server.made)}"
    server.sql(f"CREATE DATABASE {name} TEMPLATE {database}")
    folder = Path(shutil.copytree(other, tmp_path / name))
    head = folder / "case.toml"
    head.write_text(head.read_text(encoding="utf-8").replace(server.url(database), server.url(name)), encoding="utf-8")
    trust(server.url(name))
    return folder


@contextmanager
def made_once(home: Path) -> Iterator[Path]:
    """Where a module makes a case of which each of its tests has a copy (``copied``); the secrets of its desk lie beside it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MARSAD_STATE", str(home / "state"))
        yield home / "case"
    connection.close()


def desk_made_once(home: Path, filled: Path, change: Callable[[CasePlace], None]) -> Path:
    """The same for a filled desk that is changed before it is copied."""
    from tests.desk import open_for_tests

    with made_once(home) as case:
        change(open_for_tests(Path(shutil.copytree(filled, case))))
    return home


def copied(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of such a case for one test, with its secrets."""
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("MARSAD_STATE", str(tmp_path / "state"))
    return tmp_path / "case"


def _opened(folder: Path) -> CasePlace:
    from marsad.case import open_case

    open_case(folder)
    return find_case(folder)


@pytest.fixture
def case(make_case: Callable[[], CasePlace]) -> CasePlace:
    """An empty open case, on SQLite and on PostgreSQL."""
    return make_case()


@pytest.fixture
def sqlite_case(request: pytest.FixtureRequest, tmp_path: Path) -> CasePlace:
    """An empty open case on SQLite."""
    return _sqlite_maker(request, tmp_path)()


@pytest.fixture(scope="session")
def _filled_sqlite(_empty_sqlite: CasePlace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.exporting import filled

    place = _opened(Path(shutil.copytree(_empty_sqlite.folder, tmp_path_factory.mktemp("filled") / "case")))
    filled(place)
    connection.close()
    return place.folder


@pytest.fixture
def filled_case(_filled_sqlite: Path, tmp_path: Path) -> CasePlace:
    """An open case on SQLite with hostile words and incidents to export; filled once, and each test has a copy of it."""
    return _opened(Path(shutil.copytree(_filled_sqlite, tmp_path / "case")))


@pytest.fixture(scope="session")
def _filled_desk(_empty_sqlite: CasePlace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.desk import fill, open_for_tests, people

    folder = Path(shutil.copytree(_empty_sqlite.folder, tmp_path_factory.mktemp("desk") / "case"))
    fill(open_for_tests(folder))
    people()
    connection.close()
    return folder


@pytest.fixture
def desk(_filled_desk: Path, tmp_path: Path) -> CasePlace:
    """A desk on SQLite with two reports of one happening, linked, and a person for each role."""
    from tests.desk import open_for_tests

    return open_for_tests(Path(shutil.copytree(_filled_desk, tmp_path / "desk")))


@pytest.fixture(scope="session")
def _filled_postgres(_empty_postgres: CasePlace, postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    from tests.desk import fill, open_for_tests, people

    folder = _like(_empty_postgres.folder, "empty", postgres, tmp_path_factory.mktemp("desk"))
    fill(open_for_tests(folder))
    people()
    connection.close()
    return folder, folder.name


@pytest.fixture
def postgres_desk(_filled_postgres: tuple[Path, str], postgres: Server, tmp_path: Path) -> CasePlace:
    """The same desk on PostgreSQL."""
    from tests.desk import open_for_tests

    return open_for_tests(_like(*_filled_postgres, postgres, tmp_path))


@pytest.fixture(params=["desk", "postgres_desk"], ids=["sqlite", "postgresql"])
def either_desk(request: pytest.FixtureRequest) -> CasePlace:
    """The desk on one database and then on the other."""
    place: CasePlace = request.getfixturevalue(request.param)
    return place


@pytest.fixture(scope="session")
def _sample_desk(_empty_sqlite: CasePlace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.desk import fill_samples, open_for_tests, people

    folder = Path(shutil.copytree(_empty_sqlite.folder, tmp_path_factory.mktemp("samples") / "case"))
    fill_samples(open_for_tests(folder))
    people()
    connection.close()
    return folder


@pytest.fixture
def samples_desk(_sample_desk: Path, tmp_path: Path) -> CasePlace:
    """A desk on SQLite with the samples of incidents, linked, and a person for each role."""
    from tests.desk import open_for_tests

    return open_for_tests(Path(shutil.copytree(_sample_desk, tmp_path / "samples")))


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    """A folder with the key and certificate of a time-stamping authority that exists for this test."""
    folder = tmp_path / "tsa"
    folder.mkdir()
    return make_authority(folder)
