"""The process is killed at every step from *confirm* to *done* and started again.

Nothing is lost, nothing is printed twice, nothing is delivered twice.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pytestqt.qtbot import QtBot

from device_sim.world import World
from tests.faults.killed import (
    CERTIFICATE,
    assert_started_again_well,
    kill_while_the_sheet_moves,
    paper_out,
    play_until_killed,
    start_again,
    world_in,
)

# confirm, application kept, slip printed.
ALLOWANCE = [(moment, number) for number in range(3) for moment in ("before", "after")]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with world_in(tmp_path) as world:
        yield world


@pytest.mark.parametrize(("moment", "number"), CERTIFICATE)
def test_certificate_survives_a_kill(world: World, qtbot: QtBot, moment: str, number: int) -> None:
    play_until_killed(world, "certificate", moment, number)
    assert_started_again_well(world, moment, number)
    assert max(paper_out(world)) <= 1, "nothing is printed twice"


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
    kill_while_the_sheet_moves(world, 2.0)

    records = start_again(world)

    assert [certificate["state"] for certificate in records["certificates"]] == ["uncertain"]
    assert len(world.page_printer.jobs) == 1
