"""What people who listen have in their hands: keypad and headphones, part of the world."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Any

from device_sim.headphones.jack import SimHeadphones
from device_sim.keypad.pad import MODEL, SWITCHES, SimKeypad
from device_sim.port import Device, Emit
from device_sim.tcp_port import TcpPort
from device_sim.verbs import Verb, line_verbs, whole


class Hearing:
    """A keypad and a headphone jack, each at a port of its own until `undo` closes it."""

    def __init__(self, undo: ExitStack) -> None:
        self.switches = 0  # that are plugged into the pad, of SWITCHES
        self.keypad = _port(undo, "keypad", SimKeypad)
        self.headphones = _port(undo, "headphones", SimHeadphones)
        self._said = {"into": "", "words": "", "now": False}

    def verbs(self) -> Mapping[str, dict[str, Verb]]:
        """By device, as `World.tell` knows them."""
        pad, jack = self._pad, self._jack
        return {
            "keypad": {
                "press": lambda key, times="1": pad.press(key, whole("times", times, 1)),
                "hold": pad.hold,
                "release": pad.release,
                "storm": lambda count="80": pad.storm(whole("count", count, 1)),
                "lose_events": pad.lose_events,
                **line_verbs(self.keypad),
            },
            "headphones": {"insert": jack.insert, "pull": jack.pull, **line_verbs(self.headphones)},
            "sound": {"hear": self._hear, "silence": self._silence},
        }

    def _hear(self, into: str, words: str) -> None:
        """What the terminal says now, and into which output: somebody who stands beside it tells."""
        self._said = {"into": into, "words": words, "now": True}

    def _silence(self) -> None:
        self._said["now"] = False

    def state(self) -> Mapping[str, Mapping[str, Any]]:
        """By device, as JSON values."""
        pad = self._pad
        return {
            "keypad": {"plugged": self.keypad.plugged, "pressed": pad.pressed, "held": list(pad.held)},
            "headphones": {"plugged": self.headphones.plugged, "inserted": self._jack.inserted},
            "sound": dict(self._said),
        }

    def addresses(self) -> Mapping[str, str]:
        """Where a terminal finds them, by need."""
        switches = "".join(f"&{key}={code}" for key, code in list(SWITCHES.items())[: self.switches])
        pad = f"{self.keypad.address}?model={MODEL}{switches}"
        return {"keypad": pad, "headphones": self.headphones.address}

    @property
    def _pad(self) -> SimKeypad:
        assert isinstance(self.keypad.device, SimKeypad)
        return self.keypad.device

    @property
    def _jack(self) -> SimHeadphones:
        assert isinstance(self.headphones.device, SimHeadphones)
        return self.headphones.device


def _port(undo: ExitStack, name: str, build: Callable[[Emit], Device]) -> TcpPort:
    port = TcpPort(build, name)
    undo.callback(port.close)
    return port
