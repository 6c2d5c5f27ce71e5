"""What is plugged in comes out as lines for a kiosk.toml: what is sure as it is, the rest behind a #.

The system's own files are laid out in a folder, as Linux lays them out.
"""

import re
import tomllib
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from device_sim.usb_model import FOUR_PIPES, STREAM, WITH_KEYBOARD, UsbModel
from drivers.addresses import check, first_mistake
from drivers.api.permission import NotRunning
from drivers.mistake import Sentence
from drivers.scan import READERS, Found, _printed, commands, lines, plugged_in, state_of
from drivers.transports.pcsc_readers import Reader, address_of
from tests.drivers.transports.test_usb_device import RULES
from tests.drivers.transports.usb import in_place_of_libusb, sockets
from tests.nobody import as_nobody

HID_POS = bytes.fromhex("05 8C 09 02 A1 01 C0")
KEYS = bytes.fromhex("05 01 09 06 A1 01 C0")


class Machine:
    """Its /sys and /dev."""

    def __init__(self, folder: Path) -> None:
        self.sys, self.dev = folder / "sys", folder / "dev"
        self.in_pcsc: list[str] | OSError = []

    def usb(self, name: str, model: UsbModel, driver: str = "") -> Path:
        device = self.sys / "bus/usb/devices" / name
        told = {"idVendor": f"{model.vendor:04x}", "idProduct": f"{model.product:04x}", "serial": model.serial,
                "manufacturer": model.maker, "product": model.name, "busnum": "1", "devnum": name[-1]}  # fmt: skip
        write(device, {key: value for key, value in told.items() if value})
        for number, interface in enumerate(model.interfaces):
            folder = device / f"{name}:1.{number}"
            write(folder, {"bInterfaceClass": f"{interface.of_class:02x}"})
            for end in interface.endpoints:
                (folder / f"ep_{end.address:02x}").mkdir()
            if driver:
                write(self.sys / "bus/usb/drivers" / driver, {})
                (folder / "driver").symlink_to(self.sys / "bus/usb/drivers" / driver)
        node = self.dev / "bus/usb/001" / f"00{name[-1]}"
        write(node.parent, {node.name: ""})
        return node

    def hid(self, name: str, id_: str, descriptor: bytes) -> None:
        write(self.sys / "class/hidraw" / name / "device", {"uevent": f"HID_ID=0003:{id_}\nHID_NAME=A {name}"})
        (self.sys / "class/hidraw" / name / "device/report_descriptor").write_bytes(descriptor)

    def lines(self) -> list[str]:
        return list(lines(plugged_in(self.sys, self.dev, self.readers), asked))

    def readers(self) -> list[Reader]:
        """Of pcscd's."""
        if isinstance(self.in_pcsc, OSError):
            raise self.in_pcsc
        return [Reader(name, address_of(name)) for name in self.in_pcsc]


def asked(one: Found) -> Sentence:
    return Sentence("in-file", {"file": "asked", "what": one.address})


def write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text + "\n", encoding="utf-8")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_reader_that_is_known_is_asked_and_written_as_it_is(machine: Machine) -> None:
    machine.usb("1-2", STREAM)
    assert machine.lines() == [
        "[devices]",
        'id_card = "usb://0400:c35a"  # Suizhu Test ID card reader; asked: usb://0400:c35a',
    ]


@pytest.mark.parametrize(
    ("model", "driver", "address"),
    [
        (FOUR_PIPES, "", "usb://0400:c35a?pipes=four"),
        (WITH_KEYBOARD, "", "usb://0400:c35a"),
        (STREAM, "usbfs", "usb://0400:c35a"),  # a running terminal has it
    ],
)
def test_its_pipes_are_read_from_what_the_system_knows(
    machine: Machine, model: UsbModel, driver: str, address: str
) -> None:
    machine.usb("1-2", model, driver)
    assert machine.lines()[1].startswith(f'id_card = "{address}"')


@pytest.mark.parametrize(
    ("model", "driver"),
    [
        (STREAM._replace(interfaces=WITH_KEYBOARD.interfaces[:1]), ""),
        (STREAM, "ch341"),
        (STREAM._replace(interfaces=()), ""),
    ],
)
def test_what_the_kernel_has_a_driver_for_or_has_no_such_pipes_is_no_reader(
    machine: Machine, model: UsbModel, driver: str
) -> None:
    machine.usb("1-2", model, driver)
    assert machine.lines() == ["[devices]"]


def test_a_device_that_nobody_knows_is_not_asked_and_not_sure(machine: Machine) -> None:
    machine.usb("1-2", STREAM._replace(vendor=0x1234, maker="", name=""))
    assert machine.lines()[1:] == ['# id_card = "usb://1234:c35a"  # 1-2; if that is the card reader']


def test_of_two_readers_alike_each_is_told_with_its_serial_number_and_one_is_written(machine: Machine) -> None:
    for name, serial in (("1-2", "A 1"), ("1-3", "B2")):
        machine.usb(name, STREAM._replace(serial=serial))
    _, first, second = machine.lines()
    assert first.startswith('id_card = "usb://0400:c35a/A%201"')
    assert second.startswith('# id_card = "usb://0400:c35a/B2"')


def test_a_scanner_in_hid_pos_mode_says_so_and_a_reader_is_known_by_its_numbers(machine: Machine) -> None:
    machine.hid("hidraw0", "00000C2E:00000B61", HID_POS)
    machine.hid("hidraw1", "00000400:0000C35A", bytes.fromhex("06 00 FF 09 01 A1 01 C0"))
    machine.hid("hidraw2", "0000046D:0000C31C", KEYS)
    (machine.sys / "class/hidraw/hidraw9/device").mkdir(parents=True)
    _, reader, scanner = machine.lines()
    assert reader.startswith(f'# id_card = "hidraw://{machine.dev}/hidraw1"  # A hidraw1; in HID reports; its number')
    assert scanner.startswith(f'scanner = "hidraw://{machine.dev}/hidraw0?model=hid-pos"  # A hidraw0; its number may')


@pytest.mark.parametrize(
    ("id_", "line"),
    [
        ("MFG:Custom;MDL:VKP80III;", 'receipt_printer = "lp://{dev}/usb/lp0?model=vkp80iii"  # Custom VKP80III'),
        ("MANUFACTURER:HP;MODEL:M404;", '# receipt_printer = "lp://{dev}/usb/lp0"  # HP M404; if it prints receipts'),
        ("", '# receipt_printer = "lp://{dev}/usb/lp0"  # if it prints receipts'),
    ],
)  # fmt: skip
def test_a_printer_is_known_by_its_own_id(machine: Machine, id_: str, line: str) -> None:
    write(machine.sys / "class/usbmisc/lp0/device", {"ieee1284_id": id_})
    assert machine.lines()[1].startswith(line.format(dev=machine.dev))


def test_ports_that_do_not_say_what_stands_there_come_behind_a_sign(machine: Machine) -> None:
    for folder, name in (
        ("serial/by-id", "usb-1a86-port0"),
        ("v4l/by-id", "usb-cam-video-index0"),
        ("input/by-id", "usb-pad-event-kbd"),
        ("snd/by-path", "pci-0000:00:1f.3"),
    ):
        write(machine.dev / folder, {name: ""})
    said = machine.lines()[1:]
    assert [line.split()[1] for line in said] == ["id_card", "scanner", "keypad", "headphones"]
    assert all(line.startswith("# ") for line in said)


def test_what_comes_out_is_a_kiosk_toml_whatever_devices_call_themselves(machine: Machine) -> None:
    machine.usb("1-2", STREAM._replace(maker='"""', name="[devices]\nid_card = 1"))
    machine.usb("1-3", STREAM._replace(serial='"\\\n#'))
    machine.hid("hidraw0", "00000C2E:00000B61", HID_POS)
    text = "\n".join(machine.lines())
    devices = tomllib.loads(text)["devices"]
    assert (list(devices), first_mistake(devices)) == (["id_card", "scanner"], None)
    for line in text.splitlines()[1:]:
        need, address = re.findall(r'^(?:# )?(\w+) = ("(?:[^"\\]|\\.)*")', line)[0]
        check(need, tomllib.loads(f"x = {address}")["x"])


def test_a_device_that_this_user_may_not_use_is_told_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        machine = Machine(Path(folder))
        machine.hid("hidraw0", "00000C2E:00000B61", HID_POS)
        write(machine.dev, {"hidraw0": ""})
        found = list(plugged_in(machine.sys, machine.dev))
        assert _printed(found) == 0
        (machine.dev / "hidraw0").chmod(0)
        with as_nobody():
            assert _printed(found) == 1
    assert "its mode is 000" in capsys.readouterr().out


def test_a_reader_is_asked_how_it_is_and_nothing_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sockets(tmp_path) as usb:
        in_place_of_libusb(usb.bus, monkeypatch)
        port, module = usb.reader()
        reader = Found("id_card", "usb://0400:c35a", "", tmp_path, sure=True, asked=True)
        assert state_of(reader).lines() == ["answers, and is ready", "有应答，正常"]
        assert {command.hex() for command in module.commands} == {"11ff"}
        port.unplug()
        assert str(state_of(reader)).startswith("id_card: offline ([Errno 19] not plugged in")


def test_the_readers_that_are_known_are_those_that_have_a_rule() -> None:
    rules = RULES.read_text("utf-8").splitlines()
    ids = [":".join(re.findall('=="([0-9a-f]{4})"', rule)) for rule in rules if not rule.startswith("#")]
    assert tuple(ids) == READERS


def test_the_command_tells_of_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    parser = ArgumentParser()
    commands(parser)
    args = parser.parse_args([])
    assert args.func(args) in (0, 1)
    assert capsys.readouterr().out.startswith(("[devices]", "# nothing"))


def test_its_words_are_chinese_where_somebody_asks_for_that_and_where_the_locale_is(
    machine: Machine, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.usb("1-2", STREAM._replace(vendor=0x1234, maker="", name=""))
    found = list(plugged_in(machine.sys, machine.dev, machine.readers))
    assert list(lines(found, state_of, "zh-Hans"))[1:] == ['# id_card = "usb://1234:c35a"  # 1-2; 如果它是读卡器']
    bare = Machine(tmp_path / "bare")
    parser = ArgumentParser()
    commands(parser, bare.sys, bare.dev)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    for words, said in (([], "# 没有插着"), (["--language", "en"], "# nothing"), (["--language", "zh-Hans"], "# 没有")):
        args = parser.parse_args(words)
        assert args.func(args) == 1
        assert capsys.readouterr().out.startswith(said)


def test_a_reader_for_chip_cards_that_pcscd_has_is_written_by_its_name(machine: Machine) -> None:
    machine.in_pcsc = ["ACS ACR39U (1) 00 00", "Virtual PCD 00 00"]
    assert machine.lines() == [
        "[devices]",
        'smart_card = "pcsc://ACS%20ACR39U%20%281%29%2000%2000"  # ACS ACR39U (1) 00 00',
        '# smart_card = "pcsc://Virtual%20PCD%2000%2000"  # Virtual PCD 00 00',
    ]


def test_without_pcscd_a_reader_for_chip_cards_is_told_with_what_is_lacking(machine: Machine) -> None:
    machine.in_pcsc = NotRunning(2, "pcscd does not run: sudo systemctl enable --now pcscd.socket")
    device = machine.sys / "bus/usb/devices/1-3"
    write(device, {"idVendor": "072f", "idProduct": "b100", "manufacturer": "ACS", "product": "ACR39U"})
    write(device.parent / "1-3:1.0", {"bInterfaceClass": "0b"})
    assert machine.lines() == [
        "[devices]",
        '# smart_card = "pcsc://0"  # ACS ACR39U; '
        "pcscd cannot be asked for its name: [Errno 2] pcscd does not run: sudo systemctl enable --now pcscd.socket",
    ]
