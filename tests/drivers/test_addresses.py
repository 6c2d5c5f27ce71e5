"""Addresses of devices: which are understood, which are refused, and what the refusal says was expected."""

import subprocess
import sys
from pathlib import Path

import pytest

from drivers.addresses import FORMS, ONLY_OF, check, first_mistake, forms, parse
from drivers.api.status import Device
from drivers.kinds import CABINET, KINDS, NEEDS, Kind
from drivers.mistake import SettingsError
from tests.both_languages import lacking

DEVICES = [kind.name for kind in KINDS]


@pytest.mark.parametrize(
    ("device", "address"),
    [
        ("id_card", "serial:///dev/ttyUSB0"),
        ("id_card", "serial:///dev/serial/by-id/usb-1a86_USB_Serial-if00-port0?baud=9600"),
        ("id_card", "tcp://192.0.2.20:9100"),
        ("id_card", "usb://0400:C35A"),
        ("id_card", "usb://0316:5020/A%201?pipes=four&lying=found"),
        ("id_card", "process:///opt/acme/reader?patience=20"),
        ("id_card", "process:///opt/acme/libtermb.so?model=cvr&port=1001&memory=1024"),
        ("scanner", "serial:///dev/ttyACM0?baud=9600"),
        ("scanner", "tcp://localhost:4001"),
        ("scanner", "camera:///dev/video0"),
        ("scanner", "frames:///srv/pictures"),
        ("scanner", "hidraw:///dev/hidraw1"),
        ("scanner", "evdev:///dev/input/by-id/usb-ACME_2D-event-kbd?tail=cr"),
        ("scanner", "hidraw:///dev/scanner?model=microscan"),
        ("camera", "camera:///dev/v4l/by-id/usb-cam-index0"),
        ("receipt_printer", "serial:///dev/ttyS1?baud=115200"),
        ("receipt_printer", "tcp://[2001:db8::20]:9100"),
        ("receipt_printer", "lp:///dev/usb/lp0?model=vkp80iii"),
        ("receipt_printer", "lp:///dev/usb/lp0?status=none"),
        ("receipt_printer", "serial:///dev/ttyUSB0?status=none"),
        ("page_printer", "ipp://192.0.2.21/ipp/print"),
        ("page_printer", "ipp://localhost:60001/printers/QUEUE"),
        ("page_printer", "ipp://printer.example"),
        ("keypad", "evdev:///dev/input/by-id/usb-MAKER_MODEL-event-kbd?model=numeric&up=72&down=80"),
        ("headphones", "alsa:///dev/snd/by-path/pci-0000:00:1f.3"),
        ("headphones", "card:///dev/snd/by-id/usb-MAKER_MODEL-00"),
        ("headphones", "tcp://localhost:4002"),
        ("smart_card", "pcsc://Gemalto%20PC%20Twin%20Reader%2000%2000?records=number"),
        ("smart_card", "pcsc://0?select=00&application=tried"),
        ("cabinet", "serial:///dev/ttyUSB1?baud=9600&model=lcus&id_card=1&scanner=8"),
        ("cabinet", "tcp://192.0.2.22:4001?model=modbus&unit=3&page_printer=12&door=1&tamper=2&contacts=open"),
    ],
)
def test_every_device_has_its_forms_of_address(device: str, address: str) -> None:
    assert parse(device, address).scheme == address.partition(":")[0]


FORMS_OF_A_LINE = {
    "id_card": r": expected serial:///dev/ttyS1\?baud=115200, usb://0400:c35a, hidraw:///dev/hidraw0, tcp://HOST:PORT "
    r"or process:///opt/MAKER/PROGRAM$",
    "receipt_printer": r": expected serial:///dev/ttyS1\?baud=115200, lp:///dev/usb/lp0 or tcp://HOST:PORT$",
    "cabinet": r": expected serial:///dev/ttyS1\?baud=9600 or tcp://HOST:PORT$",
}


@pytest.mark.parametrize("device", FORMS_OF_A_LINE)
@pytest.mark.parametrize("address", ["camera:///dev/video0", "ipp://192.0.2.21/ipp/print", "/dev/ttyUSB0", "COM1", ""])
def test_what_is_no_line_is_refused_with_the_whole_form_of_one(device: str, address: str) -> None:
    with pytest.raises(ValueError, match=FORMS_OF_A_LINE[device]):
        check(device, address)


def test_a_scanner_is_an_engine_or_a_camera_and_no_printer() -> None:
    with pytest.raises(ValueError, match=r"tcp://HOST:PORT, camera:///dev/video0 or frames:///FOLDER$"):
        check("scanner", "ipp://192.0.2.21/ipp/print")


@pytest.mark.parametrize("address", ["https://192.0.2.21/ipp/print", "http://192.0.2.21", "tcp://192.0.2.21:9100"])
def test_a_page_printer_is_reached_by_ipp_alone(address: str) -> None:
    with pytest.raises(ValueError, match=r"expected ipp://HOST\[:PORT\]/PATH or ipps://HOST\[:PORT\]/PATH$"):
        check("page_printer", address)


DIGEST = "8dd01d901b1345c8c77d3869e691f8e4c2de70ce5eba4609062b234c25ef4db6"
SHOWN = ":".join(DIGEST[at : at + 2] for at in range(0, len(DIGEST), 2)).upper()  # as printers and browsers show it


@pytest.mark.parametrize("written", [DIGEST, SHOWN], ids=["plain", "as it is shown"])
def test_an_encrypted_printer_is_known_by_the_digest_of_its_certificate(written: str) -> None:
    to = parse("page_printer", f"ipps://192.0.2.21/ipp/print?certificate={written}")
    assert to.options == {"certificate": DIGEST}
    assert to.plug == parse("page_printer", "ipp://192.0.2.21/ipp/print").plug


@pytest.mark.parametrize("written", ["", "00", DIGEST[1:], DIGEST + "00", DIGEST.replace("8", "g"), "none"])
def test_what_is_no_digest_is_refused_with_the_command_that_prints_one(written: str) -> None:
    with pytest.raises(
        ValueError, match=r"64 hex digits: \.venv/bin/python -m drivers page_printer certificate prints it"
    ):
        check("page_printer", f"ipps://192.0.2.21/ipp/print?certificate={written}")


def test_a_printer_that_is_spoken_to_in_clear_has_no_certificate() -> None:
    with pytest.raises(ValueError, match="option 'certificate', expected model"):
        check("page_printer", f"ipp://192.0.2.21/ipp/print?certificate={DIGEST}")


def test_an_unknown_kind_of_device_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="device 'toaster', expected one of id_card, scanner"):
        check("toaster", "serial:///dev/ttyS1")


@pytest.mark.parametrize(
    ("device", "address", "said"),
    [
        ("id_card", "serial:///dev/x?baud=abc", "baud 'abc', expected a whole number such as 115200"),
        ("id_card", "serial:///dev/x?baud=", "baud '', expected a whole number such as 115200"),
        ("id_card", "serial:///dev/x?baud", "baud '', expected a whole number such as 115200"),
        ("id_card", "serial:///dev/x?baud=9600.5", "baud '9600.5', expected a whole number such as 115200"),
        ("id_card", "serial:///dev/x?baud=-1", "baud '-1', expected a whole number such as 115200"),
        ("id_card", "serial:///dev/x?baud=٩٦٠٠", "expected a whole number such as 115200"),
        ("id_card", "serial:///dev/x?baud=0", "baud '0', expected 50 to 4000000, such as 115200"),
        ("id_card", "serial:///dev/x?baud=999999999", "baud '999999999', expected 50 to 4000000, such as 115200"),
        ("cabinet", "serial:///dev/x?baud=", "baud '', expected a whole number such as 9600"),
        ("id_card", "serial:///dev/x?baud=9600&baud=115200", "baud given 2 times, expected once"),
        ("id_card", "serial:///dev/x?model=sdt&model=sdt", "model given 2 times, expected once"),
        ("id_card", "serial:///dev/x?foo=1", "option 'foo', expected model, baud, flow or lying"),
        ("scanner", "serial:///dev/x?parity=even", "option 'parity', expected model, baud, flow or tail"),
        (
            "receipt_printer",
            "serial:///dev/x?tail=cr",
            "option 'tail', expected model, baud, flow, status, done, font, dots or logo",
        ),
        ("receipt_printer", "serial:///dev/x?model=brick", "model 'brick', expected epson"),
        ("receipt_printer", "serial:///dev/x?flow=dtr", "flow 'dtr', expected none, xonxoff or rtscts"),
        ("id_card", "serial:///dev/x?flow=xonxoff", "flow 'xonxoff', expected none or rtscts"),
        ("scanner", "serial:///dev/x?tail=", "tail '', expected any, cr, lf, crlf, tab or none"),
        ("id_card", "serial://dev/x", "expected serial:///dev/ttyS1?baud=115200"),
        (
            "smart_card",
            "pcsc://",
            "reader '', expected its name as pcsc_scan says it, blanks written %20, or its number",
        ),
        ("smart_card", "pcsc:///ACR39U", "reader '/ACR39U', expected its name"),
        ("smart_card", "pcsc://a/b", "reader 'a/b', expected its name"),
        ("smart_card", "pcsc://%00", "reader '%00', expected its name"),
        ("smart_card", "pcsc://%FF", "reader '%FF', expected its name"),
        ("smart_card", "pcsc://0?baud=9600", "option 'baud', expected model, select, records or application"),
        ("cabinet", "serial:///dev/x?model=lcus&id_card=9", "id_card '9', expected none, 1, 2"),
        ("cabinet", "serial:///dev/x?model=lcus&unit=2", "unit '2', expected 1"),
        ("cabinet", "serial:///dev/x?model=lcus&door=1", "door '1', expected none"),
        (
            "cabinet",
            "serial:///dev/x?door=3&tamper=3",
            "tamper '3': that is the input of door already, expected one of its own",
        ),
        ("id_card", "serial:///", "expected serial:///dev/ttyS1?baud=115200"),
        ("id_card", "serial:///dev/x%00y", "expected serial:///dev/ttyS1?baud=115200"),
        ("id_card", "serial:///dev/tty\nS1", "expected "),
        ("id_card", " serial:///dev/ttyS1", "expected "),
        ("id_card", "serial:///dev/ttyS1#1", "expected "),
        ("id_card", "tcp://127.0.0.1:99999", "port '99999', expected a whole number from 1 to 65535"),
        ("id_card", "tcp://127.0.0.1:0", "port '0', expected a whole number from 1 to 65535"),
        ("id_card", "tcp://127.0.0.1:http", "port 'http', expected a whole number from 1 to 65535"),
        ("id_card", "tcp://127.0.0.1:", "port '', expected a whole number from 1 to 65535"),
        ("id_card", "tcp://127.0.0.1", "expected tcp://HOST:PORT"),
        ("id_card", "tcp://:9100", "expected tcp://HOST:PORT"),
        ("id_card", "tcp://printer..example:9100", "expected tcp://HOST:PORT"),
        ("id_card", "tcp://" + "a" * 64 + ":9100", "expected tcp://HOST:PORT"),
        ("id_card", "tcp://[::1:9100", "expected "),
        ("id_card", "tcp://someone@127.0.0.1:9100", "expected tcp://HOST:PORT"),
        ("id_card", "tcp://127.0.0.1:9100/raw", "expected tcp://HOST:PORT"),
        ("id_card", "tcp://127.0.0.1:9100?baud=9600", "option 'baud', expected model"),
        (
            "receipt_printer",
            "tcp://127.0.0.1:9100?flow=xonxoff",
            "option 'flow', expected model, status, done, font, dots or logo",
        ),
        (
            "receipt_printer",
            "lp:///dev/usb/lp0?baud=9600",
            "option 'baud', expected model, status, done, font, dots or logo",
        ),
        ("receipt_printer", "lp:///dev/usb/lp0?status=never", "status 'never', expected asked or none"),
        ("receipt_printer", "lp:///dev/usb/lp0?dots=300", "dots '300', expected model, 384, 512, 576 or 640"),
        ("id_card", "lp:///dev/usb/lp0", "expected serial:///dev/ttyS1?baud=115200, usb://0400:c35a, hidraw:///dev"),
        ("id_card", "hidraw:///dev/hidraw0?baud=9600", "option 'baud', expected model, report, counted or lying"),
        ("id_card", "hidraw:///dev/hidraw0?report=65", "report '65', expected 64, 32, 16 or 8"),
        ("scanner", "hidraw:///dev/hidraw0?model=gm65", "model 'gm65', expected hid-pos or microscan"),
        ("scanner", "hidraw:///dev/hidraw0?tail=cr", "option 'tail', expected model"),
        ("scanner", "serial:///dev/ttyS1?model=hid-pos", "model 'hid-pos', expected gm65, newland, honeywell"),
        ("id_card", "usb://0400", "USB id '0400', expected maker and product as lsusb says them, four hex digits each"),
        ("id_card", "usb:///dev/bus/usb/001/004", "USB id '', expected maker and product"),
        ("id_card", "usb://400:c35a", "such as usb://0400:c35a"),
        ("id_card", "usb://0400:c35a/A/B", "expected usb://0400:c35a"),
        ("id_card", "usb://0400:c35a/A%0A", "expected usb://0400:c35a"),
        ("id_card", "usb://0400:c35a?pipes=two", "pipes 'two', expected stream or four"),
        ("id_card", "usb://0400:c35a?baud=9600", "option 'baud', expected model, pipes or lying"),
        ("id_card", "serial:///dev/x?pipes=four", "option 'pipes', expected model, baud, flow or lying"),
        ("id_card", "process:///opt/acme/reader?baud=9600", "option 'baud', expected model, port, patience or memory"),
        ("id_card", "process:///opt/acme/reader?model=sdt", "model 'sdt', expected program, cvr, sdtapi or syn"),
        ("id_card", "process:///opt/acme/reader?patience=2", "patience '2', expected 10, 5, 20 or 30"),
        ("id_card", "process:///opt/acme/libtermb.so", "that is a library, expected its model: cvr, sdtapi or syn"),
        ("id_card", "process:///opt/acme/libtermb.so.2?model=program", "that is a library, expected its model"),
        ("id_card", "serial:///dev/ttyS1?model=cvr", "model 'cvr', expected sdt"),
        ("camera", "camera://video0", "expected camera:///dev/video0"),
        ("camera", "camera:///dev/video0?size=1", "option 'size', expected model"),
        ("camera", "video0", "expected camera:///dev/video0 or frames:///FOLDER"),
        ("camera", "frames://", "expected frames:///FOLDER"),
        ("page_printer", "ipp:///ipp/print", "expected ipp://HOST[:PORT]/PATH"),
        ("page_printer", "ipp://192.0.2.21:70000/ipp/print", "port '70000', expected a whole number from 1 to 65535"),
        ("page_printer", "ipp://192.0.2.21/打印", "expected ipp://HOST[:PORT]/PATH"),
        ("page_printer", "ipp://192.0.2.21/ipp print", "expected ipp://HOST[:PORT]/PATH"),
        ("page_printer", "ipp://192.0.2.21/ipp/print?waitjob=false", "option 'waitjob', expected model"),
        ("keypad", "evdev:///dev/input/event3?up=0", "up '0', expected the code of a key, 1 to 767"),
        ("keypad", "evdev:///dev/input/event3?up=1_0", "up '1_0', expected the code of a key, 1 to 767"),
        ("keypad", "tcp://localhost:9?up=103&down=103", "down '103': that is up already, expected a key of its own"),
        ("keypad", "tcp://localhost:9?sideways=1", "option 'sideways', expected model, up, down"),
        ("keypad", "card:///dev/snd/by-id/x", "expected evdev:///dev/input/event3 or tcp://HOST:PORT"),
        ("headphones", "evdev:///dev/input/event3?up=1", "option 'up', expected model"),
    ],
)
def test_a_wrong_address_is_named_and_says_what_was_expected(device: str, address: str, said: str) -> None:
    with pytest.raises(ValueError, match="expected") as caught:
        parse(device, address)
    assert str(caught.value).startswith(f"address {address!r}: ")
    assert said in str(caught.value)
    assert lacking(caught.value) == []


def where(device: str, address: str) -> tuple[str, str, int]:
    to = parse(device, address)
    return to.path, to.host, to.port


def test_an_address_says_where() -> None:
    assert where("id_card", "serial:///dev/ttyS1") == ("/dev/ttyS1", "", 0)
    assert where("id_card", "tcp://[::1]:9100") == ("/", "::1", 9100)
    assert where("id_card", "usb://0400:C35A/A%201") == ("A 1", "0400:c35a", 0)
    assert where("id_card", "usb://0400:c35a/") == ("", "0400:c35a", 0)
    assert where("page_printer", "ipp://printer.example/ipp/print") == ("/ipp/print", "printer.example", 631)
    assert where("page_printer", "ipp://127.0.0.1:60001") == ("/", "127.0.0.1", 60001)
    assert where("scanner", "frames:///srv/a%20camera") == ("/srv/a camera", "", 0)


def test_an_address_says_which_kind_and_model_stands_there_and_how_the_line_is_set() -> None:
    usual = parse("receipt_printer", "serial:///dev/ttyS1")
    assert (usual.kind, usual.model, usual.baud, usual.options) == (
        "receipt_printer",
        "epson",
        115200,
        {"flow": "none", "status": "asked", "done": "model", "font": "model", "dots": "model", "logo": "none"},
    )
    said = parse("scanner", "serial:///dev/ttyACM0?model=gm65&baud=9600&flow=rtscts&tail=tab")
    assert (said.model, said.baud, said.options) == ("gm65", 9600, {"flow": "rtscts", "tail": "tab"})
    assert parse("scanner", "camera:///dev/video0").kind == "camera"
    assert parse("page_printer", "ipp://127.0.0.1/ipp/print?model=ipp").where == "ipp://127.0.0.1/ipp/print"


def test_a_line_is_as_fast_as_its_kind_of_device_is_delivered_where_the_address_says_nothing() -> None:
    assert parse("receipt_printer", "serial:///dev/ttyS1").baud == 115200
    assert {parse("cabinet", f"serial:///dev/ttyS1?model={model}").baud for model in CABINET.models} == {9600}
    assert parse("cabinet", "serial:///dev/ttyS1?baud=19200").baud == 19200


def understood(device: str, address: str) -> set[str]:
    """What an address says of how to speak with the device."""
    to = parse(device, address)
    return {to.model, str(to.baud), *to.options.values()}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_model_and_every_value_of_every_option_is_understood(kind: Kind[Device]) -> None:
    for name, values in {"model": kind.models, **kind.options}.items():
        for value in values:
            scheme = next(
                scheme
                for scheme in kind.schemes
                if scheme in ONLY_OF.get(name, kind.schemes) and (name != "model" or value in kind.models_at(scheme))
            )
            form = FORMS[scheme].partition("?")[0].replace("HOST[:PORT]", "localhost")
            assert value in understood(kind.name, f"{form}?{name}={value}")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_address_without_a_model_is_of_one_that_its_line_can_carry(kind: Kind[Device]) -> None:
    for scheme in kind.schemes:
        form = FORMS[scheme].partition("?")[0].replace("HOST[:PORT]", "localhost").replace(":PORT", ":9")
        assert parse(kind.name, form.replace("HOST", "localhost")).model in kind.models_at(scheme)


def told(devices: dict[str, str]) -> tuple[str, str] | None:
    if not (found := first_mistake(devices)):
        return None
    assert lacking(SettingsError(found[1])) == []
    return found[0], str(found[1])


def test_two_devices_at_one_port_are_refused_whichever_name_the_port_is_given(tmp_path: Path) -> None:
    (tmp_path / "ttyUSB0").write_bytes(b"")
    (tmp_path / "by-id").symlink_to(tmp_path / "ttyUSB0")
    devices = {
        "id_card": f"serial://{tmp_path}/ttyUSB0",
        "scanner": "tcp://Server.example:9100",
        "receipt_printer": f"serial://{tmp_path}/by-id?baud=9600",
    }
    address = devices["receipt_printer"]
    assert told(devices) == (
        "receipt_printer",
        f"receipt_printer: address {address!r}: id_card is at this port already, expected one of its own",
    )
    assert first_mistake({**devices, "receipt_printer": "tcp://server.example:9100"}) is not None
    assert first_mistake({**devices, "receipt_printer": "tcp://server.example:9101"}) is None


def test_a_device_that_no_terminal_has_is_refused_and_an_empty_address_is_none() -> None:
    assert first_mistake({"scanner": "", "id_card": ""}) is None
    assert told({"toaster": "tcp://h:1"}) == (
        "toaster",
        f"unknown key 'toaster' in [devices], expected one of {', '.join(NEEDS)}",
    )


@pytest.mark.parametrize("device", DEVICES)
def test_what_is_said_to_be_expected_is_itself_understood(device: str) -> None:
    for form in forms(device).replace(" or ", ", ").split(", "):
        to = parse(device, form.replace("HOST[:PORT]", "HOST").replace("PORT", "9100"))
        assert form.startswith(f"{to.scheme}://")


def test_asking_about_an_address_loads_no_driver_and_no_port() -> None:
    program = (
        "import sys; from drivers.addresses import check; check('scanner', 'camera:///dev/video0');"
        "print(*(n for n in sys.modules if n.split('.')[0] in ('serial', 'cv2', 'numpy', 'requests', 'socket', 'http')"
        " or n.startswith('drivers.')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert sorted(done.stdout.split()) == ["drivers.addresses", "drivers.kinds", "drivers.mistake"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("usb://0400:C35A/12", "usb://0400:c35a/12?pipes=four", True),
        ("usb://0400:c35a/12", "usb://0400:c35a/13", False),
        ("tcp://Reader.:4001", "tcp://reader:4001", True),
        ("tcp://reader:4001", "tcp://reader:4002", False),
    ],
)
def test_the_same_plug_is_known_however_its_address_is_written(one: str, other: str, same: bool) -> None:
    assert (parse("id_card", one).plug == parse("id_card", other).plug) is same


def test_two_slots_of_pcscd_are_two_plugs() -> None:
    one, other = parse("smart_card", "pcsc://ACS%20ACR39U"), parse("smart_card", "pcsc://1")
    assert len({one.plug, other.plug, parse("smart_card", "pcsc://1?select=00").plug}) == 2
