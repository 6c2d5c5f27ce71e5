"""What a printer of A4 pages offers."""

from collections.abc import Callable
from typing import Protocol

from drivers.api.status import DeviceStatus


class PagePrinter(Protocol):
    def status(self) -> DeviceStatus: ...

    def print(
        self, pdf: bytes, pages: int, on_page: Callable[[int], None], on_pace: Callable[[bool | None], None] = ...
    ) -> None:
        """Print one A4 document and return when the printer says it is completed.

        `on_page(n)` is told how many sheets are out whenever that is known.
        `on_pace` is told at every look at the job: True: the printer says that it prints; False: that it stands still,
        and may go on; None: neither is known. That it prints is its own word: it may be warming up.
        """
        ...

    def identity(self) -> str: ...

    def close(self) -> None: ...
