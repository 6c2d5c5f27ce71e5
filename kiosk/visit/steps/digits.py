"""One question whose answer is digits, typed on the screen."""

from collections.abc import Iterator

from kiosk.model.events import Event, Touch
from kiosk.model.frozen import dataclass
from kiosk.model.screen import Action, Keys, Screen
from kiosk.model.text import Text, Value
from kiosk.visit.outcome import Learn, Outcome, Stay
from kiosk.visit.step import Asked, Context, Finding, Surroundings
from kiosk.visit.steps.question import Question

MOST_DIGITS = 40


@dataclass(frozen=True)
class Digits(Question):
    """Learns `learn` = the digits. `begins`: what they must begin with."""

    least: int
    most: int
    begins: str = ""
    luhn: bool = False  # the last one is a check digit, as on bank cards; who insists is believed: old ones have none
    grouping: tuple[int, ...] = ()

    def needed(self, context: Context) -> bool:
        """Not where another step has learned it. What was typed here stays, for those who come back to it."""
        known = context.facts.get(self.learn)
        return known is None or known == _typed(context)

    def on(self, event: Event, context: Context) -> Outcome:
        typed = _typed(context)
        match event:
            case Touch("digit", digit) if len(digit) == 1 and digit.isdigit() and len(typed) < self.most:
                return Stay({"typed": typed + digit, "asked": False})
            case Touch("delete"):
                return Stay({"typed": typed[:-1], "asked": False})
            case Touch("confirm") if self._wrong(typed, context) is None and self._taken(typed, context):
                return Learn({self.learn: typed})
            case Touch("confirm"):
                return Stay({"asked": True, "doubted": typed})
        return Stay()

    def screen(self, context: Context) -> Screen:
        typed = _typed(context)
        hint = self._hint(typed, context)
        title, body = self.asking(context)
        return Screen(
            "form",
            title,
            body=body,
            keys=Keys(
                Value(typed, private=True),
                self.most,
                self._what(context),
                hint=hint,
                note=_to_come(self.least - len(typed)) if typed and not hint else None,
                grouping=self.grouping,
                least=self.least,
            ),
            actions=(Action("confirm", Text("do-next"), primary=True),),
            personal=True,
        )

    def actions(self) -> frozenset[str]:
        return frozenset({"digit", "delete", "confirm"})

    def _hint(self, typed: str, context: Context) -> Text | None:
        if context.state.get("asked"):
            return self._wrong(typed, context) or self._doubt(typed)
        return self._wrong_already(typed, context)

    def _what(self, context: Context) -> Text:
        return Text(context.own(f"field-{self.learn}"))

    def _likely(self, typed: str) -> bool:
        return not self.luhn or luhn_is_right(typed)

    def _taken(self, typed: str, context: Context) -> bool:
        """It is likely, or the citizen has been asked to look again and says the same."""
        return self._likely(typed) or context.state.get("doubted") == typed

    def _doubt(self, typed: str) -> Text | None:
        return None if self._likely(typed) else Text("digits-unlikely", {"button": Text("do-next")}, private=False)

    def _wrong(self, typed: str, context: Context) -> Text | None:
        """What is still wrong, in words; None when it will do."""
        if not typed:
            exactly = "digits-none-of" if self.least == self.most else "digits-none"
            return Text(exactly, {"what": self._what(context), "least": self.least}, private=False)
        if wrong := self._wrong_already(typed, context):
            return wrong
        return _to_come(self.least - len(typed))

    def _wrong_already(self, typed: str, context: Context) -> Text | None:
        """What no further digit can mend: said at once, before ten more are typed."""
        if typed.startswith(self.begins[: len(typed)]):
            return None
        return Text("digits-must-begin", {"what": self._what(context), "begins": self.begins}, private=False)

    # --- for the catalogue

    @property
    def example(self) -> str:
        body = self.begins.ljust(self.least - 1, "8")
        return next((body + last for last in "0123456789" if not self.luhn or luhn_is_right(body + last)), body)

    def sentences(self) -> Iterator[Asked]:
        yield from super().sentences()
        yield Asked(f"field-{self.learn}", "learn", self.learn)

    def mistakes(self, around: Surroundings) -> Iterator[Finding]:
        if not 1 <= self.least <= self.most <= MOST_DIGITS:
            yield Finding(
                f"least = {self.least}, most = {self.most}",
                f"1 to {MOST_DIGITS}, the least not above the most",
                "least",
            )
        if self.begins and not (self.begins.isascii() and self.begins.isdigit() and len(self.begins) < self.least):
            yield Finding(f"begins = {self.begins!r}", "digits, fewer than the least", "begins")
        if self.grouping and (min(self.grouping) < 1 or sum(self.grouping) != self.most):
            yield Finding(f"grouping = {list(self.grouping)}", f"groups that make {self.most} digits", "grouping")


def _to_come(missing: int) -> Text | None:
    return Text("digits-too-few", {"missing": missing}, private=False) if missing > 0 else None


def luhn_is_right(digits: str) -> bool:
    """ISO/IEC 7812-1, annex B: the sum with every second digit from the right doubled ends in 0."""
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _typed(context: Context) -> str:
    # What the government knew already is never spelled out here: who holds the card may not be its owner.
    return str(context.state.get("typed", ""))
