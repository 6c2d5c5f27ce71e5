"""What the running terminal says of itself in a small file, for the doctor. Nothing personal."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def write_state(path: Path, state: Mapping[str, Any]) -> None:
    """Put it there whole or not at all; nothing is written where it says the same already."""
    text = json.dumps(state, ensure_ascii=False, indent=1)
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def read_state(path: Path) -> Mapping[str, Any]:
    """What was said last; empty where nothing was."""
    try:
        state: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state
