"""A line that is held for as long as it is needed: opened by the first who needs it, and anew once it was let go."""

from contextlib import suppress

from drivers.api.transport import OpenTransport, Transport


class Held:
    """`line`: the one that is open; None: none is."""

    def __init__(self, open_transport: OpenTransport) -> None:
        self._open = open_transport
        self.line: Transport | None = None

    def connected(self) -> Transport:
        """OSError: it cannot be opened, or the system refuses its address."""
        if self.line is None:
            try:
                self.line = self._open()
            except ValueError as error:
                raise OSError(str(error)) from error
        return self.line

    def let_go(self) -> None:
        line, self.line = self.line, None
        if line is not None:
            with suppress(OSError):
                line.close()
