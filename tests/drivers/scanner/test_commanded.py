"""Engines that are commanded in their makers' dialects, each played by an engine that speaks it.

Covers talks as well.
"""

from pathlib import Path

import pytest

from device_sim.port import Loopback
from device_sim.pty_port import PtyPort
from device_sim.scanner.commanded import STATUSES, SimCommandedScanner, SimSsiScanner
from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.api.status import READY
from drivers.scanner.codecs.dialects import DIALECTS
from drivers.scanner.codecs.ssi import DENIED, Opcode, Packet, encode
from drivers.scanner.commanded import AGAIN_S, CommandedScanner
from drivers.scanner.driver import at
from drivers.scanner.incoming import STORM_S
from drivers.scanner.talks import ANSWER_S
from drivers.transports.host import Host
from tests.drivers import losing
from tests.drivers.scanner.conftest import SlowLine

CODE = b"GZ0117-000042"
CHINESE = "陈,耳东陈".encode()
MODELS = (*DIALECTS, "ssi")


class Bench:
    def __init__(self, model: str, line: type[Loopback] = Loopback) -> None:
        self.port = line(
            lambda emit: (
                SimSsiScanner(emit, lambda: self.port.now)
                if model == "ssi"
                else SimCommandedScanner(emit, model, lambda: self.port.now)
            )
        )
        device = self.port.device
        assert isinstance(device, SimCommandedScanner)
        self.engine = device
        host = Host(now=self.port.clock, open_line=lambda _: self.port.open)
        scanner = at(parse("scanner", f"serial:///dev/ttyS1?model={model}"), host)
        assert isinstance(scanner, CommandedScanner)
        self.scanner = scanner

    def shows(self, code: bytes) -> bytes | None:
        self.scanner.start()
        self.engine.show_code(code)
        found = self.scanner.poll(3.0)
        self.engine.hide_code()
        return found

    def comes_of(self, code: bytes) -> bytes | Fault | None:
        try:
            return self.shows(code)
        except DeviceError as error:
            return error.fault

    def refused(self) -> Fault:
        with pytest.raises(DeviceError) as caught:
            self.scanner.start()
        return caught.value.fault


every_model = pytest.mark.parametrize("model", MODELS)


@every_model
@pytest.mark.parametrize("code", [CODE, CHINESE, b"A", b"A" * 250])
def test_a_code_comes_out_whole(model: str, code: bytes) -> None:
    assert Bench(model).shows(code) == code


@every_model
@pytest.mark.parametrize("before", [0.0, 0.03, 0.055])
def test_a_thousand_codes_that_come_as_the_engine_is_asked_do_not_pass_for_a_broken_engine(
    model: str, before: float
) -> None:
    bench = Bench(model)
    bench.scanner.status()
    for number in range(1000):
        bench.engine.blurt(b"STORM-%06d" % number)  # 60 ms from now
    bench.port.now += before
    assert bench.scanner.status() == READY
    assert bench.comes_of(b"next") in (
        b"next",
        Fault.UNREADABLE,
    )  # that, where the storm came while a code was waited for
    assert bench.shows(b"next") == b"next"


@every_model
def test_three_hundred_codes_on_a_slow_line_do_not_pass_for_a_broken_engine(model: str) -> None:
    bench = Bench(model, SlowLine)
    bench.scanner.status()
    for number in range(300):
        bench.engine.blurt(b"STORM-%06d" % number)  # the last has come after 4 s
    bench.port.now += 0.5
    assert bench.scanner.status() == READY
    assert bench.shows(b"next") == b"next"


@pytest.mark.hits("endless-codes-instead-of-an-answer")
@pytest.mark.parametrize("model", DIALECTS)
def test_codes_without_an_end_are_told_as_such_in_bounded_time_and_are_over_once_they_end(model: str) -> None:
    bench = Bench(model, SlowLine)
    bench.scanner.status()
    for number in range(1400):
        bench.engine.blurt(b"STORM-%06d" % number)  # 19 s
    begun = bench.port.now
    with pytest.raises(DeviceError, match="without an end in 6 s, no answer to") as caught:
        bench.scanner.status()
    assert caught.value.fault is Fault.GARBLED
    assert bench.port.now - begun < STORM_S + ANSWER_S + 1.2
    assert isinstance(bench.port, SlowLine)
    bench.port.now = bench.port.free + 1.0
    assert bench.scanner.status() == READY


@pytest.mark.parametrize("model", DIALECTS)
@pytest.mark.parametrize("after", [0.0, 0.005])
def test_the_rest_of_what_was_read_before_the_line_was_opened_does_not_pass_for_a_code(
    model: str, after: float
) -> None:
    bench = Bench(model)
    bench.port.say(b"-0042\r", after)  # an engine answers after 10 ms
    assert bench.scanner.poll(1.0) is None
    assert bench.shows(CODE) == CODE


@pytest.mark.parametrize("model", DIALECTS)
def test_the_rest_of_more_than_a_code_holds_does_not_pass_for_one(model: str) -> None:
    bench = Bench(model)
    bench.scanner.start()
    bench.engine.show_code(b"A" * 5000)
    with pytest.raises(DeviceError):
        bench.scanner.poll(1.0)
    bench.engine.hide_code()
    bench.port.say(b"-0042\r", 0.0)
    assert bench.scanner.poll(1.0) is None
    assert bench.shows(CODE) == CODE


@every_model
@pytest.mark.parametrize("late", [0.9, 1.5, 1.9])
def test_an_engine_that_answers_late_is_set_up_as_any_other(model: str, late: float) -> None:
    bench, quick = Bench(model), Bench(model)
    bench.port.faults.late_s = late
    for one in (bench, quick):
        assert one.scanner.status() == READY
        one.scanner.start()
    assert list(dict.fromkeys(bench.engine.heard)) == list(dict.fromkeys(quick.engine.heard)) != []


@pytest.mark.hits("engine-owes-an-answer")
@every_model
@pytest.mark.parametrize("late", [2.1, 3.1, 3.9])
def test_an_engine_that_answers_too_late_is_silent_at_every_look_and_ready_when_it_is_quick_again(
    model: str, late: float
) -> None:
    bench = Bench(model)
    bench.port.faults.late_s = late
    for _ in range(10):
        with pytest.raises(DeviceError) as caught:
            bench.scanner.status()
        assert caught.value.fault is Fault.SILENT
        bench.port.now += 2.0
    bench.port.faults.late_s = 0.0
    last = bench.port.now - 2.0 - 1.0  # its last question
    assert bench.scanner.status() == READY
    assert bench.port.now - last < 5.0


def lose(bench: Bench, number: int) -> list[bytes]:
    """Of what the engine says, codes are not lost."""
    return losing.lose(bench.port, number, lambda said: CODE not in said)


def seconds_to_read(bench: Bench) -> float:
    """How long it takes to look, read a code twice and stop."""
    begun = bench.port.now
    bench.scanner.status()
    for _ in range(2):
        assert bench.shows(CODE) == CODE
        bench.scanner.stop()
    return bench.port.now - begun


@every_model
def test_one_lost_answer_costs_no_more_than_asking_again(model: str) -> None:
    undisturbed = Bench(model)
    answers = lose(undisturbed, -1)
    seconds = seconds_to_read(undisturbed)
    for number in range(len(answers)):
        bench = Bench(model)
        lose(bench, number)
        assert seconds_to_read(bench) <= seconds + ANSWER_S + 0.2, f"answer {number} was lost"


@pytest.mark.hits("late-answer-cut-out")
@pytest.mark.parametrize("model", DIALECTS)
@pytest.mark.parametrize("late", [1.05, 1.4, 1.9])
def test_a_late_second_answer_is_no_part_of_a_code(model: str, late: float) -> None:
    bench = Bench(model)
    bench.port.faults.late_s = late
    bench.scanner.status()
    assert bench.shows(CODE) == CODE


@every_model
def test_a_code_that_lay_there_before_is_read_once_it_is_triggered_and_not_after_it_was_stopped(model: str) -> None:
    bench = Bench(model)
    bench.engine.show_code(CODE)
    bench.scanner.start()
    assert bench.scanner.poll(2.0) == CODE
    bench.scanner.stop()
    assert not bench.engine.looking
    bench.engine.hide_code()
    bench.scanner.start()
    assert bench.engine.looking
    assert bench.scanner.poll(1.0) is None


@every_model
def test_it_is_triggered_again_for_as_long_as_somebody_waits(model: str) -> None:
    bench = Bench(model)
    assert bench.scanner.poll(AGAIN_S * 2.5) is None
    triggers = encode(Packet(Opcode.START_SESSION)) if model == "ssi" else DIALECTS[model].trigger
    assert bench.engine.heard.count(triggers) == 3


@every_model
def test_it_is_ready_once_it_has_answered(model: str) -> None:
    bench = Bench(model)
    assert bench.scanner.status() == READY
    assert bench.scanner.identity() == ("" if model == "honeywell" else "ACME 2D 1.07")


@every_model
def test_silence_noise_and_a_line_that_is_gone_are_told_apart(model: str) -> None:
    bench = Bench(model)
    bench.engine.silent = True
    assert bench.refused() is Fault.SILENT
    with pytest.raises(DeviceError) as caught:
        bench.scanner.status()
    assert caught.value.fault is Fault.SILENT
    assert bench.scanner.identity() == ""
    bench.port.unplugged = True
    assert bench.refused() is Fault.OFFLINE
    bench.port.unplugged, bench.engine.silent = False, False
    assert bench.shows(CODE) == CODE


@every_model
def test_a_line_that_was_dropped_while_nobody_asked_is_opened_anew(model: str) -> None:
    bench = Bench(model)
    bench.scanner.status()
    bench.port.dropped = True
    assert bench.shows(CODE) == CODE


@pytest.mark.hits("engine-does-not-know-a-setting", "engine-refuses-a-setting")
@pytest.mark.parametrize("model", ["newland", "honeywell"])
def test_a_setting_that_an_engine_does_not_know_is_left_and_one_that_it_refuses_is_told(model: str) -> None:
    unknown, out_of_range = STATUSES
    bench = Bench(model)
    bench.engine.refuses = unknown
    assert bench.shows(CODE) == CODE
    bench.engine.refuses = out_of_range
    assert bench.refused() is Fault.REFUSED


@pytest.mark.hits("command-not-answered")
def test_what_is_no_answer_is_told_as_damaged() -> None:
    bench = Bench("newland")
    bench.engine.silent = True
    bench.scanner.close()
    for after in (0.5, 1.5):
        bench.port.say(b"\x02\x01garbled", after)
    with pytest.raises(DeviceError) as caught:
        bench.scanner.status()
    assert (caught.value.fault, "garbled" in caught.value.evidence) == (Fault.GARBLED, False)


@pytest.mark.hits("packet-refused")
def test_zebra_s_engine_is_refused_where_it_denies() -> None:
    bench = Bench("ssi")
    bench.engine.refuses, bench.engine.refuses_for_ever = DENIED, True
    assert bench.refused() is Fault.REFUSED


@pytest.mark.hits("packet-sent-again")
def test_a_packet_that_comes_again_is_no_second_code() -> None:
    bench = Bench("ssi")
    assert isinstance(bench.engine, SimSsiScanner)
    bench.engine.impatient = True
    assert bench.shows(CODE) == CODE
    assert bench.scanner.poll(3.0) is None
    bench.scanner.stop()
    bench.engine.heard.clear()
    bench.engine.show_code(CHINESE)
    bench.scanner.start()
    bench.port.now += 3.0
    bench.scanner.stop()
    assert bench.engine.heard.count(encode(Packet(Opcode.ACK))) == 4  # of what nobody waits for as well


@pytest.mark.hits("code-of-several-packets")
def test_a_code_of_several_packets_is_refused_and_the_next_one_read() -> None:
    bench = Bench("ssi")
    assert isinstance(bench.engine, SimSsiScanner)
    bench.engine.long = True
    with pytest.raises(DeviceError) as caught:
        bench.shows(CODE)
    assert caught.value.fault is Fault.UNREADABLE
    bench.engine.long = False
    bench.engine.hide_code()
    assert bench.shows(CHINESE) == CHINESE


@pytest.mark.hits("noise-between-packets")
def test_noise_between_packets_is_passed_over() -> None:
    bench = Bench("ssi")
    bench.scanner.start()
    for noise in (b"\x07\xf3\x00", b"\x00" * 9, b"AB"):
        bench.port.say(noise, 0.0)
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(3.0) == CODE


def test_over_a_real_line_a_code_is_read_before_and_after_the_plug_was_pulled(tmp_path: Path) -> None:
    port = PtyPort(lambda emit: SimCommandedScanner(emit, "newland"), tmp_path / "scanner")
    engine = port.device
    assert isinstance(engine, SimCommandedScanner)
    scanner = at(parse("scanner", f"serial://{tmp_path}/scanner?model=newland"))
    engine.show_code(CODE)
    assert scanner.poll(10.0) == CODE
    port.unplug()
    with pytest.raises(DeviceError):
        scanner.poll(10.0)
    port.plug()
    engine.show_code(CHINESE)
    assert scanner.poll(10.0) == CHINESE
    scanner.close()
    port.close()
