"""Runs the back end on a port. Knows uvicorn, no endpoint."""

import contextlib
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from device_sim.backend.app import build
from device_sim.backend.faults import TRANSPORT, Faults
from device_sim.backend.office import Office
from device_sim.backend.store import Store

START_TIMEOUT_S = 10.0
LAST_WORDS_S = 1  # so long may requests under way still take when the server stops


class CuttableProtocol(H11Protocol):
    """HTTP/1.1 that lets the application close its connection without an answer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inner: ASGIApp = self.app

        async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
            scope[TRANSPORT] = self.transport
            await inner(scope, receive, send)

        self.app = with_transport


def serve(
    database_url: str, host: str = "127.0.0.1", port: int = 0, ready: Callable[[int], None] | None = None
) -> None:
    """Answer on `host` until the process is told to end. `ready` is told the port once it is open."""
    app = build(database_url)
    listener = _listener(host, port)
    server = _Announcing(_config(app), ready, listener.getsockname()[1])
    with listener:
        server.run(sockets=[listener])


class BackendServer:
    """The back end in a thread of this process. Its database and its switch for faults survive a stop."""

    def __init__(
        self,
        database_url: str,
        port: int = 0,
        *,
        host: str = "127.0.0.1",
        certificate: tuple[Path, Path] | None = None,
        **options: Any,
    ) -> None:
        """`certificate`: chain and key files, for https. `options` go to `build`."""
        self.app: FastAPI = build(database_url, **options)
        self.faults: Faults = self.app.state.faults
        self.office: Office = self.app.state.office
        self.store: Store = self.app.state.store
        self._host = host
        self._port = port
        self._certificate = certificate
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        return f"{'https' if self._certificate else 'http'}://{self._host}:{self._port}"

    def start(self) -> "BackendServer":
        """Returns when the port answers. RuntimeError: it did not come up."""
        listener = _listener(self._host, self._port)
        self._port = listener.getsockname()[1]
        started = threading.Event()
        server = _Announcing(_config(self.app, self._certificate), lambda _port: started.set(), self._port)
        self._server = server
        self._thread = threading.Thread(target=_run, args=(server, listener), name="sim-backend", daemon=True)
        self._thread.start()
        if not started.wait(START_TIMEOUT_S):
            raise RuntimeError(f"the simulated back end did not start within {START_TIMEOUT_S:.0f} s")
        return self

    def stop(self) -> None:
        """Returns when the port is closed; does nothing where it is closed already."""
        if self._server is None or self._thread is None:
            return
        self._server.should_exit = True
        self._thread.join()
        self._server = self._thread = None

    def stop_listening(self) -> None:
        """From now on connections are refused; open ones are closed."""
        self.stop()

    def listen_again(self) -> None:
        """Back on the same port."""
        self.start()


class _Announcing(uvicorn.Server):
    """A server that says when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[int], None] | None, port: int) -> None:
        super().__init__(config)
        self._ready = ready
        self._port = port

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self._ready and self.started:
            self._ready(self._port)


def _config(app: FastAPI, certificate: tuple[Path, Path] | None = None) -> uvicorn.Config:
    chain, key = certificate or (None, None)
    return uvicorn.Config(
        app,
        http=CuttableProtocol,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=LAST_WORDS_S,
        ssl_certfile=chain,
        ssl_keyfile=key,
    )


def _listener(host: str, port: int) -> socket.socket:
    listener = socket.create_server((host, port))
    # Connections inherit it. asyncio sets it only where a socket names its protocol, which this one does not, and an
    # answer written as head and body would then wait 40 ms for the acknowledgement of its head.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _run(server: uvicorn.Server, listener: socket.socket) -> None:
    with contextlib.closing(listener):
        server.run(sockets=[listener])
