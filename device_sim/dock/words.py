"""How the dock says what it sees: the state of each device, people, records. Knows no window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from device_sim.dock.pieces import State
from device_sim.invented_cards import TODAY, age_on
from device_sim.people import Person
from drivers.api.id_card import CardLayout


class Level(Enum):
    GOOD = "good"
    CARE = "care"
    BAD = "bad"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Light:
    """One device at a glance: a dot of this level, and always the word for it."""

    zh: str
    en: str
    level: Level
    word: str


_NAMES = {
    "id_card": ("身份证", "Identity card"),
    "scanner": ("扫码", "Scanner"),
    "receipt_printer": ("凭条", "Receipts"),
    "page_printer": ("A4", "Pages"),
    "keypad": ("按键", "Keypad"),
    "headphones": ("耳机", "Headphones"),
    "smart_card": ("社保卡", "Social card"),
    "cabinet": ("机柜", "Cabinet"),
    "line": ("网络", "Line"),
}
_PULLED = (Level.BAD, "线拔了 Unplugged")
_LINE = {
    "ok": (Level.GOOD, "通畅 Up"),
    "down": (Level.BAD, "断开 Cut"),
    "slow": (Level.CARE, "很慢 Slow"),
    "drip": (Level.CARE, "滴水 Drip"),
    "error500": (Level.BAD, "报错 500"),
    "wrong_type": (Level.BAD, "错误类型 Wrong type"),
    "lose_answers": (Level.CARE, "丢答复 Losing replies"),
}
_REASONS = {
    "cover-open-error": "盖开着 Cover open",
    "media-jam-error": "卡纸 Jam",
    "toner-empty-error": "没碳粉 No toner",
    "output-area-full-error": "出口满 Output full",
    "media-empty-error": "没纸 No paper",
}
_PROGRAM = {
    "crash": "程序将崩溃 Will crash",
    "hang": "程序将卡死 Will hang",
    "leak": "程序将吃光内存 Will leak",
    "chatter": "程序将说闲话 Will chatter",
    "nonsense": "程序将胡言 Will say nonsense",
}
_CODE_SHOWN = 18  # characters of a code that are repeated


def lights(state: State | None, plain: Mapping[str, str]) -> tuple[Light, ...]:
    """All devices in the order of the cards; None: nobody knows. `plain`: those without words of their own."""
    names = {**_NAMES, **{device: ("其他", what) for device, what in plain.items()}}
    if state is None:
        return tuple(Light(*both, Level.UNKNOWN, "不知道 Unknown") for both in names.values())
    return tuple(Light(*both, *_word(device, state[device], plain)) for device, both in names.items())


def _word(device: str, seen: Mapping[str, Any], plain: Mapping[str, str]) -> tuple[Level, str]:
    if not seen.get("plugged", True):
        return _PULLED
    return _plain(plain[device]) if device in plain else _WORDS[device](seen)


def _plain(what: str) -> tuple[Level, str]:
    return Level.GOOD, f"{what} · 接着 Plugged in"


def _id_card(reader: Mapping[str, Any]) -> tuple[Level, str]:
    if reader["broken"]:
        return Level.BAD, "自检失败 Self-test failed"
    if reader["stalled"]:
        return Level.BAD, "不应答 Silent"
    if reader["not_authorised"]:
        return Level.BAD, "未激活 Not activated"
    if reader["program"]:
        return Level.CARE, _PROGRAM[reader["program"]]
    if reader["refuses"]:
        return Level.BAD, f"拒读 Refusing {reader['card']}".rstrip()
    return Level.GOOD, f"放着 {reader['card']}" if reader["card"] else "空着 Empty"


def _scanner(engine: Mapping[str, Any]) -> tuple[Level, str]:
    if engine["stalled"]:
        return Level.BAD, "不应答 Silent"
    if shown := "".join(mark if mark.isprintable() else "·" for mark in engine["shows"][: _CODE_SHOWN + 1]):
        return Level.GOOD, shown if len(shown) <= _CODE_SHOWN else shown[:_CODE_SHOWN] + "⋯"
    return Level.GOOD, "亮灯等码 Looking" if engine["looking"] else "待机 Idle"


def _receipt_printer(slips: Mapping[str, Any]) -> tuple[Level, str]:
    wrong = {
        "silent": "不应答 Silent",
        "mute": "只打不答 Mute",
        "cover_open": "盖开着 Cover open",
        "jammed": "卡纸 Jam",
        "cutter_stuck": "切刀卡住 Cutter stuck",
        "overheated": "过热 Too hot",
    }
    for name, word in wrong.items():
        if slips[name]:
            return Level.BAD, word
    if slips["slip_waits"]:
        return Level.CARE, "凭条等人取 Slip waits"
    paper = {"near_end": (Level.CARE, "纸将尽 Near end"), "end": (Level.BAD, "没纸 No paper")}
    return paper.get(slips["paper"], (Level.GOOD, f"正常 OK · 已出 {slips['receipts']} 张"))


def _page_printer(pages: Mapping[str, Any]) -> tuple[Level, str]:
    for reason, word in _REASONS.items():
        if reason in pages["reasons"]:
            return Level.BAD, word
    if pages["swallows"]:
        return Level.BAD, "说完成却没纸 Prints none"
    low = "media-low-warning" in pages["reasons"]
    return (Level.CARE, f"纸少 Low · {pages['sheets']} 张") if low else (Level.GOOD, f"正常 OK · {pages['sheets']} 张")


def _keypad(pad: Mapping[str, Any]) -> tuple[Level, str]:
    if pad["held"]:
        return Level.CARE, f"按住 Held {' '.join(pad['held'])}"
    return Level.GOOD, f"按过 {pad['pressed']}" if pad["pressed"] else "没按过 Not pressed yet"


def _headphones(jack: Mapping[str, Any]) -> tuple[Level, str]:
    return Level.GOOD, "插着 In" if jack["inserted"] else "没插 Out"


def _smart_card(reader: Mapping[str, Any]) -> tuple[Level, str]:
    if reader["mute"]:
        return Level.BAD, f"插反 Wrong way up {reader['card']}".rstrip()
    return Level.GOOD, f"插着 {reader['card']}" if reader["card"] else "空着 Empty"


def _cabinet(board: Mapping[str, Any]) -> tuple[Level, str]:
    if board["silent"]:
        return Level.BAD, "不应答 Silent"
    if board["tampered"] or board["door_open"]:
        return Level.BAD, "被撬动 Tampered" if board["tampered"] else "柜门开着 Door open"
    lit = " ".join(_NAMES[device][0] for device in board["lit"])
    return Level.GOOD, f"亮着 On: {lit}" if lit else "都灭着 All off"


_WORDS: Mapping[str, Callable[[Mapping[str, Any]], tuple[Level, str]]] = {  # of a device that is plugged in
    "id_card": _id_card,
    "scanner": _scanner,
    "receipt_printer": _receipt_printer,
    "page_printer": _page_printer,
    "keypad": _keypad,
    "headphones": _headphones,
    "smart_card": _smart_card,
    "cabinet": _cabinet,
    "line": lambda line: _LINE[line["mode"]],
}
_OUTPUTS = {"speaker": "扬声器 Loudspeaker", "headphones": "耳机 Headphones"}


def heard(state: State | None) -> str:
    """The strip: what the terminal says, and into what."""
    sound = state["sound"] if state else {}
    if not sound.get("words"):
        return "没有说话 Nothing said"
    into = _OUTPUTS.get(sound["into"], sound["into"])
    return f"{'▶ 正在说 Saying' if sound['now'] else '■ 说过 Said'} · {into}: {sound['words']}"


# --- people --------------------------------------------------------------------------------------------------------

_WORTH_A_LOOK = {
    "chen-jianming": "寻常的一位 the usual one",
    "huang-yulan": "长辈版 elder mode",
    "liang-zhen": "生僻字 𬭎 rare character",
    "wong-siu-ming": "港澳台居住证 Hong Kong permit",
    "anna-schmidt": "外国人永居 2023 版 foreigner",
    "carlos-oliveira": "外国人永居 2017 版 foreigner",
    "lin-child": "儿童 a child",
    "maimaiti": "名字长 long name",
    "zhou-weimin": "证已过期 expired",
    "he-xiuzhen": "有最新住址 newest address",
    "oldest": "最年长 the oldest",
    "youngest": "最年幼 the youngest",
    "long-name": "名字最长 the longest name",
    "rare-ji": "生僻字 𠮷 rare character",
    "rare-yan": "生僻字 䶮 rare character",
    "rare-jing": "生僻字 𬱖𫍽 rare characters",
    "lee-mei-ling": "台湾居住证 Taiwan permit",
    "ho-chi-keong": "澳门居住证 Macao permit",
    "long-english-name": "英文名长 long English name",
}
_LAYOUTS = {
    CardLayout.CITIZEN: "",
    CardLayout.HK_MACAO_TAIWAN: "居住证 permit",
    CardLayout.FOREIGN_2017: "外国人永居 2017",
    CardLayout.FOREIGN_2023: "外国人永居 2023",
}


def about(somebody: Person) -> str:
    """Age, and why one would choose this card."""
    why = _WORTH_A_LOOK.get(somebody.id) or _LAYOUTS[somebody.card.layout]
    return f"{age_on(somebody.card.birth, TODAY)} 岁" + (f" · {why}" if why else "")


def matches(somebody: Person, sought: str) -> bool:
    """True where name, id, English name or the words about them contain what is typed."""
    return (
        sought.strip().lower()
        in " ".join((somebody.id, somebody.card.name, somebody.card.english_name, about(somebody))).lower()
    )


# --- records -------------------------------------------------------------------------------------------------------

_STANDINGS = {
    "prepared": (Level.UNKNOWN, "备好 prepared"),
    "requested": (Level.CARE, "要打印 requested"),
    "uncertain": (Level.BAD, "不确定 uncertain"),
    "issued": (Level.GOOD, "已出 issued"),
    "spoiled": (Level.BAD, "作废 spoiled"),
    "submitted": (Level.CARE, "已提交 submitted"),
    "accepted": (Level.CARE, "已受理 accepted"),
    "approved": (Level.GOOD, "已批准 approved"),
}


@dataclass(frozen=True)
class Row:
    """One certificate or application as the back end has it; without a standing, the heading of those below."""

    number: str
    standing: str = ""
    level: Level = Level.UNKNOWN


def rows(records: Mapping[str, Any]) -> tuple[Row, ...]:
    """Applications, then certificates, newest number first, then how often each kind of record was delivered."""
    listed: list[Row] = []
    for kind, heading in (("applications", "申请 Applications"), ("certificates", "证明 Certificates")):
        listed += [Row(f"{heading}  {len(records[kind])}")]
        listed += [_row(one["number"], one["state"]) for one in reversed(records[kind])]
    listed += [Row(f"送达 Deliveries  {records['deliveries']}")]
    return (*listed, *(Row(kind, f"× {count}") for kind, count in sorted(records["deliveries_by_kind"].items())))


def _row(number: str, state: str) -> Row:
    level, word = _STANDINGS.get(state, (Level.UNKNOWN, state))
    return Row(number, f"● {word}", level)


def paper_words(name: str) -> str:
    """What a file in the papers' folder is: `receipt-3.png`, `certificate-2-1.png`."""
    kind, _, number = Path(name).stem.partition("-")
    return f"{ {'receipt': '凭条', 'certificate': '证明'}.get(kind, kind) } {number}"
