"""What can be pressed in the dock: a card of buttons for each device. Knows no window."""

from dataclasses import replace
from typing import Any

from device_sim.dock.cabinet import CABINET
from device_sim.dock.pieces import Card, Dial, Flip, Holds, Listed, Press, Someone, State, Typed, is_true, plug

TRAY = "250"  # sheets of a full tray
SLIP_HALF = "6"  # lines, about half of a slip


def _is(device: str, name: str, value: Any) -> Holds:
    return lambda state: bool(state[device][name] == value)


def _says(reason: str) -> Holds:
    return lambda state: reason in state["page_printer"]["reasons"]


def _garble(device: str) -> Press:
    return Press("乱码一次", "Garble next", device, "garble", holds=is_true(device, "garbles"), wrong=True)


def _stall(device: str) -> Flip:
    do, undo = (
        Press("不应答", "Go silent", device, "stall", ("yes",)),
        Press("恢复应答", "Speak again", device, "stall", ("no",)),
    )
    return Flip(do, undo, is_true(device, "stalled"))


def _piece(device: str) -> Flip:
    do, undo = (
        Press("一字节一段", "Byte by byte", device, "pieces", ("1",)),
        Press("整段", "Whole", device, "pieces", ("0",)),
    )
    return Flip(do, undo, is_true(device, "piece"))


def _pull(zh: str, en: str, device: str, verb: str) -> Press:
    return Press(zh, en, device, verb, holds=is_true(device, "pull_within"), wrong=True)


def _program(zh: str, en: str, how: str) -> Press:
    """What a maker's program does at the next request; there has to be one."""
    return Press(zh, en, "id_card", "program", (how,), _is("id_card", "program", how), wrong=True)


def examples(state: State) -> tuple[tuple[str, ...], ...]:
    """Every question of a service with each of its answers and refusals."""
    return tuple((query, name) for query, names in state["office"]["examples"].items() for name in names)


def _line(zh: str, en: str, verb: str, mode: str) -> Press:
    return Press(zh, en, "line", verb, holds=_is("line", "mode", mode), wrong=mode != "ok")


def _slip(zh: str, en: str, verb: str, *args: str) -> Press:
    return Press(zh, en, "receipt_printer", verb, args)


def _halfway(zh: str, en: str, verb: str) -> Press:
    holds = _is("receipt_printer", "awaits", verb)
    return Press(zh, en, "receipt_printer", verb, (SLIP_HALF,), holds, wrong=True)


def _page(zh: str, en: str, verb: str, *args: str) -> Press:
    return Press(zh, en, "page_printer", verb, args)


def _key(zh: str, en: str, key: str, *, main: bool = False) -> Press:
    return Press(zh, en, "keypad", "press", (key,), main=main)


def _paper(zh: str, en: str, paper: str) -> Press:
    holds = _is("receipt_printer", "paper", paper)
    return Press(zh, en, "receipt_printer", "set_paper", (paper,), holds, wrong=paper != "ok")


_ID_CARD = Card(
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
            _garble("id_card"),
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
            _stall("id_card"),
            _piece("id_card"),
            _pull("读一半拔线", "Unplug mid-read", "id_card", "unplug_during_read"),
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
_SCANNER = Card(
    "扫码",
    "Scanner",
    (
        (
            Press("最近凭条的码", "Last receipt", "scanner", "show_receipt", main=True),
            Press("移开", "Hide", "scanner", "hide_code"),
            _garble("scanner"),
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
            _stall("scanner"),
            _piece("scanner"),
            Press("一千个码", "Code storm", "scanner", "storm"),
            _pull("码到一半拔线", "Unplug mid-code", "scanner", "unplug_within"),
        ),
    ),
)
_SLIP_PRINTER = Card(
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
            Flip(
                _slip("不应答", "Go silent", "silent", "yes"),
                _slip("恢复应答", "Speak again", "silent", "no"),
                is_true("receipt_printer", "silent"),
            ),
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
            Flip(
                _slip("只打不答", "Print mute", "mute", "yes"),
                _slip("又能答了", "Answer again", "mute", "no"),
                is_true("receipt_printer", "mute"),
            ),
            _slip("断电重开", "Off and on", "power_cycle"),
        ),
    ),
)
_PAGE_PRINTER = Card(
    "A4 打印机",
    "Page printer",
    (
        (
            _page("加满纸", "Fill tray", "set_paper", TRAY),
            Dial(_page("张放进纸盒", "sheets in tray", "set_paper"), 20, 0, 250),
            Dial(_page("页后没纸", "pages, then out", "paper_out_after"), 1, 1, 250),
        ),
        (
            Flip(
                _page("开盖", "Open cover", "open_cover"),
                _page("合盖", "Close cover", "close_cover"),
                _says("cover-open-error"),
            ),
            Flip(_page("卡纸", "Jam", "jam"), _page("清卡纸", "Clear jam", "clear_jam"), _says("media-jam-error")),
            Flip(
                _page("碳粉用完", "Use up toner", "use_up_toner"),
                _page("换碳粉", "New toner", "replace_toner"),
                _says("toner-empty-error"),
            ),
            Flip(
                _page("出口满", "Fill output", "fill_output"),
                _page("取走纸", "Empty output", "empty_output"),
                _says("output-area-full-error"),
            ),
            plug("page_printer"),
        ),
        (
            Dial(_page("页每分钟", "pages a minute", "set_speed"), 20, 1, 60),
            Flip(
                _page("说完成却没纸", "Say done, print none", "swallow_jobs", "yes"),
                _page("照实打印", "Print again", "swallow_jobs", "no"),
                is_true("page_printer", "swallows"),
            ),
            Flip(
                _page("忘掉任务", "Forget jobs", "forget_jobs", "yes"),
                _page("记得任务", "Keep jobs", "forget_jobs", "no"),
                is_true("page_printer", "forgets"),
            ),
        ),
    ),
)
_LINE = Card(
    "网络与办事处",
    "Line and office",
    (
        (
            _line("通畅", "Restore", "restore", "ok"),
            _line("断开", "Cut", "cut", "down"),
            _line("很慢", "Slow", "slow", "slow"),
            _line("滴水", "Drip", "drip", "drip"),
            _line("报错 500", "Error 500", "error500", "error500"),
        ),
        (
            _line("错误类型", "Wrong type", "wrong_type", "wrong_type"),
            replace(_line("丢一个答复", "Lose 1 reply", "lose_answers", "lose_answers"), args=("1",)),
            Press("受理最新申请", "Accept newest", "office", "accept"),
            Press("批准最新申请", "Approve newest", "office", "approve"),
        ),
        (Listed(Press("这样答复放着的证", "Answer this card so", "office", "answer", ("here",)), examples),),
    ),
)
_KEYPAD = Card(
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
BOARD = (_ID_CARD, _SCANNER, _SLIP_PRINTER, _PAGE_PRINTER, _KEYPAD, CABINET, _LINE)
