"""Scanners that send codes in reports: codes come out whole, or not at all."""

import os
import socket
from collections.abc import Iterator

import pytest

from device_sim.port import Loopback
from device_sim.scanner.unasked import SimReportScanner
from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.api.status import Notice
from drivers.scanner.codecs.hid_pos import FORMS, REPORT_BYTES, encode
from drivers.scanner.driver import at
from drivers.scanner.incoming import READS_AGAIN_S
from drivers.scanner.lines import LineScanner
from drivers.scanner.port import ScannerPort
from drivers.scanner.reported import MAYBE_MORE_S, MORE_S, MOST_REPORTS, ReportedCodes
from drivers.transports.host import Host
from drivers.transports.reports import ReportDevice
from tests.clock import Clock
from tests.drivers.scanner.test_lines import open_for_a_while

LATER_S = MORE_S + 0.1  # a hand is there; no rest comes any more of what was thrown away
CODE = b"GZ0117-000042"
CHINESE = "陈,耳东陈".encode()
LONG = b"".join(b"%04d" % at for at in range(1024))  # 4096 bytes


class Bench:
    def __init__(self, model: str = "hid-pos") -> None:
        self.form = FORMS[model]
        self.port = Loopback(lambda emit: SimReportScanner(emit, model))
        device = self.port.device
        assert isinstance(device, SimReportScanner)
        self.sim = device
        self.scanner = LineScanner(
            self.port.open, self.port.clock, lambda hear: ReportedCodes(hear, self.port.clock, self.form)
        )

    def shows(self, code: bytes) -> bytes | None:
        self.scanner.start()
        self.port.now += LATER_S
        self.sim.show_code(code)
        return self.scanner.poll(2.0)

    def sends(self, *reports: bytes) -> bytes | None:
        self.scanner.start()
        self.port.now += LATER_S
        for report in reports:
            self.port.say(report, 0.01)
        return self.scanner.poll(2.0)

    def fault(self, *reports: bytes) -> DeviceError:
        with pytest.raises(DeviceError) as caught:
            self.sends(*reports)
        return caught.value


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_of_a_report_nobody_takes_a_short_code_for_noise_as_it_is_opened() -> None:
    bench = Bench()
    bench.scanner.start()
    bench.sim.show_code(b"7")
    assert bench.scanner.poll(READS_AGAIN_S) is None
    with pytest.raises(DeviceError) as caught:
        bench.scanner.poll(LATER_S)
    assert caught.value.fault is Fault.MISSED


@pytest.mark.parametrize("model", FORMS)
@pytest.mark.parametrize("code", [CODE, CHINESE, b"A", b"A" * 56, b"A" * 57, b"A" * 62, b"A" * 112, LONG])
def test_a_code_comes_out_whole_however_many_reports_it_takes(model: str, code: bytes) -> None:
    assert Bench(model).shows(code) == code


def test_reports_that_a_device_server_cuts_and_joins_are_the_same_code(bench: Bench) -> None:
    sent = b"".join(encode(LONG[:500], bench.form, b"]Q1"))
    assert bench.sends(*(sent[at : at + 100] for at in range(0, len(sent), 100))) == LONG[:500]


def test_what_the_aim_id_says_of_the_characters_is_believed(bench: Bench) -> None:
    bench.sim.aim = b"]Q2"
    assert bench.shows(b"\\000032" + "陈".encode("gb18030")) == "陈".encode()


@pytest.mark.parametrize("before", [b"]Q1", b""])
def test_an_aim_id_is_no_part_of_the_code_also_where_it_is_sent_twice(bench: Bench, before: bytes) -> None:
    assert bench.shows(before + CODE) == CODE


def test_a_report_without_data_is_no_code(bench: Bench) -> None:
    assert bench.sends(*encode(b"", bench.form), *encode(CODE, bench.form)) == CODE
    assert bench.sends(*encode(b"", bench.form) * 3) is None


def test_who_says_again_and_again_that_nothing_was_read_holds_nobody_up(bench: Bench) -> None:
    (nothing,) = encode(b"", bench.form)
    bench.scanner.start()
    begun = bench.port.now
    for tenth in range(60):
        bench.port.say(nothing, tenth / 10)
    assert bench.scanner.poll(2.0) is None
    assert bench.port.now - begun < 2.2


@pytest.mark.hits("report-that-did-not-follow")
def test_half_a_code_is_not_believed_and_the_next_one_read(bench: Bench) -> None:
    bench.sim.lose_reports = 1
    with pytest.raises(DeviceError) as caught:
        bench.shows(LONG)
    assert caught.value.fault is Fault.UNREADABLE
    assert bench.shows(CODE) == CODE


@pytest.mark.hits("reports-of-two-codes")
def test_the_halves_of_two_codes_are_not_one(bench: Bench) -> None:
    begun, *_ = encode(b"A" * 100, bench.form, b"]Q1")
    error = bench.fault(begun, *encode(CODE, bench.form, b"]d1"))
    assert error.fault is Fault.UNREADABLE


@pytest.mark.hits("too-many-reports-thrown-away")
@pytest.mark.parametrize("data", [b"", b"A", b"A" * 56])
def test_more_than_a_code_holds_is_thrown_away_and_the_next_one_read(bench: Bench, data: bytes) -> None:
    endless = bytearray(encode(data, bench.form)[0])
    endless[63] = 1
    assert bench.fault(*[bytes(endless)] * (MOST_REPORTS + 50)).fault is Fault.UNREADABLE
    assert bench.shows(CODE) == CODE


@pytest.mark.hits("no-such-report")
@pytest.mark.parametrize(
    "report", [bytes.fromhex("00 00 1E 00 00 00 00 00"), b"\x01" * REPORT_BYTES, b"\x02\xff" + bytes(62), b"\x02"]
)
def test_what_are_no_such_reports_is_said_and_the_next_one_read(bench: Bench, report: bytes) -> None:
    error = bench.fault(report)
    assert error.fault is Fault.GARBLED
    assert "hid-pos or microscan" in error.evidence
    assert bench.shows(CODE) == CODE


def test_what_was_shown_before_somebody_waits_is_nobodys(bench: Bench) -> None:
    bench.sim.show_code(b"OLD")
    bench.port.now += 1.0
    assert bench.scanner.poll(1.0) is None
    assert bench.shows(CODE) == CODE


@pytest.mark.parametrize("pause", [0.0, 0.11, 0.9])
@pytest.mark.parametrize("cut", [0, 30])
def test_of_a_code_whose_first_reports_were_dropped_the_others_do_not_pass_for_one(
    bench: Bench, pause: float, cut: int
) -> None:
    first, *others = encode(LONG[:150], bench.form)
    bench.shows(b"another")
    bench.scanner.stop()
    bench.port.say(first + others[0][:cut], 0.0)
    bench.scanner.start()
    bench.port.say(others[0][cut:], pause)
    bench.port.say(others[1], pause + 0.9)
    assert [bench.scanner.poll(seconds) for seconds in (0.05, 2.0)] == [None, None]
    bench.sim.show_code(CODE)
    assert bench.scanner.poll(1.0) == CODE


@pytest.mark.parametrize(("model", "window"), [("hid-pos", MORE_S), ("microscan", MAYBE_MORE_S)])
def test_what_comes_as_the_device_is_opened_is_the_rest_of_a_code_and_later_it_is_one(
    model: str, window: float
) -> None:
    bench = Bench(model)
    *_, last = encode(LONG[:150], bench.form)
    bench.port.say(last, window - 0.01)
    assert bench.scanner.poll(window + MAYBE_MORE_S) is None
    assert bench.sends(*encode(CODE, bench.form)) == CODE


def test_it_is_not_called_ready_and_comes_back(bench: Bench) -> None:
    assert bench.scanner.status().notices == (Notice.UNASKED,)
    bench.port.unplugged = True
    with pytest.raises(DeviceError) as caught:
        bench.scanner.poll(1.0)
    assert caught.value.fault is Fault.OFFLINE
    bench.port.unplugged = False
    assert bench.shows(CODE) == CODE


def test_a_scanner_that_never_stops_talking_holds_nobody_up(bench: Bench) -> None:
    for at_report in range(3000):
        bench.port.say(encode(b"", bench.form)[0], at_report * 0.001)
    begun = bench.port.now
    assert bench.scanner.poll(0.5) is None
    assert bench.port.now - begun < 2.0


# --- over descriptors that keep reports apart, as the kernel's do -------------------------------------------------


class Bus:
    """A scanner that is plugged in, pulled out, and plugged in again."""

    def __init__(self) -> None:
        self.plug()

    def plug(self) -> None:
        self._near, self.far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._near.setblocking(False)

    def open(self) -> ReportDevice:
        if self._near.fileno() < 0:
            raise FileNotFoundError(2, "No such file or directory", "/dev/hidraw0")
        return ReportDevice(os.dup(self._near.fileno()), name="ACME 2D")

    def unplug(self) -> None:
        self.far.close()
        self._near.close()

    def show(self, code: bytes) -> None:
        for report in encode(code, FORMS["hid-pos"], b"]Q1"):
            self.far.send(report)


@pytest.fixture
def bus() -> Iterator[Bus]:
    one = Bus()
    yield one
    one.unplug()


def test_over_real_reports_a_code_is_read_before_and_after_the_plug_was_pulled(bus: Bus) -> None:
    clock = Clock()
    scanner = at(parse("scanner", "hidraw:///dev/hidraw0"), Host(open_line=lambda _: bus.open, now=clock))
    open_for_a_while(scanner, clock)
    assert scanner.identity() == "ACME 2D"
    bus.show(LONG[:300])
    assert scanner.poll(10.0) == LONG[:300]
    bus.unplug()
    with pytest.raises(DeviceError) as caught:
        scanner.poll(10.0)
    assert (caught.value.fault, scanner.identity()) == (Fault.OFFLINE, "")
    bus.plug()
    open_for_a_while(scanner, clock)
    bus.show(CHINESE)
    assert scanner.poll(10.0) == CHINESE
    scanner.close()


def test_a_device_that_is_not_open_has_no_name(bus: Bus) -> None:
    assert ScannerPort(bus.open, lambda: None).name == ""
