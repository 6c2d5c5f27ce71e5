"""The card of the receipt printer in the dock."""

from device_sim.dock.pieces import Card, Dial, Flip, Press
from device_sim.dock.usual import is_true, is_value, plug, silence, switch

SLIP_HALF = "6"  # lines, about half of a slip


def _slip(zh: str, en: str, verb: str, *args: str) -> Press:
    return Press(zh, en, "receipt_printer", verb, args)


def _halfway(zh: str, en: str, verb: str) -> Press:
    holds = is_value("receipt_printer", "awaits", verb)
    return Press(zh, en, "receipt_printer", verb, (SLIP_HALF,), holds, wrong=True)


def _paper(zh: str, en: str, paper: str) -> Press:
    holds = is_value("receipt_printer", "paper", paper)
    return Press(zh, en, "receipt_printer", "set_paper", (paper,), holds, wrong=paper != "ok")


RECEIPT_PRINTER = Card(
    "凭条打印机",
    "Receipt printer",
    (
        (
            _paper("有纸", "Paper ok", "ok"),
            _paper("纸将尽", "Near end", "near_end"),
            _paper("没纸", "Paper end", "end"),
            Dial(_slip("行后没纸", "lines, then out", "paper_out_after"), 8, 1, 200),
            _slip("取走凭条", "Take the slip", "take_slip"),
        ),
        (
            Flip(
                _slip("开盖", "Open cover", "open_cover"),
                _slip("合盖", "Close cover", "close_cover"),
                is_true("receipt_printer", "cover_open"),
            ),
            Flip(
                _slip("卡纸", "Jam", "jam"),
                _slip("清卡纸", "Clear jam", "clear_jam"),
                is_true("receipt_printer", "jammed"),
            ),
            Flip(
                _slip("卡切刀", "Stick cutter", "stick_cutter"),
                _slip("切刀复位", "Free cutter", "free_cutter"),
                is_true("receipt_printer", "cutter_stuck"),
            ),
            silence("receipt_printer"),
            plug("receipt_printer"),
        ),
        (
            _halfway("打一半卡纸", "Jam mid-slip", "jam_after"),
            _halfway("打一半开盖", "Open mid-slip", "open_cover_after"),
            _halfway("打一半过热", "Hot mid-slip", "overheat_after"),
            _halfway("打一半拔线", "Unplug mid-slip", "unplug_after"),
        ),
        (
            _slip("切时卡刀", "Stick at cut", "stick_cutter_at_cut"),
            Flip(
                _slip("过热", "Overheat", "overheat"),
                _slip("冷却", "Cool down", "cool_down"),
                is_true("receipt_printer", "overheated"),
            ),
            switch("receipt_printer", "mute", ("只打不答", "Print mute"), ("又能答了", "Answer again"), "mute"),
            _slip("断电重开", "Off and on", "power_cycle"),
        ),
    ),
)
