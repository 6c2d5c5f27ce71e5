"""The gateway against the simulated back end, and against lines that behave worse than any back end."""

import contextlib
import datetime
import gzip
import ipaddress
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from device_sim.backend.auth import DEMO_TERMINALS
from device_sim.backend.faults import Mode
from device_sim.backend.server import BackendServer
from device_sim.people import person
from kiosk.exchange import Trust
from kiosk.gateway import Gateway, GatewayError, Limits
from kiosk.signing import Signer
from offline_cache.sync import Accepted, Delivery, Refused, Unreachable

NOW = 1_795_400_000.0  # 23 November 2026
KEY = DEMO_TERMINALS["GZ0117"]
CHEN = person("chen-jianming").card
ASKED = {"id_number": CHEN.number}
NAMED = {"id_number": CHEN.number, "name": CHEN.name}
NUMBER = "GZ0117-20261123-0042-7"
PAYLOAD = {"id_number": CHEN.number, "service": "old-age-allowance", "name": CHEN.name}
SHORT = Limits(connect_s=0.3, ask_s=0.5, deliver_s=0.5, health_s=0.3, body_bytes=100_000)
SOON_S = 5.0  # the limits above, and what a busy machine adds


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


def gateway_to(url: str, **options: Any) -> Gateway:
    return Gateway(url, "GZ0117", options.pop("key", KEY), **{"clock": lambda: NOW, "limits": SHORT, **options})


def deliver(gateway: Gateway, key: str = "k-1", **changes: Any) -> Delivery:
    record = {"kind": "application_submitted", "number": NUMBER, "visit": "v7", "created": NOW, "payload": PAYLOAD}
    return gateway.deliver(key, **{**record, **changes})


@contextlib.contextmanager
def soon() -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < SOON_S


def failure(gateway: Gateway, query: str = "applications", data: dict[str, str] | None = None) -> GatewayError:
    with pytest.raises(GatewayError) as caught, soon():
        gateway.ask(query, data or ASKED, "q-1")
    return caught.value


@pytest.fixture(scope="module")
def closing() -> Iterator[ThreadPoolExecutor]:
    """Servers take a tenth of a second to stop; the next test need not wait for that."""
    with ThreadPoolExecutor(4) as threads:
        yield threads


@pytest.fixture
def server(tmp_path: Path, closing: ThreadPoolExecutor) -> Iterator[BackendServer]:
    server = BackendServer(f"sqlite:///{tmp_path / 'backend.db'}", clock=lambda: NOW).start()
    yield server
    closing.submit(server.stop)


@pytest.fixture
def gateway(server: BackendServer) -> Iterator[Gateway]:
    # Time enough for a busy machine where the answer is expected to come.
    gateway = gateway_to(server.url, limits=Limits())
    yield gateway
    gateway.close()


def deliveries(server: BackendServer) -> int:
    """How many records have arrived, asked from the office's side."""
    with socket.create_connection(("127.0.0.1", int(server.url.rsplit(":", 1)[1]))) as line:
        line.sendall(b"GET /v1/office/records HTTP/1.1\r\nHost: sim\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    return int(json.loads(answer.partition(b"\r\n\r\n")[2])["deliveries"])


# --- with the simulated back end ----------------------------------------------------------------------------------


def test_golden_signature() -> None:
    """The vector of docs/backend-api.md, made with openssl."""
    moment = datetime.datetime(2026, 11, 23, 1, 30, tzinfo=datetime.UTC).timestamp()
    headers = Signer("GZ0117", bytes.fromhex("5a" * 32)).headers(
        "POST",
        "/v1/queries/applications",
        b'{"id_number":"440104198105141112"}',
        now=moment,
        nonce="0123456789abcdef0123456789abcdef",
        idempotency_key="k-1",
    )
    assert headers == {
        "X-Terminal": "GZ0117",
        "X-Created": "2026-11-23T01:30:00Z",
        "X-Nonce": "0123456789abcdef0123456789abcdef",
        "X-Signature": "e8f3b7e1eb468cbb7e74ff196152c65ab2e90c526e4812ee0b94e874ae775369",
        "Idempotency-Key": "k-1",
    }


def test_golden_receipt_proof() -> None:
    assert Signer("GZ0117", bytes.fromhex("5a" * 32)).receipt_mac(NUMBER) == "CSSQSUIF"


def test_a_certificate_asked_for_twice_has_one_number(gateway: Gateway) -> None:
    first = gateway.ask("social-insurance-certificate", NAMED, "q-1")
    assert gateway.ask("social-insurance-certificate", NAMED, "q-1") == first
    assert first["number"] == "440100-2026-0037715"
    assert {one["kind"] for one in first["insurances"]} >= {"pension", "medical"}


def test_the_offices_reason_is_told(gateway: Gateway) -> None:
    child = person("lin-child").card
    error = failure(gateway, "social-insurance-certificate", {"id_number": child.number, "name": child.name})
    assert (error.kind, error.reason) == ("refused", "nothing-on-file")


def test_every_question_of_the_terminal_is_answered_in_its_shape(gateway: Gateway) -> None:
    proof = Signer("GZ0117", KEY).receipt_mac(NUMBER)
    assert gateway.ask("old-age-allowance-prefill", ASKED, "q-1")["phone"] == person("chen-jianming").phone
    assert gateway.ask("applications", ASKED, "q-2")["applications"] == []
    assert gateway.ask("application", {"number": NUMBER, "mac": proof}, "q-3")["genuine"] is True
    assert isinstance(deliver(gateway), Accepted)
    (mine,) = gateway.ask("applications", ASKED, "q-4")["applications"]
    assert (mine["number"], mine["kind"], mine["state"]) == (NUMBER, "old-age-allowance", "submitted")


def test_a_record_whose_answer_was_lost_is_accepted_on_the_next_try_and_there_once(
    server: BackendServer, gateway: Gateway
) -> None:
    server.faults.set(Mode.LOSE_ANSWERS, count=2)
    assert isinstance(deliver(gateway), Unreachable)
    assert isinstance(deliver(gateway), Unreachable)
    answer = deliver(gateway)
    assert isinstance(answer, Accepted)
    assert answer.reply["state"] == "submitted"
    assert deliveries(server) == 1


def test_eight_threads_delivering_one_record_leave_one(server: BackendServer, gateway: Gateway) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: deliver(gateway), range(16)))
    assert all(isinstance(answer, Accepted) for answer in answers)
    assert deliveries(server) == 1


def test_a_key_used_for_another_record_is_refused_for_good(gateway: Gateway) -> None:
    deliver(gateway)
    answer = deliver(gateway, payload=PAYLOAD | {"payment": "bank"})
    assert isinstance(answer, Refused)
    assert answer.reason.startswith("key-reused: ")


def test_a_record_of_an_unknown_kind_is_refused_with_what_was_expected(gateway: Gateway) -> None:
    answer = deliver(gateway, kind="tea_ordered")
    assert isinstance(answer, Refused)
    assert "kind: one of certificate_requested" in answer.reason


def test_wrong_credentials_never_lose_a_record(server: BackendServer) -> None:
    stranger = gateway_to(server.url, key=b"another terminal's")
    answer = deliver(stranger)
    assert isinstance(answer, Unreachable)
    assert answer.why.startswith("unauthorised: HTTP 401: X-Signature")
    assert failure(stranger).kind == "unauthorised"
    stranger.close()


def test_a_terminal_with_a_wrong_clock_gets_no_answers_but_delivers(server: BackendServer) -> None:
    late = gateway_to(server.url, clock=lambda: NOW - 600, limits=Limits())
    error = failure(late)
    assert error.kind == "unauthorised"
    assert "made 600 s before it came" in error.detail
    assert isinstance(deliver(late), Accepted)
    late.close()


def test_a_record_of_last_month_is_still_accepted(gateway: Gateway) -> None:
    assert isinstance(deliver(gateway, created=NOW - 29 * 86400), Accepted)
    assert isinstance(deliver(gateway, "k-2", created=NOW - 31 * 86400), Refused)


def test_a_back_end_that_is_stopped_is_unreachable_until_it_listens_again(
    server: BackendServer, gateway: Gateway
) -> None:
    assert gateway.reachable()
    server.stop_listening()
    assert not gateway.reachable()
    assert failure(gateway).kind == "unreachable"
    assert isinstance(deliver(gateway), Unreachable)
    server.listen_again()
    assert gateway.reachable()
    assert isinstance(deliver(gateway), Accepted)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        (Mode.DOWN, "unreachable"),
        (Mode.SLOW, "slow"),
        (Mode.DRIP, "slow"),
        (Mode.ERROR_500, "unreachable"),
        (Mode.WRONG_TYPE, "garbled"),
        (Mode.LOSE_ANSWERS, "unreachable"),
    ],
)
def test_every_fault_of_the_back_end_ends_in_time_and_leaves_the_record_to_be_tried_again(
    server: BackendServer, mode: Mode, kind: str
) -> None:
    gateway = gateway_to(server.url, limits=SHORT if kind == "slow" else Limits())
    server.faults.set(mode)
    assert failure(gateway).kind == kind
    with soon():
        answer = deliver(gateway)
    assert isinstance(answer, Unreachable)
    assert answer.why.startswith(kind)
    assert not gateway.reachable()
    gateway.close()
    server.faults.set(Mode.OK)
    patient = gateway_to(server.url, limits=Limits())
    assert isinstance(deliver(patient), Accepted)
    assert deliveries(server) == 1
    patient.close()


# --- with lines that behave worse ---------------------------------------------------------------------------------


class Line:
    """A listening socket that answers each request by a script: `play(connection, request)`."""

    def __init__(self, play: Callable[[socket.socket, bytes], None], tls: ssl.SSLContext | None = None) -> None:
        self.requests: list[bytes] = []
        self.connections = 0
        self.over = threading.Event()
        self._play = play
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self._listener.getsockname()[1]}"

    def close(self) -> None:
        self.over.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)
        self._listener.close()

    def _accept(self) -> None:
        while not self.over.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._threads.append(threading.Thread(target=self._converse, args=(connection,)))
            self._threads[-1].start()

    def _converse(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            connection.settimeout(10)
            wrapped = self._tls.wrap_socket(connection, server_side=True) if self._tls else connection
            with wrapped:
                while request := _request(wrapped):
                    self.requests.append(request)
                    self._play(wrapped, request)


def _request(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return b""
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    length = int(header(data, "Content-Length") or 0)
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def header(request: bytes, name: str) -> str:
    for line in request.partition(b"\r\n\r\n")[0].decode().split("\r\n")[1:]:
        if line.lower().startswith(name.lower() + ":"):
            return line.partition(":")[2].strip()
    return ""


def answer(
    request: bytes, body: bytes, status: str = "200 OK", kind: str = "application/json", more: str = ""
) -> bytes:
    """An answer that belongs to the request, whatever its content is worth."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
    return (head + f"X-Answers: {header(request, 'X-Nonce')}\r\n{more}\r\n").encode() + body


NONE_FOUND = b'{"applications": []}'


@pytest.fixture
def line() -> Iterator[Callable[..., Line]]:
    """Makes lines, and closes them."""
    lines: list[Line] = []

    def make(play: Callable[[socket.socket, bytes], None], tls: ssl.SSLContext | None = None) -> Line:
        lines.append(Line(play, tls))
        return lines[-1]

    yield make
    for one in lines:
        one.close()


def saying(**said: Any) -> Callable[[socket.socket, bytes], None]:
    body = said.pop("body", NONE_FOUND)
    return lambda connection, request: connection.sendall(answer(request, body, **said))


def nobody_waits_any_more() -> bool:
    """The cut line woke the thread that was reading from it."""
    waiting = [thread for thread in threading.enumerate() if thread.name == "exchange"]
    for thread in waiting:
        thread.join(2)
    return not any(thread.is_alive() for thread in waiting)


def test_a_head_that_drips_ends_with_the_deadline(line: Callable[..., Line]) -> None:
    """One byte at a time never lets a single read time out."""

    def drip(connection: socket.socket, request: bytes) -> None:
        for byte in answer(request, NONE_FOUND):
            connection.sendall(bytes([byte]))
            if there.over.wait(0.05):
                return

    there = line(drip)
    assert failure(gateway_to(there.url)).kind == "slow"
    assert nobody_waits_any_more()


def test_after_a_late_answer_the_next_question_has_a_line_of_its_own(line: Callable[..., Line]) -> None:
    def late_once(connection: socket.socket, request: bytes) -> None:
        if len(there.requests) == 1:
            there.over.wait(10)
        connection.sendall(answer(request, NONE_FOUND))

    there = line(late_once)
    gateway = gateway_to(there.url, limits=Limits(ask_s=1.0))
    assert failure(gateway).kind == "slow"
    assert gateway.ask("applications", ASKED, "q-1") == {"applications": []}
    assert there.connections == 2
    gateway.close()


def test_a_line_is_used_again(line: Callable[..., Line]) -> None:
    there = line(saying())
    gateway = gateway_to(there.url, limits=Limits())
    for at in range(5):
        gateway.ask("applications", ASKED, f"q-{at}")
    assert (there.connections, len(there.requests)) == (1, 5)
    gateway.close()


def test_each_thread_has_its_own_line(line: Callable[..., Line]) -> None:
    there = line(saying())
    gateway = gateway_to(there.url, limits=Limits())
    together = threading.Barrier(2)

    def ask(at: int) -> None:
        together.wait()
        gateway.ask("applications", ASKED, f"q-{at}")
        together.wait()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(ask, range(2)))
    assert there.connections == 2
    gateway.close()


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"body": b'{"applications": [' + b" " * 200_000 + b"]}"}, id="too long"),
        pytest.param({"body": gzip.compress(NONE_FOUND), "more": "Content-Encoding: gzip\r\n"}, id="compressed"),
        pytest.param({"body": b""}, id="empty"),
        pytest.param({"body": b"null"}, id="null"),
        pytest.param({"body": b"[]"}, id="a list"),
        pytest.param({"body": b'{"applications": [], '}, id="half"),
        pytest.param({"body": b"[" * 50_000}, id="deep"),
        pytest.param({"body": b'{"applications": "\xff"}'}, id="not UTF-8"),
        pytest.param({"body": b'{"applications": {}}'}, id="another shape"),
        pytest.param({"body": b'{"applications": [{"number": 7}]}'}, id="another shape inside"),
        pytest.param({"body": b"{}"}, id="nothing in it"),
        pytest.param({"kind": "text/html"}, id="a web page"),
        pytest.param({"kind": ""}, id="no type"),
        pytest.param({"status": "404 Not Found"}, id="no such address"),
        pytest.param({"status": "400 Bad Request", "kind": "text/html"}, id="a proxy's refusal"),
        pytest.param({"status": "304 Not Modified", "body": b""}, id="not modified"),
    ],
)
def test_what_is_no_answer_of_the_back_end_is_never_taken_for_one(
    line: Callable[..., Line], said: dict[str, Any]
) -> None:
    gateway = gateway_to(line(saying(**said)).url, limits=Limits(body_bytes=100_000))
    assert failure(gateway).kind == "garbled"
    assert isinstance(deliver(gateway), Unreachable)
    gateway.close()


def test_a_body_that_ends_early_is_no_answer(line: Callable[..., Line]) -> None:
    def cut(connection: socket.socket, request: bytes) -> None:
        connection.sendall(answer(request, NONE_FOUND)[:-1])
        connection.shutdown(socket.SHUT_RDWR)

    there = line(cut)
    assert failure(gateway_to(there.url, limits=Limits())).kind == "unreachable"
    assert isinstance(deliver(gateway_to(there.url, limits=Limits())), Unreachable)


def test_an_answer_to_another_request_is_not_taken(line: Callable[..., Line]) -> None:
    def stale(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(answer(there.requests[0], NONE_FOUND))

    there = line(stale)
    gateway = gateway_to(there.url, limits=Limits())
    assert gateway.ask("applications", ASKED, "q-1") == {"applications": []}
    assert failure(gateway).kind == "garbled"
    gateway.close()


def test_an_answer_about_another_record_is_not_taken(line: Callable[..., Line]) -> None:
    there = line(saying(body=b'{"key": "k-0", "state": "submitted"}'))
    gateway = gateway_to(there.url, limits=Limits())
    assert isinstance(deliver(gateway), Unreachable)
    gateway.close()


def test_a_redirect_is_not_followed(line: Callable[..., Line]) -> None:
    elsewhere = line(saying())
    there = line(saying(status="307 Temporary Redirect", more=f"Location: {elsewhere.url}/v1\r\n"))
    gateway = gateway_to(there.url, limits=Limits())
    assert failure(gateway).kind == "garbled"
    assert isinstance(deliver(gateway), Unreachable)
    assert elsewhere.connections == 0
    gateway.close()


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("120", 120.0),
        ("86400", 3600.0),
        ("-5", None),
        ("soon", None),
        ("", None),
        (format_datetime(datetime.datetime.fromtimestamp(NOW + 90, datetime.UTC), usegmt=True), 90.0),
        (format_datetime(datetime.datetime.fromtimestamp(NOW - 90, datetime.UTC), usegmt=True), 0.0),
    ],
)
def test_retry_after_is_obeyed_up_to_an_hour(line: Callable[..., Line], asked: str, seconds: float | None) -> None:
    there = line(saying(status="503 Service Unavailable", more=f"Retry-After: {asked}\r\n"))
    gateway = gateway_to(there.url, limits=Limits())
    assert deliver(gateway) == Unreachable("unreachable: HTTP 503", seconds)
    gateway.close()


@pytest.mark.parametrize("status", ["408", "425", "429", "500", "502", "504"])
def test_not_now_is_not_never(line: Callable[..., Line], status: str) -> None:
    gateway = gateway_to(line(saying(status=f"{status} Later")).url, limits=Limits())
    assert deliver(gateway) == Unreachable(f"unreachable: HTTP {status}")
    assert failure(gateway).kind == "unreachable"
    gateway.close()


def test_a_proxy_named_in_the_environment_is_not_asked(
    line: Callable[..., Line], monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy, there = line(saying()), line(saying())
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, proxy.url)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    gateway = gateway_to(there.url, limits=Limits())
    gateway.ask("applications", ASKED, "q-1")
    assert (proxy.connections, there.connections) == (0, 1)
    gateway.close()


@pytest.mark.parametrize(
    "address", ["http://backend.example", "ftp://127.0.0.1", "backend.example", "https://", "http://[::2]/"]
)
def test_only_https_leaves_this_machine(address: str) -> None:
    with pytest.raises(ValueError, match="expected https://HOST, or http:// on the loopback"):
        gateway_to(address)


def test_personal_data_is_not_in_what_a_technician_reads(line: Callable[..., Line]) -> None:
    gateway = gateway_to(line(saying(status="500 Oops", body=json.dumps(PAYLOAD).encode())).url, limits=Limits())
    answer = deliver(gateway)
    assert isinstance(answer, Unreachable)
    assert CHEN.number not in answer.why
    assert CHEN.number not in str(failure(gateway))
    gateway.close()


# --- over TLS -----------------------------------------------------------------------------------------------------


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
