"""What is said once, and then how often it came again: a card that was left lying fails every second. Pure."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

EVERY = timedelta(minutes=1)
COUNTED = frozenset({"Failed", "Answer"})  # what comes of a try that nobody has touched anything for
Line = tuple[datetime, str, Mapping[str, object]]


class Repeats:
    """Lets every line through but those of a try that ends as the one before, at the same place of the same visit.

    Those are counted: a line a minute has `again`, how often since the line before. So has one as soon as something
    else happens.
    """

    def __init__(self) -> None:
        self._same: Line | None = None  # the first of them; without its ticket, which every try has anew
        self._since: datetime | None = None  # the last line of them
        self._latest: Line | None = None
        self._times = 0
        self._begun: list[Line] = []  # of a try whose end is not known yet

    def lines(self, at: datetime, what: str, facts: Mapping[str, object]) -> Iterator[Line]:
        """What is to be written now."""
        bare = {name: value for name, value in facts.items() if name != "ticket"}
        if what == "Progress" and self._is_here(facts):
            self._begun.append((at, what, facts))
            return
        if self._same and what in COUNTED and (what, bare) == self._same[1:]:
            self._begun.clear()
            self._times, self._latest = self._times + 1, (at, what, facts)
            if self._since is None or not timedelta(0) <= at - self._since < EVERY:
                yield from self._counted()
            return
        yield from self.rest()
        if what in COUNTED:
            self._same, self._since = (at, what, bare), at
        yield at, what, facts

    def rest(self) -> Iterator[Line]:
        """What has not been said yet."""
        yield from self._counted()
        yield from self._begun
        self._begun.clear()
        self._same = None

    def _is_here(self, facts: Mapping[str, object]) -> bool:
        """At the place where the last try ended: what is under way at another one is no repetition."""
        place = ("visit", "service", "step")
        return self._same is not None and all(facts.get(name) == self._same[2].get(name) for name in place)

    def _counted(self) -> Iterator[Line]:
        if self._latest and self._times:
            at, what, facts = self._latest
            self._since = at
            yield at, what, {**facts, "again": self._times}
        self._times, self._latest = 0, None
