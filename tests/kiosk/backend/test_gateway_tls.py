"""The gateway over TLS: whom it believes and how it is believed."""

import datetime
import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.backend.gateway import Limits
from kiosk.backend.http import Trust
from tests.kiosk.backend.bad_lines import (
    ASKED,
    NONE_FOUND,
    Line,
    answer,
    failure,
    gateway_to,
    nobody_waits_any_more,
    opened_lines,
    saying,
)


@pytest.fixture
def line() -> Iterator[Callable[..., Line]]:
    with opened_lines() as make:
        yield make


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A self-signed certificate for 127.0.0.1 and its key, as files."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .sign(key, hashes.SHA256())
    )
    chain, secret = folder / f"{name}.pem", folder / f"{name}.key"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return chain, secret


def test_a_back_end_of_another_authority_is_not_believed(tmp_path: Path, line: Callable[..., Line]) -> None:
    ours, theirs = certificate(tmp_path, "ours"), certificate(tmp_path, "theirs")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*theirs)
    there = line(saying(), context)
    error = failure(gateway_to(there.url, limits=Limits(), trust=Trust(ca=ours[0])))
    assert error.kind == "unreachable"
    assert "certificate verify failed" in error.detail
    assert there.requests == []
    believer = gateway_to(there.url, limits=Limits(), trust=Trust(ca=theirs[0]))
    assert believer.ask("applications", ASKED, "q-1") == {"applications": []}
    believer.close()


def test_the_terminal_shows_its_certificate_where_it_is_asked_for(tmp_path: Path, line: Callable[..., Line]) -> None:
    terminal, there_is = certificate(tmp_path, "terminal"), certificate(tmp_path, "backend")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(terminal[0]))
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_cert_chain(*there_is)
    there = line(saying(), context)
    known = gateway_to(there.url, limits=Limits(), trust=Trust(there_is[0], terminal))
    assert known.ask("applications", ASKED, "q-1") == {"applications": []}
    assert failure(gateway_to(there.url, limits=Limits(), trust=Trust(there_is[0]))).kind == "unreachable"
    known.close()


def test_a_line_that_drips_under_tls_is_cut_as_well(tmp_path: Path, line: Callable[..., Line]) -> None:
    chain = certificate(tmp_path, "backend")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*chain)

    def drip(connection: socket.socket, request: bytes) -> None:
        for byte in answer(request, NONE_FOUND):
            connection.sendall(bytes([byte]))
            if there.over.wait(0.05):
                return

    there = line(drip, context)
    assert failure(gateway_to(there.url, trust=Trust(ca=chain[0]), limits=Limits(ask_s=0.5))).kind == "slow"
    assert nobody_waits_any_more()
