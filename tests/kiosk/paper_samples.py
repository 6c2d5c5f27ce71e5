"""Fonts, words and invented people for the tests of papers."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from kiosk.model.text import Text
from kiosk.papers import PaperFonts

_TRUETYPE = Path("/usr/share/fonts/truetype")
FONTS = PaperFonts(
    _TRUETYPE / "wqy/wqy-microhei.ttc",
    (_TRUETYPE / "hanazono/HanaMinA.ttf", _TRUETYPE / "hanazono/HanaMinB.ttf"),
)
STRINGS = Path(__file__).parents[2] / "ui/strings"


@lru_cache
def sayer(language: str) -> Callable[[Text], str]:
    bundle = FluentBundle([language], use_isolating=False)
    for name in ("papers", "services"):
        bundle.add_resource(FluentResource((STRINGS / language / f"{name}.ftl").read_text("utf-8")))

    def say(text: Text) -> str:
        pattern = bundle.get_message(text.key).value
        assert pattern
        said, errors = bundle.format_pattern(pattern, dict(text.args))
        assert not errors, (text, errors)
        return str(said)

    return say


def insurance(
    kind: str = "pension", employer: str = "广州市珠江新城穗港实业有限公司", **changes: Any
) -> dict[str, Any]:
    row = {"kind": kind, "status": "paying", "from": "2004-07", "to": "2026-10", "months": 268, "employer": employer}
    return {**row, **changes}


def certificate(**changes: Any) -> dict[str, Any]:
    data = {
        "number": "440100-2026-0037715",
        "issued_on": "2026-11-23",
        "name": "陈志明",
        "id_number": "440106195803120012",
        "verify_code": "7f3a9c21",
        "verify_url": "https://zwfw.example.cn/v/7f3a9c21",
        "insurances": [
            insurance("pension"),
            insurance("medical"),
            insurance("unemployment", status="paused"),
            insurance("injury"),
            insurance("maternity", status="receiving", **{"from": "2010-12"}, months=191),
        ],
        "terminal": "GZ0117",
        "printed_at": "2026-11-23 21:48",
    }
    return {**data, **changes}
