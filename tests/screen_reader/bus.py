"""A display, a session bus, and on it the assistive technology service, for one test alone."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

SERVICE = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
ANSWER_S = 20.0


@contextmanager
def accessibility_bus(folder: Path) -> Iterator[tuple[dict[str, str], str]]:
    """The environment in which a program finds them, and the address of the bus on which screen readers find programs.

    Nobody has asked for a screen reader there: whether a program is to be read is for itself to say.
    """
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    surroundings = {**os.environ, "XDG_RUNTIME_DIR": str(runtime), "XDG_CONFIG_HOME": str(folder)}
    for name in ("AT_SPI_BUS_ADDRESS", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "QT_QPA_PLATFORM"):
        surroundings.pop(name, None)
    with ExitStack() as running:
        screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1920x1920x24", "-nolisten", "tcp"]
        surroundings["DISPLAY"] = ":" + running.enter_context(_started(screen, surroundings))
        daemon = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--nosyslog", "--print-address=1"]
        daemon.append(f"--address=unix:path={runtime}/bus")
        address = running.enter_context(_started(daemon, surroundings))
        surroundings["DBUS_SESSION_BUS_ADDRESS"] = address
        with open_dbus_connection(address) as session:  # asking it something starts the service
            asked = new_method_call(SERVICE, "GetAddress")
            yield surroundings, str(unwrap_msg(session.send_and_get_reply(asked, timeout=ANSWER_S))[0])


@contextmanager
def _started(command: list[str], surroundings: dict[str, str]) -> Iterator[str]:
    """What a server says first. What it says of its troubles is not of interest."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=quiet, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.terminate()
