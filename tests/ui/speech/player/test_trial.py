"""An output is well once it has taken sound, and otherwise it is said why it has not."""

from pathlib import Path

import pytest

from tests.ui.speech.ear import recording
from ui.speech.player.trial import TRIED_S, refusal
from ui.speech.sound import RATE


@pytest.mark.process
def test_an_output_that_takes_silence_to_its_end_is_well(tmp_path: Path) -> None:
    assert refusal(recording(tmp_path / "heard.raw")) == ""
    taken = (tmp_path / "heard.raw").read_bytes()
    assert len(taken) >= round(TRIED_S * RATE) * 2, "aplay may fill up its last block"
    assert not any(taken)


@pytest.mark.process
@pytest.mark.parametrize(
    ("device", "why"),
    [("there_is_no_such_device", "No such file or directory"), ("file:FILE='|exec sleep 20',FORMAT=raw", "takes no")],
)
def test_an_output_that_takes_nothing_says_why(device: str, why: str) -> None:
    assert why in refusal(device)
