"""docs/devices.md and docs/services.md in both languages: what each model and service has reached, from their data."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.model.text import Text, own
from tests.docs.page import ROOT
from tests.quality.scale import DEVICES, SERVICES, TIERS, Rule, Standing, Subject, tier
from ui.words.sentences import Words

WRITE = ".venv/bin/python -m tests.quality --write"
SOURCES = {DEVICES: "drivers/*/quality.toml", SERVICES: "kiosk/services/*/*/service.toml"}
FILES = {DEVICES: "devices", SERVICES: "services"}


@dataclass(frozen=True, slots=True)
class Language:
    """How these pages speak one language."""

    code: str  # of the strings of the user interface
    key: str  # of `why` and `title` in the data
    ending: str
    other: tuple[str, str]  # how the other language is called, and its ending
    titles: Mapping[str, str]
    says: Mapping[str, str]
    heads: Mapping[str, str]
    tiers: Mapping[str, str]
    states: Mapping[str, str]
    rule_heads: str
    proven: str


ENGLISH = Language(
    "en", "en", ".md", ("中文", ".zh-CN.md"),
    {DEVICES: "Devices", SERVICES: "Services"},
    {
        DEVICES: "Which models there are, and how far each is proven by the rules of the [quality scale](quality.md)."
        " No model has met hardware yet, so none is *platinum*: what is known comes from manuals, standards and"
        " simulators. Buy one to try it, not a hundred.",
        SERVICES: "Which services there are, and how far each is proven by the rules of the"
        " [quality scale](quality.md). None is *platinum* until its department has confirmed it and citizens have"
        " used it.",
    },
    {
        DEVICES: "| kind | model | which machines are meant | reached | lacks for the next tier |",
        SERVICES: "| department | service | name | reached | lacks for the next tier |",
    },
    {"": "none yet", "bronze": "bronze", "silver": "silver", "gold": "gold", "platinum": "platinum"},
    {"done": "done", "todo": "to do", "exempt": "exempt"},
    "| rule | tier | state | shown by, or why |",
    "Rule by rule",
)  # fmt: skip
CHINESE = Language(
    "zh-Hans", "zh", ".zh-CN.md", ("English", ".md"),
    {DEVICES: "设备", SERVICES: "服务"},
    {
        DEVICES: "有哪些型号，按[质量等级](quality.zh-CN.md)的规则各验证到什么程度。"
        "还没有一种型号接过真机，所以没有铂金级：目前所知都来自手册、标准和模拟器。可以买一台来试，不要买一百台。",
        SERVICES: "有哪些服务，按[质量等级](quality.zh-CN.md)的规则各验证到什么程度。"
        "部门确认、市民用过之前，没有一项是铂金级。",
    },
    {
        DEVICES: "| 种类 | 型号 | 指哪些机器 | 已达到 | 到下一级还缺 |",
        SERVICES: "| 部门 | 服务 | 名称 | 已达到 | 到下一级还缺 |",
    },
    {"": "尚无", "bronze": "铜级", "silver": "银级", "gold": "金级", "platinum": "铂金级"},
    {"done": "已完成", "todo": "待办", "exempt": "豁免"},
    "| 规则 | 等级 | 状态 | 由什么证明，或原因 |",
    "逐条规则",
)  # fmt: skip


def pages(subjects: Iterable[Subject], rules: tuple[Rule, ...]) -> Mapping[Path, str]:
    """Every page, by the file where it stands."""
    subjects = tuple(subjects)
    return {
        ROOT / "docs" / f"{FILES[of]}{language.ending}": "".join(
            _page(of, language, [one for one in subjects if one.of == of], rules)
        )
        for of in FILES
        for language in (ENGLISH, CHINESE)
    }


def _page(of: str, language: Language, subjects: list[Subject], rules: tuple[Rule, ...]) -> Iterator[str]:
    other, ending = language.other
    yield f"# {language.titles[of]}\n\n[{other}]({FILES[of]}{ending})\n\n"
    yield f"<!-- Made by `{WRITE}` from {SOURCES[of]}. -->\n\n{language.says[of]}\n\n"
    yield f"{language.heads[of]}\n|---|---|---|---|---|\n"
    words = Words(language.code)
    for subject in subjects:
        kind, name = subject.name
        reached = tier(subject, rules)
        lacking = " ".join(f"`{rule.name}`" for rule in _lacking(subject, reached, rules))
        yield f"| `{kind}` | `{name}` | {_title(subject, language, words)} | {language.tiers[reached]} | {lacking} |\n"
    yield f"\n## {language.proven}\n"
    for subject in subjects:
        yield f"\n### `{subject.name[0]}` `{subject.name[1]}`\n\n{language.rule_heads}\n|---|---|---|---|\n"
        yield from (_row(rule, subject.standing(rule.name), language) for rule in rules if rule.of == of)


def _lacking(subject: Subject, reached: str, rules: tuple[Rule, ...]) -> list[Rule]:
    """What stands between a subject and the tier after the one that it has reached."""
    following = TIERS[TIERS.index(reached) + 1 :][:1] if reached else TIERS[:1]
    wanted = [rule for rule in rules if rule.of == subject.of and rule.tier in following]
    return [rule for rule in wanted if subject.standing(rule.name).state == "todo"]


def _title(subject: Subject, language: Language, words: Words) -> str:
    if subject.of == DEVICES:
        return subject.title[language.key]
    return words.say(Text(own(subject.name[1].replace("_", "-"), "title")))


def _row(rule: Rule, standing: Standing, language: Language) -> str:
    told = f"`{standing.proof}`" if standing.proof else (standing.why or {}).get(language.key, "")
    return f"| `{rule.name}` | {language.tiers[rule.tier]} | {language.states[standing.state]} | {told} |\n"
