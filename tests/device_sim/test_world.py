"""What a hand does to the world, by name, and what the real drivers and the real gateway then meet.

Covers scanning, settings and standing as well.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from device_sim.people import person
from device_sim.scanning import MODELS
from device_sim.verbs import UnknownVerbError
from device_sim.world import AT_ONCE, World
from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.api.receipt_printer import Receipt, ReceiptQr, ReceiptText
from drivers.api.status import READY
from drivers.id_card.driver import SdtReader
from drivers.kinds import NEEDS, SCANNER
from drivers.open import driver_at
from drivers.page_printer.driver import IppPrinter
from drivers.receipt_printer.driver import EscPosPrinter
from drivers.receipt_printer.raster import TERMINAL_FACES, GlyphRaster
from drivers.scanner.driver import HexScanner
from drivers.transports.line import opener
from kiosk.config.settings import load
from tests.drivers.page_printer.pages import blank_pdf

GLYPHS = GlyphRaster(TERMINAL_FACES)
BAUD = {"id_card": 115200, "scanner": 9600, "receipt_printer": 115200}
DEVICES = sorted((*NEEDS, "line", "office", "sound", "world"))  # whatever a terminal may have, this world has
SLIP: Receipt = (ReceiptText("办理凭条"), ReceiptQr("GZ0117-20261123-0042-7"))
NUMBER = "GZ0117-20261123-0042-7"


def wire(world: World, device: str) -> Any:
    return opener(parse(device, f"serial://{world.folder}/{device}.tty?baud={BAUD[device]}"))


@pytest.fixture
def reader(world: World) -> Iterator[SdtReader]:
    one = SdtReader(wire(world, "id_card"))
    yield one
    one.close()


@pytest.fixture
def scanner(world: World) -> Iterator[HexScanner]:
    one = HexScanner(wire(world, "scanner"))
    yield one
    one.close()


@pytest.fixture
def printer(world: World) -> Iterator[EscPosPrinter]:
    one = EscPosPrinter(wire(world, "receipt_printer"), GLYPHS)
    yield one
    one.close()


# --- devices -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["huang-yulan", "wong-siu-ming", "anna-schmidt", "rare-jing"])
def test_a_card_put_on_the_reader_is_read_as_that_persons(world: World, reader: SdtReader, who: str) -> None:
    assert not reader.find()
    world.tell("id_card", "insert_card", who)
    assert reader.find()
    read = reader.read()
    assert (read.name, read.number) == (person(who).card.name, person(who).card.number)
    assert world.state()["id_card"]["card"] == read.name
    world.tell("id_card", "remove_card")
    assert not reader.find()


def test_a_card_snatched_while_it_is_read_has_moved(world: World, reader: SdtReader) -> None:
    world.tell("id_card", "insert_card", "chen-jianming")
    world.tell("id_card", "take_away_during_read")
    assert reader.find()
    with pytest.raises(DeviceError) as caught:
        reader.read()
    assert caught.value.fault is Fault.CARD_MOVED
    assert world.state()["id_card"]["card"] == ""


def test_a_pulled_plug_takes_the_reader_away_until_it_is_put_back(world: World, reader: SdtReader) -> None:
    reader.status()
    world.tell("id_card", "unplug")
    assert not (world.folder / "id_card.tty").exists()
    with pytest.raises(DeviceError) as caught:
        reader.status()
    assert caught.value.fault is Fault.OFFLINE
    world.tell("id_card", "plug")
    reader.status()


def test_a_plug_pulled_and_put_back_two_thousand_times_still_makes_contact(world: World, reader: SdtReader) -> None:
    for _ in range(2000):
        world.tell("id_card", "unplug")
        world.tell("id_card", "plug")
    assert reader.status() == READY


def test_a_code_held_before_the_window_is_scanned_byte_for_byte(world: World, scanner: HexScanner) -> None:
    hostile = "GZ\x00\x1b[2J\x07\t0117"
    scanner.start()
    world.tell("scanner", "show_code", hostile)
    assert scanner.poll(2.0) == hostile.encode()
    assert world.state()["scanner"]["shows"] == hostile
    world.tell("scanner", "hide_code")
    scanner.start()
    assert scanner.poll(0.2) is None
    assert world.state()["scanner"]["shows"] == ""


@pytest.mark.parametrize("model", MODELS)
def test_another_scanner_is_read_as_it_stands_there(world: World, model: str) -> None:
    world.fit_scanner(model)
    address = load(world.write_config(width=1080, height=1920, diagonal=21.5)).devices["scanner"]
    one = driver_at(SCANNER, address)
    one.start()
    world.tell("scanner", "show_code", NUMBER)
    assert one.poll(5.0) == NUMBER.encode()
    assert world.state()["scanner"]["model"] == model
    world.tell("scanner", "hide_code")
    one.start()
    assert one.poll(0.2) is None
    world.tell("scanner", "unplug")
    with pytest.raises(DeviceError):
        one.poll(5.0)
    one.close()


def test_the_code_on_the_last_receipt_can_be_shown_to_the_scanner(
    world: World, printer: EscPosPrinter, scanner: HexScanner
) -> None:
    with pytest.raises(ValueError, match="0 receipts with a code have come out"):
        world.tell("scanner", "show_receipt")
    printer.print(SLIP)
    scanner.start()
    world.tell("scanner", "show_receipt")
    assert scanner.poll(2.0) == NUMBER.encode()
    assert world.state()["papers"] == ["receipt-1.png"]
    assert world.state()["receipt_printer"]["receipts"] == 1
    assert (world.papers / "receipt-1.png").read_bytes().startswith(b"\x89PNG")


def test_what_stands_on_the_newest_page_and_slip_can_be_read(world: World, printer: EscPosPrinter) -> None:
    assert world.tell("world", "printed") == {"page": [], "slip": []}
    printer.print(SLIP)
    IppPrinter(world.page_printer.uri).print(blank_pdf(2), 2, lambda page: None)
    assert world.tell("world", "printed")["page"] == ["page 1", "page 2"]
    assert NUMBER in "".join(world.tell("world", "printed")["slip"])


@pytest.mark.parametrize(
    ("verb", "words", "fault", "mend"),
    [
        ("set_paper", ("end",), Fault.NO_PAPER, ("set_paper", "ok")),
        ("open_cover", (), Fault.COVER_OPEN, ("close_cover",)),
        ("jam", (), Fault.JAM, ("clear_jam",)),
        ("stick_cutter", (), Fault.CUTTER, ("free_cutter",)),
        ("overheat", (), Fault.OVERHEATED, ("cool_down",)),
        ("unplug", (), Fault.OFFLINE, ("plug",)),
    ],
)
def test_what_a_hand_breaks_on_the_receipt_printer_the_driver_sees_until_it_is_mended(
    world: World, printer: EscPosPrinter, verb: str, words: tuple[str, ...], fault: Fault, mend: tuple[str, ...]
) -> None:
    world.tell("receipt_printer", verb, *words)
    with pytest.raises(DeviceError) as caught:
        printer.print(SLIP)
    assert (caught.value.fault, caught.value.began) == (fault, False)
    assert world.state()["papers"] == []
    world.tell("receipt_printer", *mend)
    printer.print(SLIP)
    assert world.state()["papers"] == ["receipt-1.png"]


@pytest.mark.parametrize(
    ("verb", "fault", "mend"),
    [
        ("open_cover", Fault.COVER_OPEN, "close_cover"),
        ("jam", Fault.JAM, "clear_jam"),
        ("use_up_toner", Fault.NO_TONER, "replace_toner"),
        ("fill_output", Fault.OUTPUT_FULL, "empty_output"),
        ("unplug", Fault.OFFLINE, "plug"),
    ],
)
def test_what_a_hand_breaks_on_the_page_printer_the_driver_sees_until_it_is_mended(
    world: World, verb: str, fault: Fault, mend: str
) -> None:
    printer = IppPrinter(world.page_printer.uri)
    world.tell("page_printer", verb)
    with pytest.raises(DeviceError) as caught:
        printer.print(blank_pdf(1), 1, lambda page: None)
    assert caught.value.fault is fault
    world.tell("page_printer", mend)
    printer.print(blank_pdf(1), 1, lambda page: None)
    assert world.state()["papers"] == ["certificate-1.png"]


# --- being told ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("toaster", "toast"), f"no device 'toaster'; there are {', '.join(DEVICES)}"),
        (("line", "sever"), "line cannot 'sever'; it can cut, down, drip, error500"),
        (("id_card", "insert_card"), "id_card insert_card: 0 words came after it, expected who"),
        (("id_card", "insert_card", "a", "b"), "2 words came after it, expected who"),
        (("receipt_printer", "jam", "hard"), "1 words came after it, expected nothing"),
        (("id_card", "insert_card", "huang-yulam"), "nobody is called 'huang-yulam'; there is huang-yulan"),
        (("receipt_printer", "set_paper", "wet"), "expected one of ok, near_end, end"),
    ],
)
def test_what_cannot_be_done_is_answered_with_what_can(world: World, words: tuple[str, ...], answer: str) -> None:
    before = world.state()
    with pytest.raises(ValueError, match=re.escape(answer)):
        world.tell(*words)
    assert world.state() == before


def test_only_unknown_names_are_unknown_verbs(world: World) -> None:
    with pytest.raises(UnknownVerbError):
        world.tell("line", "sever")


@pytest.mark.parametrize(
    ("device", "verb", "words", "shows"),
    [
        ("id_card", "refuse_card", (), {"refuses": True}),
        ("id_card", "self_test_failed", (), {"broken": True}),
        ("id_card", "garble", ("2",), {"garbles": 2}),
        ("id_card", "unplug", (), {"plugged": False}),
        ("scanner", "show_hex", ("00ff41",), {"shows": "\x00�A"}),
        ("scanner", "unplug", (), {"plugged": False}),
        ("receipt_printer", "set_paper", ("near_end",), {"paper": "near_end"}),
        ("receipt_printer", "silent", (), {"silent": True}),
        ("receipt_printer", "stick_cutter", (), {"cutter_stuck": True}),
        ("receipt_printer", "overheat", (), {"overheated": True}),
        ("page_printer", "set_paper", ("20",), {"sheets": 20, "reasons": ["media-low-warning"]}),
        ("keypad", "press", ("select", "2"), {"pressed": "select"}),
        ("keypad", "hold", ("up",), {"pressed": "up", "held": ["up"]}),
        ("keypad", "unplug", (), {"plugged": False}),
        ("headphones", "insert", (), {"inserted": True}),
        ("headphones", "unplug", (), {"plugged": False}),
        ("sound", "hear", ("speaker", "请选择"), {"into": "speaker", "words": "请选择", "now": True}),
        ("line", "drip", ("3",), {"mode": "drip", "count": 3}),
    ],
)
def test_what_was_done_is_there_to_see_and_nothing_else_changed(
    world: World, device: str, verb: str, words: tuple[str, ...], shows: dict[str, Any]
) -> None:
    before = world.state()
    world.tell(device, verb, *words)
    assert world.state() == {**before, device: {**before[device], **shows}}


def test_the_configuration_it_writes_is_one_the_terminal_takes(world: World) -> None:
    config = load(world.write_config(width=1366, height=768, diagonal=15.6))
    assert config.devices["page_printer"] == world.page_printer.uri
    assert {need: config.devices[need] for need in ("keypad", "headphones")} == world.hearing.addresses()
    assert config.backend.url == world.backend.url
    assert not config.speaks


def test_a_folder_may_have_a_name_that_toml_would_read_otherwise(tmp_path: Path) -> None:
    with closing(World(tmp_path / 'we"ird\\n', speeds=AT_ONCE)) as world:
        devices = load(world.write_config(width=1366, height=768, diagonal=15.6)).devices
        assert devices["cabinet"] == world.cabinet.address
        assert devices["scanner"] == world.scanning.address


def test_a_terminal_that_speaks_is_told_into_what_and_where_its_voices_lie(world: World, tmp_path: Path) -> None:
    write = partial(world.write_config, width=1080, height=1920, diagonal=21.5)
    config = load(write(sound='file:FILE="a b"', voices=tmp_path / "声音"))
    assert (config.sound.speaker, config.sound.headphones) == ('file:FILE="a b"',) * 2
    assert config.voice_folder == tmp_path / "声音"
    config = load(write(sound="null"))
    assert (config.sound.speaker, config.voice_folder) == ("null", config.data.folder / "voice")


def test_a_makers_program_misbehaves_only_where_there_is_one(world: World) -> None:
    with pytest.raises(ValueError, match="expected `serve --reader program`"):
        world.tell("id_card", "program", "hang")
    world.fit_reader("program")
    world.tell("id_card", "program", "hang")
    assert world.state()["id_card"]["program"] == "hang"


def test_a_slip_printer_is_pulled_out_in_the_middle_of_a_slip(world: World, printer: EscPosPrinter) -> None:
    world.tell("receipt_printer", "unplug_after", "1")
    with pytest.raises(DeviceError) as caught:
        printer.print(SLIP)
    assert (caught.value.fault, caught.value.began) == (Fault.OFFLINE, True)
    assert not world.state()["receipt_printer"]["plugged"]


def test_a_scanner_says_what_nobody_has_asked_it_for(world: World, scanner: HexScanner) -> None:
    scanner.start()
    world.tell("scanner", "storm", "1")
    assert scanner.poll(5.0) == b"STORM-000000"


@pytest.mark.parametrize("model", MODELS)
def test_a_scanner_of_any_model_can_go_mad(world: World, model: str) -> None:
    world.fit_scanner(model)
    assert world.tell("scanner", "storm", "3") is None
