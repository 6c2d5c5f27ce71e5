"""What the government knows already is offered, not asked again."""

from collections.abc import Iterator

from kiosk.model.events import Event, Touch
from kiosk.model.frozen import dataclass
from kiosk.model.masking import MASKS
from kiosk.model.screen import Item, Screen
from kiosk.model.text import Text, plain
from kiosk.visit.facts import look
from kiosk.visit.outcome import Learn, Outcome, Stay
from kiosk.visit.step import Asked, Context, Finding, Step, Surroundings


@dataclass(frozen=True)
class Offer(Step):
    """`known` is the path of a value that may be right for `learn`; taken with one touch. `private`: its mask."""

    learn: str
    known: str
    private: str = ""

    def needed(self, context: Context) -> bool:
        return bool(look(context.facts, self.known)) and context.facts.get(self.learn) is None

    def on(self, event: Event, context: Context) -> Outcome:
        match event:
            case Touch("use-known"):
                return Learn({self.learn: look(context.facts, self.known)})
            case Touch("use-other"):
                return Learn({self.learn: None})  # asked for, even where the known one was taken before
        return Stay()

    def screen(self, context: Context) -> Screen:
        known = plain(str(look(context.facts, self.known)), private=True, mask=self.private)
        return Screen(
            "choice",
            Text(context.own(f"offer-{self.learn}")),
            body=(Text(context.own(f"offer-{self.learn}-why")),),
            items=(
                Item("use-known", known, note=Text("offer-use-known"), icon="check"),
                Item("use-other", Text(context.own(f"offer-{self.learn}-other")), icon="edit"),
            ),
        )

    def actions(self) -> frozenset[str]:
        return frozenset({"use-known", "use-other"})

    def sentences(self) -> Iterator[Asked]:
        yield from (Asked(f"offer-{self.learn}{end}", "learn", self.learn) for end in ("", "-why", "-other"))

    def paths(self) -> Iterator[tuple[str, str]]:
        yield "known", self.known

    def mistakes(self, around: Surroundings) -> Iterator[Finding]:
        if self.private not in {"", *MASKS}:
            yield Finding(f"private {self.private!r}", f"one of {', '.join(sorted(MASKS))}", "private")
