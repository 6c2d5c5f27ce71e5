"""Simulated scanners that take no commands."""

from device_sim.scanner.unasked import SimKeyboardScanner, SimLineScanner, SimReportScanner
from drivers.api.input_event import DOWN, KEY, SYN_DROPPED, take_event
from drivers.scanner.codecs.hid_pos import FORMS, decode


def test_it_sends_a_code_in_reports_and_loses_the_last_ones_where_it_shall() -> None:
    sent: list[tuple[bytes, float]] = []
    scanner = SimReportScanner(lambda data, after: sent.append((data, after)))
    scanner.show_code("A" * 57)
    assert [decode(report, FORMS["hid-pos"]).data for report, _ in sent] == [b"A" * 56, b"A"]
    assert [after for _, after in sent] == sorted(after for _, after in sent)
    scanner.lose_reports = 1
    scanner.show_code("B" * 57)
    scanner.receive(b"anything")
    assert (len(sent), scanner.sent) == (3, 2)
    scanner.show_code("C")
    assert len(sent) == 4


def test_one_in_keyboard_mode_presses_keys_and_holds_alt_for_what_has_none() -> None:
    sent = bytearray()
    scanner = SimKeyboardScanner(lambda data, _: sent.extend(data))
    scanner.lose_events = True
    scanner.show_code("A陈")
    events = []
    while event := take_event(sent):
        events.append(event)
    pressed = [event.code for event in events if (event.type, event.value) == (KEY, DOWN)]
    assert pressed[:3] == [42, 30, 56]  # Shift A, then Alt
    assert pressed[-1] == 28
    assert [event.code for event in events if event.type == 0].count(SYN_DROPPED) == 1
    scanner.receive(b"anything")
    assert scanner.sent == 1


def test_one_that_types_at_once_says_the_same_keys_in_one_piece() -> None:
    pieces: list[bytes] = []
    scanner = SimKeyboardScanner(lambda data, _: pieces.append(data))
    scanner.show_code("A陈")
    one_by_one = b"".join(pieces)
    pieces.clear()
    scanner.at_once = True
    scanner.show_code("A陈")
    assert pieces == [one_by_one]


def test_what_stays_before_the_window_is_read_again_and_again() -> None:
    sent: list[float] = []
    SimReportScanner(lambda _, after: sent.append(after)).show_code("A", times=3, every=1.5)
    assert [after - sent[0] for after in sent] == [0.0, 1.5, 3.0]


def test_one_on_a_line_sends_a_code_and_its_tail() -> None:
    sent: list[bytes] = []
    scanner = SimLineScanner(lambda data, _: sent.append(data))
    scanner.receive(b"anything")
    scanner.show_code("A", times=2, every=1.5)
    assert sent == [b"A\r\n", b"A\r\n"]
