"""A port that this user may not use, or that another program has, is told apart from one that is gone."""

import errno
import fcntl
import grp
import os
import pty
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.addresses import parse
from drivers.api.errors import Fault
from drivers.api.permission import InUse, NotPermitted, NotRunning, fault_of, in_use, not_permitted, require_permission
from drivers.camera.frames import look_for
from drivers.kinds import KINDS, SCANNER
from drivers.open import driver_at
from drivers.transports.serial import SerialTransport
from kiosk.runtime.availability import look_at
from tests.nobody import as_nobody


@pytest.fixture
def port() -> Iterator[str]:
    """A serial line that its group may use and this user may not, as a USB one is for whoever is not in dialout."""
    far, near = pty.openpty()
    path = os.ttyname(near)
    if os.geteuid() == 0:  # anybody's own has this group already
        os.chown(path, -1, grp.getgrnam("tty").gr_gid)
    os.chmod(path, 0o060)
    yield path
    os.close(near)
    os.close(far)


@pytest.mark.parametrize(
    ("need", "code"), [("id_card", "IDC-10"), ("scanner", "SCN-06"), ("receipt_printer", "PRN-11")]
)
def test_every_device_on_a_line_says_who_may_use_it(port: str, need: str, code: str) -> None:
    (kind,) = [one for one in KINDS if one.name == need]
    driver = driver_at(kind, f"serial://{port}")
    with as_nobody():
        state = look_at(need, driver)
    driver.close()
    assert state.code == code
    assert f"{port}: user " in state.evidence
    assert "is not in its group: sudo usermod -aG tty " in state.evidence


@pytest.fixture
def taken() -> Iterator[tuple[str, SerialTransport]]:
    """A serial line, and another program's hold of it."""
    far, near = pty.openpty()
    path = os.ttyname(near)
    yield path, SerialTransport(path, 9600)
    os.close(near)
    os.close(far)


@pytest.mark.parametrize(
    ("need", "more", "code"),
    [
        ("id_card", "", "IDC-12"),
        ("scanner", "", "SCN-07"),
        ("scanner", "?model=lines", "SCN-07"),
        ("receipt_printer", "", "PRN-12"),
        ("cabinet", "?model=modbus&id_card=1", "CAB-08"),
    ],
)
def test_every_device_on_a_line_that_another_program_has_says_so_and_sends_nobody_to_its_plug(
    taken: tuple[str, SerialTransport], need: str, more: str, code: str
) -> None:
    (kind,) = [one for one in KINDS if one.name == need]
    path, other = taken
    driver = driver_at(kind, f"serial://{path}{more}")
    state = look_at(need, driver)
    assert state.code == code
    assert f"in use by another program: '{path}'" in state.evidence
    other.close()
    assert look_at(need, driver).code != code
    driver.close()


def test_a_line_whose_owner_lets_nobody_else_open_it_is_in_use(taken: tuple[str, SerialTransport]) -> None:
    path, other = taken
    other.close()
    owner = os.open(path, os.O_RDWR | os.O_NOCTTY)
    fcntl.ioctl(owner, termios.TIOCEXCL)
    os.chmod(path, 0o666)  # noqa: S103 - the lock alone is in the way
    with as_nobody(), pytest.raises(InUse):
        SerialTransport(path, 9600)
    os.close(owner)


def test_a_camera_is_looked_for_with_the_same_words() -> None:
    """Its node stands for one here: the camera is never opened by a look."""
    with as_nobody(), pytest.raises(NotPermitted, match="group"):
        look_for(parse(SCANNER.serves, "camera:///dev/console"))


def test_a_camera_that_was_never_looked_at_says_who_may_use_it() -> None:
    driver = driver_at(SCANNER, "camera:///dev/console")
    with as_nobody():
        state = look_at("scanner", driver)
    assert state.code == "CAM-07"


def test_a_port_that_no_group_may_use_wants_a_rule(tmp_path: Path) -> None:
    path = tmp_path / "hidraw0"
    path.touch(mode=0o600)
    assert "its mode is 600, its group" in str(not_permitted(str(path)))
    assert "a udev rule has to give it a group" in str(not_permitted(str(path)))


def test_a_group_without_a_name_is_told_by_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = os.stat_result((0o20660, 0, 0, 1, 0, 54321, 0, 0, 0, 0))
    monkeypatch.setattr(os, "stat", lambda _path: there)
    assert "usermod -aG 54321 " in str(not_permitted("/dev/x"))


def test_what_is_not_there_is_gone_and_not_forbidden(tmp_path: Path) -> None:
    require_permission(str(tmp_path / "none"))
    assert "No such file" in str(not_permitted(str(tmp_path / "none")))
    assert fault_of(OSError("gone")) is Fault.OFFLINE
    assert fault_of(not_permitted(str(tmp_path / "none"))) is Fault.FORBIDDEN
    assert fault_of(NotRunning("pcscd")) is Fault.NO_SERVICE
    assert fault_of(in_use(OSError(errno.EBUSY, "busy"), "/dev/x")) is Fault.IN_USE
