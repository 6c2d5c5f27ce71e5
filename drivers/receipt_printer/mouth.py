"""The mouth of a presenter: how long a slip stands in it, and who has taken it. Knows no line and no job."""

from collections.abc import Callable

from drivers.api.errors import Fault
from drivers.api.mark import mark
from drivers.api.receipt_printer import SlipEnd
from drivers.api.status import DeviceStatus, Notice
from drivers.receipt_printer.models import Presenter
from drivers.transports.framing import Clock

APPEARS_S = 5.0  # from the fence's answer until a slip stands in the presenter's mouth
LOOK_S = 0.25  # between two looks at a slip in the mouth
EARLY_S = 3.0  # a slip that is gone so long before the presenter's time was taken by a person
LATE_S = 5.0  # beyond the presenter's time, to take a slip back


class Mouth:
    """Of a printer that has just printed a slip whole."""

    def __init__(
        self,
        presenter: Presenter,
        look: Callable[[], DeviceStatus],
        retractions: Callable[[], int | None],
        clock: Clock,
        rest: Callable[[float], None],
    ) -> None:
        """`look`: how the printer is. `retractions`: how many slips it has ever taken back; None: it does not tell.
        `rest`: lets so many seconds go by.
        """
        self._presenter = presenter
        self._look = look
        self._retractions = retractions
        self._clock = clock
        self._rest = rest

    def await_taken(self, taken_back: int | None, on_waiting: Callable[[], None]) -> SlipEnd:
        """Return when the slip is gone, and who took it. `taken_back`: slips before this one. `on_waiting`: it stands
        there now. What `look` raises goes on to the caller.
        """
        patience = self._presenter.holds_s + LATE_S
        start, shown = self._clock(), None
        while True:
            status = self._look()
            now = self._clock()
            if Notice.SLIP_WAITING in status.notices:
                if shown is None:
                    shown = now
                    on_waiting()
                if now - shown > patience:
                    return SlipEnd.NOT_TAKEN
            elif status.fault in (None, Fault.NO_PAPER):  # the roll may have ended with this slip
                if shown is not None:
                    return self._who_took_it(now - shown, taken_back)
                if now - start > APPEARS_S:
                    return SlipEnd.OUT  # it was taken before we looked, or this printer does not tell
            elif now - (shown or start) > patience:
                return SlipEnd.OUT  # printed whole, but the printer says no more
            self._rest(LOOK_S)

    def _who_took_it(self, held: float, before: int | None) -> SlipEnd:
        if held < self._presenter.holds_s - EARLY_S:
            return SlipEnd.TAKEN
        after = self._retractions()
        if before is not None and after == before:
            return SlipEnd.TAKEN
        mark("slip-not-taken")
        return SlipEnd.NOT_TAKEN
