"""What every question to the citizen has in common, however it is answered."""

from collections.abc import Iterator

from kiosk.model.frozen import dataclass
from kiosk.model.text import Text
from kiosk.visit.step import Asked, Context, Step


@dataclass(frozen=True)
class Question(Step):
    """Learns `learn`. The service's sentence `ask-<learn>` asks for it, and `ask-<learn>-why` says what for."""

    learn: str

    @property
    def learns(self) -> frozenset[str]:
        return frozenset({self.learn})

    def asking(self, context: Context) -> tuple[Text, tuple[Text, ...]]:
        """The title and the body of its screen."""
        ask, why = (Text(context.own(key)) for key in self._keys())
        return ask, (why,)

    def sentences(self) -> Iterator[Asked]:
        yield from (Asked(key, "learn", self.learn) for key in self._keys())

    def _keys(self) -> tuple[str, str]:
        return f"ask-{self.learn}", f"ask-{self.learn}-why"
