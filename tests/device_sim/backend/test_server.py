"""A server that is stopped and started again."""

import pytest
import requests

from tests.device_sim.backend.terminal import Caller, application


def test_a_stopped_server_refuses_connections_and_remembers_everything(terminal: Caller) -> None:
    terminal.deliver(application())
    terminal.server.stop_listening()
    with pytest.raises(requests.ConnectionError):
        terminal.deliver(application())
    terminal.server.listen_again()
    assert terminal.deliver(application()).status_code == 200
    assert terminal.everything()["deliveries"] == 1
