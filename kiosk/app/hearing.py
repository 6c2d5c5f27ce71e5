"""Whoever listens, or has a key under the finger: what they do reaches the narrator once there is one.

Nothing that speaks is loaded here: most terminals stand on their home screen before anybody needs it.
"""

from collections.abc import Callable
from typing import Any


class Hearing:
    """`heard_…` may be called by any task, the rest on the window's thread, which `post` leads to.

    `moved` is called when a frame may have begun or ceased to go by itself.
    """

    def __init__(self, post: Callable[[Callable[[], None]], None], moved: Callable[[], None]) -> None:
        self.narrator: Any = None
        self.jack: bool | None = None  # what was told last of the headphones
        self._found = False  # and whether they were so before anybody listened
        self._post, self._moved = post, moved

    def join(self, narrator: Any) -> None:
        """From now on there is one. It is told what was told before."""
        self.narrator = narrator
        narrator.plug(self.jack, found=self._found)

    @property
    def listens(self) -> bool:
        """Somebody listens now."""
        return self.narrator is not None and bool(self.narrator.mode.on)

    @property
    def goes_by_itself(self) -> bool:
        return self.narrator is not None and bool(self.narrator.goes_by_itself)

    def touched(self, key: str) -> None:
        """A key of the voice mode on the glass, or "" for its place in the frame."""
        if self.narrator is None:
            return
        if key:
            self.narrator.key(key, "panel")
        else:
            self.narrator.switch()

    def heard_key(self, key: str) -> None:
        """A key of the keypad, by what it is for."""
        self._post(lambda: self._key(key))

    def heard_plug(self, jack: bool | None, found: bool) -> None:  # noqa: FBT001 - as they are told
        """Headphones are in, are out, or (None) nobody can tell any more."""
        self._post(lambda: self._plugged(jack, found=found))

    def tick(self) -> None:
        if self.narrator is not None:
            self.narrator.tick()
            self._moved()

    def visit_over(self) -> None:
        if self.narrator is not None:
            self.narrator.visit_over()

    def close(self) -> None:
        if self.narrator is not None:
            self.narrator.close()

    def _key(self, key: str) -> None:
        if self.narrator is not None:
            self.narrator.key(key)
            self._moved()

    def _plugged(self, jack: bool | None, *, found: bool) -> None:  # noqa: FBT001
        self.jack, self._found = jack, found
        if self.narrator is not None:
            self.narrator.plug(jack, found=found)
