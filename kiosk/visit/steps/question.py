"""What every question to the citizen has in common, however it is answered."""

from collections.abc import Iterable, Iterator

from kiosk.model.frozen import dataclass
from kiosk.model.screen import Item, Screen
from kiosk.model.text import Text
from kiosk.visit.step import Asked, Context
from kiosk.visit.steps.one_fact import OneFact


@dataclass(frozen=True)
class Question(OneFact):
    """Learns `learn`. The service's sentence `ask-<learn>` asks for it, and `ask-<learn>-why` says what for."""

    def asking(self, context: Context) -> tuple[Text, tuple[Text, ...]]:
        """The title and the body of its screen."""
        ask, why = (Text(context.own(key)) for key in self._keys())
        return ask, (why,)

    def choice(self, context: Context, items: Iterable[Item], *, personal: bool = False) -> Screen:
        """The screen on which one of these is chosen. `personal`: they are one person's own."""
        title, body = self.asking(context)
        return Screen("choice", title, body=body, items=tuple(items), personal=personal)

    def sentences(self) -> Iterator[Asked]:
        yield from (Asked(key, "learn", self.learn) for key in self._keys())

    def _keys(self) -> tuple[str, str]:
        return f"ask-{self.learn}", f"ask-{self.learn}-why"
