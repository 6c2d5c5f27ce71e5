"""A simulated device at a port of the loopback interface."""

import socket
from collections.abc import Iterator

import pytest

from device_sim.port import Emit
from device_sim.tcp_port import TcpPort


class Echo:
    """Says hello to whoever comes, and everything that it is told."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit

    def joined(self) -> None:
        self._emit(b"hello ", 0.0)

    def receive(self, data: bytes) -> None:
        self._emit(data, 0.01)


@pytest.fixture
def port() -> Iterator[TcpPort]:
    one = TcpPort(Echo, "echo")
    yield one
    one.close()


def host_of(port: TcpPort) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port.number), 5.0)


def read(host: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size and (more := host.recv(size - len(data))):
        data += more
    return data


def test_what_is_said_comes_back_and_who_comes_is_greeted(port: TcpPort) -> None:
    with host_of(port) as host:
        host.sendall(b"again")
        assert read(host, 11) == b"hello again"


def test_the_next_host_is_greeted_too(port: TcpPort) -> None:
    host_of(port).close()
    with host_of(port) as host:
        assert read(host, 6) == b"hello "


def test_unplugged_it_ends_and_nobody_gets_in_until_it_is_plugged_in_at_the_same_port(port: TcpPort) -> None:
    with host_of(port) as host:
        assert read(host, 6) == b"hello "
        port.unplug()
        assert not port.plugged
        assert host.recv(1) == b""
    with pytest.raises(ConnectionRefusedError):
        host_of(port)
    number = port.number
    port.plug()
    assert port.number == number
    with host_of(port) as host:
        assert read(host, 6) == b"hello "


def test_who_waits_for_a_host_in_vain_is_told(port: TcpPort) -> None:
    with pytest.raises(TimeoutError, match="nobody has connected"):
        port.wait_for_host(0.01)
