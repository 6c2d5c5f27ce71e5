"""The mouth of a printer with a presenter: holds one slip until it is taken, taken back, or pushed out. No clock."""

from device_sim.receipt_printer.receipt import PrintedReceipt


class Mouth:
    """Times are those of the printer's clock, seconds."""

    def __init__(self) -> None:
        self.taken_back: list[PrintedReceipt] = []  # slips that nobody took out in time
        self._slip: PrintedReceipt | None = None
        self._shown_at = 0.0  # when it stands there
        self._back_at: float | None = None  # when it is taken back; None: never

    def hold(self, slip: PrintedReceipt, shown_at: float, back_at: float | None) -> None:
        """One that was held before falls out."""
        self._slip, self._shown_at, self._back_at = slip, shown_at, back_at

    def let_go(self) -> None:
        """A hand takes it."""
        self._slip = None

    def waits(self, now: float) -> bool:
        """A slip stands there."""
        self.pass_time(now)
        return self._slip is not None and now >= self._shown_at

    def pass_time(self, now: float) -> None:
        """Take back what has waited for too long."""
        if self._slip and self._back_at is not None and now >= self._back_at:
            self.taken_back.append(self._slip)
            self._slip = None
