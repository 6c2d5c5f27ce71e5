"""The real pcscd, with the reader made of software that vsmartcard has for it (vpcd), at a socket of our own.

It is handed its socket as systemd would, so that one of the machine's own is not touched, and tests do not meet.
vpcd listens at every address of the machine, and that is no setting of its; told to connect to its card instead, it
ends pcscd as soon as the card is gone. So it is kept to this machine by what stands before its `bind`.
"""

import atexit
import os
import socket
import subprocess
from functools import cache
from pathlib import Path

PCSCD = "/usr/sbin/pcscd"  # where a user's PATH does not look
UNPACKED = Path(__file__).parents[3] / ".venv/vpcd"  # by packaging/test.sh
DRIVER = "libifdvpcd.so"
READER = "Virtual PCD 00 00"
SECOND = "Virtual PCD 00 01"
SETTINGS = 'FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:{port}\nLIBPATH {driver}\nCHANNELID {port}\n'
_START = """
exec 3<&0
# One that asks polkit, as Debian 13's does, would let in nobody where none runs, nor those whom its rules do not name.
case $("$1" --help 2>&1) in *--disable-polkit*) trusting=--disable-polkit ;; esac
LISTEN_PID=$$ LISTEN_FDS=1 LD_PRELOAD=$3 exec setpriv --pdeathsig KILL "$1" --foreground --config "$2" $trusting
"""
_ONLY_HERE = """
#include <arpa/inet.h>
#include <sys/syscall.h>
#include <unistd.h>
int bind(int fd, const struct sockaddr *address, socklen_t size) {
    struct sockaddr_in here;
    if (address->sa_family != AF_INET) return syscall(SYS_bind, fd, address, size);
    here = *(const struct sockaddr_in *)address;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return syscall(SYS_bind, fd, &here, sizeof here);
}
"""
END_S = 10.0


class Pcscd:
    """Its two slots are at `port` and the one behind it."""

    def __init__(self, path: Path) -> None:
        """`path`: of its socket, in a folder that everybody may enter from now on."""
        path.parent.chmod(0o755)
        self.path = path
        self.port = _free_port()
        self._settings = path.with_name("reader.conf")
        self._settings.write_text(SETTINGS.format(port=self.port, driver=_driver()), encoding="utf-8")
        self._only_here = path.with_name("only-here.so")
        compiler = ["cc", "-shared", "-fPIC", "-x", "c", "-o", str(self._only_here), "-"]
        subprocess.run(compiler, input=_ONLY_HERE.encode(), check=True)
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
                ["sh", "-c", _START, "sh", PCSCD, str(self._settings), str(self._only_here)],
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


def _driver() -> Path:
    for one in UNPACKED.rglob(DRIVER):  # in a folder that Debian may name after the machine
        return one
    raise FileNotFoundError(f"{UNPACKED}: it has no {DRIVER}; packaging/test.sh unpacks it there")


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
