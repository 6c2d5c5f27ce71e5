"""Whether a font file is one that the PDF library can embed, and what the doctor says of those that are set."""

from pathlib import Path

from kiosk.config.settings import Fonts
from kiosk.model.text import Text
from kiosk.problems.table import problem_named
from kiosk.technician.finding import Finding, ill, well

NOT_THERE = "not there"


def fonts_finding(fonts: Fonts) -> Finding:
    """Of all fonts for paper: of those in the worst way, which they are."""
    files = (fonts.page, *fonts.page_rare)
    unread = {path: words for path in files if (words := unreadable(path))}
    if missing := [str(path) for path in files if unread.get(path) == NOT_THERE]:
        return _wrong("doctor-fonts-missing", missing)
    if closed := [f"{path} ({words})" for path, words in unread.items()]:
        return _wrong("doctor-fonts-closed", closed)
    if others := [str(path) for path in files if not has_truetype_outlines(path)]:
        return _wrong("doctor-fonts-other", others)
    return well("fonts", Text("doctor-fonts"))


def _wrong(key: str, files: list[str]) -> Finding:
    return ill("fonts", problem_named("misconfigured"), Text(key, {"files": ", ".join(files)}, private=False))


def unreadable(path: Path) -> str:
    """Why the file cannot be read; empty: it can."""
    try:
        with path.open("rb"):
            return ""
    except FileNotFoundError:
        return NOT_THERE
    except OSError as error:
        return error.strerror or str(error)


def has_truetype_outlines(path: Path) -> bool:
    """Whether the first face of the file has a `glyf` table: a collection may as well hold PostScript outlines."""
    try:
        with path.open("rb") as file:
            face = 0
            if file.read(4) == b"ttcf":
                file.seek(12)
                face = int.from_bytes(file.read(4))
            file.seek(face + 4)
            count = int.from_bytes(file.read(2))
            file.seek(face + 12)
            tables = file.read(16 * count)
    except OSError:
        return False
    return any(tables[at : at + 4] == b"glyf" for at in range(0, len(tables), 16))
