"""The same promises kept by a real PostgreSQL: a private cluster of Debian's server, started here and removed again."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from device_sim.backend.server import BackendServer
from tests.device_sim.backend.terminal import CHEN, NOW, SUBJECT, Caller, application
from tests.device_sim.backend.test_store import StoreContract

PACKAGED = "/usr/lib/postgresql"
_schemas = count(1)


def programs() -> Path:
    """Where the newest installed server is."""
    installed = sorted(Path(PACKAGED).glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    assert installed, f"no PostgreSQL below {PACKAGED}: install Debian's package postgresql"
    return installed[-1].parent


def run(*command: str | Path) -> None:
    """As the user postgres where this is root, since the server refuses to run as root."""
    as_postgres = ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()
    # Output to a file: the server inherits it, so a pipe would stay open as long as the server runs.
    with tempfile.TemporaryFile() as said:
        done = subprocess.run([*as_postgres, *command], stdout=said, stderr=said, cwd="/", check=False)
        said.seek(0)
        assert done.returncode == 0, said.read().decode()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Path]:
    """The folder with the Unix socket of a running server."""
    # Not in pytest's folder, which only root may enter and whose path is too long for a socket.
    home = Path(tempfile.mkdtemp(prefix="suizhu-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(home, owner.pw_uid, owner.pw_gid)
    data = home / "data"
    options = f"-c listen_addresses='' -c unix_socket_directories={home} -c fsync=off -c shared_buffers=16MB"
    try:
        run(programs() / "initdb", "-D", data, "-U", "suizhu", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        run(programs() / "pg_ctl", "start", "-w", "-D", data, "-l", home / "server.log", "-o", options)
        try:
            yield home
        finally:
            run(programs() / "pg_ctl", "stop", "-w", "-m", "fast", "-D", data)
    finally:
        shutil.rmtree(home)


class TestPostgresql(StoreContract):
    @pytest.fixture
    def database_url(self, cluster: Path) -> str:
        """A schema of its own for each test, which is made much faster than a database."""
        name = f"backend{next(_schemas)}"
        with psycopg.connect(f"host={cluster} user=suizhu dbname=postgres", autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"postgresql+psycopg://suizhu@/postgres?host={cluster}&options=-csearch_path%3D{name}"

    def test_the_whole_back_end_runs_on_it(self, database_url: str) -> None:
        server = BackendServer(database_url, clock=lambda: NOW).start()
        try:
            terminal = Caller(server)
            asked = {"id_number": CHEN.number, "name": CHEN.name, "subject": SUBJECT}
            certificate = terminal.ask("social-insurance-certificate", asked).json()
            requested = {
                "kind": "certificate_requested",
                "number": certificate["number"],
                "data": {"number": certificate["number"], "id_number": CHEN.number},
            }
            terminal.deliver(application() | requested, "k-1")
            terminal.deliver(application(), "k-2")
            terminal.office("accept")
            found = terminal.everything()
        finally:
            server.stop()
        assert [one["state"] for one in found["certificates"]] == ["requested"]
        assert [one["state"] for one in found["applications"]] == ["accepted"]
        assert found["deliveries"] == 2
