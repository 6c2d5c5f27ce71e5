"""The card of the keypad and the headphones in the dock."""

from device_sim.dock.pieces import Card, Flip, Press, Typed
from device_sim.dock.usual import is_true, plug


def _key(zh: str, en: str, key: str, *, main: bool = False) -> Press:
    return Press(zh, en, "keypad", "press", (key,), main=main)


KEYPAD = Card(
    "按键盘与耳机",
    "Keypad and headphones",
    (
        (
            Flip(
                Press("插上耳机", "Headphones in", "headphones", "insert", main=True),
                Press("拔下耳机", "Headphones out", "headphones", "pull"),
                is_true("headphones", "inserted"),
            ),
            _key("?", "Help", "help"),
            _key("▲", "Up", "up"),
            _key("✕", "Cancel", "cancel"),
        ),
        (
            _key("再说", "Repeat", "repeat"),
            _key("◀", "Left", "left"),
            _key("●", "Select", "select", main=True),
            _key("▶", "Right", "right"),
        ),
        (
            _key("小声", "Softer", "softer"),
            _key("大声", "Louder", "louder"),
            _key("▼", "Down", "down"),
            _key("慢些", "Slower", "slower"),
            _key("快些", "Faster", "faster"),
            _key("开关一", "Switch 1", "switch-1"),
            _key("开关二", "Switch 2", "switch-2"),
        ),
        (
            Typed(Press("按数字", "Digit", "keypad", "press"), "数字 0–9"),
            Flip(
                Press("确定键卡住", "Stick select", "keypad", "hold", ("select",)),
                Press("松开", "Release", "keypad", "release"),
                is_true("keypad", "held"),
            ),
            Press("一秒八十键", "80 in a second", "keypad", "storm"),
            plug("keypad"),
            plug("headphones"),
        ),
    ),
)
