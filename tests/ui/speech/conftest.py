"""Clips that a test can tell apart by their pitch."""

from pathlib import Path

import pytest

from tests.ui.speech.tones import folder_of_tones


@pytest.fixture(scope="session")
def tones(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_of_tones(tmp_path_factory.mktemp("tones"))
