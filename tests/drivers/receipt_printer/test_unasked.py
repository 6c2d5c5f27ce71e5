"""A printer that is never asked: everything is sent, and nothing is said that nobody knows."""

import errno
import os
import pty
import tty
from collections.abc import Callable, Iterator

import pytest

from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.api.receipt_printer import ReceiptText, SlipEnd
from drivers.api.status import DeviceStatus, Notice
from drivers.receipt_printer.driver import EscPosPrinter, at
from drivers.receipt_printer.models import MODELS, unasked
from drivers.receipt_printer.unasked import told_beside
from drivers.transports.usb_printer import LPGETSTATUS, LPIOC_GET_DEVICE_ID, UsbPrinter
from tests.drivers.receipt_printer.bench import GLYPHS, RECEIPT, Bench


class Mute(Bench):
    """Prints, and never answers."""

    def __init__(self, model: str = "epson") -> None:
        super().__init__(model)
        self.sim.mute = True

    def fresh_driver(self) -> EscPosPrinter:
        return EscPosPrinter(self.loop.open, GLYPHS, self.loop.clock, unasked(MODELS[self.model]))


@pytest.mark.parametrize("model", MODELS)
def test_a_slip_comes_out_and_is_called_sent(model: str) -> None:
    mute = Mute(model)
    assert mute.driver.print(RECEIPT) is SlipEnd.SENT
    slip = mute.sim.receipts[-1]
    whole = Bench(model)
    whole.driver.print(RECEIPT)
    assert (slip.lines, slip.cut) == (whole.sim.receipts[-1].lines, True)
    assert (mute.sim.bugs, mute.sim.ignored) == ([], [])


@pytest.mark.parametrize("model", MODELS)
def test_nothing_that_asks_is_ever_sent(model: str) -> None:
    mute = Mute(model)
    sent = bytearray()
    mute.loop.heard = sent.extend
    mute.driver.status()
    mute.driver.identity()
    mute.driver.print((ReceiptText("A"),))
    asked = MODELS[model]
    for question in (*asked.status.requests, asked.fence, *(one.request for one in asked.identity)):
        assert not question or question not in sent


def test_two_slips_are_two_pieces_of_paper() -> None:
    mute = Mute()
    for name in "甲乙":
        mute.driver.print((ReceiptText(name),))
    assert [slip.lines for slip in mute.sim.receipts if slip.lines] == [["甲"], ["乙"]]


def test_what_another_program_left_in_the_printer_does_not_stand_on_the_slip() -> None:
    mute = Mute()
    mute.sim.receive("半张".encode("gb18030"))
    mute.driver.print((ReceiptText("甲"),))
    assert [slip.lines for slip in mute.sim.receipts if slip.lines][-1] == ["甲"]


def test_it_is_not_called_ready() -> None:
    mute = Mute()
    status = mute.driver.status()
    assert (status.fault, status.notices) == (None, (Notice.UNASKED,))
    assert (mute.driver.answers, Bench().driver.answers) == (False, True)


def test_what_it_pushes_unasked_is_believed_to_be_nothing() -> None:
    mute = Mute()
    mute.sim.mute = False
    mute.sim.tells_always = True
    mute.sim.set_paper("end")
    assert mute.driver.status().fault is None


def test_a_line_that_is_gone_is_said_to_be_gone() -> None:
    mute = Mute()
    mute.loop.unplugged = True
    assert mute.driver.status().fault is Fault.OFFLINE
    assert mute.failure() == (Fault.OFFLINE, False)


def test_a_line_that_goes_while_a_slip_is_sent_may_have_moved_paper() -> None:
    mute = Mute()

    def cut_off(_data: bytes) -> None:
        mute.loop.unplugged = True

    mute.driver.print((ReceiptText("A"),))
    mute.loop.heard = cut_off
    with pytest.raises(DeviceError) as caught:
        mute.driver.print(RECEIPT)
    assert (caught.value.fault, caught.value.began) == (Fault.OFFLINE, True)


def test_status_none_in_an_address_is_what_makes_it_so() -> None:
    for options, answers in (("", True), ("?status=asked", True), ("?status=none", False)):
        assert at(parse("receipt_printer", f"tcp://127.0.0.1:9100{options}")).answers is answers


# --- on USB, where the port tells of its paper beside the bytes ---------------------------------------------------


@pytest.fixture
def usb() -> Iterator[Callable[[int | None], UsbPrinter]]:
    ends: list[int] = []

    def printer(bits: int | None) -> UsbPrinter:
        master, slave = pty.openpty()
        tty.setraw(slave)
        ends.extend((master, slave))
        status: list[int | None] = [0x18]

        def ioctl(_fd: int, request: int, argument: bytearray) -> int:
            if request == LPGETSTATUS:
                if (bits := status[0]) is None:
                    raise OSError(errno.EIO, "Input/output error")
                argument[:4] = bits.to_bytes(4, "little")
            if request == LPIOC_GET_DEVICE_ID:
                argument[:15] = b"\x00\x0fMFG:A;MDL:B;\x00"
            return 0

        one = UsbPrinter(os.ttyname(slave), ioctl)
        status[0] = bits
        return one

    yield printer
    for end in ends:
        os.close(end)


@pytest.mark.parametrize(
    ("bits", "fault"),
    [(0x18, None), (0x38, Fault.NO_PAPER), (0x20, Fault.NO_PAPER), (0x10, None), (0x00, None), (None, None)],
)
def test_no_paper_is_believed_of_a_port_and_nothing_else(
    usb: Callable[[int | None], UsbPrinter], bits: int | None, fault: Fault | None
) -> None:
    printer = usb(bits)
    status = told_beside(printer)
    assert (status.fault, status.notices) == (fault, (Notice.UNASKED,))
    printer.close()


def test_a_line_that_is_not_usb_tells_nothing() -> None:
    assert told_beside(None) == DeviceStatus(notices=(Notice.UNASKED,), evidence=told_beside(None).evidence)


@pytest.mark.thorough  # it waits for what does not come
def test_a_printer_that_has_no_paper_gets_no_slip(usb: Callable[[int | None], UsbPrinter]) -> None:
    printer = usb(0x38)
    driver = EscPosPrinter(lambda: printer, GLYPHS, model=unasked(MODELS["epson"]))
    with pytest.raises(DeviceError) as caught:
        driver.print(RECEIPT)
    assert (caught.value.fault, caught.value.began) == (Fault.NO_PAPER, False)


def test_it_is_called_what_its_port_says(usb: Callable[[int | None], UsbPrinter]) -> None:
    printer = usb(0x18)
    assert EscPosPrinter(lambda: printer, GLYPHS, model=unasked(MODELS["epson"])).identity() == "A B"
