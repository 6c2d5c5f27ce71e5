"""What whoever sets a terminal up does not get right at once: the doctor names it, and what to do."""

import re
import shlex
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from device_sim.world import AT_ONCE, World
from kiosk.__main__ import main
from kiosk.app.terminal import Kiosk
from kiosk.config.settings import load
from tests.flows.window import until
from tests.kiosk.backend.bad_lines import opened_lines
from tests.kiosk.backend.certificates import authority, server_context


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path, speeds=AT_ONCE)
    world.write_config(width=1080, height=1920, diagonal=21.5)
    return world


def change(world: World, old: str, new: str) -> None:
    config = world.folder / "kiosk.toml"
    text = config.read_text("utf-8")
    assert old in text
    config.write_text(text.replace(old, new, 1), encoding="utf-8")


def examined(world: World, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    status = main(["doctor", "--config", str(world.folder / "kiosk.toml"), *options])
    return status, capsys.readouterr().out


def relay(to: str) -> Callable[[socket.socket, bytes], None]:
    """Hands each request on to the back end at this address, and its answer back."""
    there = urlsplit(to)

    def play(connection: socket.socket, request: bytes) -> None:
        with socket.create_connection((there.hostname or "", there.port or 80)) as backend:
            backend.sendall(request.replace(b"Connection: keep-alive", b"Connection: close"))
            while piece := backend.recv(65536):
                connection.sendall(piece)
        connection.close()

    return play


def test_a_back_end_of_a_private_authority_is_believed_once_the_files_are_named(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    tls = world.folder / "tls"
    tls.mkdir()
    ministry = authority(tls, "ministry")
    ministry.signs("terminal")
    context = server_context(ministry.signs("backend"), asks_for=ministry.chain)
    with opened_lines() as line:
        there = line(relay(world.backend.url), context)
        change(world, world.backend.url, there.url)
        unknown = examined(world, capsys)
        change(world, "key_file", 'ca_file = "tls/ministry.pem"\nkey_file')
        nameless = examined(world, capsys, "--language", "zh-Hans")
        change(world, "key_file", 'client_certificate = "tls/terminal.pem"\nclient_key = "tls/terminal.key"\nkey_file')
        well = examined(world, capsys)
        (tls / "terminal.key").unlink()
        keyless = examined(world, capsys)
    world.close()
    assert (
        f"NET-07   backend          {there.url}: certificate: the back end's certificate is not believed:" in unknown[1]
    )
    assert "name its file as ca_file under [backend] in kiosk.toml" in unknown[1]
    assert "它也许要求终端出示证书" in nameless[1]
    assert "写 client_certificate 和 client_key" in nameless[1]
    assert well[0] == 0, well[1]
    assert f"SYS-03   backend          {tls / 'terminal.key'}: No such file" in keyless[1]
    assert (unknown[0], nameless[0], keyless[0]) == (1, 1, 1)


def test_a_key_and_a_data_folder_that_others_may_read_are_said_with_the_commands_that_close_them(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    key, data = world.folder / "terminal.key", world.folder / "my data"
    change(world, f'folder = "{world.folder}/data"', f'folder = "{data}"')
    data.mkdir(mode=0o755)
    key.chmod(0o644)
    status, said = examined(world, capsys)
    (action,) = [line for line in said.splitlines() if "chmod" in line]
    assert status == 1
    assert "SYS-08   files            others than the terminal's user may read" in said
    assert action.split("-> ")[1].startswith(f"chmod 600 {key}; chmod 700 '{data}';")
    for command in action.split("-> ")[1].split("; ")[:2]:
        subprocess.run(shlex.split(command), check=True)
    status, said = examined(world, capsys)
    world.close()
    assert (status, "SYS-08" in said) == (0, False)


@pytest.mark.parametrize(
    ("one", "other"), [("id_card", "scanner"), ("id_card", "receipt_printer"), ("scanner", "receipt_printer")]
)
def test_of_two_devices_at_each_others_ports_it_is_said_that_another_one_may_be_there(
    world: World, capsys: pytest.CaptureFixture[str], one: str, other: str
) -> None:
    change(world, f"/{one}.tty", "/between.tty")
    change(world, f"/{other}.tty", f"/{one}.tty")
    change(world, "/between.tty", f"/{other}.tty")
    status, said = examined(world, capsys)
    world.close()
    assert status == 1
    actions = dict(re.findall(r"^\S+ +(\S+) .*\n +-> (.*)$", said, re.MULTILINE))
    for device in (one, other):
        assert "another device" in actions[device], said
        assert "kiosk.toml" in actions[device]


def test_a_scanner_in_keyboard_mode_presses_nothing_and_is_said(
    world: World, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    kiosk = Kiosk(load(world.folder / "kiosk.toml"))
    until(lambda: kiosk.machine is not None, lambda: "the machine was not built")
    before = kiosk.runtime.screen
    for _ in range(30):  # a code that begins with many tabs, to reach whatever is there
        QTest.keyClick(kiosk.window, Qt.Key.Key_Tab)
        QTest.keyClick(kiosk.window, Qt.Key.Key_Return)
    state = world.folder / "data" / "state.json"
    until(lambda: state.is_file() and "keyboard_mode" in state.read_text("utf-8"), lambda: "nothing was said of it")
    status, said = examined(world, capsys)
    after = kiosk.runtime.screen
    kiosk.stop()
    world.close()
    assert after == before
    assert "A scanner in keyboard mode? Scan its setup code" in said
    assert status == 0
    assert '"keys_ignored"' in (world.folder / "data" / "visits.jsonl").read_text("utf-8")
