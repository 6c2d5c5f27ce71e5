"""`aplay` (GPL, a program of its own) as the way into one ALSA device, for one utterance.

ALSA's `file` and `null` take a minute of sound in no time, so whoever writes is held to the clock: never more than
AHEAD_S before the ear. What was read from the pipe is counted, so that "begun" means that the device has taken it.
"""

import contextlib
import fcntl
import os
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Callable
from dataclasses import dataclass

from ui.speech.lifeline import DIE_WITH_ME
from ui.speech.sound import RATE, Sound

AHEAD_S = 0.060
BLOCKED_S = 1.0  # so long takes no device that works for one block
OPENED_S = 5.0  # and for its first one, on a machine that has much else to do: aplay starts, and opens the device
_BUFFER_US, _START_US = 60_000, 20_000
_PIPE = 4096  # bytes: the smallest a kernel gives, 85 ms
_F_SETPIPE_SZ = 1031
_BYTES_A_SECOND = 2 * RATE
_LOOK_S = 0.005


class LostError(OSError):
    """The device cannot be used, or no longer: the words of aplay, or that it takes nothing."""


@dataclass(frozen=True, slots=True)
class Clock:
    """`now` in seconds. `sleep` None: sound runs ahead of life, as fast as it is taken."""

    now: Callable[[], float]
    sleep: Callable[[float], None] | None


class Output:
    """One utterance on its way. `stop` may be called by any thread, everything else by one."""

    def __init__(self, device: str, clock: Clock) -> None:
        self._clock = clock
        options = f"-q -t raw -f S16_LE -c 1 -r {RATE} --buffer-time={_BUFFER_US} -R {_START_US}"
        try:
            self._aplay = subprocess.Popen(  # noqa: S603 - the device's name is the technician's
                (*DIE_WITH_ME, "aplay", *options.split(), "-D", device, "-"),
                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, bufsize=0,
            )  # fmt: skip
        except OSError as error:
            raise LostError(f"aplay: {error}") from error
        assert self._aplay.stdin is not None
        self._pipe = self._aplay.stdin.fileno()
        fcntl.fcntl(self._pipe, _F_SETPIPE_SZ, _PIPE)
        os.set_blocking(self._pipe, False)
        self._sent = 0
        self._begun: float | None = None
        self._marks: list[tuple[int, Callable[[], None]]] = []
        self.stopped = False

    @property
    def pid(self) -> int:
        """Of aplay. Whoever kills it is taken to want silence: that is as good as `stop`."""
        return self._aplay.pid

    @property
    def heard(self) -> bool:
        """Whether the device has taken anything."""
        return self._begun is not None

    def mark(self, reached: Callable[[], None]) -> None:
        """Call this once the device has taken what is written next."""
        self._marks.append((self._sent, reached))

    def write(self, sound: Sound) -> None:
        """Returns when there is need of more, or at once after `stop`. LostError: nothing more can be heard."""
        rest = memoryview(sound.tobytes())
        while len(rest) and not self.stopped:
            self._wait_for_the_ear()
            many = self._write_some(rest[: _BYTES_A_SECOND // 50])
            self._sent += many
            rest = rest[many:]
            self._look()

    def end(self) -> bool:
        """Wait until all is heard. False: it was stopped before. LostError: not all of it was heard."""
        waited = self._clock.now()
        while self._marks and not self.stopped:
            self._pause_for_the_device(waited)
        self._close_pipe()
        try:
            status = self._aplay.wait(BLOCKED_S + AHEAD_S if not self.stopped else None)
        except subprocess.TimeoutExpired:
            self._lose("takes no sound")
            status = self._aplay.wait()
        if status and not self.stopped:
            self._lose("")
        self._done()
        return not self.stopped

    def stop(self) -> None:
        """Silence: the kernel takes the device away from whoever is killed, with all that was queued."""
        self.stopped = True
        self._aplay.kill()

    def give_up(self) -> None:
        """End it without waiting for the ear."""
        self.stop()
        self._aplay.wait()
        self._done()

    def _write_some(self, block: memoryview) -> int:
        waited = self._clock.now()
        while not self.stopped:
            try:
                return os.write(self._pipe, block)
            except BlockingIOError:
                select.select((), (self._pipe,), (), _LOOK_S)
                self._look()
                if self._in_vain(waited):
                    self._lose("takes no sound")
            except BrokenPipeError:
                if not self.stopped:
                    self._lose("")
        return 0

    def _wait_for_the_ear(self) -> None:
        waited = self._clock.now()
        while self._begun is None and self._sent >= AHEAD_S * _BYTES_A_SECOND and not self.stopped:
            self._pause_for_the_device(waited)  # nothing was taken yet
        if self._begun is not None and self._clock.sleep:
            ahead = self._sent / _BYTES_A_SECOND - (self._clock.now() - self._begun) - AHEAD_S
            if ahead < -AHEAD_S:
                self._begun = (
                    self._clock.now() - self._sent / _BYTES_A_SECOND
                )  # it has run dry: what was missed is over
            while ahead > 0 and not self.stopped:
                self._clock.sleep(min(ahead, _LOOK_S * 2))
                self._look()
                ahead = self._sent / _BYTES_A_SECOND - (self._clock.now() - self._begun) - AHEAD_S

    def _pause_for_the_device(self, since: float) -> None:
        select.select((), (), (), _LOOK_S / 5)
        self._look()
        if self._aplay.poll() is not None and not self.stopped:
            self._lose("")
        elif self._in_vain(since):
            self._lose("takes no sound")

    def _in_vain(self, since: float) -> bool:
        """Whether a device that works would have taken something in the time that was waited."""
        if self._begun is None:
            return self._clock.now() - since > OPENED_S
        return self._clock.now() - max(since, self._begun) > BLOCKED_S

    def _look(self) -> None:
        """How much the device has taken, and who waits for that."""
        try:
            (unread,) = struct.unpack("i", fcntl.ioctl(self._pipe, termios.FIONREAD, bytes(4)))
        except OSError:
            return
        taken = self._sent - unread
        if taken > 0 and self._begun is None:
            self._begun = self._clock.now()
        while self._marks and taken > self._marks[0][0]:
            self._marks.pop(0)[1]()

    def _lose(self, why: str) -> None:
        """LostError: aplay is ended, and says why in its own words where it has any. `why` "": it has ended itself.

        Returns where it was killed: then it is stopped.
        """
        if not why:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._aplay.wait(BLOCKED_S)
        if self._aplay.poll() == -signal.SIGKILL:
            self.stopped = True
            return
        self._aplay.kill()
        self._aplay.wait()
        assert self._aplay.stderr is not None
        os.set_blocking(self._aplay.stderr.fileno(), False)  # what it has started may still hold the other end
        words = (self._aplay.stderr.read() or b"").decode(errors="replace").strip().splitlines()
        self._done()
        raise LostError(why or (words[-1] if words else f"aplay ended with {self._aplay.returncode}"))

    def _close_pipe(self) -> None:
        assert self._aplay.stdin is not None
        self._aplay.stdin.close()

    def _done(self) -> None:
        assert self._aplay.stderr is not None
        self._aplay.stderr.close()
        self._close_pipe()
