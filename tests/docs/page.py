"""A documentation page in parts: its blocks that are files, its links, its commands. Knows Markdown's fences."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")


def pages() -> list[Path]:
    """Every document of the project."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def file_blocks(text: str) -> dict[str, str]:
    """Path -> content of the fenced blocks whose fence names a file."""
    found = {}
    for block in _BLOCK.finditer(text):
        _, _, path = block["info"].partition(" ")
        if path:
            found[path] = block["body"]
    return found


def command_blocks(text: str) -> Iterator[str]:
    """Every line of the fenced blocks that have no language: commands to type."""
    for block in _BLOCK.finditer(text):
        if not block["info"]:
            yield from block["body"].splitlines()


def links(text: str) -> list[str]:
    """Where the page points to, pictures as well."""
    return [markdown or html for markdown, html in _LINK.findall(_BLOCK.sub("", text))]
