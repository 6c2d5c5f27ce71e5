"""The terminal's own `Run`: threads and the machine's clocks. Besides the splash, the only place that starts one."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.model.mark import mark

BOOT = Path("/proc/sys/kernel/random/boot_id")


class Threads:
    """Implements `kiosk.model.run.Run`. No thread keeps the program from ending."""

    def start(self, name: str, function: Callable[[], None]) -> threading.Event:
        ended = threading.Event()

        def run() -> None:
            try:
                function()
            except Exception as error:  # any at all: whoever waits for the thread is told that it has ended
                mark("thread-failed")
                self.report(error)
            finally:
                ended.set()

        threading.Thread(target=run, name=name, daemon=True).start()
        return ended

    def signal(self, name: str) -> threading.Event:
        return threading.Event()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def now(self) -> float:
        return time.monotonic()

    def wall(self) -> float:
        return time.time()

    def since_boot(self) -> float:
        return time.clock_gettime(time.CLOCK_BOOTTIME)

    def boot(self) -> str:
        try:
            return BOOT.read_text(encoding="ascii").strip()
        except OSError:
            return ""

    def report(self, error: Exception) -> None:
        """As Python tells of an exception that ends a thread: `threading.excepthook`."""
        threading.excepthook(
            threading.ExceptHookArgs((type(error), error, error.__traceback__, threading.current_thread()))
        )
