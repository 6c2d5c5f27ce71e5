"""Jobs for an A4 printer, and what becomes of them."""

from collections.abc import Callable

import pytest

from drivers.api.errors import DeviceError
from drivers.page_printer.driver import IppPrinter
from tests.drivers.page_printer.pages import blank_pdf


def failure(act: Callable[[], object]) -> DeviceError:
    with pytest.raises(DeviceError) as caught:
        act()
    assert caught.value.device == "page_printer"
    return caught.value


def print_two_pages(printer: IppPrinter) -> list[int]:
    out: list[int] = []
    printer.print(blank_pdf(2), 2, out.append)
    return out
