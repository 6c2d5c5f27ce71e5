"""Is this request from a terminal of ours, unchanged and not repeated? Knows the signature, no endpoint.

The text to sign is defined in docs/backend-api.md; the golden vectors in the tests bind both sides to it.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from device_sim.backend.problem import Refusal
from device_sim.backend.records import LONGEST_KEY
from device_sim.backend.store import LIVE_AGE_S, Store

SCHEME = "suizhu-request-1"
LONGEST_NONCE = 64  # characters
KIND = "HMAC-SHA256"  # of signature; others, such as SM2 with SM3, will have names of their own
# Everybody may know this key: it opens the simulated back end and nothing else.
DEMO_TERMINALS: Mapping[str, bytes] = {"GZ0117": bytes.fromhex("5a" * 32)}


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """A request with what its headers claim. `created` is RFC 3339 in UTC, `signature` hexadecimal."""

    method: str
    path: str
    terminal: str
    created: str
    nonce: str
    key: str
    body: bytes
    signature: str = ""
    kind: str = KIND


def text_to_sign(request: SignedRequest) -> bytes:
    lines = (
        SCHEME,
        request.method,
        request.path,
        request.terminal,
        request.created,
        request.nonce,
        request.key,
        hashlib.sha256(request.body).hexdigest(),
    )
    return "\n".join(lines).encode()


def signature_of(request: SignedRequest, key: bytes) -> str:
    return hmac.new(key, text_to_sign(request), hashlib.sha256).hexdigest()


def mac8(number: str, key: bytes) -> str:
    """The proof on a receipt: the first 8 base32 characters of HMAC-SHA256(key, "receipt:" + number)."""
    digest = hmac.new(key, b"receipt:" + number.encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode()[:8]


def genuine_receipt(store: Store, number: str, mac: str) -> bool:
    """One of our terminals printed this number, whether its record has arrived or not."""
    return any(hmac.compare_digest(mac8(number, key), mac) for key in store.terminal_keys())


def check_signature(store: Store, request: SignedRequest) -> None:
    """Refusal 401 unless a registered terminal signed exactly this request, and 422 for a key of no use."""
    if request.kind != KIND:
        raise Refusal(401, "unknown-signature-kind", f"X-Signature-Kind: {KIND} was expected")
    key = store.terminal_key(request.terminal)
    if key is None:
        raise Refusal(401, "unknown-terminal", f"terminal {request.terminal!r} is not registered")
    if not hmac.compare_digest(signature_of(request, key).encode(), request.signature.encode()):
        raise Refusal(401, "wrong-signature", f"X-Signature is not HMAC-SHA256 over the {SCHEME} text")
    if not 1 <= len(request.nonce) <= LONGEST_NONCE:
        raise Refusal(401, "unsigned", f"X-Nonce: 1 to {LONGEST_NONCE} characters were expected")
    _moment(request.created)
    if not 1 <= len(request.key) <= LONGEST_KEY:
        raise Refusal(422, "invalid", f"Idempotency-Key: 1 to {LONGEST_KEY} characters were expected")


def check_live(store: Store, request: SignedRequest) -> None:
    """Refusal 401 unless the request was made just now and has not been seen before."""
    off = store.clock() - _moment(request.created)
    if abs(off) > LIVE_AGE_S:
        which = "made {:.0f} s before it came" if off > 0 else "dated {:.0f} s after it came"
        raise Refusal(401, "stale", f"{which.format(abs(off))}; at most {LIVE_AGE_S:.0f} s are accepted")
    if not store.first_use(request.terminal, request.nonce):
        raise Refusal(401, "replayed", "every request needs an X-Nonce of its own")


def _moment(created: str) -> float:
    try:
        return datetime.strptime(created, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp()
    except ValueError:
        raise Refusal(401, "unsigned", "X-Created: a time such as 2026-11-23T01:30:00Z was expected") from None
