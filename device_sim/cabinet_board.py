"""The board with the lamps and contacts of the cabinet, part of the world."""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from device_sim.cabinet.board import SimBoard
from device_sim.pty_port import PtyPort
from device_sim.verbs import Verb, line_verbs, switch

CONTACTS = {"door": 1, "tamper": 2}  # the input of each; closed while all is in order
LAMPS = {"id_card": 1, "scanner": 2, "receipt_printer": 3, "page_printer": 4}  # the relay of each


class CabinetBoard:
    """On a serial line of its own, until `undo` closes it."""

    def __init__(self, undo: ExitStack, folder: Path) -> None:
        self._tty = folder.resolve() / "cabinet.tty"  # the link: what it leads to changes when the plug is put back
        self.port = PtyPort(SimBoard, self._tty)
        undo.callback(self.port.close)

    def fit(self, model: str) -> None:
        """Another board, one of `MODELS`, stands in the cabinet. ValueError: there is no such board."""
        self.board.become(model)

    @property
    def address(self) -> str:
        """Where a terminal finds it."""
        wired = {**LAMPS, **(CONTACTS if self.board.model == "modbus" else {})}
        options = "".join(f"&{what}={number}" for what, number in wired.items())
        return f"serial://{self._tty}?baud=9600&model={self.board.model}{options}"

    def verbs(self) -> Mapping[str, dict[str, Verb]]:
        """By device, as `World.tell` knows them."""
        return {
            "cabinet": {
                "power_cycle": self.board.power_cycle,
                "silent": switch(self.board, "silent"),
                "open_door": lambda: self.board.move(CONTACTS["door"], closed=False),
                "shut_door": lambda: self.board.move(CONTACTS["door"], closed=True),
                "tamper": lambda: self.board.move(CONTACTS["tamper"], closed=False),
                "leave_alone": lambda: self.board.move(CONTACTS["tamper"], closed=True),
                **line_verbs(self.port),
            }
        }

    def state(self) -> Mapping[str, Mapping[str, Any]]:
        """By device, as JSON values."""
        return {
            "cabinet": {
                "plugged": self.port.plugged,
                "silent": self.board.silent,
                "door_open": CONTACTS["door"] not in self.board.inputs,
                "tampered": CONTACTS["tamper"] not in self.board.inputs,
                "lit": [device for device, channel in LAMPS.items() if channel in self.board.closed],
            }
        }

    @property
    def board(self) -> SimBoard:
        assert isinstance(self.port.device, SimBoard)
        return self.port.device
