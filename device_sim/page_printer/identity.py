"""The certificate that a printer makes for itself when it is first switched on. No authority knows it."""

import datetime
import ssl
import tempfile
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

NAME = "SIM-A4-0001"
FIRST_DAY = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
LAST_DAY = datetime.datetime(2049, 12, 31, tzinfo=datetime.UTC)


class Identity(NamedTuple):
    context: ssl.SSLContext  # of a server that shows it
    digest: str  # SHA-256 of the certificate, 64 hex digits


def self_made() -> Identity:
    """A new one."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    blank = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    certificate = blank.not_valid_before(FIRST_DAY).not_valid_after(LAST_DAY).sign(key, hashes.SHA256())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:  # OpenSSL takes them from files alone
        file = Path(folder) / "printer.pem"
        file.write_bytes(
            key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            + certificate.public_bytes(Encoding.PEM)
        )
        context.load_cert_chain(file)
    return Identity(context, certificate.fingerprint(hashes.SHA256()).hex())
