"""A sound card on USB behind a real kernel: what the product says reaches it as sound, and goes on after its plug."""

import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.vm.jobs import Job
from tests.vm.machine import Machine
from tests.vm.settings import CONFIG, configure
from ui.speech.clips import Clips
from ui.speech.sound import RATE, Floats, at_rate, loudness, trimmed
from ui.speech.utterance import ENGLISH
from ui.speech.voices import STARTER

CARD = "/dev/snd/by-id/usb-QEMU_QEMU_USB_Audio_000019-00"
NAME = "plughw:CARD=Audio"
SENTENCE = "Any key of the keypad starts it again"  # there is a clip of it
SPOKEN_LUFS = -40.0  # by far louder than a card that hums, and not so loud as a clip
ALIKE = 0.8  # of 1: how the loudness of what was heard goes up and down, beside that of the clip
STEP_S = 0.02


@pytest.fixture(autouse=True)
def card(machine: Machine) -> Iterator[None]:
    configure(machine, {}, {"speaker": NAME})
    plug(machine)
    machine.wait_for(CARD)
    yield
    pull(machine)


def plug(machine: Machine) -> None:
    machine.add("card", "usb-audio", audiodev="sound", serial="000019")


def pull(machine: Machine) -> None:
    machine.remove("card")
    machine.wait_for(CARD, gone=True)


def given(machine: Machine) -> Floats:
    """What the card was given since it was plugged in, now that it is gone."""
    with wave.open(str(machine.heard)) as file:
        rate, channels = file.getframerate(), file.getnchannels()
        raw = np.frombuffer(file.readframes(file.getnframes()), np.int16)
    return at_rate((raw.reshape(-1, channels)[:, 0] / 32768).astype(np.float32), rate)


def ups_and_downs(sound: Floats) -> Floats:
    """How loud it is, step by step."""
    step = round(STEP_S * RATE)
    steps = sound[: len(sound) // step * step].reshape(-1, step)
    sizes: Floats = np.sqrt((steps**2).mean(axis=1))
    return sizes


def likeness(sound: Floats, clip: Floats) -> float:
    """1 where somewhere in `sound` it goes up and down as `clip` does; 0 where nothing is alike."""
    heard, wanted = ups_and_downs(sound), ups_and_downs(clip)
    wanted = wanted - wanted.mean()
    windows = np.lib.stride_tricks.sliding_window_view(heard, len(wanted))
    windows = windows - windows.mean(axis=1, keepdims=True)
    sizes = np.linalg.norm(windows, axis=1) * np.linalg.norm(wanted)
    return float((windows @ wanted / np.maximum(sizes, 1e-9)).max())


def clip_of(sentence: str) -> Floats:
    sound = Clips([Path(STARTER)]).sound(ENGLISH, sentence)
    assert sound is not None
    return (sound / 32768).astype(np.float32)


def until(listener: Job, words: str) -> str:
    """Its next line that begins so."""
    while not (line := listener.line()).startswith(words):
        pass
    return line


def test_what_is_said_reaches_the_card_as_sound(machine: Machine) -> None:
    saying = machine.product("kiosk", "voice", "say", "--config", CONFIG, "--tongue", "en", SENTENCE)
    told = saying.end()
    assert (told[-1].endswith(": said"), saying.code) == (True, 0), saying.errors
    pull(machine)
    sound = given(machine)
    plug(machine)
    assert loudness(trimmed(sound)) > SPOKEN_LUFS
    assert likeness(sound, clip_of(SENTENCE)) > ALIKE


def test_a_card_that_is_pulled_out_in_the_middle_of_a_sentence_is_told_and_speaks_again(
    machine: Machine, again: Callable[[float], None]
) -> None:
    listener = machine.product("tests.vm.guest.listener", CONFIG, SENTENCE)
    until(listener, "begun")
    pull(machine)
    until(listener, "trouble: ")
    assert len(given(machine)) < len(clip_of(SENTENCE))
    before = machine.now()
    plug(machine)
    until(listener, "begun")
    again(listener.at - before)
    until(listener, "said")
    listener.stop()
    pull(machine)
    assert likeness(given(machine), clip_of(SENTENCE)) > ALIKE
    plug(machine)
