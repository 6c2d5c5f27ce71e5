"""Time that passes only when somebody waits, and things that happen at their moment in it."""

from collections.abc import Callable


class PrinterTime:
    def __init__(self) -> None:
        self.now = 0.0
        self._due: list[tuple[float, Callable[[], None]]] = []

    def clock(self) -> float:
        return self.now

    def at(self, moment: float, happen: Callable[[], None]) -> None:
        self._due.append((moment, happen))

    def wait(self, seconds: float) -> None:
        until = self.now + seconds
        for moment, happen in sorted((due for due in self._due if due[0] <= until), key=lambda due: due[0]):
            self.now = max(self.now, moment)
            self._due = [due for due in self._due if due[1] is not happen]
            happen()
        self.now = until
