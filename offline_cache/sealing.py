"""Seals what is written to disk, and keeps the key file. Knows no row and no meaning."""

import hmac
import json
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from offline_cache.errors import DatabaseUnusable, KeyDamaged, KeyMissing, SealBroken
from offline_cache.mark import mark

KEY_BYTES = 32
NONCE_BYTES = 12  # 96 bits, random: safe for 2**32 seals under one key
TAG_BYTES = 16
FINGERPRINT_BYTES = 16
_WHAT_TO_DO = (
    "{key} is gone and {rows} records need it: put it back from where it was moved to; if it is lost for good, move"
    " outbox.db and outbox.db-wal to a new folder outbox.db.damaged-NNNN beside them, NNNN one higher than any before"
)


class Sealer:
    """AES-256-GCM. Sealed form: nonce (12 bytes), ciphertext, tag (16 bytes); bound to the row's key and kind."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError(f"the sealing key is {len(key)} bytes, expected {KEY_BYTES}")
        self._cipher = AESGCM(key)
        self._fingerprint_key = hmac.digest(key, b"suizhu outbox fingerprint", "sha256")

    def seal(self, plain: bytes, key: str, kind: str) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain, _bound_to(key, kind))

    def unseal(self, sealed: bytes, key: str, kind: str) -> bytes:
        """SealBroken: sealed by another key, for another row, or damaged since."""
        if len(sealed) < NONCE_BYTES + TAG_BYTES:
            raise SealBroken(f"sealed data is {len(sealed)} bytes, expected at least {NONCE_BYTES + TAG_BYTES}")
        try:
            return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound_to(key, kind))
        except InvalidTag:
            mark("seal-does-not-fit")
            raise SealBroken(f"the seal of {kind} {key} does not fit: another key, or damage") from None

    def fingerprint(self, plain: bytes) -> bytes:
        """Tells whether two payloads are the same. Without the key it tells nothing about what they hold."""
        return hmac.digest(self._fingerprint_key, plain, "sha256")[:FINGERPRINT_BYTES]


def _bound_to(key: str, kind: str) -> bytes:
    return json.dumps([key, kind]).encode()


def load_or_create_key(path: Path, *, sealed_rows: int = 0) -> bytes:
    """The 32 key bytes in `path`; made at the first call, readable by the owner alone, safely on disk on return.

    KeyDamaged: the file is there but is not a key. KeyMissing: it is gone, and there are `sealed_rows` rows that only
    it opens. A new one is made in neither case: with it those rows could never be told from damaged ones.
    DatabaseUnusable: the file cannot be read or written.
    """
    try:
        key = _read_key(path)
        if key is None and sealed_rows:
            mark("sealing-key-missing")
            raise KeyMissing(_WHAT_TO_DO.format(key=path.name, rows=sealed_rows))
        key = key if key is not None else _create_key(path)
    except OSError as error:
        raise DatabaseUnusable(f"{path.name}: {error.strerror or error}") from error
    if len(key) != KEY_BYTES:
        raise KeyDamaged(f"{path.name} holds {len(key)} bytes, expected a key of {KEY_BYTES}")
    return key


def _read_key(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _create_key(path: Path) -> bytes:
    key = os.urandom(KEY_BYTES)
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)  # left by a crash in the middle of the lines below; it was never used
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    os.rename(draft, path)
    sync_folder(path.parent)
    return key


def sync_folder(folder: Path) -> None:
    """Make names that were created or moved in `folder` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
