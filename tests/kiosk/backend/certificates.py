"""Certificates as a private authority makes them, as files."""

import datetime
import ipaddress
import ssl
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Authority:
    """Signs certificates. `chain`: its own, which whoever believes it has to know."""

    folder: Path
    name: str
    key: ec.EllipticCurvePrivateKey
    chain: Path

    def signs(self, name: str, *, address: str = "127.0.0.1", begins: int = -1, ends: int = 1) -> tuple[Path, Path]:
        """Certificate and key of somebody at `address`, valid from so many days from now until so many."""
        key = ec.generate_private_key(ec.SECP256R1())
        return _written(self.folder, name, _made(name, self.name, key, self.key, address, begins, ends), key)


def authority(folder: Path, name: str) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    chain, _ = _written(folder, name, _made(name, name, key, key, "", -1, 1), key)
    return Authority(folder, name, key, chain)


def server_context(certificate: tuple[Path, Path], *, asks_for: Path | None = None) -> ssl.SSLContext:
    """How a back end with this certificate speaks. `asks_for`: the authority of the terminals it wants to know."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    if asks_for:
        context.load_verify_locations(asks_for)
        context.verify_mode = ssl.CERT_REQUIRED
        # In TLS 1.3 a client has sent its request before it hears that it was refused, and may hear it no more.
        context.maximum_version = ssl.TLSVersion.TLSv1_2
    return context


def _made(
    name: str, issuer: str, key: ec.EllipticCurvePrivateKey, signs: ec.EllipticCurvePrivateKey, address: str,
    begins: int, ends: int,
) -> x509.Certificate:  # fmt: skip
    now = datetime.datetime.now(datetime.UTC)
    builder = (
        x509.CertificateBuilder(_named(issuer), _named(name), key.public_key(), x509.random_serial_number())
        .not_valid_before(now + begins * DAY)
        .not_valid_after(now + ends * DAY)
        .add_extension(x509.BasicConstraints(ca=not address, path_length=None), critical=True)
    )
    if address:
        there = [x509.IPAddress(ipaddress.ip_address(address))]
        builder = builder.add_extension(x509.SubjectAlternativeName(there), critical=False)
    return builder.sign(signs, hashes.SHA256())


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _written(folder: Path, name: str, made: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> tuple[Path, Path]:
    chain, secret = folder / f"{name}.pem", folder / f"{name}.key"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.touch(mode=0o600)
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return chain, secret
