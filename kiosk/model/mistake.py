"""One thing that is wrong in a service's folder, as it is told to those who write it. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """Where it stands, what was found, what was expected instead, and what to do about it, where that can be said.

    `file` is DEPARTMENT/SERVICE/FILE, `line` counts from 1.
    """

    file: str
    line: int
    found: str
    expected: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        """In one line: FILE:LINE: FOUND, expected EXPECTED (REMEDY)."""
        expected = f", expected {self.expected}" if self.expected else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{self.file}:{self.line}: {self.found}{expected}{remedy}"
