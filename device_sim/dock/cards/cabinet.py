"""The card of the cabinet in the dock: lamps, door, tamper contact."""

from device_sim.dock.pieces import Card, Flip, Press
from device_sim.dock.usual import is_true, plug, silence

CABINET = Card(
    "机柜：灯和柜门",
    "Cabinet: lamps and door",
    (
        (
            Press("断电再上电", "Power cycle", "cabinet", "power_cycle"),
            silence("cabinet"),
            plug("cabinet"),
        ),
        (
            Flip(
                Press("开柜门", "Open the door", "cabinet", "open_door"),
                Press("关柜门", "Shut the door", "cabinet", "shut_door"),
                is_true("cabinet", "door_open"),
            ),
            Flip(
                Press("撬动机柜", "Tamper", "cabinet", "tamper"),
                Press("不再动", "Leave alone", "cabinet", "leave_alone"),
                is_true("cabinet", "tampered"),
            ),
        ),
    ),
)
