"""How the last whole run in the guest went: `sh packaging/test.sh --vm` writes it, docs/devices.md tells it."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

RESULT = Path(__file__).with_name("result.toml")
HEAD = "# Written by `sh packaging/test.sh --vm`.\n"


@dataclass(frozen=True, slots=True)
class Result:
    """`tests`: by file and name, how many seconds each took; below 0: it failed.

    `again`: of those that put a plug back, after how many seconds of the guest's clock the device was ready.
    """

    day: str
    kernel: str
    qemu: str
    acceleration: str
    load: float  # of the machine on the whole, a minute's average at the end
    processors: int
    tests: Mapping[str, float]
    again: Mapping[str, float] = field(default_factory=dict)


def as_toml(result: Result) -> str:
    words = {"day": result.day, "kernel": result.kernel, "qemu": result.qemu, "acceleration": result.acceleration}
    lines = [f"{key} = {json.dumps(value)}" for key, value in words.items()]
    lines += [f"load = {result.load:.1f}", f"processors = {result.processors}", "", "[tests]"]
    lines += [f"{json.dumps(name)} = {seconds:.1f}" for name, seconds in result.tests.items()]
    lines += ["", "[again]"]
    lines += [f"{json.dumps(name)} = {seconds:.1f}" for name, seconds in result.again.items()]
    return HEAD + "\n".join(lines) + "\n"


def read(text: str) -> Result:
    """ValueError: it is none."""
    return Result(**tomllib.loads(text))
