"""What a printer of A4 pages offers."""

from collections.abc import Callable
from typing import Protocol

from drivers.api.status import DeviceStatus


class PagePrinter(Protocol):
    def status(self) -> DeviceStatus: ...

    def print(self, pdf: bytes, pages: int, on_page: Callable[[int], None]) -> None:
        """Print one A4 document and return when the printer says it is completed.

        `on_page(n)` is told how many sheets are out whenever that is known.
        """
        ...

    def identity(self) -> str: ...

    def close(self) -> None: ...
