"""A service as a list of steps, and what is known of it before it is chosen. Pure and frozen; knows no kind of step."""

from collections.abc import Callable, Mapping
from dataclasses import field

from kiosk.model.frozen import dataclass
from kiosk.model.params import Kind
from kiosk.model.text import Text, own
from kiosk.visit.step import Placed


@dataclass(frozen=True, slots=True)
class ServiceHead:
    """Who offers a service, for whom, and what it needs: all that the home screen asks. The steps come when chosen."""

    id: str
    department: str
    icon: str
    minutes: int
    groups: tuple[str, ...]
    needs: tuple[str, ...]  # devices and "backend": without one of them it cannot start
    stages: tuple[str, ...]
    verified: bool  # False: plausible, to be confirmed with the department
    order: int = 100
    ages: tuple[int, int] = (0, 200)  # for whom it is meant, inclusive years
    cards: tuple[str, ...] = ()  # the kinds of cards whose holders it is for; none: of all
    takes_applications: bool = False  # gives out acceptance numbers, so that somebody may ask for one
    needs_one_of: tuple[str, ...] = ()  # devices: without all of them it cannot start either, but for who is known
    opens: Mapping[str, str] = field(default_factory=dict)  # kinds of records -> the later kind that completes each

    @property
    def title(self) -> Text:
        return Text(own(self.id, "title"))

    @property
    def summary(self) -> Text:
        return Text(own(self.id, "summary"), {"minutes": self.minutes}, private=False)


@dataclass(frozen=True, slots=True)
class Service:
    """A service as its folder says it.

    `refusals`: by question, the codes with which an office may say no to it, each with what is said along with it.
    """

    head: ServiceHead
    steps: tuple[Placed, ...]
    refusals: Mapping[str, Mapping[str, Mapping[str, Kind | None]]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.head.id

    @property
    def stages(self) -> tuple[str, ...]:
        return self.head.stages


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The services of this terminal. They do not change while it runs, so reading one is no effect of a visit."""

    heads: tuple[ServiceHead, ...]
    read: Callable[[str], Service]  # by id, one of the heads'

    def head(self, service: str) -> ServiceHead | None:
        return next((head for head in self.heads if head.id == service), None)

    @property
    def opens(self) -> dict[str, str]:
        """Kinds of records that must be completed -> the kind that completes them, over all services."""
        return {kind: closing for head in self.heads for kind, closing in head.opens.items()}


def catalogue_of(services: tuple[Service, ...]) -> Catalogue:
    """The catalogue of services that are all read already."""
    return Catalogue(tuple(one.head for one in services), {one.id: one for one in services}.__getitem__)
