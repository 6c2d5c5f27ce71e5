"""The process that renders, as the player sees it: started when it is needed, asked for sounds, started again when it
has died. What it makes for a citizen stays in memory.
"""

import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

import numpy as np

from ui.speech.lifeline import Message, as_line, command_of, messages
from ui.speech.player.slot import Slot
from ui.speech.sound import Sound

MODULE = "ui.speech.render"
_DEATHS, _PER_S = 3, 60.0  # more of them in this time: it is left alone for as long


class Renderer:
    """`told(works, why)` hears when it has died, and when it works again. Any thread may call."""

    def __init__(self, model: Path, now: Callable[[], float], told: Callable[[bool, str], None]) -> None:
        self._model = model
        self._now = now
        self._told = told
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._slots: dict[int, Slot] = {}
        self._number = 0
        self._deaths: list[float] = []

    @property
    def awaited(self) -> int:
        """How many sounds were asked for that have not come."""
        with self._lock:
            return len(self._slots)

    def wake(self) -> None:
        """It will be needed soon."""
        with self._lock:
            self._running()

    def ask(self, tongue: str, said: str) -> Slot:
        """Settled at once without a sound where there is no renderer."""
        slot = Slot()
        with self._lock:
            self._number += 1
            self._slots[self._number] = slot
            if not self._send({"do": "render", "id": self._number, "tongue": tongue, "said": said}):
                self._slots.pop(self._number, None)
                slot.settle(None)
        return slot

    def forget(self) -> None:
        """Nobody waits any more for what was asked for so far."""
        with self._lock:
            waiting, self._slots = self._slots, {}
            if waiting and self._process:
                self._send({"do": "forget", "before": self._number + 1})
        for slot in waiting.values():
            slot.settle(None)

    def _send(self, message: Message) -> bool:
        process = self._running()
        if process is None or process.stdin is None:
            return False
        try:
            process.stdin.write(as_line(message))
            process.stdin.flush()
        except OSError:
            return False  # it has just died; whoever reads notices
        return True

    def _running(self) -> subprocess.Popen[bytes] | None:
        if self._process is not None:
            return self._process
        self._deaths = [at for at in self._deaths if self._now() - at < _PER_S]
        if len(self._deaths) >= _DEATHS:
            return None
        command = command_of(MODULE, "--model", str(self._model))
        try:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ours
        except OSError as error:
            self._deaths.append(self._now())
            self._told(False, str(error))
            return None
        threading.Thread(target=self._hear, args=(self._process,), name="renderer", daemon=True).start()
        return self._process

    def _hear(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        for message in messages(process.stdout):
            self._take(message, process.stdout)
        status = process.wait()
        with self._lock:
            lost, self._slots, self._process = self._slots, {}, None
            if status:
                self._deaths.append(self._now())
        if status:
            self._told(False, f"the renderer ended with {status}")
        for slot in lost.values():
            slot.settle(None)

    def _take(self, message: Message, pipe: IO[bytes]) -> None:
        sound = _sound(pipe, message["bytes"]) if "bytes" in message else None
        if message.get("is") == "ready":
            self._told(True, "")
            return
        number = int(message.get("id", 0))
        with self._lock:
            slot = self._slots.get(number)
            if "readings" not in message:
                self._slots.pop(number, None)
        if slot is None:
            return
        if "readings" in message:
            slot.readings = str(message["readings"])
            slot.read = True
        else:
            slot.settle(sound)


def _sound(pipe: IO[bytes], many: int) -> Sound:
    return np.frombuffer(pipe.read(many), np.int16)
