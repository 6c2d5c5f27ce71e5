"""Every sentence that a citizen may be shown, without the values that stand in it."""

import re
from pathlib import Path

from ui.words.sentences import _read

ROOT = Path(__file__).parents[4]
_PLACE = re.compile(r"\{[^{}]*\}")


def sentences(language: str) -> list[str]:
    files = [*(ROOT / "ui/strings" / language).glob("*.ftl"), *ROOT.glob(f"kiosk/services/*/*/words.{language}.ftl")]
    patterns = (pattern for file in sorted(files) for pattern in _read(file.read_text("utf-8")).values())
    return [_PLACE.sub("", pattern) for pattern in patterns]
