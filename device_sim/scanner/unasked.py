"""Scanners made of software that read by themselves and take no commands. They know no driver."""

from device_sim.port import Emit
from drivers.scanner.codecs import hid_pos

READ_DELAY_S = 0.06  # from seeing a code to sending it
BETWEEN_S = 0.002  # reports


class SimReportScanner:
    """Sends codes in reports. Hands: `show_code`, `hide_code`. `sent` counts the codes it has sent.

    Left out: what the host could write to it, which every maker does in his own way.
    """

    looking = True  # always

    def __init__(self, emit: Emit, model: str = "hid-pos") -> None:
        self.aim = b"]Q1"  # of every code, where the model tells it
        self.sent = 0
        self.lose_reports = 0  # so many of the next code do not arrive: the last ones
        self._emit = emit
        self._form = hid_pos.FORMS[model]

    def receive(self, data: bytes) -> None:
        """It understands nothing."""

    def show_code(self, payload: bytes | str) -> None:
        code = payload.encode() if isinstance(payload, str) else payload
        reports = hid_pos.encode(code, self._form, self.aim)
        arrives, self.lose_reports = len(reports) - self.lose_reports, 0
        for at, report in enumerate(reports[:arrives]):
            self._emit(report, READ_DELAY_S + at * BETWEEN_S)
        self.sent += 1

    def hide_code(self) -> None:
        """It has been read already."""
