"""Who is it, or which receipt: by the card on the reader or the code of a receipt."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, ClassVar

from kiosk.model.contract import Contract
from kiosk.model.effects import Effect, ReadIdCard, ScanCode
from kiosk.model.events import Answer, Event, Failed, Progress, Touch
from kiosk.model.frozen import dataclass
from kiosk.model.receipt_code import parse
from kiosk.model.screen import Action, Item, Screen
from kiosk.model.text import Text
from kiosk.visit.facts import PERSON, Facts
from kiosk.visit.outcome import Learn, Outcome, Stay
from kiosk.visit.step import Asked, Context, Finding, Step, Surroundings

WAYS = ("id_card", "receipt")
REFUSED = "refused"  # in the state: how often in a row what was shown could not be read
BROKEN = "broken"  # in the state: the ways that failed since one was chosen
WHY = "why"  # in the state: what was said of the last of them
MISREAD = Text("identify-misread")
DEVICE = {"id_card": "id_card", "receipt": "scanner"}
PARTS: Mapping[str, Any] = {"person": dict.fromkeys(PERSON, str), "receipt": {"number": str, "mac": str}}


@dataclass(frozen=True)
class Identify(Step):
    """Ask for the card, or for the receipt's code. `ways`: the first is offered first."""

    settles: ClassVar[frozenset[str]] = frozenset({"person", "receipt", "identity"})
    ways: tuple[str, ...] = ("id_card",)

    @property
    def learns(self) -> frozenset[str]:
        return frozenset({"person", "receipt"} if "receipt" in self.ways else {"person"})

    def needed(self, context: Context) -> bool:
        return "person" not in context.facts or context.facts.get("way") == "receipt"

    def begin(self, context: Context) -> Effect:
        return _effect(self._way(context))

    def safe_so_far(self, context: Context) -> tuple[Text, ...]:
        return () if context.facts.get("person") else (Text("identify-nothing-yet"),)

    def on(self, event: Event, context: Context) -> Outcome:
        refused = context.state.get(REFUSED, 0)
        match event:
            case Progress() if refused > 1:  # a wrong card is tried again and again: the page stands, and can be left
                return Stay()
            case Progress():
                return Stay({"reading": True, "hint": None})
            case Answer(value=str() as code):
                receipt = parse(code)
                return Learn({"receipt": receipt}) if receipt else Stay({"hint": MISREAD}, ScanCode())
            case Answer(value=card):
                return Learn({"person": card})
            case Touch(action) if action.removeprefix("way:") in self.ways:
                way = action.removeprefix("way:")
                return Stay({"way": way, "hint": None, "reading": False, REFUSED: 0, BROKEN: ()}, _effect(way))
            case Failed(problem=problem) if problem.hint:
                return Stay({"hint": problem.citizen, "reading": False, REFUSED: refused + 1}, self.begin(context))
            case Failed(problem=problem):
                return self._another_way(problem.citizen, context)
        return Stay()

    def _another_way(self, why: Text, context: Context) -> Outcome:
        """The device of this way is out of order: the next one is asked for, if there is one that was not so too."""
        broken = (*context.state.get(BROKEN, ()), self._way(context))
        other = next((way for way in self.ways if way not in broken), "")
        state = {"way": other, "hint": why, WHY: why, "reading": False, REFUSED: 0, BROKEN: broken}
        return Stay(state, _effect(other)) if other else Stay()

    def well_again(self, needs: Collection[str], context: Context) -> Facts:
        mended = {way for way in context.state.get(BROKEN, ()) if DEVICE[way] in needs}
        return {"hint": None} if mended and context.state.get("hint") == context.state.get(WHY) else {}

    def screen(self, context: Context) -> Screen:
        way = self._way(context)
        hint = context.state.get("hint")
        if context.state.get("reading"):
            how = (Text("identify-reading-how"),)
            return Screen("prompt", Text("identify-reading"), body=how, device="id_card", stays=True)
        others = [other for other in self.ways if other != way and DEVICE[other] not in context.lacking]
        return Screen(
            "prompt",
            Text(f"identify-{way}"),
            body=(Text(f"identify-{way}-how"),),
            items=(Item("hint", hint, state="bad"),) if hint else (),
            device=DEVICE[way],
            actions=tuple(Action(f"way:{other}", Text(f"identify-{other}-other"), icon=other) for other in others),
        )

    def actions(self) -> frozenset[str]:
        return frozenset(f"way:{way}" for way in self.ways)

    def _way(self, context: Context) -> str:
        """The one chosen here, else the one that was asked for when the service began again."""
        way = context.state.get("way") or context.facts.get("way")
        return way if way in self.ways else self.ways[0]

    # --- for the catalogue

    def sentences(self) -> Iterator[Asked]:
        for way in self.ways:
            for end in ("", "-how", "-other"):
                yield Asked(f"identify-{way}{end}", "ways", way, shared=True)

    def parts(self, contract: Contract) -> Mapping[str, Any]:
        return {name: PARTS[name] for name in self.learns}

    @property
    def need(self) -> str:
        return "id_card" if self.ways == ("id_card",) else ""

    @property
    def needs_one_of(self) -> tuple[str, ...]:
        return () if self.need else tuple(DEVICE[way] for way in self.ways if way in DEVICE)

    def mistakes(self, around: Surroundings) -> Iterator[Finding]:
        if not self.ways or set(self.ways) - set(WAYS):
            yield Finding(f"ways = {list(self.ways)}", f"some of {', '.join(WAYS)}", "ways")


def _effect(way: str) -> Effect:
    return ReadIdCard() if way == "id_card" else ScanCode()
