"""The technician's commands, over a real pseudo-terminal and the real serial stack."""

import argparse
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from device_sim.port import Emit, PtyPort
from device_sim.receipt_printer import SimReceiptPrinter
from drivers.api import Align, DeviceError, Fault, ReceiptFeed, ReceiptPair, ReceiptQr, ReceiptRule, ReceiptText
from drivers.receipt_printer.cli import TEST_RECEIPT, commands, receipt_from_json
from drivers.receipt_printer.driver import EscPosPrinter
from drivers.receipt_printer.raster import TERMINAL_FACES, GlyphRaster
from drivers.transport import opener


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


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    commands(parser)
    arguments = parser.parse_args(words)
    return int(arguments.func(arguments))


def test_status_and_test_print_over_a_serial_line(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("status", "--port", desk.address) == 0
    assert capsys.readouterr().out == "ready\nDLE EOT 16 12 12 12\n"
    assert run("print-test", "--port", desk.address) == 0
    assert capsys.readouterr().out == "printed and cut\n"
    (receipt,) = desk.sim.receipts
    assert receipt.cut
    assert "[QR SUIZHU-PRINT-TEST]" in receipt.lines
    assert desk.sim.bugs == desk.sim.ignored == []


def test_trouble_is_said_and_ends_with_status_one(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.sim.open_cover()
    assert run("status", "--port", desk.address) == 1
    assert capsys.readouterr().out.startswith("cover_open\n")
    assert run("print-test", "--port", desk.address) == 1
    assert "nothing was printed" in capsys.readouterr().out


def test_printer_that_is_pulled_and_put_back_is_found_again(desk: Desk) -> None:
    printer = EscPosPrinter(opener(desk.address), GlyphRaster(TERMINAL_FACES))
    assert printer.status().fault is None
    desk.port.unplug()
    assert printer.status().fault is Fault.OFFLINE
    with pytest.raises(DeviceError) as caught:
        printer.print(TEST_RECEIPT)
    assert (caught.value.fault, caught.value.began) == (Fault.OFFLINE, False)
    desk.port.plug()
    printer.print(TEST_RECEIPT)
    assert len(desk.sim.receipts) == 1


def test_receipt_is_read_from_json() -> None:
    elements = [
        {"kind": "text", "text": "甲", "scale": 2, "bold": True, "align": "centre"},
        {"kind": "pair", "label": "乙", "value": "丙"},
        {"kind": "qr", "data": "丁"},
        {"kind": "rule"},
        {"kind": "feed", "lines": 2},
    ]
    assert receipt_from_json(json.dumps(elements)) == (
        ReceiptText("甲", 2, bold=True, align=Align.CENTRE),
        ReceiptPair("乙", "丙"),
        ReceiptQr("丁"),
        ReceiptRule(),
        ReceiptFeed(2),
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{}", "expected a JSON list"),
        ('[{"kind": "photo"}]', "element 1: expected an object whose kind is one of text, pair"),
        ("[1]", "element 1: expected an object"),
        ('[{"kind": "rule"}, {"kind": "pair", "label": "x"}]', "element 2: .*value"),
        ('[{"kind": "text", "text": "x", "align": "middle"}]', "middle"),
        ('[{"kind": "text", "text": "a\\u001bb"}]', r"U\+001B"),
        ("[", "Expecting value"),
    ],
)
def test_json_that_is_no_receipt_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, says: str
) -> None:
    source, out = tmp_path / "receipt.json", tmp_path / "receipt.bin"
    source.write_text(content, "utf-8")
    assert run("encode", str(source), "--out", str(out)) == 1
    assert not out.exists()
    assert re.search(says, capsys.readouterr().out)


def test_encoded_file_is_what_the_printer_gets(tmp_path: Path) -> None:
    source, out = tmp_path / "receipt.json", tmp_path / "receipt.bin"
    source.write_text('[{"kind": "text", "text": "A"}]', "utf-8")
    assert run("encode", str(source), "--out", str(out)) == 0
    assert out.read_bytes().hex(" ") == "1b 40 1c 26 41 0a 1d 56 42 00 1d 72 01"
