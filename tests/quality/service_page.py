"""The page of one service, README.md in its folder: what it is, asks, records and prints, and how far it is proven."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from device_sim.backend.contracts import Agreed
from kiosk.model.text import Text, own
from tests.docs.backend_api import Reader
from tests.quality.language import WRITE, Language, rule_row
from tests.quality.scale import Rule, Subject, lacking, tier
from ui.words.sentences import Words

DOCS = "../../../../docs"
BACKEND = "backend"
WORDS: Mapping[str, Mapping[str, str]] = {
    "made": {
        "en": "<!-- Made by `{write}` from the files of this folder. -->",
        "zh": "<!-- 由 `{write}` 按本文件夹的文件生成。 -->",
    },
    "known": {
        "en": "`{id}` of the department `{department}`, about {minutes} minutes. {needs} {verified}",
        "zh": "`{department}` 部门的 `{id}`，约 {minutes} 分钟。{needs}{verified}",
    },
    "needs": {"en": "It cannot begin without {names}.", "zh": "没有 {names} 就不能开始。"},
    "verified": {
        "en": "The department has confirmed it.",
        "zh": "部门已经确认。",
    },
    "unverified": {
        "en": "Its rules and words are plausible; the department has not confirmed them.",
        "zh": "规则和文字合乎情理，部门尚未确认。",
    },
    "steps": {"en": "Steps", "zh": "步骤"},
    "step-heads": {
        "en": "| step | kind | stage | asks, records or prints | only if |",
        "zh": "| 步骤 | 种类 | 阶段 | 查询、记录或打印 | 条件 |",
    },
    "papers": {"en": "Papers", "zh": "纸面"},
    "page": {"en": "`{name}`, an A4 page in Chinese.", "zh": "`{name}`，中文 A4 页。"},
    "slip": {
        "en": "`{name}`, a slip in the citizen's language.",
        "zh": "`{name}`，市民所用语言的凭条。",
    },
    "own": {"en": "Its own, drawn from `{file}`.", "zh": "本事项自己的，按 `{file}` 绘制。"},
    "interface": {"en": "What the back end must answer", "zh": "后端要回答什么"},
    "shapes": {
        "en": "Signatures, codes and shapes that all services share are in"
        " [the back end's interface]({docs}/backend-api.md).",
        "zh": "签名以及各事项共用的代码和形状见[后端接口]({docs}/backend-api.zh-CN.md)。",
    },
    "quality": {"en": "Quality", "zh": "质量"},
    "reached": {
        "en": "It has reached **{tier}** on the [quality scale]({docs}/quality.md).",
        "zh": "按[质量等级]({docs}/quality.zh-CN.md)已达到**{tier}**。",
    },
    "lacks": {"en": "The next tier lacks {names}.", "zh": "到下一级还缺 {names}。"},
}
BETWEEN = {"en": " ", "zh": ""}


def service_page(folder: Path, service: Subject, rules: tuple[Rule, ...], agreed: Agreed, language: Language) -> str:
    """The whole page. `folder`: where the service's files are."""
    told = tomllib.loads((folder / "service.toml").read_text(encoding="utf-8"))
    name = folder.name.replace("_", "-")
    words = Words(language.code, services=folder.parents[1])
    parts = (
        _head(name, folder, told, words, language),
        _steps(told["step"], words, language),
        _papers(folder, told["step"], language),
        _interface(name, agreed, language),
        _quality(service, rules, language),
    )
    return "".join(line for part in parts for line in part)


def _head(name: str, folder: Path, told: Mapping[str, Any], words: Words, language: Language) -> Iterator[str]:
    other, ending = language.other
    yield f"# {words.say(Text(own(name, 'title')))}\n\n[{other}](README{ending})\n\n"
    yield _say("made", language, write=WRITE) + "\n\n"
    needs = _say("needs", language, names=_codes(told["needs"], language)) if told["needs"] else ""
    verified = _say("verified" if told["verified"] else "unverified", language)
    yield _say(
        "known",
        language,
        id=name,
        department=folder.parent.name,
        minutes=str(told["minutes"]),
        needs=needs,
        verified=verified,
    )
    yield "\n\n"


def _steps(steps: list[Mapping[str, Any]], words: Words, language: Language) -> Iterator[str]:
    yield f"## {_say('steps', language)}\n\n{_say('step-heads', language)}\n|---|---|---|---|---|\n"
    for step in steps:
        stage = words.say(Text(f"stage-{step['stage']}"))
        about = "".join(f"`{step[key]}`" for key in ("query", "record", "template") if key in step)
        only = _codes((f"{fact} = {_one_of(value)}" for fact, value in step.get("when", {}).items()), language)
        yield f"| `{step['id']}` | `{step['kind']}` | {stage} | {about} | {only} |\n"
    yield "\n"


def _papers(folder: Path, steps: list[Mapping[str, Any]], language: Language) -> Iterator[str]:
    name = folder.name.replace("_", "-")
    files = {("print_page", name): "page.toml", ("print_slip", f"{name}-slip"): "slip.toml"}
    papers = dict.fromkeys((step["kind"], step["template"]) for step in steps if "template" in step)
    if not papers:
        return
    yield f"## {_say('papers', language)}\n\n"
    for paper in papers:
        said = [_say(paper[0].removeprefix("print_"), language, name=paper[1])]
        said += [_say("own", language, file=files[paper])] if paper in files else []
        yield f"* {BETWEEN[language.key].join(said)}\n"
    yield "\n"


def _interface(name: str, agreed: Agreed, language: Language) -> Iterator[str]:
    reader = Reader(agreed, language.code)
    lines = [*reader.questions(name), *reader.data(name)]
    if lines:
        yield f"## {_say('interface', language)}\n\n{_say('shapes', language, docs=DOCS)}\n\n"
        yield "\n".join(lines) + "\n"


def _quality(service: Subject, rules: tuple[Rule, ...], language: Language) -> Iterator[str]:
    said = [_say("reached", language, tier=language.tiers[tier(service, rules)], docs=DOCS)]
    lacks = [rule.name for rule in lacking(service, rules)]
    said += [_say("lacks", language, names=_codes(lacks, language))] if lacks else []
    yield f"## {_say('quality', language)}\n\n{BETWEEN[language.key].join(said)}\n\n"
    yield f"{language.rule_heads}\n|---|---|---|---|\n"
    yield from (rule_row(rule, service.standing(rule.name), language) for rule in rules if rule.of == service.of)


def _one_of(value: str | list[str]) -> str:
    return value if isinstance(value, str) else " / ".join(value)


def _codes(values: Iterable[str], language: Language) -> str:
    return {"en": ", ", "zh": "、"}[language.key].join(f"`{one}`" for one in values)


def _say(word: str, language: Language, **args: str) -> str:
    return WORDS[word][language.key].format(**args)
