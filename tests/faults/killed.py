"""A kiosk in a simulated world that is killed while it serves somebody, and what is there when it starts again."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from device_sim.control import ControlServer
from device_sim.world import AT_ONCE, World
from kiosk.app.terminal import Kiosk
from tests.flows.player import PatientClock
from tests.flows.terminal import terminal
from tests.flows.window import until

CHILD_S = 300  # a kiosk that is started while the machine has other work takes a minute or two
# The events of a certificate from confirm on: confirm, requested, sheet out, page printed, issued, slip printed.
CERTIFICATE = [(moment, number) for number in range(6) for moment in ("before", "after")]


@contextmanager
def world_in(folder: Path) -> Iterator[World]:
    world = World(folder, speeds=AT_ONCE)
    world.write_config(width=1080, height=1920, diagonal=21.5)
    control = ControlServer(world)
    try:
        yield world
    finally:
        control.close()
        world.close()


def child(world: World, journey: str, moment: str, number: int) -> list[str]:
    """The command of a kiosk that plays this journey and kills itself before or after this event."""
    return [sys.executable, "-m", "tests.faults.child", str(world.folder), journey, moment, str(number)]


def play_until_killed(world: World, journey: str, moment: str, number: int) -> None:
    command = child(world, journey, moment, number)
    ended = subprocess.run(command, timeout=CHILD_S, capture_output=True, text=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr[-2000:]


def kill_while_the_sheet_moves(world: World, pages_per_minute: float, seconds: float = 0.0) -> None:
    """SIGKILL from outside so many seconds after the A4 printer has got its job."""
    world.page_printer.pages_per_minute = pages_per_minute
    command = child(world, "certificate", "after", 99)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        until(lambda: bool(world.page_printer.jobs), lambda: "no job came", CHILD_S)
        threading.Event().wait(seconds)
        process.kill()


def start_again(world: World) -> dict[str, Any]:
    """The same terminal after the kill: until nothing waits for delivery. Returns the back end's records."""
    world.tell("id_card", "remove_card")
    with terminal(world, "1080x1920", PatientClock()) as kiosk:
        until(lambda: kiosk.machine.outbox.waiting() == 0, lambda: "rows were not delivered")
        assert kiosk.machine.outbox.parked() == ()
        assert kiosk.runtime.screen.kind == "home"
        records: dict[str, Any] = world.records()
        come_back(world, kiosk, records)
    return records


def come_back(world: World, kiosk: Kiosk, records: dict[str, Any]) -> None:
    """The same card again: who may have a sheet that nobody knows of is told, and asked before there is another."""
    uncertain = [one for one in records["certificates"] if one["state"] == "uncertain"]
    world.tell("id_card", "insert_card", "chen-jianming")
    until(lambda: kiosk.runtime.screen.title.key == "home-hello", lambda: "nobody was greeted")
    told = [item.label for item in kiosk.runtime.screen.items if item.id == "interrupted"]
    assert [text.args["number"] for text in told] == [one["number"] for one in uncertain]
    if not uncertain:
        return
    kiosk.runtime.touch("social-insurance-certificate")
    assert kiosk.runtime.screen.title.key == "interrupted-title"
    assert len(world.records()["certificates"]) == 1  # no number is used up before the answer
    kiosk.runtime.touch("home")
    assert kiosk.runtime.screen.title.key == "home-hello"


def paper_out(world: World) -> tuple[int, int]:
    """Sheets and slips, once no port answers a process that is dead: its last job may still come in."""
    until(lambda: not any("process_request" in each.name for each in threading.enumerate()), lambda: "who asks?")
    state = world.state()
    return state["page_printer"]["out"], state["receipt_printer"]["receipts"]


def assert_started_again_well(world: World, moment: str, number: int) -> None:
    """Start again after a kill at this event of a certificate. AssertionError: something is not as it must be."""
    sheets, slips = paper_out(world)

    records = start_again(world)

    assert paper_out(world) == (sheets, slips)  # nothing is printed by itself after a start
    assert sheets <= 1
    assert slips <= 1
    (certificate,) = records["certificates"]
    kinds = records["deliveries_by_kind"]
    if number == 0 and moment == "before":
        assert (certificate["state"], kinds, sheets) == ("prepared", {}, 0)
    elif certificate["state"] == "prepared":  # killed before the request was on disk: then no paper moved either
        assert (number, kinds, sheets) == (0, {}, 0)
    else:
        assert certificate["state"] in ("issued", "uncertain")
        assert certificate["state"] == "issued" or slips == 0
        assert kinds == {"certificate_requested": 1, f"certificate_{certificate['state']}": 1}
