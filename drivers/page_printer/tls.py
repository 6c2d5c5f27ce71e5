"""Who answers at an `ipps` address: TLS (RFC 7472), and the certificate by which a printer is known. Knows no HTTP.

Printers make their certificates themselves: no authority knows them, and the name in them is seldom the one that is
dialled. Such a one is known by its SHA-256, which stands in the address. Without it, an authority of this machine has
to vouch for the certificate, and for the name in the address.
"""

import hashlib
import socket
import ssl

from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark

DEVICE = "page_printer"


def encrypted(plain: socket.socket, host: str, certificate: str) -> ssl.SSLSocket:
    """`plain`, a new connection to `host` with a time limit, encrypted from here on.

    `certificate`: the SHA-256 of the only one that is believed, 64 small hex digits; "": an authority has to vouch.
    DeviceError: NOT_TRUSTED, it shows another one, or speaks no TLS 1.2 or 1.3; OFFLINE or SILENT, as a line is.
    """
    assert certificate == certificate.lower()
    if not certificate:
        return _handshake(plain, host, ssl.create_default_context())
    line = _handshake(plain, host, _of_anybody())
    if (shown := _digest(line)) != certificate:
        mark("another-certificate")
        line.close()
        raise DeviceError(DEVICE, Fault.NOT_TRUSTED, f"certificate {shown}, expected {certificate}")
    return line


def certificate_of(plain: socket.socket, host: str) -> str:
    """The SHA-256 of the certificate that is shown there, 64 hex digits. DeviceError: as `encrypted`."""
    with _handshake(plain, host, _of_anybody()) as line:
        return _digest(line)


def _of_anybody() -> ssl.SSLContext:
    """Asks for no authority: who it is, the digest of the certificate tells."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _handshake(plain: socket.socket, host: str, context: ssl.SSLContext) -> ssl.SSLSocket:
    """Within the time limit of `plain`, which it closes when it fails."""
    try:
        return context.wrap_socket(plain, server_hostname=host)
    except TimeoutError as error:
        raise DeviceError(DEVICE, Fault.SILENT, "no encrypted line in time") from error
    except ssl.SSLCertVerificationError as error:
        mark("certificate-of-no-authority")
        raise DeviceError(DEVICE, Fault.NOT_TRUSTED, f"certificate not believed: {error.verify_message}") from error
    except (ssl.SSLEOFError, ssl.SSLZeroReturnError, ConnectionError) as error:  # the second by Python 3.11.2
        raise DeviceError(DEVICE, Fault.OFFLINE, f"connection broke: {error}") from error
    except OSError as error:
        raise DeviceError(DEVICE, Fault.NOT_TRUSTED, f"no encrypted line: {error}") from error


def _digest(line: ssl.SSLSocket) -> str:
    return hashlib.sha256(line.getpeercert(binary_form=True) or b"").hexdigest()
