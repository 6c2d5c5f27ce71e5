"""A slip stands in the mouth until a hand takes it, the printer takes it back, or the next one pushes it out."""

from device_sim.receipt_printer.mouth import Mouth
from device_sim.receipt_printer.receipt import PrintedReceipt

FIRST, SECOND = PrintedReceipt((), b"1"), PrintedReceipt((), b"2")


def test_a_slip_waits_from_when_it_stands_there_until_it_is_taken_back() -> None:
    mouth = Mouth()
    mouth.hold(FIRST, 2.0, 32.0)
    assert [mouth.waits(now) for now in (0.0, 2.0, 31.9, 32.0)] == [False, True, True, False]
    assert mouth.taken_back == [FIRST]


def test_what_a_hand_takes_is_not_taken_back() -> None:
    mouth = Mouth()
    mouth.hold(FIRST, 0.0, 30.0)
    mouth.let_go()
    assert not mouth.waits(1.0)
    mouth.pass_time(30.0)
    assert mouth.taken_back == []


def test_the_next_slip_pushes_out_the_one_before() -> None:
    mouth = Mouth()
    mouth.hold(FIRST, 0.0, 30.0)
    mouth.hold(SECOND, 5.0, None)
    mouth.pass_time(1000.0)
    assert mouth.waits(1000.0)
    assert mouth.taken_back == []
