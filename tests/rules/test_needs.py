"""What a test needs of the machine is told from what it names, and what it opens in truth is seen."""

import functools
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from device_sim.world import World
from drivers.id_card import codec
from kiosk.visit.advance import advance
from tests.needs import PROCESS, SOCKET, WINDOW, Named, Watch, behind, needs

ROOT = Path(__file__).parents[2]
WATCH = Watch()


def taps(qtbot: QtBot) -> None:
    qtbot.waitExposed(None)


def shows() -> object:
    return QtBot


def calls() -> None:
    subprocess.run(["true"])


def calls_by_another() -> None:
    later = [lambda: calls()]
    later[0]()


class Line:
    @property
    def there(self) -> bool:
        return socket.has_ipv6


class BetterLine(Line): ...


def builds_a_world() -> World:
    return World(Path())


def asks_the_visit() -> object:
    return advance, codec


@pytest.mark.parametrize(
    ("named", "found"),
    [
        (shows, {WINDOW}),
        (calls, {PROCESS}),
        (calls_by_another, {PROCESS}),
        (BetterLine, {SOCKET}),
        (builds_a_world, {SOCKET}),
        (asks_the_visit, set()),
    ],
)
def test_needs_are_found_however_far_away_they_are(named: Named, found: set[str]) -> None:
    assert needs(named) == found


def test_methods_partials_and_caches_are_looked_through() -> None:
    assert behind(WATCH.begin) is Watch.begin
    assert behind(needs) is needs.__wrapped__
    assert behind(functools.partial(calls)) is calls
    assert behind("a text") is None


def test_a_socket_and_a_process_are_seen_with_the_place_where_they_were_opened() -> None:
    WATCH.begin()
    assert WATCH.opened() == {}
    socket.socket().close()
    assert list(WATCH.opened()) == [SOCKET]
    subprocess.run([sys.executable, "-c", ""], check=True)
    opened = WATCH.opened()
    assert list(opened) == [SOCKET, PROCESS]
    assert all("test_needs.py" in place for place in opened.values())


@pytest.mark.process  # among the tests that are not measured: where they are, the watch sees no socket
def test_what_an_earlier_test_left_running_is_not_blamed_on_the_next() -> None:
    may_open = threading.Event()

    def open_late() -> None:
        may_open.wait()
        socket.socket().close()

    left = threading.Thread(target=open_late)
    left.start()
    WATCH.begin()
    may_open.set()
    left.join()
    assert WATCH.opened() == {}


def outcome(folder: Path, body: str) -> str:
    """What pytest says of a test in a file of its own, with our conftest."""
    file = folder / "test_one.py"
    file.write_text(f"import importlib\n\ndef test_one():\n    {body}\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "tests.conftest",
        "-c",
        "/dev/null",
        "-W",
        "ignore",
        str(file),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    return done.stdout


def test_a_test_that_opens_what_it_does_not_name_fails(tmp_path: Path) -> None:
    hidden = outcome(tmp_path, "importlib.import_module('socket').socket().close()")
    assert "opened what it does not name: {'socket': 'socket.__new__, " in hidden
    assert "1 failed" in hidden
    assert "1 passed" in outcome(tmp_path, "assert True")
