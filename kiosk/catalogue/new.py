"""Writes the folder of another service, which checks clean and can be played. Knows no step."""

import re
from pathlib import Path

PATTERNS = Path(__file__).parent / "new_service"  # PATTERN.FILE: the file of the folder that begins as it
APPLICATION, CERTIFICATE = "application", "certificate"
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_ID = "SERVICE-ID"


def write_service(services: Path, department: str, service: str, pattern: str = APPLICATION) -> tuple[Path, ...]:
    """The files that were written. ValueError: a name is no name, or the service is there already.

    `pattern`: what the service is begun as, an application that is kept or a certificate that is printed.
    """
    for name in (department, service):
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r}: expected small letters and digits, with underscores between words")
    if there := next(services.glob(f"*/{service}"), None):
        raise ValueError(f"{there}: is there already, expected the name of another service")
    folder = services / department / service
    folder.mkdir(parents=True)
    return tuple(_write(one, folder, service.replace("_", "-")) for one in sorted(PATTERNS.glob(f"{pattern}.*")))


def _write(pattern: Path, folder: Path, service: str) -> Path:
    file = folder / pattern.name.partition(".")[2]
    file.write_text(pattern.read_text(encoding="utf-8").replace(_ID, service), encoding="utf-8")
    return file
