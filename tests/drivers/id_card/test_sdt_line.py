"""Whether an answer belongs to its question: readers that are late, silent, back again, or never tell their number."""

import random
from collections.abc import Callable
from contextlib import suppress

import pytest

from device_sim.people import person
from drivers.api.errors import DeviceError, Fault
from drivers.id_card.codec import Command
from drivers.id_card.driver import TIMEOUT_S
from drivers.id_card.sdt_line import LATE_S
from tests.drivers.id_card.desk import CHEN, Desk, set_up_desk
from tests.drivers.losing import lose

LOOK_EVERY_S = 2.0
READY = None


@pytest.fixture
def desk() -> Desk:
    return set_up_desk()


def set_speed(desk: Desk, baud: int | None) -> None:
    """None: a USB device or a pty, where every speed is right."""
    desk.module.any_speed = baud is None
    desk.module.baud = baud or desk.module.baud


def seen(desk: Desk) -> Fault | None:
    """What one look at the reader shows."""
    try:
        desk.reader.status()
        desk.reader.identity()
    except DeviceError as error:
        return error.fault
    return READY


def looks(desk: Desk, seconds: float) -> list[Fault | None]:
    """What looks show that begin within so many seconds."""
    until, shown = desk.wire.now + seconds, []
    while desk.wire.now < until:
        shown.append(seen(desk))
        desk.wire.now += LOOK_EVERY_S
    return shown


def in_turn(desk: Desk) -> Callable[[bytes, float], None]:
    """How a module sends that does one thing after another: nothing overtakes what it is still at."""
    send, free = desk.module._emit, 0.0

    def emit(data: bytes, after: float) -> None:
        nonlocal free
        free = max(free, desk.wire.now) + after
        send(data, free - desk.wire.now)

    return emit


@pytest.mark.parametrize("late", [1.1, 1.4, 2.0, 2.2, 2.4, 2.5, 3.1, 4.0, 5.3, 7.7, 11.0])
@pytest.mark.parametrize("baud", [115200, 9600, None])
def test_a_reader_that_always_answers_too_late_is_silent_at_every_look(
    desk: Desk, baud: int | None, late: float
) -> None:
    set_speed(desk, baud)
    desk.wire.faults.late_s = late
    assert set(looks(desk, 120.0)) == {Fault.SILENT}


@pytest.mark.hits("reader-answers-too-late")
@pytest.mark.parametrize("seed", range(5))
def test_a_reader_that_answers_too_late_now_more_and_now_less_is_silent_at_every_look(desk: Desk, seed: int) -> None:
    set_speed(desk, None)
    dice, send = random.Random(seed), in_turn(desk)
    desk.module._emit = lambda data, after: send(data, after + dice.uniform(1.1, 6.0))
    for _ in range(40):
        assert seen(desk) is Fault.SILENT
        desk.wire.now += dice.uniform(0.3, 3.0)


@pytest.mark.parametrize("late", [0.1, 0.3, 0.6, 0.8])
def test_a_reader_that_takes_its_time_is_ready_at_every_look(desk: Desk, late: float) -> None:
    desk.wire.faults.late_s = late
    assert set(looks(desk, 60.0)) == {READY}


@pytest.mark.parametrize("baud", [115200, None])
@pytest.mark.parametrize("late", [1.2, 2.5, 6.0])
def test_a_reader_that_becomes_slow_and_quick_again_changes_once_each(
    desk: Desk, baud: int | None, late: float
) -> None:
    set_speed(desk, baud)
    assert set(looks(desk, 10.0)) == {READY}
    desk.wire.faults.late_s = late
    slow = looks(desk, 60.0)
    assert set(slow) == {Fault.SILENT}
    desk.wire.faults.late_s = 0.0
    quick = looks(desk, 60.0)
    first = quick.index(READY)
    assert first * LOOK_EVERY_S <= LATE_S + LOOK_EVERY_S
    assert set(quick[first:]) == {READY}


def test_a_slow_reader_that_is_pulled_out_and_plugged_in_again_is_believed_at_once(desk: Desk) -> None:
    set_speed(desk, None)
    desk.wire.faults.late_s = 2.5
    looks(desk, 20.0)
    desk.wire.unplugged, desk.wire.faults.late_s = True, 0.0
    assert set(looks(desk, 10.0)) == {Fault.OFFLINE}
    desk.wire.unplugged = False
    assert seen(desk) is READY


@pytest.mark.parametrize("seconds", [1.0, 4.0, 7.0, 30.0])
def test_a_reader_whose_line_was_silent_is_ready_within_five_seconds(desk: Desk, seconds: float) -> None:
    looks(desk, 4.0)
    desk.wire.faults.stalled = True
    assert set(looks(desk, seconds)) == {Fault.SILENT}
    desk.wire.faults.stalled = False
    before = desk.wire.now - LOOK_EVERY_S
    while seen(desk) is not READY:
        desk.wire.now += LOOK_EVERY_S
    assert desk.wire.now - before <= 5.0


def test_a_reader_that_never_tells_its_number_is_ready(desk: Desk) -> None:
    desk.module.silent_to = {Command.SAM_ID}
    assert set(looks(desk, 60.0)) == {READY}
    desk.wire.faults.stalled = True
    looks(desk, 10.0)
    desk.wire.faults.stalled = False
    assert looks(desk, 3 * LATE_S)[-5:] == [READY] * 5


def test_a_card_that_comes_too_late_is_not_the_next_ones(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    desk.module.seconds[Command.READ] = 3.5
    send = in_turn(desk)

    def swapping(data: bytes, after: float) -> None:
        send(data, after)
        if desk.module.commands[-1] == Command.READ and desk.module.card == CHEN:
            desk.module.insert_card(person("huang-yulan").card)
            desk.module.seconds[Command.READ] = 0.9

    desk.module._emit = swapping
    desk.reader.find()
    assert desk.reader.read().name == "黄玉兰"


@pytest.mark.parametrize("late", [LATE_S + 1, 30.0, 300.0])
@pytest.mark.parametrize("numberless", [False, True])
@pytest.mark.parametrize("shy", [0.01, 0.5, 1.5, 4.0, LATE_S + 0.5])
def test_a_card_that_comes_later_than_anybody_waits_is_never_anothers(
    desk: Desk, late: float, shy: float, *, numberless: bool
) -> None:
    desk.module.insert_card(CHEN)
    if numberless:
        desk.module.silent_to = {Command.SAM_ID}
    assert seen(desk) is READY
    desk.module._emit = in_turn(desk)
    desk.module.seconds[Command.READ] = late
    desk.reader.find()
    begun = desk.wire.now
    with suppress(DeviceError):
        desk.reader.read()
    desk.wire.now = max(desk.wire.now, begun + late - shy)  # nobody has asked anything meanwhile
    desk.module.seconds[Command.READ] = 0.9
    desk.module.insert_card(person("huang-yulan").card)
    names = set()
    for _ in range(60):
        with suppress(DeviceError):
            if desk.reader.find():
                names.add(desk.reader.read().name)
                break
        desk.wire.now += 0.5
    assert names == {"黄玉兰"}


def test_a_reader_that_knows_itself_well_but_finds_no_card_in_time_is_not_ready(desk: Desk) -> None:
    desk.module._emit = in_turn(desk)
    desk.module.seconds[Command.FIND] = 2.5
    assert seen(desk) is READY
    assert desk.fault_of(desk.reader.find).fault is Fault.SILENT
    assert set(looks(desk, 60.0)) == {Fault.SILENT}
    desk.module.seconds[Command.FIND] = 0.03
    assert looks(desk, 2 * LATE_S)[-3:] == [READY] * 3


def test_a_reader_that_is_silent_only_about_cards_is_not_ready(desk: Desk) -> None:
    desk.module.silent_to = {Command.FIND}
    assert seen(desk) is READY
    assert desk.fault_of(desk.reader.find).fault is Fault.SILENT
    assert set(looks(desk, 60.0)) == {Fault.SILENT}
    desk.module.silent_to = set()
    assert seen(desk) is READY


def halved(said: bytes) -> bytes:
    return said[: len(said) // 2]


def test_replies_that_are_broken_at_every_speed_are_told_as_garbled(desk: Desk) -> None:
    set_speed(desk, None)
    desk.wire.instead = halved
    error = desk.fault_of(desk.reader.status)
    assert (error.fault, error.evidence) == (Fault.GARBLED, "broken replies at 5 of 5 speeds, no whole one")
    desk.wire.instead = bytes
    assert seen(desk) is READY


def test_after_a_broken_reply_the_speed_is_looked_for_again(desk: Desk) -> None:
    set_speed(desk, 115200)
    assert seen(desk) is READY
    desk.module.baud, desk.module.noise_at_wrong_speed = 9600, b"\x00\xfe"  # another module on the same line, say
    assert [seen(desk) for _ in range(3)] == [Fault.GARBLED, READY, READY]


def test_a_number_that_comes_broken_does_not_tell_that_nothing_older_comes(desk: Desk) -> None:
    assert seen(desk) is READY
    desk.module.silent_to = {Command.STATUS}
    assert seen(desk) is Fault.SILENT
    desk.module.silent_to = set()
    desk.wire.instead = lambda said: halved(said) if desk.module.commands[-1] == Command.SAM_ID else said
    assert seen(desk) is Fault.SILENT
    desk.wire.instead = bytes
    assert seen(desk) is READY


def seconds_to_read(desk: Desk) -> float:
    """From a card that is put on until it is read."""
    begun = desk.wire.now
    desk.module.insert_card(CHEN)
    for _ in range(3):
        with suppress(DeviceError):
            if desk.reader.find() and desk.reader.read():
                return desk.wire.now - begun
    raise AssertionError("it was not read in three tries")


@pytest.mark.hits("nothing-older-comes")
@pytest.mark.parametrize("silent_to", [set(), {Command.SAM_ID}])
@pytest.mark.parametrize("asked_before", [True, False])
def test_one_lost_reply_about_a_card_costs_no_more_than_its_time_out(silent_to: set[bytes], asked_before: bool) -> None:
    def ready() -> Desk:
        desk = set_up_desk(lying="found")
        desk.module.silent_to = silent_to
        desk.reader.status()
        if asked_before:
            desk.reader.identity()
        return desk

    desk = ready()
    replies = lose(desk.wire, -1)
    undisturbed = seconds_to_read(desk)
    for number in range(len(replies)):
        desk = ready()
        lose(desk.wire, number)
        assert seconds_to_read(desk) <= undisturbed + 1.0 + max(TIMEOUT_S.values()), f"reply {number} was lost"


@pytest.mark.hits("late-replies-let-come")
@pytest.mark.parametrize("lost", range(3))
def test_a_reader_without_a_number_that_lost_a_reply_at_a_look_is_ready_at_the_next(desk: Desk, lost: int) -> None:
    desk.module.silent_to = {Command.SAM_ID}
    assert set(looks(desk, 4.0)) == {READY}
    lose(desk.wire, lost)
    shown = [seen(desk) for _ in range(6)]
    assert shown.count(Fault.SILENT) == 1
    assert seen(desk) is READY


@pytest.mark.parametrize("late", [1.2, 2.0, 2.4])
def test_a_reader_without_a_number_that_becomes_slow_is_silent_and_then_ready_again(desk: Desk, late: float) -> None:
    desk.module.silent_to = {Command.SAM_ID}
    assert set(looks(desk, 10.0)) == {READY}
    desk.wire.faults.late_s = late
    assert set(looks(desk, 60.0)) == {Fault.SILENT}
    desk.wire.faults.late_s = 0.0
    assert looks(desk, 4.5)[-1] is READY
    assert set(looks(desk, 30.0)) == {READY}


@pytest.mark.parametrize("silent_to", [set(), {Command.SAM_ID}])
@pytest.mark.parametrize("starting", [0.0, 1.5, 3.0])
def test_a_reader_that_is_plugged_in_and_takes_its_time_to_start_is_ready_within_five_seconds_of_that(
    desk: Desk, silent_to: set[bytes], starting: float
) -> None:
    desk.module.silent_to = silent_to
    assert set(looks(desk, 4.0)) == {READY}
    desk.wire.unplugged = True
    assert set(looks(desk, 4.0)) == {Fault.OFFLINE}
    desk.wire.unplugged = False
    started = desk.wire.now + starting  # a look may begin until 4.5 s after that
    desk.wire.instead = lambda said: said if desk.wire.now >= started else b""
    shown = looks(desk, starting + 4.5)
    assert shown[-1] is READY
