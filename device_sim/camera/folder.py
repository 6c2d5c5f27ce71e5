"""A camera made of a folder: what lies in it is what the camera sees. Knows no driver and no code.

The driver's side is the address `frames:///DIR`.
"""

import os
from pathlib import Path

SCENE = "scene"
NEXT_SCENE = ".next-scene"  # a dot-file is not played, so a half-written picture is never seen
WIDTH, HEIGHT = 1920, 1080
NOTHING = b"P5 %d %d 255\n" % (WIDTH, HEIGHT) + b"\x60" * (WIDTH * HEIGHT)  # a gray wall, as PGM


class SimCamera:
    """Verbs for tests and the dock; each may be used while the camera runs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.plug()

    def show_picture(self, path: Path) -> None:
        """Hold this picture before the camera. OSError: it cannot be read."""
        self._show(path.read_bytes())

    def hide_picture(self) -> None:
        self._show(NOTHING)

    def unplug(self) -> None:
        """The folder disappears, as a device node does."""
        for name in (SCENE, NEXT_SCENE):
            (self._folder / name).unlink(missing_ok=True)
        self._folder.rmdir()

    def plug(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self.hide_picture()

    def _show(self, picture: bytes) -> None:
        (self._folder / NEXT_SCENE).write_bytes(picture)
        os.replace(self._folder / NEXT_SCENE, self._folder / SCENE)
