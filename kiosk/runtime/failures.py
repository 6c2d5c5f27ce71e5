"""What an effect that failed is called, and which part of the terminal cannot be used because of it."""

import traceback
from dataclasses import replace

from drivers.api.errors import DeviceError, Fault
from kiosk.backend.replies import GatewayError
from kiosk.model.effects import Effect, PrintPage, PrintReceipt, Record
from kiosk.model.mark import mark
from kiosk.model.problem import Problem
from kiosk.papers.fonts import UnwritableError
from kiosk.problems.table import problem_for, problem_named
from kiosk.runtime.availability import Availability
from kiosk.runtime.pages import ForeignPaperError, PaperError
from kiosk.runtime.ports import WORKER_FOR
from offline_cache.errors import CacheError, OutboxFull


class NameNotShownError(Exception):
    """A paper is wanted that could not show the person's name; nobody was asked. `codes`: of what cannot be."""

    def __init__(self, codes: str, blocks: str) -> None:
        super().__init__(blocks)
        self.codes = codes


class Failures:
    """Of one terminal."""

    def __init__(self, availability: Availability) -> None:
        self._availability = availability

    def problem(self, error: Exception, effect: Effect) -> Problem:
        """What it is called; a device that has failed is not usable from now on."""
        match error:
            case DeviceError():
                return self._of_device(error, effect)
            case GatewayError():
                named = error.reason if error.reason == "nothing-on-file" else error.kind
                return replace(problem_named(named, str(error)), refusal=error.reason, params=error.params)
            case CacheError() if isinstance(effect, Record) and effect.closes:
                mark("record-lost-after-paper")
                return problem_named("unrecorded", str(error))  # the paper is out already: nothing is taken back
            case OutboxFull():
                mark("outbox-full-said")
                return problem_named("outbox-full", str(error))
            case CacheError():
                mark("outbox-broken-said")
                return problem_named("outbox", str(error))
            case NameNotShownError(codes=codes):
                mark("name-not-shown")
                return problem_named("name-not-shown", str(error), {"code": codes})
            case PaperError(__cause__=UnwritableError()):
                mark("paper-not-writable")
                return problem_named("paper-not-writable", str(error))
            case PaperError():  # the printer is well
                mark("paper-not-drawn")
                return replace(problem_named("unexpected", str(error)), retry=False)
            case ForeignPaperError():
                return problem_named("foreign-paper")
        return self._unforeseen(error, effect)

    def _of_device(self, error: DeviceError, effect: Effect) -> Problem:
        problem = problem_for(error)
        # What became of one sheet says nothing of the next; otherwise the device is not usable, whether or not paper
        # had moved.
        usable = problem.hint or error.fault is Fault.UNCERTAIN
        lacking = None if usable else problem_for(DeviceError(error.device, error.fault, error.evidence))
        self._availability.failed(WORKER_FOR[type(effect)], lacking)
        return problem

    def _unforeseen(self, error: Exception, effect: Effect) -> Problem:
        where = "".join(traceback.format_tb(error.__traceback__, limit=-4))
        mark("effect-failed-unforeseen")
        problem = problem_named("unexpected", f"{type(error).__name__}\n{where}")  # not its message: it may quote data
        # Or the home screen would ask for the card again and again.
        self._availability.put(WORKER_FOR[type(effect)], problem)
        began = isinstance(effect, PrintPage | PrintReceipt)  # paper may have moved
        return replace(problem, retry=not began, began=began, unknown=isinstance(effect, PrintPage))
