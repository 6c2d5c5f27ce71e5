"""What comes into the folder of a path, or goes, is told at once, also where the folder itself is still to come."""

import select
from collections.abc import Callable
from pathlib import Path

import pytest

from drivers.transports.folder_watch import FolderWatch


def told(watch: FolderWatch, seconds: float = 5.0) -> bool:
    return bool(select.select([watch], [], [], seconds)[0])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "snd" / "by-id" / "usb-headset-00"


def test_a_path_that_appears_and_goes_is_told_and_nothing_before(path: Path) -> None:
    path.parent.mkdir(parents=True)
    watch = FolderWatch(str(path))
    watch.follow()
    assert not told(watch, 0.0)
    for hand in (path.touch, path.unlink, lambda: path.symlink_to("../card1"), lambda: path.rename(f"{path}-1")):
        hand()
        assert told(watch)
        watch.follow()
        assert not told(watch, 0.0)
    watch.close()


def test_folders_that_come_and_go_are_followed(path: Path) -> None:
    watch = FolderWatch(str(path))
    watch.follow()
    steps: list[Callable[[], None]] = [
        path.parents[1].mkdir,
        path.parent.mkdir,
        path.touch,
        path.unlink,
        path.parent.rmdir,
        path.parents[1].rmdir,
        lambda: path.parent.mkdir(parents=True),
        path.touch,
    ]
    for step in steps:
        step()
        assert told(watch)
        watch.follow()
    watch.close()


class Flighty(FolderWatch):
    """Before a folder that is gone when it is to be watched."""

    seen = 0

    def _nearest(self) -> Path:
        self.seen += 1
        return self._path.parent if self.seen == 1 else super()._nearest()


def test_a_folder_that_goes_while_it_is_looked_for_is_passed_over(path: Path, tmp_path: Path) -> None:
    watch = Flighty(str(path))
    watch.follow()
    (tmp_path / "snd").mkdir()
    assert told(watch)
    watch.close()


def test_what_cannot_be_watched_is_refused_as_the_kernel_refuses_it(path: Path) -> None:
    watch = FolderWatch(str(path))
    watch.close()
    with pytest.raises(OSError, match="Bad file descriptor"):
        watch.follow()
