"""Runs in the guest, on its own: does what the tests ask for over a virtio-serial port, a JSON object a line each way.

Asked: {"start": N, "argv": [...], "user": "kiosk"}, {"kill": N}, {"clock": SECONDS}
Told:  {"hello": UPTIME}, {"of": N, "out": LINE}, {"of": N, "err": LINE}, {"of": N, "ended": CODE}, each with
       {"at": SECONDS} of a clock that nobody sets
"""

import contextlib
import grp
import json
import os
import pwd
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from typing import IO, Any

PORT = "/dev/virtio-ports/tests"
PORT_S = 60


class Agent:
    """What runs in the guest for the tests."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._lock = threading.Lock()
        self._running: dict[int, subprocess.Popen[str]] = {}

    def say(self, **what: Any) -> None:
        """Wait, if the host is slow: the port takes 32 KiB at a time."""
        data = memoryview(json.dumps({**what, "at": time.monotonic()}).encode() + b"\n")
        with self._lock:
            while data:
                data = data[os.write(self._port, data) :]

    def obey(self, asked: dict[str, Any]) -> None:
        if "start" in asked:
            self._start(asked["start"], asked["argv"], asked["user"])
        elif "kill" in asked:
            running = self._running.get(asked["kill"])
            if running:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(running.pid, signal.SIGKILL)
        elif "clock" in asked:
            time.clock_settime(time.CLOCK_REALTIME, asked["clock"])

    def _start(self, number: int, argv: list[str], user: str) -> None:
        one = pwd.getpwnam(user)
        groups = [group.gr_gid for group in grp.getgrall() if user in group.gr_mem]
        try:
            process = subprocess.Popen(
                argv,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                user=one.pw_uid,
                group=one.pw_gid,
                extra_groups=groups,
                cwd="/opt/suizhu",
                start_new_session=True,
            )
        except OSError as error:
            self.say(of=number, err=str(error))
            self.say(of=number, ended=127)
            return
        self._running[number] = process
        threading.Thread(target=self._follow, args=(number, process), daemon=True).start()

    def _follow(self, number: int, process: "subprocess.Popen[str]") -> None:
        """Tell each line as soon as it is there, and in the end how it ended."""
        assert process.stdout
        assert process.stderr
        complaints = threading.Thread(target=self._tell, args=(number, "err", process.stderr), daemon=True)
        complaints.start()
        self._tell(number, "out", process.stdout)
        complaints.join()
        code = process.wait()
        del self._running[number]
        self.say(of=number, ended=code)

    def _tell(self, number: int, stream: str, lines: IO[str]) -> None:
        for line in lines:
            self.say(of=number, **{stream: line.removesuffix("\n")})


def lines(port: int) -> Iterator[bytes]:
    """Until the host is gone, and the machine with it: it listens before the machine starts."""
    rest = b""
    while piece := os.read(port, 65536):
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole


def main() -> None:
    subprocess.run(["udevadm", "wait", f"--timeout={PORT_S}", PORT], check=True)
    port = os.open(PORT, os.O_RDWR)
    agent = Agent(port)
    agent.say(hello=float(open("/proc/uptime").read().split()[0]))  # noqa: SIM115 - it ends with the machine
    for line in lines(port):
        agent.obey(json.loads(line))


if __name__ == "__main__":
    main()
