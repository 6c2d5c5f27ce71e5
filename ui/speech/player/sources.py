"""Where the sound of a phrase comes from: recorded, rendered before, single clips, rendered now, espeak-ng."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ui.speech.clips import Clips
from ui.speech.earcons import earcon
from ui.speech.espeak import voiced
from ui.speech.lifeline import Message
from ui.speech.player.renderer import Renderer
from ui.speech.player.slot import Slot
from ui.speech.readings import without_readings
from ui.speech.saying.number_words import number_words
from ui.speech.sound import RATE, Sound, silence
from ui.speech.utterance import MANDARIN, Phrase, run_together

_GAP_S = 0.040  # after a single digit or letter
_BREATH_S = 0.060  # of silence at the end of a clip; two digits in one breath run on without it


@dataclass(frozen=True, slots=True)
class Wanted:
    """A phrase and the tongue that it is said in."""

    phrase: Phrase
    tongue: str


class Sources:
    """Keeps sounds that were made for a citizen only while they may be said: those of the last `prepare` and of what
    is being said. Used by the thread that takes messages; only `now` by the one that speaks.
    """

    def __init__(self, clips: Clips, renderer: Renderer) -> None:
        self._clips = clips
        self._renderer = renderer
        self._kept: dict[tuple[str, str], Slot] = {}
        self._prepared: frozenset[tuple[str, str]] = frozenset()

    def prepare(self, wanted: Sequence[Wanted]) -> None:
        """These may come. What was prepared before is forgotten."""
        live = [one for one in wanted if not self._has_clips(one)]
        self._prepared = frozenset((one.tongue, one.phrase.said) for one in live)
        self._kept = {key: slot for key, slot in self._kept.items() if key in self._prepared}
        for one in live:
            self._ask(one.tongue, one.phrase.said)

    def forget(self) -> None:
        """Whoever these sounds were made for has gone."""
        self.prepare(())
        self._renderer.forget()

    def gather(self, wanted: Sequence[Wanted]) -> list[Slot]:
        """A slot for each, the first ones first; what was asked for before and is not wanted now comes after them."""
        unsettled = {key for key, slot in self._kept.items() if not slot.settled}
        self._renderer.forget()
        self._kept = {key: slot for key, slot in self._kept.items() if key in self._prepared and slot.sound is not None}
        self._renderer.wake()
        slots = [self._slot(one) for one in wanted]
        for tongue, said in unsettled & self._prepared:
            self._ask(tongue, said)
        return slots

    def state(self) -> Message:
        """How many sounds it keeps, and for how many it waits."""
        return {"kept": len(self._kept), "awaited": self._renderer.awaited}

    def now(self, one: Wanted, slot: Slot) -> Sound:
        """What can be had at once: a clip, what has been rendered by now, or espeak-ng. espeak.NoVoiceError.

        espeak.UnreadError: espeak-ng has to say it, and its readings have not come.
        """
        if slot.sound is not None:
            return slot.sound
        if not any(map(str.isalnum, one.phrase.said)):
            return silence(0)  # signs, which nobody says
        clip = self._joined(one)
        return self.spare(one, slot) if clip is None else clip

    def spare(self, one: Wanted, slot: Slot) -> Sound:
        """Put together from clips where it is a number, a day or an amount; else by espeak-ng. Raises as `now` does."""
        counted = self._counted(one)
        return counted if counted is not None else voiced(without_readings(one.phrase.said), one.tongue, slot.readings)

    def reading(self, one: Wanted, slot: Slot) -> Slot:
        """Where its readings come, whatever has become of the sound. Called by the thread that speaks."""
        if not slot.settled and self._kept.get((one.tongue, one.phrase.said)) is slot:
            return slot
        return self._renderer.ask(one.tongue, one.phrase.said)  # it was asked of one that has died, or of nobody

    def instantly(self, one: Wanted, slot: Slot) -> bool:
        return slot.settled or self._has_clips(one) or not any(map(str.isalnum, one.phrase.said))

    def _slot(self, one: Wanted) -> Slot:
        if self._has_clips(one):
            return Slot()  # decoded when its turn comes: the first one must not wait for the others
        return self._ask(one.tongue, one.phrase.said)

    def _ask(self, tongue: str, said: str) -> Slot:
        if (tongue, said) not in self._kept:
            self._kept[tongue, said] = self._renderer.ask(tongue, said)
        return self._kept[tongue, said]

    def _has_clips(self, one: Wanted) -> bool:
        if one.phrase.earcon or self._clips.has(one.tongue, one.phrase.said):
            return True
        return bool(one.phrase.units) and all(self._clips.has(one.tongue, unit) for unit in one.phrase.units)

    def _joined(self, one: Wanted) -> Sound | None:
        if one.phrase.earcon:
            return earcon(one.phrase.earcon)
        whole = self._clips.sound(one.tongue, one.phrase.said)
        if whole is not None or not one.phrase.units:
            return whole
        there = list(self._spelled(one))
        if any(part is None for part in there):
            return None  # nothing of a number may be missing
        return np.concatenate([part for part in there if part is not None])

    def _counted(self, one: Wanted) -> Sound | None:
        """By one voice, of which nothing may be missing."""
        words = number_words(one.phrase.said) if one.tongue == MANDARIN else ()
        if not words or not self._clips.in_one_voice(one.tongue, *words):
            return None
        *before, last = [self._clips.sound(one.tongue, word) for word in words]
        if last is None or any(sound is None for sound in before):
            return None
        return np.concatenate([*(sound[: -round(_BREATH_S * RATE)] for sound in before if sound is not None), last])

    def _spelled(self, one: Wanted) -> Iterator[Sound | None]:
        """Two units in one breath where there is such a clip: single syllables one after another are hard to follow."""
        rest = one.phrase.units
        while rest:
            pair = self._pair(one.tongue, rest[:2])
            sound = self._clips.sound(one.tongue, rest[0]) if pair is None else pair
            rest = rest[1 if pair is None else 2 :]
            if sound is None or not rest:
                yield sound
            elif pair is None:
                yield np.concatenate((sound, silence(_GAP_S)))
            else:
                yield sound[: -round(_BREATH_S * RATE)]

    def _pair(self, tongue: str, units: Sequence[str]) -> Sound | None:
        """By the voice that says them one by one as well, so that a number is said by one voice."""
        said = run_together(units)
        whole = len(units) > 1 and self._clips.in_one_voice(tongue, said, *units)
        return self._clips.sound(tongue, said) if whole else None
