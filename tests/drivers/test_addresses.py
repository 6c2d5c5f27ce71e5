"""Addresses of devices: which are understood, which are refused, and what the refusal says was expected."""

import subprocess
import sys

import pytest

from drivers.addresses import DEVICES, FORMS, Address, check, forms, parse

EVERY = tuple(FORMS)


@pytest.mark.parametrize(
    ("device", "address"),
    [
        ("id_card", "serial:///dev/ttyUSB0"),
        ("id_card", "serial:///dev/serial/by-id/usb-1a86_USB_Serial-if00-port0?baud=9600"),
        ("id_card", "tcp://192.0.2.20:9100"),
        ("scanner", "serial:///dev/ttyACM0?baud=9600"),
        ("scanner", "tcp://localhost:4001"),
        ("scanner", "camera:///dev/video0"),
        ("scanner", "frames:///srv/pictures"),
        ("camera", "camera:///dev/v4l/by-id/usb-cam-index0"),
        ("receipt_printer", "serial:///dev/ttyS1?baud=115200"),
        ("receipt_printer", "tcp://[2001:db8::20]:9100"),
        ("page_printer", "ipp://192.0.2.21/ipp/print"),
        ("page_printer", "ipp://localhost:60001/printers/QUEUE"),
        ("page_printer", "ipp://printer.example"),
    ],
)
def test_every_device_has_its_forms_of_address(device: str, address: str) -> None:
    check(device, address)


@pytest.mark.parametrize("device", ["id_card", "receipt_printer"])
@pytest.mark.parametrize("address", ["camera:///dev/video0", "ipp://192.0.2.21/ipp/print", "/dev/ttyUSB0", "COM1", ""])
def test_what_is_no_line_is_refused_with_the_whole_form_of_one(device: str, address: str) -> None:
    with pytest.raises(ValueError, match=r"^address .*: expected serial:///dev/ttyS1\?baud=115200 or tcp://HOST:PORT$"):
        check(device, address)


def test_a_scanner_is_an_engine_or_a_camera_and_no_printer() -> None:
    with pytest.raises(ValueError, match=r"tcp://HOST:PORT, camera:///dev/video0 or frames:///FOLDER$"):
        check("scanner", "ipp://192.0.2.21/ipp/print")


@pytest.mark.parametrize("address", ["ipps://192.0.2.21/ipp/print", "http://192.0.2.21", "tcp://192.0.2.21:9100"])
def test_a_page_printer_is_reached_by_ipp_alone(address: str) -> None:
    with pytest.raises(ValueError, match=r"expected ipp://HOST\[:PORT\]/PATH$"):
        check("page_printer", address)


def test_an_unknown_kind_of_device_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="device 'toaster', expected one of id_card, scanner"):
        check("toaster", "serial:///dev/ttyS1")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("serial:///dev/x?baud=abc", "baud 'abc', expected a whole number such as 115200"),
        ("serial:///dev/x?baud=", "baud '', expected a whole number such as 115200"),
        ("serial:///dev/x?baud", "baud '', expected a whole number such as 115200"),
        ("serial:///dev/x?baud=9600.5", "baud '9600.5', expected a whole number such as 115200"),
        ("serial:///dev/x?baud=-1", "baud '-1', expected a whole number such as 115200"),
        ("serial:///dev/x?baud=٩٦٠٠", "expected a whole number such as 115200"),
        ("serial:///dev/x?baud=0", "baud '0', expected 50 to 4000000, such as 115200"),
        ("serial:///dev/x?baud=999999999", "baud '999999999', expected 50 to 4000000, such as 115200"),
        ("serial:///dev/x?baud=9600&baud=115200", "baud given 2 times, expected once"),
        ("serial:///dev/x?foo=1", "option 'foo', expected baud and no other"),
        ("serial:///dev/x?baud=9600&parity=even", "option 'parity', expected baud and no other"),
        ("serial://dev/x", "expected serial:///dev/ttyS1?baud=115200"),
        ("serial:///", "expected serial:///dev/ttyS1?baud=115200"),
        ("serial:///dev/x%00y", "expected serial:///dev/ttyS1?baud=115200"),
        ("serial:///dev/tty\nS1", "expected "),
        (" serial:///dev/ttyS1", "expected "),
        ("serial:///dev/ttyS1#1", "expected "),
        ("tcp://127.0.0.1:99999", "port '99999', expected a whole number from 1 to 65535"),
        ("tcp://127.0.0.1:0", "port '0', expected a whole number from 1 to 65535"),
        ("tcp://127.0.0.1:http", "port 'http', expected a whole number from 1 to 65535"),
        ("tcp://127.0.0.1:", "port '', expected a whole number from 1 to 65535"),
        ("tcp://127.0.0.1", "expected tcp://HOST:PORT"),
        ("tcp://:9100", "expected tcp://HOST:PORT"),
        ("tcp://printer..example:9100", "expected tcp://HOST:PORT"),
        ("tcp://" + "a" * 64 + ":9100", "expected tcp://HOST:PORT"),
        ("tcp://[::1:9100", "expected "),
        ("tcp://someone@127.0.0.1:9100", "expected tcp://HOST:PORT"),
        ("tcp://127.0.0.1:9100/raw", "expected tcp://HOST:PORT"),
        ("tcp://127.0.0.1:9100?baud=9600", "option 'baud', expected none"),
        ("camera://video0", "expected camera:///dev/video0"),
        ("camera:///dev/video0?size=1", "option 'size', expected none"),
        ("frames://", "expected frames:///FOLDER"),
        ("ipp:///ipp/print", "expected ipp://HOST[:PORT]/PATH"),
        ("ipp://192.0.2.21:70000/ipp/print", "port '70000', expected a whole number from 1 to 65535"),
        ("ipp://192.0.2.21/打印", "expected ipp://HOST[:PORT]/PATH"),
        ("ipp://192.0.2.21/ipp print", "expected ipp://HOST[:PORT]/PATH"),
        ("ipp://192.0.2.21/ipp/print?waitjob=false", "option 'waitjob', expected none"),
    ],
)
def test_a_wrong_address_is_named_and_says_what_was_expected(address: str, said: str) -> None:
    with pytest.raises(ValueError, match="expected") as caught:
        parse(address, EVERY)
    assert str(caught.value).startswith(f"address {address!r}: ")
    assert said in str(caught.value)


def test_an_address_says_where_and_how_fast() -> None:
    assert parse("serial:///dev/ttyS1", EVERY) == Address("serial", "/dev/ttyS1", baud=115200)
    assert parse("serial:///dev/ttyS1?baud=9600", EVERY) == Address("serial", "/dev/ttyS1", baud=9600)
    assert parse("tcp://[::1]:9100", EVERY) == Address("tcp", "/", host="::1", port=9100)
    assert parse("ipp://printer.example/ipp/print", EVERY) == Address("ipp", "/ipp/print", 0, "printer.example", 631)
    assert parse("ipp://127.0.0.1:60001", EVERY) == Address("ipp", "/", 0, "127.0.0.1", 60001)
    assert parse("frames:///srv/a%20camera", EVERY) == Address("frames", "/srv/a camera")


@pytest.mark.parametrize("device", DEVICES)
def test_what_is_said_to_be_expected_is_itself_understood(device: str) -> None:
    for form in forms(device).replace(" or ", ", ").split(", "):
        check(device, form.replace("HOST[:PORT]", "HOST").replace("PORT", "9100"))


def test_asking_about_an_address_loads_no_driver_and_no_port() -> None:
    program = (
        "import sys; from drivers.addresses import check; check('scanner', 'camera:///dev/video0');"
        "print(*(n for n in sys.modules if n.split('.')[0] in ('serial', 'cv2', 'numpy', 'requests', 'socket', 'http')"
        " or n.startswith('drivers.')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["drivers.addresses"]
