"""The socket through which others tell a running world what to do: one JSON line asks, one JSON line answers.

And the lock by which a folder belongs to one world at a time.
"""

import contextlib
import fcntl
import json
import os
import socket
import socketserver
import threading
from pathlib import Path
from typing import Any, Protocol

SOCKET = "control.sock"
LOCK = "lock"
LONGEST_SOCKET_PATH = 107  # bytes: what the system has room for, without the end mark
TIMEOUT_S = 30.0
STOP_LOOK_S = 0.05


class Told(Protocol):
    """What can be told: the world."""

    folder: Path

    def tell(self, device: str, verb: str, *args: str) -> Any: ...


class AlreadyRunningError(OSError):
    """Another world runs in that folder."""


class Hold:
    """A folder is this world's alone, until it is released or the process dies, however it dies."""

    def __init__(self, folder: Path) -> None:
        """AlreadyRunningError: it is somebody else's."""
        # The file stays when the world ends: whoever removed it could take it from under another one's lock.
        self._file = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._file)
            raise AlreadyRunningError(f"simulated devices already run in {folder}") from None

    def release(self) -> None:
        os.close(self._file)


def require_room(folder: Path) -> None:
    """ValueError: the socket's path in this folder would be longer than the system allows."""
    most = LONGEST_SOCKET_PATH - len(f"/{SOCKET}")
    if (length := len(os.fsencode(folder))) > most:
        raise ValueError(
            f"expected a path of at most {most} bytes, so that a socket fits into the folder; this one has {length}"
        )


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    request_queue_size = 64  # beyond it the system turns callers away as if nobody were there


class ControlServer:
    """Listens on `folder/control.sock` until closed."""

    def __init__(self, world: Told) -> None:
        self._path = world.folder / SOCKET
        self._path.unlink(missing_ok=True)  # a killed world's: the folder is held by this one

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.wfile.write(_answer(world, self.rfile.readline()))

        self._server = _Server(str(self._path), Handler)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(STOP_LOOK_S,), name="sim-control", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=5)
        self._path.unlink(missing_ok=True)


def _answer(world: Told, line: bytes) -> bytes:
    try:
        asked = json.loads(line)
        answer: dict[str, Any] = {"result": world.tell(asked["device"], asked["verb"], *asked.get("args", []))}
    except KeyError as error:
        answer = {"error": f"{error} is missing; a line has device, verb and perhaps args"}
    except (ValueError, TypeError, OSError) as error:
        answer = {"error": str(error)}
    return json.dumps(answer, ensure_ascii=False, default=str).encode() + b"\n"


class NobodyThereError(OSError):
    """No world is running in that folder."""


def tell(folder: Path, device: str, verb: str, *args: str) -> Any:
    """Tell the world that runs in `folder`. NobodyThereError; ValueError with its own words when it cannot do that."""
    try:
        line = _exchange(folder / SOCKET, json.dumps({"device": device, "verb": verb, "args": args}).encode() + b"\n")
    except OSError as error:
        raise NobodyThereError(f"no simulated devices are running in {folder} ({error})") from error
    if not line.endswith(b"\n"):
        raise NobodyThereError(f"the simulated devices in {folder} went away before they answered")
    answer = json.loads(line)
    if "error" in answer:
        raise ValueError(answer["error"])
    return answer["result"]


def _exchange(path: Path, question: bytes) -> bytes:
    """The answer's line; cut short, or b"", when the other side goes away."""
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as line:
        line.settimeout(TIMEOUT_S)
        line.connect(str(path))
        line.sendall(question)
        with line.makefile("rb") as reader:
            return reader.readline()
