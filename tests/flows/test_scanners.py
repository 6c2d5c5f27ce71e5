"""A whole terminal with a scanner of each other model: pulled out within a code, and while one is waited for."""

from dataclasses import replace
from pathlib import Path

import pytest

from device_sim.scanning import MODELS, USUAL
from tests.flows.witness import faults, play_fault

(SCANNER,) = (fault for fault in faults() if fault.name == "scanner")


@pytest.mark.parametrize("model", [model for model in MODELS if model != USUAL])
def test_a_scanner_that_is_pulled_out_is_told_and_reads_once_it_is_back(model: str, tmp_path: Path) -> None:
    assert play_fault(replace(SCANNER, scanner=model), tmp_path).title.key == "state-unknown"
