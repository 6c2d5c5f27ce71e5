"""A documentation page in parts: blocks, files, commands, links, outline. Knows Markdown's fences."""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")


def pages() -> list[Path]:
    """Every document of the project."""
    folders = (ROOT / "docs", ROOT / "kiosk" / "services")
    return [*sorted(ROOT.glob("*.md")), *(page for folder in folders for page in sorted(folder.rglob("*.md")))]


def file_blocks(text: str) -> dict[str, str]:
    """Path -> content of the fenced blocks whose fence names a file."""
    found = {}
    for block in _BLOCK.finditer(text):
        _, _, path = block["info"].partition(" ")
        if path:
            found[path] = block["body"]
    return found


def module_of(text: str, path: str, folder: Path) -> Any:
    """The module that the block of this path is; it is written to `folder` under its own name."""
    file = folder / Path(path).name
    file.write_text(file_blocks(text)[path], encoding="utf-8")
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def blocks(text: str) -> list[tuple[str, str]]:
    """Every fenced block in order: what its fence says, and its content."""
    return [(block["info"], block["body"]) for block in _BLOCK.finditer(text)]


def outline(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Outside its blocks, a line at a time, what does not depend on the language: its mark, its code, its links.

    The code and the links of one line are sorted and once each: another language names them in another order, or again.
    """
    lines = [line for line in _BLOCK.sub("", text).splitlines() if line]
    return [(_mark(line), sorted({*_CODE.findall(line)}), sorted({*links(line)})) for line in lines]


def _mark(line: str) -> str:
    """`##` of a heading, `*` of an item, a bar for each border of a table's row; nothing for a paragraph."""
    if line.startswith("|"):
        return "|" * _CODE.sub("", line).count("|")
    first = line.partition(" ")[0]
    return first if first in ("#", "##", "###", "*") else ""


def headings(text: str) -> set[str]:
    """What links to a heading of the page are called."""
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in _HEADING.findall(text)}


def command_blocks(text: str) -> Iterator[str]:
    """Every line of the fenced blocks that have no language: commands to type."""
    for block in _BLOCK.finditer(text):
        if not block["info"]:
            yield from block["body"].splitlines()


def links(text: str) -> list[str]:
    """Where the page points to, pictures as well."""
    return [markdown or html for markdown, html in _LINK.findall(_BLOCK.sub("", text))]
