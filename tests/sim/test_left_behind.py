"""A card or a sheet that somebody has left, and a program that stops and starts again: it is said until it is taken.

Covers kiosk.queue.left_behind as well.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from kiosk.model.events import LeftBehind
from kiosk.queue.left_behind import LeftFile
from tests.sim.citizen import Citizen
from tests.sim.scheduler import Scheduler
from tests.sim.terminal import Terminal
from tests.sim.world import SETTINGS, World, folder, world

SEED = 5
FOUND = SETTINGS.replace("/sim/id_card", "/sim/id_card?lying=found")
Day = Callable[[], None]
Start = Callable[[str], Citizen]


@pytest.fixture
def run() -> Scheduler:
    return Scheduler(SEED)


@pytest.fixture
def place(run: Scheduler) -> Iterator[World]:
    with folder() as data, world(run, data, Random(SEED)) as outside:
        yield outside


@pytest.fixture
def start(run: Scheduler, place: World) -> Start:
    def started(boot: str) -> Citizen:
        terminal = Terminal(run, place, boot, Random(SEED))
        terminal.see("home")
        run.sleep(5.0)
        return Citizen(terminal, place, run, Random(SEED))

    return started


def greeted(place: World, start: Start) -> Citizen:
    """Somebody whose card lies on a reader that finds it anew at each look."""
    citizen = start("b1")
    place.reader.lying = "found"
    place.insert_card("chen-jianming")
    citizen.terminal.see("home", "home-hello")
    return citizen


def said(citizen: Citizen) -> list[str]:
    """What the home screen says that others have left."""
    screen = citizen.terminal.runtime.screen
    assert screen.kind == "home"
    assert not screen.personal
    return [item.id for item in screen.items if item.id.startswith("left-")]


def print_certificate(citizen: Citizen) -> None:
    citizen.world.insert_card("chen-jianming")
    citizen.terminal.see("home", "home-hello")
    citizen.touch("social-insurance-certificate")
    citizen.terminal.see("review")
    citizen.touch("confirm")
    citizen.terminal.see("done")


def test_a_card_that_may_lie_there_is_said_again_after_a_restart_until_somebody_says_it_is_taken(
    run: Scheduler, start: Start
) -> None:
    seen: list[list[str]] = []

    def day() -> None:
        citizen = start("b1")
        print_certificate(citizen)
        citizen.touch("finish")
        citizen.terminal.see("home", "home-start")
        seen.append(said(citizen))
        citizen.terminal.stop()
        citizen = start("b2")
        seen.append(said(citizen))
        citizen.touch("taken")
        run.sleep(1.0)
        seen.append(said(citizen))
        citizen.terminal.stop()
        citizen = start("b3")
        seen.append(said(citizen))
        citizen.terminal.stop()

    run.play(day)
    assert run.failures == []
    assert seen == [["left-maybe-card"], ["left-maybe-card"], [], []]


def test_a_sheet_that_was_printed_before_the_program_stopped_is_said(run: Scheduler, start: Start) -> None:
    seen: list[list[str]] = []

    def day() -> None:
        citizen = start("b1")
        print_certificate(citizen)
        citizen.world.remove_card()
        citizen.terminal.stop()
        citizen = start("b2")
        seen.append(said(citizen))
        citizen.terminal.stop()

    run.play(day)
    assert seen == [["left-maybe-card", "left-sheet"]]


def test_the_card_of_a_visit_that_a_stop_cut_short_is_read_for_nobody_before_it_is_lifted(
    run: Scheduler, place: World, start: Start
) -> None:
    place.settings = FOUND
    seen: list[list[str]] = []

    def day() -> None:
        citizen = greeted(place, start)
        citizen.terminal.stop()
        citizen = start("b2")
        seen.append(said(citizen))
        place.remove_card()
        run.sleep(5.0)
        seen.append(said(citizen))
        place.insert_card("chen-jianming")
        citizen.terminal.see("home", "home-hello")
        citizen.terminal.stop()

    run.play(day)
    assert run.failures == []
    assert seen == [["left-card"], []]


@pytest.mark.parametrize("taken_while_stopped", [True, False])
def test_a_card_that_is_taken_is_not_spoken_of_any_more(
    run: Scheduler, place: World, start: Start, *, taken_while_stopped: bool
) -> None:
    place.settings = FOUND
    seen: list[list[str]] = []

    def day() -> None:
        citizen = greeted(place, start)
        run.sleep(2.0)
        citizen.touch("home")
        if taken_while_stopped:
            run.sleep(2.0)
            seen.append(said(citizen))
            citizen.terminal.stop()
            place.remove_card()
            citizen = start("b2")
        else:
            place.remove_card()  # at the moment of the touch: nobody has seen it lie there
            run.sleep(5.0)
            seen.append(["left-card"])
        seen.append(said(citizen))
        citizen.terminal.stop()

    run.play(day)
    assert seen == [["left-card"], []]


@pytest.mark.parametrize("written", [b"", b"[]", b"{", b'{"behind": 3}', b'{"behind": ["x"], "stale": 0}', b"\xff"])
def test_a_file_that_says_nothing_leaves_nothing_lying(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "left.json").write_bytes(written)
    assert LeftFile(tmp_path).left() == LeftBehind()


@pytest.mark.hits("left-behind-not-written")
def test_a_disk_that_takes_nothing_costs_the_word_and_not_the_visit(tmp_path: Path) -> None:
    file = LeftFile(tmp_path / "no-such-folder")
    file.keep(LeftBehind(frozenset({"card"}), stale=True))
    assert file.left() == LeftBehind()
