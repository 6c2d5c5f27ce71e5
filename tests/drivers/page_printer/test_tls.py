"""Who answers at an `ipps` address, over real TLS on the loopback interface."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from device_sim.page_printer.identity import Identity, self_made
from drivers.api.errors import DeviceError, Fault
from drivers.page_printer import tls
from drivers.page_printer.tls import certificate_of, encrypted

HOST = "127.0.0.1"


@pytest.fixture
def wire() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    ours.settimeout(2.0)
    yield ours, theirs
    ours.close()
    theirs.close()


Wire = tuple[socket.socket, socket.socket]
Answers = Callable[..., None]


@pytest.fixture
def printer() -> Identity:
    return self_made()


@pytest.fixture
def answers() -> Iterator[Answers]:
    """Let a printer be at this end of a line: says something behind the handshake, and waits for the other's end."""
    threads: list[threading.Thread] = []

    def at(theirs: socket.socket, identity: Identity, once: bytes = b"") -> None:
        def speak() -> None:
            with contextlib.suppress(OSError), identity.context.wrap_socket(theirs, server_side=True) as line:
                line.sendall(once)
                line.recv(1)

        threads.append(threading.Thread(target=speak, daemon=True))
        threads[-1].start()

    yield at
    for thread in threads:
        thread.join()


def refusal(wire: Wire, certificate: str = "") -> DeviceError:
    with pytest.raises(DeviceError) as caught:
        encrypted(wire[0], HOST, certificate)
    assert not caught.value.began
    return caught.value


def test_a_printer_that_shows_the_certificate_of_the_address_is_believed(
    wire: Wire, printer: Identity, answers: Answers
) -> None:
    answers(wire[1], printer, b"A4")
    with encrypted(wire[0], HOST, printer.digest) as line:
        assert line.recv(2) == b"A4"
        assert (line.version() or "") >= "TLSv1.2"


@pytest.mark.hits("another-certificate")
def test_another_certificate_than_that_of_the_address_is_not_believed_and_both_are_told(
    wire: Wire, printer: Identity, answers: Answers
) -> None:
    other = self_made()
    answers(wire[1], other)
    error = refusal(wire, printer.digest)
    assert error.fault is Fault.NOT_TRUSTED
    assert error.evidence == f"certificate {other.digest}, expected {printer.digest}"


@pytest.mark.hits("certificate-of-no-authority")
def test_a_certificate_that_a_printer_made_itself_is_not_believed_where_the_address_does_not_name_it(
    wire: Wire, printer: Identity, answers: Answers
) -> None:
    answers(wire[1], printer)
    error = refusal(wire)
    assert (error.fault, error.evidence) == (
        Fault.NOT_TRUSTED,
        "certificate not believed: self-signed certificate",
    )


def test_an_authority_of_this_machine_may_vouch_instead(
    wire: Wire, printer: Identity, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The machine's list of authorities holds this one printer, whose certificate names no host."""
    believed = ssl.create_default_context()
    answers(wire[1], printer)
    with tls._handshake(wire[0], HOST, tls._of_anybody()) as line:
        believed.load_verify_locations(cadata=ssl.DER_cert_to_PEM_cert(line.getpeercert(binary_form=True) or b""))
    monkeypatch.setattr(ssl, "create_default_context", lambda: believed)
    ours, theirs = socket.socketpair()
    ours.settimeout(2.0)
    answers(theirs, printer)
    error = refusal((ours, theirs))
    assert "127.0.0.1" in error.evidence  # believed, and it is not the printer of this address
    believed.check_hostname = False
    ours, theirs = socket.socketpair()
    ours.settimeout(2.0)
    answers(theirs, printer)
    encrypted(ours, HOST, "").close()


def test_where_the_digest_tells_who_it_is_no_authority_is_read(
    wire: Wire, printer: Identity, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answers(wire[1], printer)
    with tls._handshake(wire[0], HOST, tls._of_anybody()) as line:
        shown = ssl.DER_cert_to_PEM_cert(line.getpeercert(binary_form=True) or b"")
    authorities = tmp_path / "authorities.pem"
    authorities.write_text(shown)
    monkeypatch.setenv("SSL_CERT_FILE", str(authorities))
    assert ssl.create_default_context().cert_store_stats()["x509"] == 1
    anybody = tls._of_anybody()
    assert anybody.cert_store_stats()["x509"] == 0
    assert anybody.minimum_version is ssl.TLSVersion.TLSv1_2


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", Fault.NOT_TRUSTED),
        (b"\x15\x03\x03\x00\x02\x02\x28", Fault.NOT_TRUSTED),  # TLS alert: handshake failure
        (b"", Fault.OFFLINE),
    ],
    ids=["clear text", "no TLS in common", "hangs up"],
)
def test_where_no_encrypted_line_can_be_made_nothing_is_asked(wire: Wire, said: bytes, fault: Fault) -> None:
    wire[1].sendall(said)
    wire[1].shutdown(socket.SHUT_WR)
    assert refusal(wire).fault is fault


def test_one_that_never_ends_its_handshake_is_silent(wire: Wire) -> None:
    wire[0].settimeout(0.05)
    error = refusal(wire)
    assert (error.fault, error.evidence) == (Fault.SILENT, "no encrypted line in time")


def test_the_certificate_that_is_shown_is_told_whosever_it_is(wire: Wire, printer: Identity, answers: Answers) -> None:
    answers(wire[1], printer)
    assert certificate_of(wire[0], HOST) == printer.digest
    assert wire[0].fileno() == -1
