"""How a receipt printer is, from all that it answers. Knows no receipt and no job."""

from drivers.api.errors import Fault
from drivers.api.status import DeviceStatus
from drivers.receipt_printer.command_sets import COMMAND_SETS
from drivers.receipt_printer.line import ANSWER_S, PrinterLine
from drivers.receipt_printer.models import Model
from drivers.receipt_printer.unasked import told_beside

TRIES = 2  # unanswered in a row before a printer counts as switched off
STILL_S = ANSWER_S  # without a word, after which no answer of an earlier question is on its way any more
# Clear causes: a person has to come. The others may pass.
NEEDS_A_PERSON = {Fault.COVER_OPEN, Fault.NO_PAPER, Fault.CUTTER, Fault.JAM, Fault.SELF_TEST}


class Looks:
    """At a printer of one model. OSError: the line is gone."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._speaks = COMMAND_SETS[model.commands]

    def status(self, line: PrinterLine) -> DeviceStatus:
        """When nothing is under way: what an earlier question was answered is forgotten."""
        for _ in range(TRIES):
            line.flush()
            status = self.glance(line)
            if status.fault not in (Fault.SILENT, Fault.GARBLED):
                break
        return status

    def glance(self, line: PrinterLine) -> DeviceStatus:
        """What all its answers say. What needs a person is believed when it is said twice.

        An answer that outlived its time is taken for the next question's, and bits mean other things there: once the
        line has been still, the second round is not shifted.
        """
        status = self._once(line)
        if status.fault in NEEDS_A_PERSON and not line.fence_seen:
            line.await_fence(STILL_S)
            status = self._once(line)
        return status

    def _once(self, line: PrinterLine) -> DeviceStatus:
        if not self._model.status.requests:
            return told_beside(line.usb)
        answers = b""
        for number, request in enumerate(self._model.status.requests):
            answer = line.ask(number)
            if not answer:
                return DeviceStatus(Fault.SILENT, evidence=f"no answer to {request.hex(' ')} in {ANSWER_S} s")
            answers += answer
            if line.answer_is_late:
                break
        try:
            return self._speaks.decode_status(answers, self._model.status)
        except ValueError as error:
            return DeviceStatus(Fault.GARBLED, evidence=str(error))
