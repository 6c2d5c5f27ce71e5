"""Puts the back end together. Knows every part of it, no port."""

import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from device_sim.backend import contracts, office_api, problem, published, reference, terminal_api
from device_sim.backend.auth import DEMO_TERMINALS
from device_sim.backend.faults import Faults, FaultyWire
from device_sim.backend.office import Office, Resident
from device_sim.backend.store import Clock, Store
from device_sim.people import people


def build(
    database_url: str,
    *,
    terminals: Mapping[str, bytes] = DEMO_TERMINALS,
    residents: Iterable[Resident] | None = None,
    clock: Clock = time.time,
    public_url: str = "",
    services: Path = contracts.SERVICES,
    verify_code: Callable[[], str] = lambda: secrets.token_hex(8),
) -> FastAPI:
    """The application, with its tables made and its terminals registered.

    `database_url` as SQLAlchemy writes it: sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE.
    `public_url` begins the address printed on certificates; empty: the address the terminal called.
    `services`: the folders whose contracts are kept and whose examples are answered.
    `verify_code`: gives each certificate the code by which anybody may verify it.
    """
    agreed = contracts.read(services)
    store = _opened(database_url, terminals, clock)
    lifespan = _closing(store)
    app = FastAPI(title="Suizhu: simulated back end", version="1", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.store = store
    app.state.agreed = agreed
    app.state.office = Office(agreed.questions, people() if residents is None else residents)
    app.state.faults = Faults()
    app.state.public_url = public_url
    app.state.verify_code = verify_code
    _answer(app)
    published.publish(app, agreed)
    return app


def _opened(database_url: str, terminals: Mapping[str, bytes], clock: Clock) -> Store:
    """The database with its tables, these terminals registered, and what is too old gone."""
    store = Store(database_url, clock)
    store.register(terminals)
    store.purge(clock())
    return store


def _closing(store: Store) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """The life of the application: at its end the store is closed."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    return lifespan


def _answer(app: FastAPI) -> None:
    """What is asked for at which address, and what is said where it goes wrong."""
    app.include_router(terminal_api.router)
    app.include_router(office_api.router)
    app.add_exception_handler(problem.Refusal, problem.refused)
    app.add_exception_handler(RequestValidationError, problem.invalid)
    app.add_exception_handler(HTTPException, problem.elsewhere)
    app.add_middleware(FaultyWire, faults=app.state.faults)

    @app.get("/docs", include_in_schema=False)
    def docs() -> HTMLResponse:
        return HTMLResponse(reference.page(app.openapi()))
