"""The lamp of the device that the screen asks for, over the real driver and a simulated board."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kiosk.app.lamps import Lamps
from kiosk.model.problem import Problem
from kiosk.model.screen import Screen
from kiosk.model.text import Text
from kiosk.problems.table import problem_named
from kiosk.runtime.availability import Availability, look_at
from kiosk.runtime.workers import Job
from tests.drivers.cabinet.bench import LAMPS, Bench
from ui.theme.reader import Reader

SAYS = Screen("prompt", Text("home-start"))


class Interrupted(Availability):
    """Once, right after it was read, another thread does `meanwhile`."""

    meanwhile: Callable[[], object] | None = None

    @property
    def lacking(self) -> Mapping[str, Problem]:
        lacking = super().lacking
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile:
            meanwhile()
        return lacking


class Cabinet:
    """A board, its lamps and its worker, whose jobs wait until their turn."""

    def __init__(self, options: str = LAMPS) -> None:
        self.bench = Bench("modbus", options)
        self.changes = 0
        self.availability = Interrupted(self._changed, lambda: 0.0)
        self.jobs: list[Job] = []
        self.lamps: Lamps | None = None
        self.lamps = Lamps(self.bench.driver, self.availability, self.jobs.append)

    def _changed(self, _lacking: object) -> None:
        self.changes += 1
        if self.lamps:
            self.lamps.refresh()

    def show(self, device: str = "") -> set[int]:
        self.order(device)
        return self.turn()

    def order(self, device: str) -> None:
        assert self.lamps
        self.lamps.show(replace(SAYS, device=device), Reader())

    def turn(self) -> set[int]:
        """What is ordered is done. The relays that are closed then."""
        while self.jobs:
            self.jobs.pop(0)()
        return self.bench.sim.closed

    @property
    def code(self) -> str:
        return self.availability.lacking["cabinet"].code if "cabinet" in self.availability.lacking else ""


def test_the_lamp_of_the_device_that_the_screen_asks_for_is_on_and_no_other() -> None:
    cabinet = Cabinet()
    assert cabinet.show("id_card") == {1}
    assert cabinet.show("receipt_printer") == {3}
    assert cabinet.show() == set()


def test_a_screen_that_asks_for_the_same_orders_nothing() -> None:
    cabinet = Cabinet()
    cabinet.show("scanner")
    assert cabinet.lamps
    cabinet.lamps.show(replace(SAYS, device="scanner", title=Text("home-how")), Reader())
    assert cabinet.jobs == []


def test_no_lamp_invites_to_a_device_that_is_out_of_order() -> None:
    cabinet = Cabinet()
    cabinet.show("scanner")
    cabinet.availability.put("scanner", problem_named("unexpected"))
    assert cabinet.turn() == set()
    cabinet.availability.put("scanner", None)
    assert cabinet.turn() == {2}


def test_all_lamps_are_off_when_the_program_stops() -> None:
    cabinet = Cabinet()
    cabinet.show("page_printer")
    assert cabinet.lamps
    cabinet.lamps.off()
    assert cabinet.turn() == set()


def test_what_was_wanted_last_is_lit_where_the_board_was_slow() -> None:
    cabinet = Cabinet()
    assert cabinet.lamps
    for device in ("id_card", "scanner", "page_printer"):
        cabinet.lamps.show(replace(SAYS, device=device), Reader())
    assert cabinet.turn() == {4}
    assert cabinet.bench.sim.told == 4  # once each relay


def test_a_page_that_comes_between_what_is_wanted_and_its_order_leaves_no_later_page_dark() -> None:
    cabinet = Cabinet()
    assert cabinet.show("scanner") == {2}
    assert cabinet.lamps
    cabinet.availability.meanwhile = lambda: cabinet.order("")
    cabinet.lamps.refresh()
    assert cabinet.turn() == set()
    assert cabinet.show("scanner") == {2}


def test_a_page_that_comes_just_before_the_board_is_told_is_lit_after_that() -> None:
    cabinet = Cabinet()
    assert cabinet.show("scanner") == {2}
    assert cabinet.lamps
    cabinet.availability.meanwhile = lambda: cabinet.order("")
    cabinet.lamps.refresh()
    cabinet.jobs.pop(0)()
    cabinet.availability.meanwhile = lambda: cabinet.order("scanner")
    assert cabinet.turn() == {2}


def test_a_board_that_fails_is_told_and_lights_the_lamp_by_itself_when_it_is_back() -> None:
    cabinet = Cabinet()
    cabinet.bench.port.unplugged = True
    assert cabinet.show("id_card") == set()
    assert (cabinet.code, cabinet.changes) == ("CAB-01", 1)
    cabinet.bench.port.unplugged = False
    cabinet.availability.saw(look_at("cabinet", cabinet.bench.driver))
    assert (cabinet.code, cabinet.turn()) == ("", {1})


def test_a_tamper_contact_is_told_and_its_lamp_is_lit_all_the_same() -> None:
    cabinet = Cabinet(f"{LAMPS}&door=1&tamper=2")
    cabinet.bench.sim.move(2, closed=False)
    cabinet.availability.saw(look_at("cabinet", cabinet.bench.driver))
    assert cabinet.code == "CAB-07"
    assert cabinet.show("scanner") == {2}
    assert cabinet.code == "CAB-07"
    cabinet.bench.sim.move(2, closed=True)
    cabinet.availability.saw(look_at("cabinet", cabinet.bench.driver))
    assert cabinet.code == ""
