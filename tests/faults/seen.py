"""One line of a harness: what was done how often, what was wrong then, and what a wrong product would have shown."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Seen:
    """`wrong` counts by name what was not as it must be; `control` the same of a product that is known to be wrong."""

    what: str
    wrong: Counter[str]
    control: str
    control_wrong: Counter[str] = field(default_factory=Counter)

    @property
    def held(self) -> bool:
        """Nothing was wrong, and the harness would have seen it."""
        return self.wrong.total() == 0 and self.control_wrong.total() > 0

    def line(self) -> str:
        verdict = "held" if self.held else "DID NOT HOLD"
        return f"{self.what}: {_said(self.wrong)}; control, {self.control}: {_said(+self.control_wrong)}; {verdict}"


def _said(wrong: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in wrong.items()) or "nothing wrong"
