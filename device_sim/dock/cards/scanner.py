"""The card of the scan engine in the dock."""

from device_sim.dock.pieces import Card, Press, Typed
from device_sim.dock.usual import garble, piecewise, plug, pull, stall

SCANNER = Card(
    "扫码",
    "Scanner",
    (
        (
            Press("最近凭条的码", "Last receipt", "scanner", "show_receipt", main=True),
            Press("移开", "Hide", "scanner", "hide_code"),
            garble("scanner"),
            plug("scanner"),
        ),
        (
            Typed(Press("出示", "Show", "scanner", "show_code"), "文字 text"),
            Press("网址", "URL", "scanner", "show_code", ("https://example.invalid/pay?to=7",)),
            Press("控制符", "Control", "scanner", "show_code", ("GZ\x00\x1b[2J\x07\t0117",)),
            Press("4 KiB", "Too long", "scanner", "show_long", ("4096",)),
        ),
        (
            Press("打印指令", "Printer bytes", "scanner", "show_hex", ("1b401d564130",)),
            stall("scanner"),
            piecewise("scanner"),
            Press("一千个码", "Code storm", "scanner", "storm"),
            pull("码到一半拔线", "Unplug mid-code", "scanner", "unplug_within"),
        ),
    ),
)
