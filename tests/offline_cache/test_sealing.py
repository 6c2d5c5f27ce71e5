"""What is sealed opens only with its own key, for its own row, undamaged."""

import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from offline_cache.errors import KeyDamaged, SealBroken
from offline_cache.sealing import Sealer, load_or_create_key
from tests.offline_cache.rig import KEY


def test_sealed_opens_again() -> None:
    sealed = Sealer(KEY).seal("穗".encode(), "v1/0", "application")
    assert Sealer(KEY).unseal(sealed, "v1/0", "application") == "穗".encode()


def test_same_payload_never_looks_the_same_twice() -> None:
    sealer = Sealer(KEY)
    assert sealer.seal(b"x", "k", "a") != sealer.seal(b"x", "k", "a")


def test_sealed_form_is_nonce_then_aes_256_gcm_bound_to_key_and_kind() -> None:
    sealed = Sealer(KEY).seal(b"secret", "v1/0", "application")
    assert AESGCM(KEY).decrypt(sealed[:12], sealed[12:], b'["v1/0", "application"]') == b"secret"
    assert len(sealed) == 12 + len(b"secret") + 16


@pytest.mark.parametrize(("key", "kind"), [("v1/1", "application"), ("v1/0", "appeal")])
def test_seal_of_one_row_does_not_fit_another(key: str, kind: str) -> None:
    sealed = Sealer(KEY).seal(b"secret", "v1/0", "application")
    with pytest.raises(SealBroken, match="another key, or damage"):
        Sealer(KEY).unseal(sealed, key, kind)


def test_every_flipped_bit_and_every_cut_is_noticed() -> None:
    sealer = Sealer(KEY)
    sealed = sealer.seal(b"secret", "k", "a")
    damaged = [sealed[:n] for n in range(len(sealed))]
    damaged += [
        bytes(b ^ (1 << bit) if i == at else b for i, b in enumerate(sealed))
        for at in range(len(sealed))
        for bit in (0, 7)
    ]
    for bad in damaged:
        with pytest.raises(SealBroken):
            sealer.unseal(bad, "k", "a")


@pytest.mark.hits("seal-does-not-fit")
def test_wrong_key_opens_nothing() -> None:
    with pytest.raises(SealBroken):
        Sealer(bytes(32)).unseal(Sealer(KEY).seal(b"secret", "k", "a"), "k", "a")


def test_fingerprints_tell_payloads_apart_and_need_the_key() -> None:
    assert Sealer(KEY).fingerprint(b"a") == Sealer(KEY).fingerprint(b"a")
    assert Sealer(KEY).fingerprint(b"a") != Sealer(KEY).fingerprint(b"b")
    assert Sealer(KEY).fingerprint(b"a") != Sealer(bytes(32)).fingerprint(b"a")


def test_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="16 bytes, expected 32"):
        Sealer(bytes(16))


def test_key_file_is_made_once_and_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "outbox.key"
    key = load_or_create_key(path)
    assert load_or_create_key(path) == key
    assert path.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["outbox.key"]


def test_draft_of_a_crashed_first_start_is_not_taken_for_the_key(tmp_path: Path) -> None:
    (tmp_path / "outbox.key.new").write_bytes(b"half")
    assert len(load_or_create_key(tmp_path / "outbox.key")) == 32


def test_damaged_key_file_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "outbox.key"
    path.write_bytes(b"short")
    with pytest.raises(KeyDamaged, match="holds 5 bytes, expected a key of 32"):
        load_or_create_key(path)
    assert path.read_bytes() == b"short"
