"""Steps that learn one fact, under the name that the service gives it."""

from kiosk.model.frozen import dataclass
from kiosk.visit.step import Context, Step


@dataclass(frozen=True)
class OneFact(Step):
    """Learns `learn`."""

    learn: str

    @property
    def learns(self) -> frozenset[str]:
        return frozenset({self.learn})


@dataclass(frozen=True)
class Once(OneFact):
    """Is done once: what came of it is known from then on."""

    def needed(self, context: Context) -> bool:
        return self.learn not in context.facts
