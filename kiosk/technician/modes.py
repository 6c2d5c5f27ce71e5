"""Whether files that are for the terminal's user alone are for nobody else. Knows modes, no contents."""

import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

from kiosk.config.settings import Config

FILE, FOLDER = 0o600, 0o700
OTHERS = 0o077


def open_to_others(config: Config) -> Iterator[str]:
    """The command that closes each of them. What is not there is told by who needs it."""
    for path in (config.backend.key_file, config.backend.client_key, config.data.folder):
        mode = _mode(path) if path else None
        if path and mode is not None and mode & OTHERS:
            yield f"chmod {FOLDER if stat.S_ISDIR(mode) else FILE:o} {shlex.quote(str(path))}"


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except OSError:
        return None
