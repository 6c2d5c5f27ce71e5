"""A real IPP server to print on: Debian's `ippeveprinter`, started on a loopback port of its own and ended again.

It looks for Avahi as it starts, also when told to announce nothing (`-r off`), and gives up where there is no D-Bus to
ask on; so it gets a bus of its own, with nobody else on it. `localhost` it knows without any name service, and listens
on 127.0.0.1 and on ::1, on both or not at all: a machine without IPv6 cannot run it so.
"""

import contextlib
import csv
import http.client
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.again import connected

PROGRAM = "/usr/sbin/ippeveprinter"  # Debian's package cups-ipp-utils
PATIENCE_S = 20.0

# What the server runs for each job: lines from the test go on to the server, `exit N` ends the job.
_COMMAND = """#!/bin/sh
while read -r line; do
    case $line in
        exit*) exit "${line#exit }" ;;
        *) echo "$line" >&2 ;;
    esac
done <"${0%/*}/orders"
"""
_ASK_JOBS = """{
    OPERATION Get-Jobs
    GROUP operation-attributes-tag
    ATTR charset attributes-charset utf-8
    ATTR language attributes-natural-language en
    ATTR uri printer-uri $uri
    ATTR keyword which-jobs all
    ATTR keyword requested-attributes job-name,job-state-reasons,copies,sides,media
    STATUS successful-ok
    DISPLAY job-name
    DISPLAY job-state-reasons
    DISPLAY copies
    DISPLAY sides
    DISPLAY media
}
"""


class EvePrinter:
    """A running printer, what happens to it, and what it has got."""

    def __init__(self, folder: Path, port: int, orders: int, server: subprocess.Popen[bytes]) -> None:
        self.uri = f"ipp://127.0.0.1:{port}/ipp/print"
        self._folder, self._port, self._orders, self._server = folder, port, orders, server

    def order(self, *lines: str) -> None:
        """For the job under way, or else for the next: `STATE: +KEYWORD`, `ATTR: NAME=VALUE`, `exit STATUS`."""
        os.write(self._orders, "".join(f"{line}\n" for line in lines).encode())

    def load(self, sheets: int) -> None:
        """Through the printer's own page for its attendants. The other tray is one that cannot count."""
        form = f"size1=iso_a4_210x297mm&type1=stationery&level1={sheets}&size3=iso_a4_210x297mm&level3=-2"
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self._port, PATIENCE_S)) as line:
            line.request("GET", f"/media?{form}")
            assert b"Media updated" in line.getresponse().read()

    def pull_the_plug(self) -> None:
        _kill(self._server)

    def documents(self) -> list[bytes]:
        """What arrived, job by job."""
        return [path.read_bytes() for path in sorted(self._folder.glob("spool/*.pdf"))]

    def jobs(self) -> list[dict[str, str]]:
        """What the server says about its jobs, asked by CUPS's own `ipptool`."""
        question = self._folder / "jobs.test"
        question.write_text(_ASK_JOBS)
        command = "ipptool", "-c", self.uri, question
        said = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=True).stdout
        return list(csv.DictReader(said.splitlines()))


@contextlib.contextmanager
def eve_printer(folder: Path) -> Iterator[EvePrinter]:
    """`folder` is empty, and nobody's but this printer's."""
    (folder / "spool").mkdir()
    os.mkfifo(folder / "orders")
    command = folder / "print.sh"
    command.write_text(_COMMAND)
    command.chmod(0o755)
    with own_port() as port, _lonely_bus() as bus, _server(folder, command, port, bus) as server:
        orders = os.open(folder / "orders", os.O_RDWR)  # for writing alone it would wait for a job to read
        try:
            yield EvePrinter(folder, port, orders, server)
        finally:
            os.close(orders)


@contextlib.contextmanager
def own_port() -> Iterator[int]:
    """Bound and not listened on: the server may share it, and when the server is gone nobody else comes to answer."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


@contextlib.contextmanager
def _lonely_bus() -> Iterator[str]:
    """The address of a message bus without services."""
    command = "dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as bus:
        try:
            assert bus.stdout
            address = bus.stdout.readline().decode().strip()
            assert address, "dbus-daemon ended without an address"
            yield address
        finally:
            bus.terminate()


@contextlib.contextmanager
def _server(folder: Path, command: Path, port: int, bus: str) -> Iterator[subprocess.Popen[bytes]]:
    options = f"-v -k -r off -n localhost -p {port} -f application/pdf,image/urf,image/pwg-raster".split()
    program = [PROGRAM, *options, "-d", str(folder / "spool"), "-c", str(command), "Kiosk A4"]
    environment = {"DBUS_SYSTEM_BUS_ADDRESS": bus, "HOME": str(folder)}
    with (
        (folder / "log").open("wb") as log,
        # With a process group of its own, so that what it runs for a job ends with it.
        subprocess.Popen(program, env=environment, stderr=log, start_new_session=True) as server,
    ):
        try:
            _await_listener(server, port, folder / "log")
            yield server
        finally:
            _kill(server)


def _kill(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _await_listener(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    def connect() -> socket.socket:
        return socket.create_connection(("::1", port), PATIENCE_S)  # the last it opens

    try:
        connected(connect, PATIENCE_S, lambda: server.poll() is not None).close()
    except OSError as error:
        raise AssertionError(f"ippeveprinter does not listen on port {port}: {log.read_text()}") from error
