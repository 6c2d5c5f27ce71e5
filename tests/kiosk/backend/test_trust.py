"""The files by which terminal and back end believe each other: a wrong one is named before anybody is asked."""

import re
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from kiosk.backend.trust import Trust, trust_of
from kiosk.config.settings import Backend
from tests.kiosk.backend.certificates import authority


def backend(folder: Path, *, ca_file: str = "", client_certificate: str = "", client_key: str = "") -> Backend:
    def named(file: str) -> Path | None:
        return folder / file if file else None

    certificate, key = named(client_certificate), named(client_key)
    return Backend("https://h", folder / "key", ca_file=named(ca_file), client_certificate=certificate, client_key=key)


def test_without_files_the_public_authorities_are_believed(tmp_path: Path) -> None:
    assert trust_of(backend(tmp_path)) == Trust()


def test_a_private_authority_and_a_certificate_of_the_terminal_are_taken(tmp_path: Path) -> None:
    chain, key = authority(tmp_path, "ministry").signs("terminal")
    files = backend(tmp_path, ca_file="ministry.pem", client_certificate="terminal.pem", client_key="terminal.key")
    assert trust_of(files) == Trust(tmp_path / "ministry.pem", (chain, key))


@pytest.mark.hits("authority-unusable")
def test_an_authority_that_is_no_certificate_is_named(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("-----BEGIN", encoding="ascii")
    with pytest.raises(ValueError, match=r"ca\.pem: expected certificates of authorities, as PEM"):
        trust_of(backend(tmp_path, ca_file="ca.pem"))


@pytest.mark.parametrize("lacking", ["ministry.pem", "terminal.pem", "terminal.key"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, lacking: str) -> None:
    authority(tmp_path, "ministry").signs("terminal")
    (tmp_path / lacking).unlink()
    files = backend(tmp_path, ca_file="ministry.pem", client_certificate="terminal.pem", client_key="terminal.key")
    with pytest.raises(ValueError, match=rf"{re.escape(lacking)}: No such file"):
        trust_of(files)


@pytest.mark.hits("own-certificate-unusable")
def test_a_key_of_another_certificate_is_refused(tmp_path: Path) -> None:
    ours = authority(tmp_path, "ministry")
    ours.signs("terminal")
    ours.signs("other")
    with pytest.raises(ValueError, match=r"terminal\.pem, .*other\.key: expected a certificate and its own key"):
        trust_of(backend(tmp_path, client_certificate="terminal.pem", client_key="other.key"))


def test_a_key_with_a_password_is_refused_and_nobody_is_asked_for_it(tmp_path: Path) -> None:
    chain, key = authority(tmp_path, "ministry").signs("terminal")
    open_key = serialization.load_pem_private_key(key.read_bytes(), None)
    sealed = serialization.BestAvailableEncryption(b"secret")
    key.write_bytes(open_key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, sealed))
    with pytest.raises(ValueError, match="the key without a password"):
        trust_of(backend(tmp_path, client_certificate=chain.name, client_key=key.name))
