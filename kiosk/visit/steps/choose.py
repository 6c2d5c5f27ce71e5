"""One question with a few answers to choose from."""

from collections.abc import Iterator
from itertools import zip_longest

from kiosk.model.events import Event, Touch
from kiosk.model.frozen import dataclass
from kiosk.model.screen import Item, Screen
from kiosk.model.text import Text
from kiosk.visit.facts import FRAME_TOUCHES
from kiosk.visit.outcome import Learn, Outcome, Stay
from kiosk.visit.step import Asked, Context, Finding, Surroundings
from kiosk.visit.steps.question import Question


@dataclass(frozen=True)
class Choose(Question):
    """Learns `learn` = the id of the chosen option. `icons`: one for each option in their order, or none."""

    options: tuple[str, ...]
    icons: tuple[str, ...] = ()

    def on(self, event: Event, context: Context) -> Outcome:
        if isinstance(event, Touch) and event.action in self.options:
            return Learn({self.learn: event.action})
        return Stay()

    def screen(self, context: Context) -> Screen:
        chosen = context.facts.get(self.learn)
        items = (
            Item(
                option,
                Text(context.own(f"option-{self.learn}-{option}")),
                icon=icon,
                state="selected" if option == chosen else "",
            )
            for option, icon in zip_longest(self.options, self.icons, fillvalue="")
        )
        return self.choice(context, items)

    def sentences(self) -> Iterator[Asked]:
        yield from super().sentences()
        yield from (Asked(f"option-{self.learn}-{option}", "options", option) for option in self.options)

    def values(self) -> tuple[str, ...]:
        return self.options

    def mistakes(self, around: Surroundings) -> Iterator[Finding]:
        if len(set(self.options)) != len(self.options) or len(self.options) < 2:
            yield Finding(f"options = {list(self.options)}", "two or more, each once", "options")
        for option in sorted(FRAME_TOUCHES.intersection(self.options)):
            yield Finding(f"option {option!r}", "a name that no button of the frame has", "options", option)
        if len(self.icons) not in (0, len(self.options)):
            yield Finding(f"icons = {list(self.icons)}", f"{len(self.options)}, one for each option, or none", "icons")
        for icon in self.icons:
            if around.icons is not None and icon not in around.icons:
                yield Finding(f"icon {icon!r}", f"one of {', '.join(sorted(around.icons))}", "icons", icon)
