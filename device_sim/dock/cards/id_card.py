"""The card of the identity card's reader and of the one for social-security cards in the dock."""

from device_sim.dock.pieces import Card, Press, Someone
from device_sim.dock.usual import garble, is_value, piecewise, plug, pull, stall, switch


def _program(zh: str, en: str, how: str) -> Press:
    """What a maker's program does at the next request; there has to be one."""
    return Press(zh, en, "id_card", "program", (how,), is_value("id_card", "program", how), wrong=True)


ID_CARD = Card(
    "身份证",
    "Identity card",
    (
        (
            Someone(Press("放上", "Place", "id_card", "insert_card", main=True)),
            Press("拿走", "Take away", "id_card", "remove_card"),
            Press("读一半拿走", "Snatch mid-read", "id_card", "take_away_during_read"),
        ),
        (
            switch("id_card", "refuse_card", ("拒读", "Refuse"), ("肯读", "Accept"), "refuses"),
            garble("id_card"),
            Press("半帧", "Half a frame", "id_card", "half_frame"),
            Press("陌生卡", "Strange card", "id_card", "insert_strange_card"),
            plug("id_card"),
        ),
        (
            switch("id_card", "self_test_failed", ("自检失败", "Fail self-test"), ("自检通过", "Pass it"), "broken"),
            switch("id_card", "not_authorised", ("未激活", "Not activated"), ("激活", "Activate"), "not_authorised"),
            stall("id_card"),
            piecewise("id_card"),
            pull("读一半拔线", "Unplug mid-read", "id_card", "unplug_during_read"),
        ),
        (
            _program("程序崩溃", "Program crash", "crash"),
            _program("卡死", "Hang", "hang"),
            _program("吃光内存", "Leak", "leak"),
            _program("说闲话", "Chatter", "chatter"),
            _program("胡言", "Nonsense", "nonsense"),
        ),
        (
            Someone(Press("插社保卡", "Social card in", "smart_card", "insert_card")),
            Press("拔社保卡", "Social card out", "smart_card", "remove_card"),
            Press("读一半拔出", "Pull mid-read", "smart_card", "take_away_during_read"),
            switch("smart_card", "mute", ("插反", "Wrong way up"), ("插正", "Right way up"), "mute"),
            plug("smart_card"),
        ),
    ),
    people=True,
)
