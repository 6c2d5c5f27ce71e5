"""The speaker of a terminal that has none: what is told there is only seen."""

from collections.abc import Iterable

from ui.speech.utterance import Utterance


class Silence:
    """Plays the part of `ui.speech.utterance.Speaker`. It has no output, so that nothing is ever said into it."""

    def say(self, utterance: Utterance) -> int:
        raise AssertionError(f"no output to say {utterance.shown!r} into")

    def stop(self) -> None: ...

    def set_pace(self, speed: float, volume: int) -> None: ...

    def set_output(self, output: str) -> None: ...

    def prepare(self, utterances: Iterable[Utterance]) -> None: ...

    def close(self) -> None: ...
