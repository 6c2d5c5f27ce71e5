"""The gateway over TLS: whom it believes and how it is believed."""

import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.backend.gateway import Limits
from kiosk.backend.trust import Trust
from tests.kiosk.backend.bad_lines import (
    ASKED,
    NONE_FOUND,
    Line,
    answer,
    failure,
    gateway_to,
    nobody_waits_any_more,
    saying,
)
from tests.kiosk.backend.certificates import Authority, authority, server_context


@pytest.fixture
def ministry(tmp_path: Path) -> Authority:
    """A private authority: no list of public ones has it."""
    return authority(tmp_path, "ministry")


def asked(url: str, trust: Trust) -> object:
    """What a terminal that believes this gets, one that is well."""
    believer = gateway_to(url, trust=trust, limits=Limits())
    try:
        return believer.ask("applications", ASKED, "q-1")
    finally:
        believer.close()


@pytest.mark.hits("certificate-not-believed")
def test_a_back_end_of_another_authority_is_not_believed(
    tmp_path: Path, ministry: Authority, line: Callable[..., Line]
) -> None:
    there = line(saying(), server_context(ministry.signs("backend")))
    for trust in (Trust(), Trust(ca=authority(tmp_path, "stranger").chain)):
        error = failure(gateway_to(there.url, limits=Limits(), trust=trust))
        assert error.kind == "certificate"
        assert error.detail.startswith("the back end's certificate is not believed: unable to get local issuer")
    assert there.requests == []
    assert asked(there.url, Trust(ca=ministry.chain)) == {"applications": []}


@pytest.mark.parametrize(
    ("certificate", "why"),
    [
        ({"begins": -3, "ends": -1}, "certificate has expired"),
        ({"begins": 1, "ends": 2}, "certificate is not yet valid"),
        ({"address": "127.0.0.2"}, "IP address mismatch, certificate is not valid for '127.0.0.1'."),
    ],
)
def test_what_is_wrong_with_a_certificate_is_said(
    ministry: Authority, line: Callable[..., Line], certificate: dict[str, object], why: str
) -> None:
    there = line(saying(), server_context(ministry.signs("backend", **certificate)))  # type: ignore[arg-type]
    error = failure(gateway_to(there.url, limits=Limits(), trust=Trust(ca=ministry.chain)))
    assert (error.kind, error.detail) == ("certificate", f"the back end's certificate is not believed: {why}")


@pytest.mark.hits("certificate-refused")
def test_the_terminal_shows_its_certificate_where_it_is_asked_for(
    tmp_path: Path, ministry: Authority, line: Callable[..., Line]
) -> None:
    there = line(saying(), server_context(ministry.signs("backend"), asks_for=ministry.chain))
    assert asked(there.url, Trust(ministry.chain, ministry.signs("terminal"))) == {"applications": []}
    for stranger in (None, authority(tmp_path, "other").signs("stranger")):
        error = failure(gateway_to(there.url, limits=Limits(), trust=Trust(ministry.chain, stranger)))
        assert error.kind == "certificate"
        assert "it may want a certificate" in error.detail


@pytest.mark.hits("no-tls-there")
def test_a_port_for_http_is_told_apart_from_a_line_that_is_down() -> None:
    def refuse() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=refuse)
        server.start()
        error = failure(gateway_to(f"https://127.0.0.1:{listener.getsockname()[1]}", limits=Limits()))
        server.join(10)
    assert (error.kind, error.detail) == ("unreachable", "no TLS at this port: is it one for http?")


def test_a_line_that_drips_under_tls_is_cut_as_well(ministry: Authority, line: Callable[..., Line]) -> None:
    def drip(connection: socket.socket, request: bytes) -> None:
        for byte in answer(request, NONE_FOUND):
            connection.sendall(bytes([byte]))
            if there.over.wait(0.05):
                return

    there = line(drip, server_context(ministry.signs("backend")))
    error = failure(gateway_to(there.url, trust=Trust(ca=ministry.chain), limits=Limits(ask_s=0.5)))
    assert error.kind == "slow"
    assert nobody_waits_any_more()
