"""How the made pages of devices and services speak English and Chinese."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.quality.scale import Rule, Standing

WRITE = ".venv/bin/python -m tests.quality --write"


@dataclass(frozen=True, slots=True)
class Language:
    """`code`: of the strings of the user interface; `key`: of `why` and `title` in the data."""

    code: str
    key: str
    ending: str
    other: tuple[str, str]  # how the other language is called, and its ending
    tiers: Mapping[str, str]
    states: Mapping[str, str]
    rule_heads: str
    proven: str


ENGLISH = Language(
    "en", "en", ".md", ("中文", ".zh-CN.md"),
    {"": "none yet", "bronze": "bronze", "silver": "silver", "gold": "gold", "platinum": "platinum"},
    {"done": "done", "todo": "to do", "exempt": "exempt"},
    "| rule | tier | state | shown by, or why |",
    "Rule by rule",
)  # fmt: skip
CHINESE = Language(
    "zh-Hans", "zh", ".zh-CN.md", ("English", ".md"),
    {"": "尚无", "bronze": "铜级", "silver": "银级", "gold": "金级", "platinum": "铂金级"},
    {"done": "已完成", "todo": "待办", "exempt": "豁免"},
    "| 规则 | 等级 | 状态 | 由什么证明，或原因 |",
    "逐条规则",
)  # fmt: skip


def rule_row(rule: Rule, standing: Standing, language: Language) -> str:
    """How a rule stands, as a row below `rule_heads`."""
    told = f"`{standing.proof}`" if standing.proof else (standing.why or {}).get(language.key, "")
    return f"| `{rule.name}` | {language.tiers[rule.tier]} | {language.states[standing.state]} | {told} |\n"
