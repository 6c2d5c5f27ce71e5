"""What the player is told, as messages. What must not be heard by others never leaves the terminal's process."""

from collections.abc import Iterable

from ui.speech.lifeline import Message
from ui.speech.utterance import Phrase, Utterance

STOP: Message = {"do": "stop"}


def say(number: int, utterance: Utterance, *, private_too: bool) -> Message:
    """Say this. Of what is private, where it is not to be heard, only its place is told: the others keep theirs."""
    phrases = [_told(one) if private_too or not one.private else _left_out(one) for one in utterance.phrases]
    return {"do": "say", "number": number, "tongue": utterance.tongue, "phrases": phrases}


def prepare(utterances: Iterable[Utterance], *, private_too: bool) -> Message:
    """Make the sound of what may have to be said next."""
    told = [
        (one.tongue, [_told(phrase) for phrase in one.phrases if private_too or not phrase.private])
        for one in utterances
    ]
    return {"do": "prepare", "utterances": told}


def pace(speed: float, volume: int) -> Message:
    """From now on so fast and so loud."""
    return {"do": "pace", "speed": float(speed), "volume": volume}


def output(name: str) -> Message:
    """Speak into this one; "": into none."""
    return {"do": "output", "name": name}


def _told(phrase: Phrase) -> Message:
    told: Message = {"said": phrase.said, "private": phrase.private, "pause": phrase.pause}
    return told | ({"units": phrase.units} if phrase.units else {})


def _left_out(phrase: Phrase) -> Message:
    return {"said": "", "private": True, "pause": phrase.pause}
