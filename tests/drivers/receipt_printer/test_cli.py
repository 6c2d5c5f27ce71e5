"""The technician's commands, over a real pseudo-terminal and the real serial stack."""

import contextlib
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from device_sim.port import Emit
from device_sim.pty_port import PtyPort
from device_sim.receipt_printer.printer import SimReceiptPrinter
from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.api.font_coverage import FontFace
from drivers.api.receipt_printer import ReceiptFeed, ReceiptPair, ReceiptQr, ReceiptRule, ReceiptText
from drivers.receipt_printer.cli import TEST_RECEIPT, commands
from drivers.receipt_printer.codec import encode
from drivers.receipt_printer.driver import EscPosPrinter, at
from drivers.receipt_printer.models import EPSON
from drivers.receipt_printer.raster import TERMINAL_FACES, GlyphRaster
from drivers.receipt_printer.receipt_json import receipt_from_json
from drivers.transports.line import opener
from tests.drivers.shell import typed


class Desk:
    """A printer on a pseudo-terminal, and its address."""

    def __init__(self, link: Path) -> None:
        self.port = PtyPort(self._build, link)
        self.address = f"serial://{link}"

    def _build(self, emit: Emit) -> SimReceiptPrinter:
        self.sim = SimReceiptPrinter(emit, clock=time.monotonic)
        self.sim.speed_mm_s = 0
        return self.sim


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "printer")
    yield desk
    desk.port.close()


def run(*words: str, faces: tuple[FontFace, ...] = TERMINAL_FACES) -> int:
    return typed(lambda parser: commands(parser, faces), *words)


def test_a_printer_that_is_never_asked_is_not_called_ready(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.sim.mute = True
    assert run("status", "--port", f"{desk.address}?status=none") == 0
    assert capsys.readouterr().out.splitlines() == [
        "open, never asked (status=none)",
        "its line is open, and nothing comes back on it",
    ]


def test_status_and_test_print_over_a_serial_line(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("status", "--port", desk.address) == 0
    assert capsys.readouterr().out == "ready\nDLE EOT 16 12 12 12\n"
    assert run("print-test", "--port", desk.address) == 0
    assert capsys.readouterr().out == "printed and cut\n"
    (receipt,) = desk.sim.receipts
    assert receipt.cut
    assert "[QR SUIZHU-PRINT-TEST]" in receipt.lines
    assert (desk.sim.bugs, desk.sim.ignored) == ([], [])


@pytest.mark.parametrize(
    ("model", "status", "end"),
    [
        ("star", "ESC ACK SOH 23 06 00", "printed and cut\n"),
        pytest.param("masung", "DLE EOT 16 12 12 12", "sent whole, and the", marks=pytest.mark.thorough),
        pytest.param("gprinter", "DLE EOT 16 12 12 12", "sent whole, and the", marks=pytest.mark.thorough),
    ],
)
def test_other_makers_printers_tell_how_they_are_and_print_over_a_serial_line(
    desk: Desk, capsys: pytest.CaptureFixture[str], model: str, status: str, end: str
) -> None:
    desk.sim.become(model)
    address = f"{desk.address}{'&' if '?' in desk.address else '?'}model={model}"
    assert run("status", "--port", address) == 0
    assert capsys.readouterr().out.startswith(f"ready\n{status}")
    assert run("print-test", "--port", address) == 0
    assert capsys.readouterr().out.startswith(end)
    (receipt,) = desk.sim.receipts
    assert receipt.cut
    assert "[QR SUIZHU-PRINT-TEST]" in receipt.lines


def test_a_stuck_blade_is_brought_home_from_the_command_line(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.sim.stick_cutter()
    assert run("free-cutter", "--port", desk.address) == 0
    assert capsys.readouterr().out.startswith("ready\n")
    other = f"{desk.address}{'&' if '?' in desk.address else '?'}model=masung"
    assert run("free-cutter", "--port", other) == 1
    assert "switch it off and on" in capsys.readouterr().err


@pytest.mark.thorough  # it waits for what does not come
def test_trouble_is_said_and_ends_with_status_one(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.sim.open_cover()
    assert run("status", "--port", desk.address) == 1
    assert capsys.readouterr().out.startswith("cover_open\n")
    assert run("print-test", "--port", desk.address) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "nothing was printed" in err


def test_printer_that_is_pulled_and_put_back_is_found_again(desk: Desk) -> None:
    printer = EscPosPrinter(opener(parse("receipt_printer", desk.address)), GlyphRaster(TERMINAL_FACES))
    assert printer.status().fault is None
    desk.port.unplug()
    assert printer.status().fault is Fault.OFFLINE
    with pytest.raises(DeviceError) as caught:
        printer.print(TEST_RECEIPT)
    assert (caught.value.fault, caught.value.began) == (Fault.OFFLINE, False)
    desk.port.plug()
    printer.print(TEST_RECEIPT)
    assert len(desk.sim.receipts) == 1


@pytest.fixture
def taker(desk: Desk) -> Iterator[Desk]:
    """The printer holds slips in its mouth, and somebody stands before it who takes each."""
    desk.sim.become("vkp80iii")
    over = threading.Event()

    def take() -> None:
        while not over.wait(0.05):
            with desk.port.lock, contextlib.suppress(ValueError):
                desk.sim.take_slip()

    hand = threading.Thread(target=take)
    hand.start()
    yield desk
    over.set()
    hand.join()


@pytest.mark.thorough  # it waits for what does not come
def test_a_printer_with_a_presenter_says_that_the_slip_waits_and_that_it_was_taken(
    taker: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"{taker.address}?model=vkp80iii&flow=rtscts"
    assert run("status", "--port", address) == 0
    assert capsys.readouterr().out == "ready\nDLE EOT 14 10 0f 80 00 00 00\n"
    assert run("print-test", "--port", address) == 0
    assert capsys.readouterr().out in (
        "the slip waits in the mouth\nprinted and cut, and taken\n",
        "printed and cut\n",  # it was taken before the driver looked
    )
    assert [slip.lines[-2] for slip in taker.sim.receipts] == ["[QR SUIZHU-PRINT-TEST]"]
    assert (taker.sim.bugs, taker.sim.ignored) == ([], [])


@pytest.mark.thorough  # it waits for what does not come
def test_a_printer_with_a_presenter_that_is_pulled_and_put_back_is_found_again(taker: Desk) -> None:
    printer = at(parse("receipt_printer", f"{taker.address}?model=vkp80iii"))
    assert printer.status().fault is None
    taker.port.unplug()
    assert printer.status().fault is Fault.OFFLINE
    taker.port.plug()
    printer.print(TEST_RECEIPT)
    assert len(taker.sim.receipts) == 1


@pytest.mark.thorough  # it waits for what does not come
def test_the_other_dialect_is_said_not_to_be_understood(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("status", "--port", f"{desk.address}?model=vkp80iii") == 1
    assert capsys.readouterr().out.startswith("silent\n")


def test_a_file_that_is_not_there_or_no_text_is_said_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gbk.json").write_bytes('[{"kind": "text", "text": "穗"}]'.encode("gbk"))
    for name, says in (("gbk.json", "expected text in UTF-8"), ("absent.json", "No such file")):
        assert run("encode", str(tmp_path / name), "--out", str(tmp_path / "receipt.bin")) == 1
        output = capsys.readouterr()
        assert (says in output.err, output.out) == (True, "")


def test_the_help_shows_one_example_of_every_kind_and_each_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run("encode", "--help")
    examples = re.findall(r"^ +(\{.*\})$", capsys.readouterr().out, re.MULTILINE)
    receipt = receipt_from_json(f"[{','.join(examples)}]")
    assert [type(element) for element in receipt] == [ReceiptText, ReceiptPair, ReceiptQr, ReceiptRule, ReceiptFeed]
    encode(receipt, GlyphRaster(TERMINAL_FACES), EPSON)


@pytest.mark.parametrize("command", ["status", "print-test"])
def test_fonts_that_are_missing_are_said_without_a_traceback(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, "--port", "tcp://127.0.0.1:9", faces=(FontFace(Path("/nowhere/font.ttf")),)) == 1
    assert "/nowhere/font.ttf" in capsys.readouterr().err


def test_encoded_file_is_what_the_printer_gets(tmp_path: Path) -> None:
    source, out = tmp_path / "receipt.json", tmp_path / "receipt.bin"
    source.write_text('[{"kind": "text", "text": "A"}]', "utf-8")
    assert run("encode", str(source), "--out", str(out)) == 0
    assert out.read_bytes().hex(" ") == "1b 40 1c 26 1d 61 00 41 0a 1d 56 42 00 1d 72 01"
