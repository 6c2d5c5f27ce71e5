"""Whether a font file is one that the PDF library can embed. Pure but for reading the file."""

from pathlib import Path

NOT_THERE = "not there"


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
