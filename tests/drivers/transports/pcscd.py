"""The real pcscd, with the reader made of software that vsmartcard has for it (vpcd), at a socket of our own.

It is handed its socket as systemd would, so that one of the machine's own is not touched, and tests do not meet.
"""

import atexit
import os
import socket
import subprocess
from functools import cache
from pathlib import Path

DRIVER = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so"
READER = "Virtual PCD 00 00"
SETTINGS = 'FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:{port}\nLIBPATH {driver}\nCHANNELID {port}\n'
_START = 'exec 3<&0; LISTEN_PID=$$ LISTEN_FDS=1 exec setpriv --pdeathsig KILL pcscd --foreground --config "$1"'
END_S = 10.0


class Pcscd:
    """Its two slots are at `port` and the one behind it."""

    def __init__(self, path: Path) -> None:
        """`path`: of its socket, in a folder that everybody may enter from now on."""
        path.parent.chmod(0o755)
        self.path = path
        self.port = _free_port()
        self._settings = path.with_name("reader.conf")
        self._settings.write_text(SETTINGS.format(port=self.port, driver=DRIVER), encoding="ascii")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Whoever connects from now on is served as soon as it is up."""
        if self._process:
            return
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(self.path))
            self.path.chmod(0o666)
            listener.listen(8)
            self._process = subprocess.Popen(
                ["sh", "-c", _START, "sh", str(self._settings)],
                stdin=listener.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

    def stop(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait(END_S)
            self.path.unlink()


@cache
def the_pcscd() -> Pcscd:
    """One for all tests of this process, where `tests/conftest.py` says. It runs, unless a test stopped it."""
    one = Pcscd(Path(os.environ["PCSCLITE_CSOCK_NAME"]))
    one.start()
    atexit.register(one.stop)
    return one


def _free_port() -> int:
    """Where nobody listens, nor behind it."""
    while True:
        with socket.create_server(("127.0.0.1", 0)) as one:
            port: int = one.getsockname()[1]
            try:
                socket.create_server(("127.0.0.1", port + 1)).close()
            except OSError:
                continue
            return port
