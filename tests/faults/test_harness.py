"""The harnesses of `python -m tests.faults` at small counts: what they look for holds, and they would see it if not."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable

import pytest

from tests.faults.harness import disk, frames, power, servers, syncing
from tests.faults.seen import Seen

SEED = 20261127


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("run", "times"),
    [
        pytest.param(disk.run, 30, id="disk"),
        pytest.param(power.run, 20, id="power"),
        pytest.param(frames.run, 3900, id="frames"),
        pytest.param(servers.run, 6, id="servers"),
        pytest.param(syncing.run, 1, id="syncing"),
    ],
)
def test_what_a_harness_provokes_does_no_harm_and_would_harm_a_wrong_product(
    run: Callable[[int, int], Seen], times: int
) -> None:
    seen = run(times, SEED)
    assert seen.held, seen.line()


@pytest.mark.parametrize(
    ("wrong", "control", "verdict"),
    [
        ({"lost": 0, "doubled": 0}, {"lost": 3}, "lost 0, doubled 0; control, early: lost 3; held"),
        ({"lost": 1, "doubled": 0}, {"lost": 3}, "lost 1, doubled 0; control, early: lost 3; DID NOT HOLD"),
        ({"lost": 0}, {"lost": 0}, "lost 0; control, early: nothing wrong; DID NOT HOLD"),
    ],
)
def test_a_harness_that_would_see_nothing_shows_nothing(
    wrong: dict[str, int], control: dict[str, int], verdict: str
) -> None:
    assert Seen("9 kills", Counter(wrong), "early", Counter(control)).line() == f"9 kills: {verdict}"


def test_the_command_names_its_harnesses_and_refuses_others() -> None:
    asked = [sys.executable, "-m", "tests.faults", "lightning"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no harness named lightning; there are appending, disk, frames, moments, power, printing" in done.stderr
