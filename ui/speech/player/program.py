"""What the player does with each message, and how it speaks. One thread takes messages, another one speaks."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ui.speech.espeak import NoVoiceError, UnreadError
from ui.speech.lifeline import Message
from ui.speech.player.aplay import Clock, LostError, Output
from ui.speech.player.slot import Slot
from ui.speech.player.sources import Sources, Wanted
from ui.speech.player.stretch import NoLibraryError, Stretch
from ui.speech.sound import RATE, Sound, at_volume, silence
from ui.speech.utterance import HEADPHONES, USUAL_SPEED, USUAL_VOLUME, VOLUMES, Phrase

Tell = Callable[[Message], None]
_BLOCK = RATE // 50  # samples at a time: a change of speed or volume is heard after no more than what is ahead
WAIT_FOR_VOICE_S = 0.4  # for a sound that is being rendered; then espeak-ng says it, within 0.7 s of the question
WAIT_FOR_READINGS_S = 10.0  # for how it is read; only a renderer that is being started takes that long


@dataclass
class Job:
    """One utterance. `output`: as soon as there is one."""

    number: int
    wanted: tuple[Wanted, ...]
    into: str
    slots: list[Slot]
    output: Output | None = None
    stopped: bool = False
    begun: float = 0.0  # by the player's clock
    lasts: float = 0.0  # seconds of sound so far


@dataclass
class Pace:
    speed: float = USUAL_SPEED
    volume: int = USUAL_VOLUME


@dataclass
class Player:
    """`devices`: the ALSA name of each output; none: it is not there."""

    devices: Mapping[str, str]
    sources: Sources
    clock: Clock
    tell: Tell
    into: str = ""
    pace: Pace = field(default_factory=Pace)

    def __post_init__(self) -> None:
        self._turn = threading.Condition()
        self._now: Job | None = None
        self._next: Job | None = None

    # --- messages -------------------------------------------------------------------------------------------------

    def handle(self, message: Message) -> None:
        match message:
            case {"do": "say", "number": int(number), "tongue": str(tongue), "phrases": list(phrases)}:
                self._say(number, tuple(Wanted(_phrase(one), tongue) for one in phrases))
            case {"do": "stop"}:
                self._stop()
            case {"do": "pace", "speed": float(speed), "volume": int(volume)}:
                self.pace = Pace(speed, volume)
            case {"do": "output", "name": str(name)}:
                if name != self.into:
                    self._stop()
                self.into = name
            case {"do": "prepare", "utterances": []}:
                self.sources.forget()
            case {"do": "prepare", "utterances": list(utterances)}:
                found = (Wanted(_phrase(one), tongue) for tongue, phrases in utterances for one in phrases)
                self.sources.prepare([one for one in found if self._may_be_said(one.phrase, self.into)])
            case {"do": "state"}:
                self.tell({"is": "state", **self._state()})
            case _:
                self.tell({"is": "unknown", "do": str(message.get("do"))})

    def _say(self, number: int, wanted: tuple[Wanted, ...]) -> None:
        self._stop()
        may = [one for one in wanted if self._may_be_said(one.phrase, self.into)]
        gathered = iter(self.sources.gather(may))
        slots = [next(gathered) if self._may_be_said(one.phrase, self.into) else Slot() for one in wanted]
        with self._turn:
            self._next = Job(number, wanted, self.into, slots)
            self._turn.notify()

    def _stop(self) -> None:
        with self._turn:
            waiting, self._next = self._next, None
            if self._now:
                self._now.stopped = True
                if self._now.output:
                    self._now.output.stop()
        if waiting:
            self._ended(waiting, whole=False)

    def _state(self) -> Message:
        """How much it holds, and nothing of what that is."""
        with self._turn:
            utterances = sum(job is not None for job in (self._now, self._next))
        return {"utterances": utterances, **self.sources.state()}

    # --- the thread that speaks -----------------------------------------------------------------------------------

    def speak(self) -> None:
        """For ever."""
        while True:
            self._speak_once()

    def _speak_once(self) -> None:
        """Nothing of the utterance is left anywhere when this returns."""
        with self._turn:
            while self._next is None:
                self._turn.wait()
            job, self._now, self._next = self._next, self._next, None
        whole = self._said(job)
        with self._turn:
            self._now = None
        self._ended(job, whole=whole)

    def _said(self, job: Job) -> bool:
        """Whether it was said to its end, every phrase of it."""
        device = self.devices.get(job.into, "")
        if not device or not any(self._may_be_said(one.phrase, job.into) for one in job.wanted):
            return False
        try:
            with contextlib.closing(Stretch()) as stretch:
                return self._through(job, Output(device, self.clock), stretch)
        except (LostError, NoLibraryError) as error:
            self.tell({"is": "output", "name": job.into, "works": False, "why": str(error)})
        return False

    def _through(self, job: Job, output: Output, stretch: Stretch) -> bool:
        with self._turn:
            job.output, job.begun = output, self.clock.now()
            if job.stopped:
                output.stop()
        self.tell({"is": "sounds", "number": job.number, "pid": output.pid})
        whole = [self._phrase(job, output, stretch, index) for index in range(len(job.wanted))]
        ended = output.end()
        if output.heard:
            self.tell({"is": "output", "name": job.into, "works": True, "why": ""})
        return ended and all(whole)

    def _phrase(self, job: Job, output: Output, stretch: Stretch, index: int) -> bool:
        """Whether it was said. What is private is left out where others would hear it."""
        one, slot = job.wanted[index], job.slots[index]
        if not self._may_be_said(one.phrase, job.into):
            return False
        silent = index > 0 and self.clock.sleep is not None
        spare = self._spare(output, one, slot, WAIT_FOR_VOICE_S + self._ahead(job), silent=silent)
        if output.stopped:
            return False
        try:
            sound = self._sound(output, one, slot, silent=silent) if spare is None or slot.settled else spare
        except NoVoiceError as error:
            self.tell({"is": "voice", "works": False, "why": str(error)})
            return False
        output.mark(lambda: self.tell({"is": "begun", "number": job.number, "index": index}))
        for block in _blocks(sound):
            self._write(output, stretch.through(block, self.pace.speed))
        self._write(output, stretch.rest())
        for block in _blocks(silence(one.phrase.pause / self.pace.speed)):
            output.write(block)
        job.lasts += (len(sound) / RATE + one.phrase.pause) / self.pace.speed
        return True

    def _ahead(self, job: Job) -> float:
        """Seconds by which its sound is ahead of life: in life the voice has them as well, while somebody listens."""
        return 0.0 if self.clock.sleep else max(0.0, job.lasts - (self.clock.now() - job.begun))

    def _spare(self, output: Output, one: Wanted, slot: Slot, patience: float, *, silent: bool) -> Sound | None:
        """Waits for the voice, and makes meanwhile what is said if it does not come in time. None: there is no need."""
        begun = self.clock.now()
        self._wait(output, lambda: slot.read or self.sources.instantly(one, slot), patience, silent=silent)
        if output.stopped or self.sources.instantly(one, slot):
            return None
        try:
            spare = self.sources.spare(one, slot)
        except NoVoiceError:
            spare = None
        left = patience - (self.clock.now() - begun)
        self._wait(output, lambda: slot.settled, left, silent=silent)
        return spare

    def _sound(self, output: Output, one: Wanted, slot: Slot, *, silent: bool) -> Sound:
        try:
            return self.sources.now(one, slot)
        except UnreadError:
            reading = self.sources.reading(one, slot)
            self._wait(output, lambda: bool(reading.readings), WAIT_FOR_READINGS_S, silent=silent)
            return self.sources.now(one, reading)

    def _wait(self, output: Output, there: Callable[[], bool], seconds: float, *, silent: bool) -> None:
        """Not for ever. `silent`: something was heard already, and what comes next is silence."""
        for _ in range(round(seconds * RATE / _BLOCK)):
            if there() or output.stopped:
                return
            if silent:
                output.write(silence(_BLOCK / RATE))
            else:
                time.sleep(_BLOCK / RATE)

    def _write(self, output: Output, sound: Sound) -> None:
        if len(sound):
            output.write(at_volume(sound, self.pace.volume, VOLUMES[-1]))

    def _ended(self, job: Job, *, whole: bool) -> None:
        self.tell({"is": "ended", "number": job.number, "whole": whole})

    def _may_be_said(self, phrase: Phrase, into: str) -> bool:
        return into == HEADPHONES or not phrase.private


def _blocks(sound: Sound) -> Iterator[Sound]:
    yield from (sound[at : at + _BLOCK] for at in range(0, len(sound), _BLOCK))


def _phrase(raw: Message) -> Phrase:
    """Private where it does not say otherwise."""
    units = tuple(map(str, raw.get("units", ())))
    return Phrase("", str(raw["said"]), bool(raw.get("private", True)), units, float(raw.get("pause", 0.0)))
