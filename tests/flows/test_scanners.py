"""A whole terminal with a scanner of each other model: pulled out in a code or in a wait, and in a storm of codes."""

from dataclasses import replace
from pathlib import Path

import pytest

from device_sim.scanning import MODELS, USUAL
from tests.flows.witness import faults, play_fault

OTHERS = [model for model in MODELS if model != USUAL]
(SCANNER,) = (fault for fault in faults() if fault.name == "scanner")
(STORM,) = (fault for fault in faults() if fault.name == "code-storm")
FEWER = (STORM.steps[0], {"act": "scanner storm 300"}, *STORM.steps[2:])


@pytest.mark.parametrize("model", OTHERS)
def test_a_scanner_that_is_pulled_out_is_told_and_reads_once_it_is_back(model: str, tmp_path: Path) -> None:
    assert play_fault(replace(SCANNER, scanner=model), tmp_path).title.key == "state-unknown"


@pytest.mark.parametrize("model", OTHERS)
def test_three_hundred_codes_in_one_moment_break_nothing_and_the_next_code_is_read(model: str, tmp_path: Path) -> None:
    """Whether they are refused, or nobody's since they came before the scanner was waited for, is a matter of luck."""
    assert play_fault(replace(STORM, scanner=model, steps=FEWER), tmp_path).title.key == "state-unknown"
