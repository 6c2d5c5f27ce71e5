"""The certificate that a simulated printer makes for itself."""

import hashlib
import socket
import ssl
import threading

from device_sim.page_printer.identity import self_made


def test_a_certificate_is_shown_by_its_own_digest_and_no_two_are_alike() -> None:
    identity = self_made()
    ours, theirs = socket.socketpair()
    anybody = ssl.create_default_context()
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE

    def speak() -> None:
        identity.context.wrap_socket(theirs, server_side=True).close()

    threading.Thread(target=speak, daemon=True).start()
    with anybody.wrap_socket(ours) as line:
        shown = line.getpeercert(binary_form=True) or b""
    assert ssl.DER_cert_to_PEM_cert(shown).count("BEGIN CERTIFICATE") == 1
    assert hashlib.sha256(shown).hexdigest() == identity.digest
    assert self_made().digest != identity.digest
