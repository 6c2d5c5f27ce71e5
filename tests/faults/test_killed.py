"""The process is killed at every step from *confirm* to *done* and started again.

Nothing is lost, nothing is printed twice, nothing is delivered twice.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pytestqt.qtbot import QtBot

from device_sim.control import ControlServer
from device_sim.world import AT_ONCE, World
from kiosk.app.terminal import Kiosk
from tests.flows.player import PatientClock
from tests.flows.terminal import terminal
from tests.flows.window import until

CHILD_S = 90
# The events of a certificate from confirm on: confirm, requested, sheet out, page printed, issued, slip printed.
CERTIFICATE = [(moment, number) for number in range(6) for moment in ("before", "after")]
# confirm, application kept, slip printed.
ALLOWANCE = [(moment, number) for number in range(3) for moment in ("before", "after")]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path, speeds=AT_ONCE)
    world.write_config(width=1080, height=1920, diagonal=21.5)
    control = ControlServer(world)
    yield world
    control.close()
    world.close()


def play_until_killed(world: World, journey: str, moment: str, number: int) -> None:
    command = [sys.executable, "-m", "tests.faults.child", str(world.folder), journey, moment, str(number)]
    ended = subprocess.run(command, timeout=CHILD_S, capture_output=True, text=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr[-2000:]


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
    state = world.state()
    return state["page_printer"]["out"], state["receipt_printer"]["receipts"]


@pytest.mark.parametrize(("moment", "number"), CERTIFICATE)
def test_certificate_survives_a_kill(world: World, qtbot: QtBot, moment: str, number: int) -> None:
    play_until_killed(world, "certificate", moment, number)
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


@pytest.mark.parametrize(("moment", "number"), ALLOWANCE)
def test_application_survives_a_kill(world: World, qtbot: QtBot, moment: str, number: int) -> None:
    play_until_killed(world, "allowance", moment, number)
    paper = paper_out(world)

    records = start_again(world)

    assert paper_out(world) == paper
    numbers = [application["number"] for application in records["applications"]]
    assert len(numbers) <= 1
    assert numbers or (number == 0 and paper == (0, 0))  # lost only before it was accepted, and nobody was told so
    assert records["deliveries_by_kind"] == ({"application_submitted": 1} if numbers else {})
    if paper[1]:
        code = zxingcpp.read_barcode(Image.open(world.papers / "receipt-1.png"))
        assert code is not None
        assert code.text.split("|")[1] == numbers[0]  # the slip names the very application that arrived


def test_kill_while_the_sheet_is_moving_is_reported_as_uncertain(world: World, qtbot: QtBot) -> None:
    world.page_printer.pages_per_minute = 2.0
    command = [sys.executable, "-m", "tests.faults.child", str(world.folder), "certificate", "after", "99"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        until(lambda: bool(world.page_printer.jobs), lambda: "no job came", CHILD_S)
        os.kill(child.pid, signal.SIGKILL)

    records = start_again(world)

    assert [certificate["state"] for certificate in records["certificates"]] == ["uncertain"]
    assert len(world.page_printer.jobs) == 1
