"""A view that speaks: tells every Screen to ears, and answers to keys. Decides nothing about the visit, knows no Qt."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from kiosk.model.screen import Screen
from ui.narrator.aloud import tongue_after
from ui.narrator.caption import READ, TONGUE, caption
from ui.narrator.explore import touched
from ui.narrator.mode import (
    Attended,
    Command,
    Ended,
    Event,
    Felt,
    Heard,
    Hush,
    Into,
    InTongue,
    Key,
    Lifted,
    Mode,
    Note,
    Pace,
    Part,
    Plug,
    Press,
    ReadAloud,
    Say,
    Shown,
    Thing,
    Tick,
    Touch,
    Unmoved,
    VisitOver,
)
from ui.narrator.reading import Reading, Sentence
from ui.narrator.said import Said
from ui.narrator.saying import parts_at
from ui.narrator.screen_reader import Terminal
from ui.narrator.signs import Signals
from ui.narrator.switches import goes_by_itself
from ui.narrator.voice_mode import step
from ui.narrator.wording import Wording
from ui.speech.utterance import TONGUES, USUAL_SPEED, USUAL_VOLUME, Hears, Phrase, Speaker, Utterance
from ui.theme.reader import Reader
from ui.words.sentences import Words

BESIDE = (1, -1)  # stops that may be asked for next
Captioned = Callable[[dict[str, Any]], None]
Overhears = Callable[[int, Phrase | None, str, bool], None]
"""Of utterance `number` this phrase begins to be heard in this output; None: nothing more of it is heard.
The last one: it breaks off here, as a key or a plug wants it.
"""


class Narrator:
    """All calls come from the thread of the window.

    `words` gives the sentences of a language. `speak` makes the speaker, which tells what becomes of what is said.
    `touch(action, value)` is as a finger would. `attended(handled)` hears that somebody is there, `note(on, by)` that
    the mode began or ended. `captioned` gets what is shown of it, whenever that changes. `seconds`: a monotonic clock.
    `overhears`: who is told besides what is heard. `earcons`: what happens is heard without words, and that a card
    still lies there is said, also while nobody has asked for a voice.
    `switches`: how many there are; `scan_s`: how long the frame of a single one stays at a place, seconds.
    """

    def __init__(
        self,
        words: Callable[[str], Words],
        terminal: Terminal,
        speak: Callable[[Hears], Speaker],
        *,
        touch: Callable[[str, str], None],
        attended: Callable[[bool], None],
        note: Callable[[bool, str], None],
        captioned: Captioned,
        seconds: Callable[[], float],
        outputs: Iterable[str],
        overhears: Overhears | None = None,
        tongues: Iterable[str] = TONGUES,
        earcons: bool = True,
        switches: int = 2,
        scan_s: float = 2.0,
    ) -> None:
        self.mode = Mode(frozenset(outputs), frozenset(tongues), switches=switches, usual_scan_s=scan_s, scan_s=scan_s)
        self._wording = Wording(words, terminal)
        self._touch, self._attended, self._note = touch, attended, note
        self._captioned = captioned
        self._overhears = overhears
        self._seconds = seconds
        self._screen: Screen | None = None
        self._signals = Signals(wanted=earcons)
        self._said = Said()
        self._presses = False  # the finger that is lifted presses
        self.speaker = speak(self)
        self._show_caption()

    @property
    def saying(self) -> int:
        """The number of what is being said; -1: nothing."""
        return self._said.number

    # --- what happens

    def show(self, screen: Screen, reader: Reader) -> None:
        """This stands on the screen now. While nobody listens nothing is made of it."""
        before, self._wording = self._wording.reader, replace(self._wording, reader=reader)
        self._signals.shown(self._screen, screen, self._seconds(), told=self.mode.on)
        self._screen = screen
        if self.mode.on or self.mode.aloud:
            self._on(Shown(self._read(screen, felt=not self.mode.aloud)))
        if reader != before:
            self._show_caption()
        if not self.mode.on and not self.mode.aloud:
            self._sound()

    def key(self, name: str, by: str = "key") -> None:
        """A key of the keypad, or of the panel on the glass."""
        if name.startswith(READ):
            tongue = name.removeprefix(READ)
            self._read_aloud(tongue if tongue in self.mode.tongues else "")
            return
        if name.startswith(TONGUE):
            tongue = name.removeprefix(TONGUE)
            self._on(InTongue(tongue if tongue in self.mode.tongues else ""))
            return
        self._look()
        self._on(Key(name, by))

    def _read_aloud(self, tongue: str) -> None:
        """To somebody who sees: in this tongue, or "" to stop."""
        if self._screen:
            spoken = self._wording.spoken(tongue_after(self.mode, tongue))
            self._on(ReadAloud(tongue, self._wording.read(self._screen, spoken, felt=False)))

    def switch(self) -> None:
        """The place in the frame was touched."""
        self.key("end" if self.mode.on else "start", "button")

    def feel(self, handle: str, name: str, words: str, *, possible: bool, down: bool) -> None:
        """A finger is on a control of the window, or on words of the page; both "": on neither.

        `name`: of a control that no page tells of. `down`: it was put there just now, and has not slid there.
        """
        if self.mode.on:
            self._on(self._felt(handle, name, words, possible=possible, down=down))

    def lift(self) -> bool:
        """The finger has left the glass. Whether the window is to press what it was on."""
        self._presses = False
        self._on(Lifted())
        return self._presses

    def pressed(self) -> None:
        """The window has done so."""
        self._on(Unmoved())

    def plug(self, jack: bool | None, *, found: bool = False) -> None:  # noqa: FBT001 - in, out, nobody can tell
        """Headphones were plugged in or pulled out. `found`: they were so already."""
        self._look()
        self._on(Plug(jack, found))

    def tick(self) -> None:
        """Called about every second."""
        self._on(Tick())
        if self.saying < 0 and not self.mode.speaking:
            self._sound()

    @property
    def goes_by_itself(self) -> bool:
        """Whether a frame goes on by the clock, so that `tick` is wanted more often."""
        return goes_by_itself(self.mode)

    def visit_over(self) -> None:
        """Whoever was here has gone; what is shown next is for somebody else."""
        self.speaker.prepare(())
        self._on(VisitOver())

    def close(self) -> None:
        self.speaker.close()

    # --- from the speaker

    def phrase_begun(self, number: int, index: int) -> None:
        if number == self.saying:
            self._said.begins(index)
            self._tell(number, self._said.utterance.phrases[index])
            self._hear()
            self._show_caption()

    def ended(self, number: int, *, whole: bool) -> None:
        if number == self.saying:
            self._tell(number, None)
            self._said.number = -1
            self._on(Ended(whole))

    def _hear(self) -> None:
        """What becomes of the rest of the page, or is left out of it, is nothing to what was said already."""
        for part in self.mode.unheard:
            if self._said.over(self._put((part,)).phrases):
                self._on(Heard(part))

    def _tell(self, number: int, phrase: Phrase | None, *, cut: bool = False) -> None:
        if self._overhears:
            self._overhears(number, phrase, self.mode.output, cut)

    # --- orders

    def _on(self, event: Event) -> None:
        before = self.mode
        self.mode, commands = step(self.mode, event, self._seconds())
        for command in commands:
            self._do(command)
        if self.mode.on and self.mode.tongue != before.tongue and self._screen:
            self._on(Shown(self._read(self._screen)))  # the page is told in the words of the other tongue
        if commands or self.mode != before:
            self._show_caption()

    def _do(self, command: Command) -> None:
        match command:
            case Say(parts, goes_on):
                self._say(parts, goes_on=goes_on)
            case Hush():
                if self.saying >= 0:
                    self._tell(self.saying, None, cut=True)
                self._said.number = -1
                self.speaker.stop()
            case Touch(action, value):
                self._touch(action, value)
                self._on(Unmoved())
            case Press():
                self._presses = True
            case Pace(speed, volume):
                self.speaker.set_pace(speed, volume)
            case Into(output):
                self.speaker.set_output(output)
            case Attended(handled):
                self._attended(handled)
            case Note(on, by):
                self._note(on, by)

    def _say(self, parts: Iterable[Part], *, goes_on: bool) -> None:
        rest, gone = (self._said.rest, self._said.gone) if goes_on else ((), ())
        said = self._put(parts)
        self._utter(replace(said, phrases=(*said.phrases, *rest)))
        if rest:
            self._said.before = len(self._said.utterance.phrases) - len(rest)
            self._said.earlier = gone
        if self.mode.on and self.mode.output:
            self.speaker.prepare(self._put(parts_at(self.mode, by)) for by in BESIDE)

    def _sound(self) -> None:
        """What everybody hears: the sounds of what has happened, and that a card is to be taken."""
        parts = self._signals.due(self._seconds())
        if parts is None:
            return
        if not self.mode.on:
            self.mode = replace(self.mode, output=self.mode.ears)
            self.speaker.set_output(self.mode.output)
            self.speaker.set_pace(USUAL_SPEED, USUAL_VOLUME)
        self._utter(self._put(parts))

    def _utter(self, said: Utterance) -> None:
        sounds = dict.fromkeys((*self._said.unheard_sounds, *self._signals.taken()))
        whole = replace(said, phrases=(*sounds, *said.phrases))
        self._said = Said(whole, self.speaker.say(whole) if self.mode.output else -1)

    # --- words

    def _look(self) -> None:
        """What begins now begins with what stands there."""
        if not self.mode.on and self._screen:
            self._on(Shown(self._read(self._screen)))

    def _read(self, screen: Screen, *, felt: bool = True) -> Reading:
        return self._wording.read(screen, self.tongue, felt=felt)

    def _felt(self, handle: str, name: str, words: str, *, possible: bool, down: bool) -> Felt:
        reading = self.mode.reading
        assert reading
        if handle:
            stop = reading.touched_by(handle)
        else:
            stop = self._wording.told_by(self._screen, words) if words and self._screen else None
        return touched(reading, stop, Thing(handle, Sentence(name), possible) if name else None, down=down)

    def _put(self, parts: Iterable[Part]) -> Utterance:
        return self._wording.put(parts, self.mode)

    @property
    def tongue(self) -> str:
        """What is spoken."""
        return self._wording.spoken(self.mode.tongue)

    def _show_caption(self) -> None:
        self._captioned(caption(self.mode, self._said.utterance, self._said.phrase, self.tongue, self._wording.written))
