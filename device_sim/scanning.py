"""What codes are shown to: the scanner of the cabinet, part of the world."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from device_sim.port import Emit
from device_sim.pty_port import PtyPort
from device_sim.scanner.commanded import SimCommandedScanner, SimSsiScanner
from device_sim.scanner.engine import SimHexScanner
from device_sim.scanner.unasked import SimKeyboardScanner, SimLineScanner, SimReportScanner
from device_sim.standing import wire
from device_sim.tcp_port import TcpPort
from device_sim.threaded_port import ThreadedPort
from device_sim.verbs import Verb, line_verbs, whole

USUAL = "gm65"
UNASKED: dict[str, Callable[[Emit], SimLineScanner | SimReportScanner | SimKeyboardScanner]] = {
    "lines": SimLineScanner,
    "hid-pos": SimReportScanner,
    "microscan": lambda emit: SimReportScanner(emit, "microscan"),
    "keyboard": SimKeyboardScanner,
}
"""Models that take no commands. They are behind a socket: the device of all but the first only a kernel can make."""
COMMANDED = ("newland", "honeywell", "datalogic", "powerscan", "ssi")
MODELS = (USUAL, *COMMANDED, *UNASKED)
Engine = SimHexScanner | SimCommandedScanner
AGAIN_S, TIMES = 1.5, 40  # they read what stays before the window again so soon, so many times


class Scanning:
    """One scanner at a port of its own until `undo` closes it: an engine that is triggered, until another is fitted."""

    def __init__(self, undo: ExitStack, folder: Path) -> None:
        self._folder = folder
        self._shown = b""  # the code before the window
        self.model = USUAL
        self._port: ThreadedPort = PtyPort(SimHexScanner, folder / "scanner.tty")
        undo.callback(lambda: self._port.close())

    def fit(self, model: str) -> None:
        """One of MODELS stands there from now on."""
        if model == self.model:
            return
        self._port.close()
        if model in UNASKED:
            self._port = TcpPort(UNASKED[model], "scanner")
        else:
            self._port = PtyPort(lambda emit: _engine(emit, model), self._folder / "scanner.tty")
        self.model = model

    @property
    def address(self) -> str:
        if isinstance(self._port, TcpPort):
            return f"{self._port.address}?model={self.model}"
        model = "" if self.model == USUAL else f"&model={self.model}"
        return f"serial://{self._folder.resolve()}/scanner.tty?baud=9600{model}"

    def show(self, payload: bytes) -> None:
        """It stays before the window until it is hidden, or another is shown."""
        self.hide()
        self._shown = payload
        device = self._port.device
        if isinstance(device, Engine):
            device.show_code(payload)
            return
        assert isinstance(device, SimLineScanner | SimReportScanner | SimKeyboardScanner)
        device.show_code(payload, times=TIMES, every=AGAIN_S)

    def hide(self) -> None:
        self._shown = b""
        device = self._port.device
        if isinstance(device, Engine):
            device.hide_code()
        else:
            self._port.hush()

    def storm(self, codes: str = "1000") -> None:
        """So many different ones in one moment, whether anybody waits for a code or not."""
        device = self._port.device
        for number in range(whole("codes", codes, 1)):
            code = b"STORM-%06d" % number
            if isinstance(device, Engine):
                device.blurt(code)
            else:
                assert isinstance(device, SimLineScanner | SimReportScanner | SimKeyboardScanner)
                device.show_code(code)

    def verbs(self) -> dict[str, Verb]:
        return {"storm": self.storm, **line_verbs(self._port)}

    def state(self) -> dict[str, Any]:
        """As JSON values."""
        device = self._port.device
        return {
            "model": self.model,
            "plugged": self._port.plugged,
            "looking": device.looking if isinstance(device, Engine) else True,
            **wire(self._port),
            "shows": self._shown.decode(errors="replace"),
        }


def _engine(emit: Emit, model: str) -> Engine:
    if model == USUAL:
        return SimHexScanner(emit)
    return SimSsiScanner(emit) if model == "ssi" else SimCommandedScanner(emit, model)
