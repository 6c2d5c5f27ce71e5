"""Proves that a request or a receipt comes from this terminal. Pure; docs/backend-api.md defines the text signed."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime
from pathlib import Path

from drivers.mistake import SettingsError
from kiosk.config.words import sentence
from kiosk.model.frozen import dataclass

SCHEME = "suizhu-request-1"
KIND = "HMAC-SHA256"  # the only one so far


@dataclass(frozen=True, slots=True)
class Signer:
    """Who this terminal is. `key` is shared with the back end and with nobody else."""

    terminal: str
    key: bytes

    def headers(
        self, method: str, path: str, body: bytes, *, now: float, nonce: str, idempotency_key: str = ""
    ) -> dict[str, str]:
        """The headers that prove this request. `now`: seconds since 1970; `nonce`: a text never used before."""
        created = datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        digest = hashlib.sha256(body).hexdigest()
        lines = [SCHEME, method, path, self.terminal, created, nonce, idempotency_key, digest]
        proof = {
            "X-Terminal": self.terminal,
            "X-Created": created,
            "X-Nonce": nonce,
            "X-Signature-Kind": KIND,
            "X-Signature": hmac.new(self.key, "\n".join(lines).encode(), hashlib.sha256).hexdigest(),
        }
        return proof | ({"Idempotency-Key": idempotency_key} if idempotency_key else {})

    def receipt_mac(self, number: str) -> str:
        """The proof on a receipt: 8 base32 characters that nobody without the key can find for this number."""
        digest = hmac.new(self.key, b"receipt:" + number.encode(), hashlib.sha256).digest()
        return base64.b32encode(digest)[:8].decode()

    def subject(self, number: str, visit: str) -> str:
        """Whose paper it is, for this visit only: 64 hex digits that say nothing of the number on the chip.

        A plain hash of 18 digits could be guessed; without the key this one cannot.
        """
        return hmac.new(self.key, f"subject:{number}:{visit}".encode(), hashlib.sha256).hexdigest()


def read_terminal_key(path: Path) -> bytes:
    """The key this terminal shares with the back end: 64 hex digits in a file. SettingsError: not that."""
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise SettingsError(sentence("key-unreadable", file=path, reason=error)) from error
    if len(key) != 32:
        raise SettingsError(sentence("key-length", file=path, bytes=len(key)))
    return key
