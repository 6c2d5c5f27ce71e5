"""The dress that QML declares is the one that Python gives, and what differs is put on once."""

import re
from pathlib import Path

import ui
from tests.ui.desk import Desk
from ui.theme.reader import Reader
from ui.theme.sizes import Panel, Theme

DRESS = Path(ui.__file__).parent / "qml" / "theme" / "Dress.qml"
TYPES = {"string": str, "bool": bool, "int": int, "color": str}


def test_every_value_of_a_dress_is_declared_with_its_type() -> None:
    declared = re.findall(r"(?m)^    required property (\w+) (\w+)", DRESS.read_text("utf-8"))
    given = {name: type(value) for name, value in Theme(Panel()).dress(Reader()).items()}
    assert {name: TYPES[kind] for kind, name in declared} == given


def test_larger_letters_reach_a_control_in_one_step(desk: Desk) -> None:
    sizes: list[int] = []
    word = next(item for item in desk.items() if item.property("text") == "首页")
    word.fontChanged.connect(lambda font: sizes.append(font.pixelSize()))  # type: ignore[attr-defined]
    desk.presenter.touch("elder")
    assert sizes == [desk.theme.dress(Reader(elder=True))["s"]]
