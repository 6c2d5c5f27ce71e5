"""What can be touched on a window, asked in QML's own language: no Python wrapper of an item is made.

Wrappers of items that QML deletes later can crash PySide6 when they are collected.
"""

import json
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from PySide6.QtCore import QPoint
from PySide6.QtQml import QQmlExpression
from PySide6.QtQuick import QQuickView

_ASKED: WeakKeyDictionary[QQuickView, QQmlExpression] = WeakKeyDictionary()
_WALK = """
(() => {
    const found = [];
    const walk = item => {
        if (!item.visible || !item.enabled)
            return;
        if (item.objectName) {
            const corner = item.mapToItem(null, 0, 0);
            found.push([item.objectName, corner.x, corner.y, item.width, item.height]);
        }
        for (const child of item.children)
            walk(child);
    };
    walk(this);
    return JSON.stringify(found);
})()
"""


@dataclass(frozen=True, slots=True)
class Control:
    """A visible, enabled item that has a name. Pixels of the window."""

    name: str
    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> QPoint:
        return QPoint(round(self.x + self.width / 2), round(self.y + self.height / 2))


def controls(view: QQuickView) -> list[Control]:
    """From the back to the front."""
    asked = _prepared(view)
    answer = asked.evaluate()
    if asked.hasError():
        raise LookupError(asked.error().toString())
    text = answer[0] if isinstance(answer, tuple) else answer
    return [Control(*one) for one in json.loads(str(text))]


def _prepared(view: QQuickView) -> QQmlExpression:
    """One a window: Qt keeps some kilobytes of each that was ever compiled."""
    if view not in _ASKED:
        _ASKED[view] = QQmlExpression(view.rootContext(), view.rootObject(), _WALK)
    return _ASKED[view]
