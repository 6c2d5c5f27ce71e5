"""When a touch counts: what is tapped has stood long enough to be seen. Knows no screens; its clock is handed in."""

from collections.abc import Callable

# Seconds. A second touch this soon was not meant for what the first one brought: hands tremble, and so does the glass.
HOLD_S, ELDER_HOLD_S = 0.4, 0.7  # for any control, after any change
REPEAT_S, ELDER_REPEAT_S = 0.25, 0.6  # for the same key; EN 301 549, 5.8: after 0.5 s it must still be one
LONG_AGO = float("-inf")


class Shield:
    """Asked before every touch, told of every change. `seconds` is a monotonic clock.

    A tap waits until nothing has changed and nothing else has been tapped for `HOLD_S`. Digits are typed fast: they
    wait for no change, only for a tap on something else or on another page. Keys of a keyboard and actions of a screen
    reader are no fingers on the glass: of them, too, the same one twice in `REPEAT_S` is one.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self.taken = 0  # touches and keys that counted, a turned page's too: by it a test's hand knows to tap again
        self._seconds = seconds
        self._elder = False
        self._closed_until = LONG_AGO
        self._tapped_until = LONG_AGO  # for digits: by a tap on something else, or on another page
        self._last = ("", "")
        self._last_at = LONG_AGO

    def changed(self, *, elder: bool, page: bool = False) -> None:
        """Something else stands here now, or it stands elsewhere. `elder`: for somebody who reads in elder mode.

        `page`: it is another page, and what was typed on the last one is not typed on.
        """
        was_elder, self._elder = self._elder, elder
        self._close(elder=elder or was_elder)
        if page:
            self._tapped_until = max(self._tapped_until, self._last_at + self._hold(elder=elder))

    def seen(self) -> None:
        """The change has been painted: it has stood from now on."""
        if self.opens_in() > 0:
            self._close(elder=self._elder)

    def opens_in(self) -> float:
        """Seconds until a tap counts again; 0 when it does."""
        return max(0.0, self._closed_until - self._seconds())

    def would_take(self, action: str, value: str) -> bool:
        """Whether a tap on this control counts now."""
        if action == "digit":
            return self._seconds() >= self._tapped_until and not self._repeats(action, value)
        return self.opens_in() <= 0 and not (action == "delete" and self._repeats(action, value))

    def takes_tap(self, action: str, value: str) -> bool:
        """A finger has tapped this control. False: leave it at that."""
        return self.would_take(action, value) and self._count(action, value)

    def takes_key(self, action: str, value: str) -> bool:
        """A keyboard or a screen reader has pressed this control. False: leave it at that."""
        return not self._repeats(action, value) and self._count(action, value)

    def _repeats(self, action: str, value: str) -> bool:
        within = ELDER_REPEAT_S if self._elder else REPEAT_S
        return self._last == (action, value) and self._seconds() - self._last_at < within

    def _count(self, action: str, value: str) -> bool:
        self.taken += 1
        self._last, self._last_at = (action, value), self._seconds()
        if action not in ("digit", "delete"):
            self._close(elder=self._elder)
            self._tapped_until = self._closed_until
        return True

    def _close(self, *, elder: bool) -> None:
        self._closed_until = max(self._closed_until, self._seconds() + self._hold(elder=elder))

    @staticmethod
    def _hold(*, elder: bool) -> float:
        return ELDER_HOLD_S if elder else HOLD_S
