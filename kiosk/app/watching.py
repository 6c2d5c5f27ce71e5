"""Whether anybody watches over the program. Where nobody does, nothing for it is loaded before the first picture."""

import os
from collections.abc import Callable, Iterable, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING

from kiosk.config.settings import Watchdog as Settings
from kiosk.model.run import Run

if TYPE_CHECKING:
    from kiosk.app.watched import Watched
    from kiosk.model.device_state import DeviceState


class Unwatched:
    """As `kiosk.app.watched.Watched`, where nobody is to be told."""

    waits_for_paint = False

    def painted(self) -> None: ...

    def beat(
        self, out: str, codes: Iterable[str] | None = None, tell: "Callable[[DeviceState], None] | None" = None
    ) -> None: ...

    def stops(self) -> None: ...

    def stopped(self) -> None: ...


def watching(settings: Settings, run: Run, environment: MutableMapping[str, str] = os.environ) -> "Watched | Unwatched":
    """Who tells a service manager that has started the program, as sd_notify(3) says, and a watchdog of the machine."""
    if not (settings.device or environment.get("NOTIFY_SOCKET")):
        return Unwatched()
    watched: Watched = import_module("kiosk.app.watched").Watched(settings, run, environment)
    return watched
