"""Who took a slip out of the presenter's mouth is told by how long it stood there, and by what the printer counts."""

import pytest

from drivers.api.errors import DeviceError, Fault
from drivers.api.receipt_printer import SlipEnd
from drivers.api.status import READY, DeviceStatus, Notice
from drivers.receipt_printer.models import VKP80III
from drivers.receipt_printer.mouth import APPEARS_S, LATE_S, LOOK_S, Mouth
from tests.clock import Clock

assert VKP80III.presenter
PRESENTER = VKP80III.presenter
HOLDS_S = PRESENTER.holds_s
WAITS = DeviceStatus(notices=(Notice.SLIP_WAITING,))
SILENT, EMPTY = DeviceStatus(Fault.SILENT), DeviceStatus(Fault.NO_PAPER)
JAM = DeviceError("receipt_printer", Fault.JAM, began=True)

Said = DeviceStatus | DeviceError


class Printer:
    """Says from each of these seconds on what stands beside it, and has taken back so many slips."""

    def __init__(self, *says: tuple[float, Said], retractions: int | None = 7) -> None:
        self.clock = Clock()
        self.told: list[float] = []  # when it was said that the slip waits
        self._says = says
        self._retractions = retractions

    def look(self) -> DeviceStatus:
        said = [said for since, said in self._says if since <= self.clock.now][-1]
        if isinstance(said, DeviceError):
            raise said
        return said

    def end(self, taken_back: int | None = 7) -> SlipEnd:
        mouth = Mouth(PRESENTER, self.look, lambda: self._retractions, self.clock, self.clock.pause)
        return mouth.await_taken(taken_back, lambda: self.told.append(self.clock.now))


@pytest.mark.parametrize(
    ("gone", "retractions", "end"),
    [
        (4.0, 7, SlipEnd.TAKEN),
        (4.0, 8, SlipEnd.TAKEN),  # nothing is taken back so early: that was another one
        (HOLDS_S - 0.5, 7, SlipEnd.TAKEN),
        (HOLDS_S - 0.5, 8, SlipEnd.NOT_TAKEN),
        (HOLDS_S - 0.5, None, SlipEnd.NOT_TAKEN),  # nobody knows: it is not called taken
    ],
)
def test_a_slip_is_taken_by_a_person_or_by_the_printer(gone: float, retractions: int | None, end: SlipEnd) -> None:
    printer = Printer((0.0, READY), (1.0, WAITS), (1.0 + gone, READY), retractions=retractions)
    assert printer.end() is end
    assert printer.told == [1.0]


def test_where_it_was_not_counted_before_a_slip_gone_at_the_end_is_not_called_taken() -> None:
    assert Printer((0.0, WAITS), (HOLDS_S, READY)).end(taken_back=None) is SlipEnd.NOT_TAKEN


def test_the_roll_may_end_with_the_slip() -> None:
    assert Printer((0.0, WAITS), (2.0, EMPTY)).end() is SlipEnd.TAKEN


def test_a_slip_that_is_never_seen_is_out_and_no_more_is_said() -> None:
    printer = Printer((0.0, READY))
    assert (printer.end(), printer.told) == (SlipEnd.OUT, [])
    assert printer.clock.now == pytest.approx(APPEARS_S + LOOK_S)


def test_a_slip_that_stands_there_for_ever_was_not_taken() -> None:
    printer = Printer((0.0, WAITS))
    assert printer.end() is SlipEnd.NOT_TAKEN
    assert printer.clock.now == pytest.approx(HOLDS_S + LATE_S + LOOK_S)


@pytest.mark.parametrize(("shown", "told"), [((), []), (((1.0, WAITS),), [1.0])])
def test_a_printer_that_falls_silent_has_printed_it_whole(
    shown: tuple[tuple[float, Said], ...], told: list[float]
) -> None:
    printer = Printer((0.0, SILENT), *shown, (2.0, SILENT))
    assert (printer.end(), printer.told) == (SlipEnd.OUT, told)


def test_what_hangs_in_the_printer_is_told() -> None:
    with pytest.raises(DeviceError) as caught:
        Printer((0.0, WAITS), (1.0, JAM)).end()
    assert caught.value is JAM
