"""Whatever is shown goes through one place, or a view would miss it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.rules.trees import nodes_of

ROOT = Path(__file__).parents[2]


def shown_by() -> Iterator[tuple[str, str]]:
    """(file, receiver) of every call of a method `show` that gets something to show."""
    for path in sorted([*(ROOT / "kiosk").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]):
        for node in nodes_of(path):
            match node:
                case ast.Call(func=ast.Attribute(value=receiver, attr="show"), args=[_, *_]):
                    yield str(path.relative_to(ROOT)), ast.unparse(receiver)


def test_only_the_presenter_shows_to_views() -> None:
    shown = set(shown_by())
    assert ("ui/present/presenter.py", "view") in shown
    others = {(file, by) for file, by in shown if file != "ui/present/presenter.py" and by != "self.presenter"}
    assert {(file, by) for file, by in others if not file.startswith("ui/gallery/")} == set()
