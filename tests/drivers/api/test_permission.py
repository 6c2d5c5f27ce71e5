"""A port that this user may not use is told apart from one that is gone, and which group may use it."""

import grp
import os
import pty
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.addresses import parse
from drivers.api.errors import Fault
from drivers.api.permission import NotPermitted, NotRunning, fault_of, not_permitted, require_permission
from drivers.camera.frames import look_for
from drivers.kinds import KINDS, SCANNER
from drivers.open import driver_at
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
