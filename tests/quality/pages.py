"""The made pages: docs/devices.md, and of every service README.md in its folder, each in both languages."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from device_sim.backend import contracts
from tests.docs.page import ROOT
from tests.quality.kernel import on_a_kernel
from tests.quality.language import CHINESE, ENGLISH, WRITE, Language, rule_row
from tests.quality.scale import DEVICES, Rule, Subject, lacking, tier
from tests.quality.service_page import service_page
from tests.vm.result import RESULT, read

TITLES = {"en": "Devices", "zh": "设备"}
SAYS = {
    "en": "Which models there are, and how far each is proven by the rules of the [quality scale](quality.md)."
    " No model has met hardware yet, so none is *platinum*: what is known comes from manuals, standards and"
    " simulators. Buy one to try it, not a hundred.",
    "zh": "有哪些型号，按[质量等级](quality.zh-CN.md)的规则各验证到什么程度。"
    "还没有一种型号接过真机，所以没有铂金级：目前所知都来自手册、标准和模拟器。可以买一台来试，不要买一百台。",
}
HEADS = {
    "en": "| kind | model | which machines are meant | reached | lacks for the next tier |",
    "zh": "| 种类 | 型号 | 指哪些机器 | 已达到 | 到下一级还缺 |",
}


def pages(subjects: Iterable[Subject], rules: tuple[Rule, ...]) -> Mapping[Path, str]:
    """Every page, by the file where it stands."""
    subjects, agreed, found = tuple(subjects), contracts.read(), {}
    models = [one for one in subjects if one.of == DEVICES]
    for language in (ENGLISH, CHINESE):
        found[ROOT / "docs" / f"devices{language.ending}"] = "".join(_devices(language, models, rules))
        for service in (one for one in subjects if one.of != DEVICES):
            folder = ROOT / "kiosk" / "services" / Path(*service.name)
            found[folder / f"README{language.ending}"] = service_page(folder, service, rules, agreed, language)
    return found


def _devices(language: Language, models: list[Subject], rules: tuple[Rule, ...]) -> Iterator[str]:
    other, ending = language.other
    yield f"# {TITLES[language.key]}\n\n[{other}](devices{ending})\n\n"
    yield f"<!-- Made by `{WRITE}` from drivers/*/quality.toml and tests/vm/result.toml. -->\n\n"
    yield f"{SAYS[language.key]}\n\n"
    yield f"{HEADS[language.key]}\n|---|---|---|---|---|\n"
    for model in models:
        kind, name = model.name
        lacks = " ".join(f"`{rule.name}`" for rule in lacking(model, rules))
        reached = language.tiers[tier(model, rules)]
        yield f"| `{kind}` | `{name}` | {model.title[language.key]} | {reached} | {lacks} |\n"
    yield f"\n## {language.proven}\n"
    for model in models:
        yield f"\n### `{model.name[0]}` `{model.name[1]}`\n\n{language.rule_heads}\n|---|---|---|---|\n"
        yield from (rule_row(rule, model.standing(rule.name), language) for rule in rules if rule.of == DEVICES)
    yield from on_a_kernel(language.key, read(RESULT.read_text(encoding="utf-8")))
