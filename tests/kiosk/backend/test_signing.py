"""How requests and receipts are signed: golden vectors that bind both sides."""

import datetime

from kiosk.backend.signing import Signer
from tests.kiosk.backend.bad_lines import (
    NUMBER,
)


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
        "X-Signature-Kind": "HMAC-SHA256",
        "X-Signature": "e8f3b7e1eb468cbb7e74ff196152c65ab2e90c526e4812ee0b94e874ae775369",
        "Idempotency-Key": "k-1",
    }


def test_golden_receipt_proof() -> None:
    assert Signer("GZ0117", bytes.fromhex("5a" * 32)).receipt_mac(NUMBER) == "CSSQSUIF"
