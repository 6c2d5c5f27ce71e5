"""Where the terminal's data are to lie: a place that cannot be is told apart from a disk that has failed."""

import errno
import os
from pathlib import Path

import pytest

from kiosk.config.settings import Backend, Config, Data, Terminal
from kiosk.queue.keeper import outbox_path
from offline_cache.errors import DatabaseUnusable
from tests.nobody import as_nobody


def config(folder: Path) -> Config:
    return Config(Terminal("GZ0117", "0117", "here"), Backend("https://h", Path("key")), Data(folder))


@pytest.mark.hits("no-place-for-data")
def test_a_place_where_no_folder_can_be_is_a_mistake_in_the_settings() -> None:
    with (
        as_nobody(),
        pytest.raises(ValueError, match=r"folder /proc/none: .*; expected a place where user .* can make it"),
    ):
        outbox_path(config(Path("/proc/none")))


@pytest.mark.hits("data-folder-of-somebody-else")
def test_a_folder_of_another_user_is_a_mistake_in_the_settings() -> None:
    with (
        as_nobody(),
        pytest.raises(ValueError, match=r"folder /usr: user .* cannot write there; expected a folder of its"),
    ):
        outbox_path(config(Path("/usr")))


def test_a_disk_that_takes_no_folder_is_the_disk_s_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "mkdir", full)
    with pytest.raises(DatabaseUnusable, match="data: No space left on device"):
        outbox_path(config(tmp_path / "data"))
