"""The card of the identity card's reader and of the one for social-security cards in the dock."""

from device_sim.dock.pieces import Card, Flip, Press, Someone
from device_sim.dock.usual import garble, is_true, is_value, piecewise, plug, pull, stall


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
            Flip(
                Press("拒读", "Refuse", "id_card", "refuse_card", ("yes",)),
                Press("肯读", "Accept", "id_card", "refuse_card", ("no",)),
                is_true("id_card", "refuses"),
            ),
            garble("id_card"),
            Press("半帧", "Half a frame", "id_card", "half_frame"),
            Press("陌生卡", "Strange card", "id_card", "insert_strange_card"),
            plug("id_card"),
        ),
        (
            Flip(
                Press("自检失败", "Fail self-test", "id_card", "self_test_failed", ("yes",)),
                Press("自检通过", "Pass it", "id_card", "self_test_failed", ("no",)),
                is_true("id_card", "broken"),
            ),
            Flip(
                Press("未激活", "Not activated", "id_card", "not_authorised", ("yes",)),
                Press("激活", "Activate", "id_card", "not_authorised", ("no",)),
                is_true("id_card", "not_authorised"),
            ),
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
            Flip(
                Press("插反", "Wrong way up", "smart_card", "mute", ("yes",)),
                Press("插正", "Right way up", "smart_card", "mute", ("no",)),
                is_true("smart_card", "mute"),
            ),
            plug("smart_card"),
        ),
    ),
    people=True,
)
