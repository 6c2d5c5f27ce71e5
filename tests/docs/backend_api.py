"""`.venv/bin/python -m tests.docs.backend_api [--write]`: what all services share, in docs/backend-api.md (.zh-CN.md).

Only the parts between the marks are made; the rest of both pages is written by hand. What belongs to one service stands
on that service's page, which tests/quality makes with the `Reader` of this module.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from device_sim.backend import contracts
from device_sim.backend.contracts import Agreed, Json, Question
from device_sim.backend.published import sample
from tests.docs.page import ROOT

PAGES = {"en": ROOT / "docs" / "backend-api.md", "zh-Hans": ROOT / "docs" / "backend-api.zh-CN.md"}
BEGIN, END = "<!-- made from the contracts: {part} -->", "<!-- made until here -->"
LOCAL = "#/$defs/"
_PART = re.compile(r"<!-- made from the contracts: (?P<part>\w+) -->\n.*?<!-- made until here -->\n", re.DOTALL)

WORDS: Mapping[str, Mapping[str, str]] = {
    "sent": {"en": "Sent:", "zh-Hans": "发送："},
    "answered": {"en": "Answered:", "zh-Hans": "答复："},
    "member": {"en": "member", "zh-Hans": "成员"},
    "value": {"en": "value", "zh-Hans": "取值"},
    "optional": {"en": "may be left out", "zh-Hans": "可以不带"},
    "same": {"en": "As it was sent: {names}.", "zh-Hans": "必须与发送的一致：{names}。"},
    "once": {
        "en": "The same key gets the same answer again, and 409 `key-reused` for another content.",
        "zh-Hans": "同一个键得到同一个答复；内容不同则为 409 `key-reused`。",
    },
    "refusals": {"en": "Refusals with 422: {codes}.", "zh-Hans": "以 422 拒绝：{codes}。"},
    "params": {"en": "Along with `{code}`, in `params`:", "zh-Hans": "和 `{code}` 一起，在 `params` 里："},
    "kind": {"en": "kind", "zh-Hans": "种类"},
    "about": {"en": "what it says", "zh-Hans": "说明"},
    "about-number": {"en": "about a number", "zh-Hans": "针对某个编号"},
    "state": {"en": "`state` of the answer", "zh-Hans": "答复里的 `state`"},
    "yes": {"en": "yes", "zh-Hans": "是"},
    "no": {"en": "no", "zh-Hans": "否"},
    "moved": {"en": "`{state}`, or where it stands already", "zh-Hans": "`{state}`，或它已到的状态"},
    "data-all": {"en": "`data` of `{kind}`, whatever the service:", "zh-Hans": "`{kind}` 的 `data`，不论哪个事项："},
    "data": {"en": "`data` of `{kind}`:", "zh-Hans": "`{kind}` 的 `data`："},
    "if": {
        "en": "Where `{name}` is {value}, {wanted} must be there.",
        "zh-Hans": "`{name}` 为 {value} 时必须有 {wanted}。",
    },
    "code": {"en": "`code`", "zh-Hans": "`code`"},
    "meaning": {"en": "meaning", "zh-Hans": "含义"},
    "shape": {"en": "shape", "zh-Hans": "形状"},
    "one-of": {"en": "one of {values}", "zh-Hans": "{values} 之一"},
    "list": {"en": "a list", "zh-Hans": "列表"},
    "least": {"en": "at least {count}", "zh-Hans": "至少 {count} 项"},
    "object": {"en": "an object", "zh-Hans": "对象"},
    "string": {"en": "a text", "zh-Hans": "文本"},
    "integer": {"en": "a whole number", "zh-Hans": "整数"},
    "number": {"en": "a number", "zh-Hans": "数"},
    "boolean": {"en": "`true` or `false`", "zh-Hans": "`true` 或 `false`"},
    "pattern": {"en": "as `{pattern}`", "zh-Hans": "形如 `{pattern}`"},
    "characters": {"en": "{least} to {most} characters", "zh-Hans": "{least} 到 {most} 个字符"},
    "such-as": {"en": "such as {values}", "zh-Hans": "如 {values}"},
}  # fmt: skip
BETWEEN = {"en": ", ", "zh-Hans": "，"}
STOP = {"en": ". ", "zh-Hans": "。"}
AND = {"en": ", ", "zh-Hans": "、"}


class Reader:
    """Writes contracts down in one language."""

    def __init__(self, agreed: Agreed, language: str) -> None:
        self.agreed = agreed
        self.language = language

    def part(self, name: str) -> str:
        parts = {"questions": self.questions, "records": self.records, "codes": self.codes, "shapes": self.shapes}
        return "\n".join(parts[name]())

    def questions(self, service: str = "") -> Iterator[str]:
        """Those of one service; of "": the terminal's own."""
        for question in self.agreed.questions.values():
            if question.service == service:
                yield from self._question(question)

    def records(self) -> Iterator[str]:
        yield from self._head("kind", "about", "about-number", "state")
        for kind in self.agreed.kinds.values():
            if "" in self.agreed.made[kind.name]:
                state = self._say("moved", state=kind.state) if kind.of == "certificate" else f"`{kind.state}`"
                numbered = self._say("yes" if kind.numbered else "no")
                yield f"| `{kind.name}` | {kind.about.get(self.language, '')} | {numbered} | {state} |"
        yield ""
        yield from self.data()

    def data(self, service: str = "") -> Iterator[str]:
        """What the records of one service hold; of "": those of every service."""
        for name, made in self.agreed.made.items():
            schema = made.get(service, {})
            if service in made and (service or schema.get("required")):  # else it says nothing that services do not
                yield self._say("data" if service else "data-all", kind=name)
                yield ""
                yield from self._table(self._rows(schema, schema["$defs"]))
                yield from self._conditions(schema)

    def shapes(self) -> Iterator[str]:
        yield from self._head("shape", "value")
        for name, schema in self.agreed.shapes.items():
            if schema.get("type") != "object":
                yield _row(name, self._value(schema, {}))
        yield ""

    def codes(self) -> Iterator[str]:
        yield from self._head("code", "meaning")
        yield from (f"| `{code}` | {words[self.language]} |" for code, words in self.agreed.refusals.items())
        yield ""

    def _question(self, question: Question) -> Iterator[str]:
        yield f"### `POST /v1/queries/{question.name}`\n"
        says = [question.about[self.language]]
        says += [self._say("once")] if question.once else []
        says += [self._say("same", names=self._codes(question.same))] if question.same else []
        says += [self._say("refusals", codes=self._codes(question.refusals))] if question.refusals else []
        yield ("" if self.language == "zh-Hans" else " ").join(says) + "\n"
        for word, schema in (("sent", question.send), ("answered", question.answer)):
            yield self._say(word) + "\n"
            yield from self._table(self._rows(schema, question.shapes))
        for code, named in question.params.items():
            yield self._say("params", code=code) + "\n"
            yield from self._table((name, self._value(schema, question.shapes)) for name, schema in named.items())
        if question.answers:
            yield f"```json\n{_short(sample(question, 'usual', self.agreed.sample))}\n```\n"

    def _conditions(self, schema: Json) -> Iterator[str]:
        """`if` a member has a value, or one of some, `then` others must be there: the one form that contracts use."""
        for one in schema.get("allOf", ()):
            ((name, condition),) = one["if"]["properties"].items()
            wanted = self._codes(one["then"]["required"])
            values = condition.get("enum") or [condition["const"]]
            value = self._codes(values) if len(values) == 1 else self._say("one-of", values=self._codes(values))
            yield self._say("if", name=name, value=value, wanted=wanted) + "\n"

    def _rows(self, schema: Json, shapes: Json, before: str = "") -> Iterator[tuple[str, str]]:
        schema = _there(schema, shapes)
        for name, inner in schema.get("properties", {}).items():
            yield f"{before}{name}", self._value(inner, shapes, needed=name in schema.get("required", ()))
            yield from self._rows_within(inner, shapes, f"{before}{name}")

    def _rows_within(self, schema: Json, shapes: Json, name: str) -> Iterator[tuple[str, str]]:
        schema = _there(schema, shapes)
        if schema.get("type") == "object":
            yield from self._rows(schema, shapes, f"{name}.")
        elif "items" in schema:
            yield from self._rows(schema["items"], shapes, f"{name}[].")

    def _value(self, schema: Json, shapes: Json, *, needed: bool = True) -> str:
        """What a value may be, whether it may be left out, and what is said about it."""
        said = [*self._rules(schema, shapes), *([] if needed else [self._say("optional")])]
        words = schema.get("description" if self.language == "en" else "x-zh-Hans", "")
        return BETWEEN[self.language].join(said) + (f"{STOP[self.language]}{words}" if words else "")

    def _rules(self, schema: Json, shapes: Json) -> Iterator[str]:
        reference = schema.get("$ref", "").removeprefix(LOCAL)
        if reference in self.agreed.shapes and self.agreed.shapes[reference].get("type") != "object":
            yield f"`{reference}`"
            return
        schema = _there(schema, shapes)
        match schema:
            case {"enum": values}:
                yield self._say("one-of", values=self._codes(values))
            case {"const": value}:
                yield f"`{value}`"
            case {"pattern": pattern}:
                yield self._say("pattern", pattern=pattern)
            case {"type": "array"}:
                yield self._say("list")
                yield from ([self._say("least", count=str(schema["minItems"]))] if "minItems" in schema else [])
            case {"type": kind}:
                yield self._say(kind)
                yield from self._size(schema)

    def _size(self, schema: Json) -> Iterator[str]:
        if "maxLength" in schema:
            yield self._say("characters", least=str(schema.get("minLength", 0)), most=str(schema["maxLength"]))
        if "examples" in schema:
            yield self._say("such-as", values=self._codes(schema["examples"]))

    def _codes(self, values: Iterable[Any]) -> str:
        return AND[self.language].join(f"`{one}`" for one in values)

    def _table(self, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
        yield from self._head("member", "value")
        yield from (_row(name, value) for name, value in rows)
        yield ""

    def _head(self, *columns: str) -> Iterator[str]:
        yield f"| {' | '.join(self._say(one) for one in columns)} |"
        yield "|" + "---|" * len(columns)

    def _say(self, word: str, **args: str) -> str:
        return WORDS[word][self.language].format(**args)


def made(text: str, agreed: Agreed, language: str) -> str:
    """The page with its made parts as the contracts are now."""
    reader = Reader(agreed, language)

    def part(found: re.Match[str]) -> str:
        name = found["part"]
        return f"{BEGIN.format(part=name)}\n\n{reader.part(name)}\n{END}\n"

    return _PART.sub(part, text)


def current(path: Path, language: str) -> str:
    return made(path.read_text(encoding="utf-8"), contracts.read(), language)


def _row(name: str, value: str) -> str:
    """A bar within a cell would end it, in code as well."""
    return "| `{}` | {} |".format(name, value.replace("|", r"\|"))


def _there(schema: Json, shapes: Json) -> Json:
    reference = schema.get("$ref", "")
    return {**shapes[reference.removeprefix(LOCAL)], **schema} if reference else schema


def _short(value: Any) -> str:
    """As JSON, with the first row of a list only: the page shows the form."""
    match value:
        case dict():
            value = {name: one[:1] if isinstance(one, list) else one for name, one in value.items()}
    return json.dumps(value, ensure_ascii=False, indent=1)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.docs.backend_api", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write both pages instead of printing the English one")
    if parser.parse_args().write:
        for language, path in PAGES.items():
            path.write_text(current(path, language), encoding="utf-8")
    else:
        print(current(PAGES["en"], "en"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
