"""One question whose answer is digits, typed on the screen."""

from dataclasses import dataclass

from kiosk.model.events import Event, Touch
from kiosk.model.screen import Action, Keys, Screen
from kiosk.model.text import Text, Value
from kiosk.visit.facts import Facts
from kiosk.visit.service import Learn, Outcome, Stay, Step


@dataclass(frozen=True)
class Digits(Step):
    """Learns `learn` = the digits. `begins`: what they must begin with; `private`: how they are masked later."""

    learn: str
    least: int
    most: int
    begins: str = ""
    luhn: bool = False  # the last one is a check digit, as on bank cards; who insists is believed: old ones have none
    grouping: tuple[int, ...] = ()

    @property
    def learns(self) -> frozenset[str]:
        return frozenset({self.learn})

    def needed(self, facts: Facts) -> bool:
        return self.learn not in facts or facts.get(typing(self.learn)) is not None

    def on(self, event: Event, facts: Facts) -> Outcome:
        typed = self._typed(facts)
        match event:
            case Touch("digit", digit) if len(digit) == 1 and digit.isdigit() and len(typed) < self.most:
                return Stay({typing(self.learn): typed + digit, "asked": ""})
            case Touch("delete"):
                return Stay({typing(self.learn): typed[:-1], "asked": ""})
            case Touch("confirm") if self._wrong(typed) is None and (self._likely(typed) or self._doubted(facts)):
                return Learn({self.learn: typed})
            case Touch("confirm"):
                return Stay({"asked": self.learn, **({f"doubted-{self.learn}": typed} if self.luhn else {})})
        return Stay()

    def screen(self, facts: Facts) -> Screen:
        typed = self._typed(facts)
        asked = facts.get("asked") == self.learn
        return Screen(
            "form",
            Text(f"ask-{self.learn}"),
            body=(Text(f"ask-{self.learn}-why"),),
            keys=Keys(
                Value(typed, private=True),
                self.most,
                self._what,
                hint=self._wrong(typed) or self._doubt(typed) if asked else self._wrong_already(typed),
                grouping=self.grouping,
                least=self.least,
            ),
            actions=(Action("confirm", Text("do-next"), primary=True),),
            personal=True,
        )

    @property
    def _what(self) -> Text:
        return Text(f"field-{self.learn}")

    def _typed(self, facts: Facts) -> str:
        # What the government knew already is never spelled out here: whoever holds the card may not be its owner.
        return str(facts.get(typing(self.learn)) or "")

    def _likely(self, typed: str) -> bool:
        return not self.luhn or luhn_is_right(typed)

    def _doubted(self, facts: Facts) -> bool:
        """The citizen has been asked to look again, and says the same."""
        return facts.get(f"doubted-{self.learn}") == self._typed(facts)

    def _doubt(self, typed: str) -> Text | None:
        return None if self._likely(typed) else Text("digits-unlikely", {"button": Text("do-next")}, private=False)

    def _wrong(self, typed: str) -> Text | None:
        """What is still wrong, in words; None when it will do."""
        if not typed:
            exactly = "digits-none-of" if self.least == self.most else "digits-none"
            return Text(exactly, {"what": self._what, "least": self.least}, private=False)
        if wrong := self._wrong_already(typed):
            return wrong
        if len(typed) < self.least:
            return Text("digits-too-few", {"missing": self.least - len(typed)}, private=False)
        return None

    def _wrong_already(self, typed: str) -> Text | None:
        """What no further digit can mend: said at once, before ten more are typed."""
        if typed.startswith(self.begins[: len(typed)]):
            return None
        return Text("digits-must-begin", {"what": self._what, "begins": self.begins}, private=False)


def luhn_is_right(digits: str) -> bool:
    """ISO/IEC 7812-1, annex B: the sum with every second digit from the right doubled ends in 0."""
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def typing(learn: str) -> str:
    """The fact that holds what has been typed so far. It stays, for whoever comes back to the question."""
    return f"typing-{learn}"
