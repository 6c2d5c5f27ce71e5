"""Says things through the player, a process of its own. Never waits: what it is told goes down a pipe, what comes back
is handled on the window's thread.

All state belongs to the window's thread. A task starts the player, reads what it says, and starts it again when it has
ended; it hands everything over by `post`.
"""

import contextlib
import os
import signal
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiosk.model.mark import mark
from kiosk.model.run import Run
from ui.speech import orders
from ui.speech.lifeline import HungError, Message, answers, as_line, command_of
from ui.speech.sounding import Sounding
from ui.speech.utterance import HEADPHONES, USUAL_SPEED, USUAL_VOLUME, Hears, Utterance

MODULE = "ui.speech.player"
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.2, 30.0  # before a player that has ended is started again
_LIVED_S = 60.0  # so long lives one that is well
_START_S = 60.0  # so long may one take to begin on a machine that has much else to do
_BEAT_S, _PATIENCE_S = 1.0, 2.0  # it is asked whether it lives, and has so long to answer
IDLE_S = 600.0  # after so long a silence there is no player any more, until somebody is to be spoken to

OUTPUT, VOICE, PLAYER = "output", "voice", "player"  # what may be in trouble


@dataclass(frozen=True, slots=True)
class Sound:
    """`speaker`, `headphones`: ALSA names, "" where there is none. `clips`: folders, earlier ones first. `model`: the
    voice network's file, which need not be there. `ahead`: sound is as long as it would be, time is not.
    """

    speaker: str
    headphones: str
    clips: tuple[Path, ...]
    model: Path
    ahead: bool = False

    @property
    def command(self) -> list[str]:
        clips = [part for folder in self.clips for part in ("--clips", str(folder))]
        devices = ("--speaker", self.speaker, "--headphones", self.headphones)
        ahead = ("--ahead",) if self.ahead else ()
        return command_of(MODULE, *devices, *clips, "--model", str(self.model), *ahead)


class Troubles(Protocol):
    """Who is told what part of speech is not well. Called on the thread of the window."""

    def __call__(self, part: str, why: str) -> None:
        """`part`: OUTPUT, VOICE or PLAYER. `why` "": it is well again. The same may be said more than once."""


class ProcessSpeaker:
    """Implements `ui.speech.utterance.Speaker`."""

    def __init__(
        self, sound: Sound, hears: Hears, post: Callable[[Callable[[], None]], None], run: Run, troubles: Troubles
    ) -> None:
        """`post`: calls what it is given on the thread of the window, later; any task may call it."""
        self._sound = sound
        self._hears = hears
        self._post = post
        self._run = run
        self._troubles = troubles
        self._process: subprocess.Popen[bytes] | None = None
        self._started_last: subprocess.Popen[bytes] | None = None  # also before the window has been told of it
        self._ready = False
        self._closed = False
        self._number = 0
        self._saying: int | None = None
        self._into = ""
        self._sounding = Sounding()
        self._pace: Message = orders.pace(USUAL_SPEED, USUAL_VOLUME)
        self._unheard: Message | None = None  # nothing of it has begun: it is said as soon as there is a player
        self._once_more = False  # whether it may be, should this player end: it may be what ends players
        self._prepared: Message | None = None
        self._used: float | None = None  # when something was said last; None: never by this player
        self._wanted = run.signal("somebody to be spoken to")
        self._wanted.set()
        run.start("speech", self._keep_a_player)

    # --- Speaker --------------------------------------------------------------------------------------------------

    def say(self, utterance: Utterance) -> int:
        self._use()
        self._number += 1
        number, before = self._number, self._saying
        self._saying = number
        if before is not None:
            self._post(lambda: self._hears.ended(before, whole=False))
        message = orders.say(number, utterance, private_too=self._into == HEADPHONES)
        self._unheard, self._once_more = message, True
        if self._ready:
            self._send(message)
        self._sounding.end()
        return number

    def stop(self) -> None:
        self._end_what_is_said()
        self._send(orders.STOP)
        self._sounding.end()

    def set_pace(self, speed: float, volume: int) -> None:
        self._pace = orders.pace(speed, volume)
        self._send(self._pace)

    def set_output(self, output: str) -> None:
        if output == self._into:
            return
        self._into = output
        if output:
            self._use()  # something is said into it soon
        self._send(orders.output(output))  # first: the player is silent before anybody is told
        self._sounding.end()
        self._end_what_is_said()

    def prepare(self, utterances: Iterable[Utterance]) -> None:
        self._prepared = orders.prepare(utterances, private_too=self._into == HEADPHONES)
        self._send(self._prepared)

    def close(self) -> None:
        self._closed = True
        self._end_what_is_said()
        if self._started_last:  # what is posted now may reach nobody any more
            self._started_last.kill()
        self._wanted.set()

    # --- ten minutes of silence -----------------------------------------------------------------------------------

    def _use(self) -> None:
        self._used = self._run.now()
        self._wanted.set()

    def _rest(self) -> None:
        """End a player that has had nothing to say for long, and with it all that was made for whoever listened."""
        if self._used is None or self._saying is not None or self._run.now() - self._used < IDLE_S:
            return
        self._used, self._prepared = None, None
        self._wanted.clear()
        self._kill()
        self._process, self._ready = None, False  # what it may still tell is of no interest

    # --- what comes back ------------------------------------------------------------------------------------------

    def _heard(self, process: subprocess.Popen[bytes], message: Message) -> None:
        if process is not self._process:
            return
        match message:
            case {"is": "ready"}:
                self._begin()
            case {"is": "sounds", "number": int(number), "pid": int(pid)}:
                self._sounding.begins(pid, process.pid)
                if number != self._saying:  # stopped before it was known through what it sounds
                    self._sounding.end()
            case {"is": "begun", "number": int(number), "index": int(index)} if number == self._saying:
                self._unheard = None
                self._hears.phrase_begun(number, index)
            case {"is": "ended", "number": int(number), "whole": bool(whole)} if number == self._saying:
                self._saying, self._unheard, self._used = None, None, self._run.now()
                self._sounding.let_go()
                self._hears.ended(number, whole=whole)
            case {"is": "output" | "voice" as part, "works": bool(works), "why": str(why)}:
                self._troubles(part, "" if works else why or "it does not work")

    def _begin(self) -> None:
        self._ready = True
        self._troubles(PLAYER, "")
        for message in (self._pace, orders.output(self._into), self._prepared, self._unheard):
            if message:
                self._send(message)

    def _started(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def _ended(self, process: subprocess.Popen[bytes], why: str) -> None:
        if process is not self._process:
            return
        self._process, self._ready = None, False
        self._sounding.end()
        if self._closed:
            return
        self._troubles(PLAYER, why)
        if not (self._unheard and self._once_more):
            self._end_what_is_said()
        self._once_more = False

    def _end_what_is_said(self) -> None:
        number, self._saying, self._unheard = self._saying, None, None
        if number is not None:
            self._used = self._run.now()
            self._post(lambda: self._hears.ended(number, whole=False))

    def _send(self, message: Message) -> None:
        """A player that does not read hangs: it is ended, and another one started."""
        if not self._ready or self._process is None or self._process.stdin is None:
            return
        line = as_line(message)
        try:
            whole = os.write(self._process.stdin.fileno(), line) == len(line)
        except BlockingIOError:
            whole = False
        except OSError:
            return  # it has just ended, which is told in a moment
        if not whole:
            self._kill()

    def _kill(self) -> None:
        """With aplay and the renderer, which the kernel ends at once."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)

    # --- the task -------------------------------------------------------------------------------------------------

    def _keep_a_player(self) -> None:
        pause = _FIRST_PAUSE_S
        while self._wanted.wait() and not self._closed:
            begun = self._run.now()
            self._one_life()
            pause = _FIRST_PAUSE_S if self._run.now() - begun > _LIVED_S else min(2 * pause, _LONGEST_PAUSE_S)
            if not self._closed and self._wanted.is_set():
                self._run.sleep(pause)

    def _one_life(self) -> None:
        try:
            process = subprocess.Popen(  # noqa: S603 - our own program
                self._sound.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        except OSError as error:
            why = str(error)
            self._later(lambda: self._troubles(PLAYER, why))
            return
        assert process.stdin is not None
        assert process.stdout is not None
        os.set_blocking(process.stdin.fileno(), False)
        self._started_last = process  # before the look: whichever of close() and this comes second ends it
        if self._closed:
            process.kill()
        self._later(lambda: self._started(process))
        try:
            why = self._listen_to(process, process.stdin.fileno(), process.stdout.fileno())
        except Exception as error:  # nobody has foreseen it: another player, as after one that has ended
            mark("listening-to-the-player-failed")
            self._run.report(error)
            process.kill()
            process.wait()
            why = f"{type(error).__name__} while the player was listened to"
        process.stdout.close()
        process.stdin.close()
        self._later(lambda: self._ended(process, why))

    def _listen_to(self, process: subprocess.Popen[bytes], into: int, told: int) -> str:
        """Until it has ended, or until it hangs and is ended. Why it is no more."""

        def ask() -> None:
            with contextlib.suppress(OSError):  # it reads nothing, or has just ended: both show soon
                os.write(into, as_line({"do": "state"}))
            self._later(self._rest)

        try:
            for message in answers(told, ask, start=_START_S, pause=_BEAT_S, patience=_PATIENCE_S):
                self._hand_over(process, message)
        except HungError:
            process.kill()  # and with it aplay and the renderer
            process.wait()
            return "the player does not answer"
        return f"the player ended with {process.wait()}"

    def _hand_over(self, process: subprocess.Popen[bytes], message: Message) -> None:
        self._later(lambda: self._heard(process, message))

    def _later(self, call: Callable[[], None]) -> None:
        """On the window's thread, while there is one."""
        if not self._closed:
            self._post(call)
