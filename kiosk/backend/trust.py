"""Whom the terminal believes to be the back end, and how it shows who it is itself. Knows files, no connection."""

import ssl
from pathlib import Path

from kiosk.config.settings import Backend
from kiosk.model.frozen import dataclass
from kiosk.model.mark import mark


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom to believe and how to be believed. `ca`: the authorities' file; None: those of the certifi package."""

    ca: Path | None = None
    certificate: tuple[Path, Path] | None = None  # our own chain and key


def trust_of(backend: Backend) -> Trust:
    """As kiosk.toml has it. ValueError: which file will not do, and what was expected of it.

    The files are tried here, so that a wrong one is called that, and not a line that is down.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    ca, chain, key = backend.ca_file, backend.client_certificate, backend.client_key
    if ca:
        _require_readable(ca)
        try:
            context.load_verify_locations(ca)
        except ssl.SSLError as error:
            mark("authority-unusable")
            raise ValueError(f"{ca}: expected certificates of authorities, as PEM") from error
    if not (chain and key):
        return Trust(ca)
    _require_readable(chain)
    _require_readable(key)
    try:
        context.load_cert_chain(chain, key, password="")
    except ssl.SSLError as error:
        mark("own-certificate-unusable")
        words = f"{chain}, {key}: expected a certificate and its own key, as PEM, the key without a password"
        raise ValueError(f"{words} ({error.reason or 'no PEM'})") from error
    return Trust(ca, (chain, key))


def _require_readable(path: Path) -> None:
    try:
        path.open("rb").close()
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror or error}") from error
