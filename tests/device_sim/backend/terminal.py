"""A terminal as the contract describes it, written without the terminal's code, and a back end to talk to."""

import contextlib
import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import requests

from device_sim.backend.auth import DEMO_TERMINALS, SignedRequest, signature_of
from device_sim.backend.server import BackendServer
from device_sim.people import person

NOW = 1_795_400_000.0  # 23 November 2026
KEY = DEMO_TERMINALS["GZ0117"]
CHEN = person("chen-jianming").card
NUMBER = "GZ0117-20261123-0042-7"
SERVICE = "library-card"  # one that no folder knows: only what holds for every service is asked of its records
SUBJECT = "5b" * 32  # whose paper it is, in a terminal's own digest
_nonces = count(1)


@contextlib.contextmanager
def back_end(folder: Path, **options: Any) -> Iterator[BackendServer]:
    server = BackendServer(f"sqlite:///{folder / 'backend.db'}", **{"clock": lambda: NOW, **options}).start()
    try:
        yield server
    finally:
        # A server takes a tenth of a second to stop; the next test need not wait for that.
        threading.Thread(target=server.stop).start()


def have_something_on_file(server: BackendServer) -> None:
    """About the one who asks, whatever is asked: the first of the examples."""
    for query, examples in server.office.choices().items():
        server.office.choose("chen-jianming", query, examples[0])


def utc(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def application(created: float = NOW, **data: object) -> dict[str, Any]:
    return {
        "kind": "application_submitted",
        "number": NUMBER,
        "visit": "v7",
        "terminal": "GZ0117",
        "created_at": utc(created),
        "data": {"id_number": CHEN.number, "service": SERVICE, **data},
    }


def send(request: dict[str, Any]) -> requests.Response:
    return requests.request(**request, timeout=10)


class Caller:
    """A terminal as the contract describes it, written without the terminal's code."""

    def __init__(self, server: BackendServer, terminal: str = "GZ0117", key: bytes = KEY) -> None:
        self.server = server
        self.terminal = terminal
        self.key = key

    def sign(self, path: str, content: object, key: str, made: float = NOW, **claimed: str) -> dict[str, Any]:
        """Arguments for requests.request."""
        return self.sign_bytes(path, json.dumps(content).encode(), key, **{"created": utc(made), **claimed})

    def sign_bytes(
        self, path: str, body: bytes, key: str, created: str = "", nonce: str | None = None
    ) -> dict[str, Any]:
        nonce = f"nonce-{next(_nonces)}" if nonce is None else nonce
        claim = SignedRequest("POST", path, self.terminal, created or utc(NOW), nonce, key, body)
        headers = {
            "X-Terminal": self.terminal,
            "X-Created": claim.created,
            "X-Nonce": nonce,
            "X-Signature": signature_of(claim, self.key),
            "Idempotency-Key": key,
            "Content-Type": "application/json",
        }
        return {"method": "POST", "url": self.server.url + path, "data": body, "headers": headers}

    def ask(self, query: str, content: object, key: str = "q-1", **made: Any) -> requests.Response:
        return send(self.sign(f"/v1/queries/{query}", content, key, **made))

    def deliver(self, record: object, key: str = "k-1", **made: Any) -> requests.Response:
        return send(self.sign("/v1/records", record, key, **made))

    def office(self, decision: str, number: str = NUMBER) -> requests.Response:
        return requests.post(f"{self.server.url}/v1/office/applications/{number}/{decision}", timeout=10)

    def everything(self) -> dict[str, Any]:
        found: dict[str, Any] = requests.get(f"{self.server.url}/v1/office/records", timeout=10).json()
        return found


def code(answer: requests.Response) -> tuple[int, str]:
    assert answer.headers["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]
