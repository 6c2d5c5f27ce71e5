"""A server that is stopped and started again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.device_sim.backend.terminal import Caller, application, back_end


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Caller]:
    with back_end(tmp_path) as server:
        yield Caller(server)


def test_a_stopped_server_refuses_connections_and_remembers_everything(terminal: Caller) -> None:
    terminal.deliver(application())
    terminal.server.stop_listening()
    with pytest.raises(requests.ConnectionError):
        terminal.deliver(application())
    terminal.server.listen_again()
    assert terminal.deliver(application()).status_code == 200
    assert terminal.everything()["deliveries"] == 1
