"""Does what a visit orders, each kind of effect by its device's own worker, and posts the answer back as an event.

Knows drivers, outbox and gateway by their protocols; knows no Qt and decides nothing about the visit.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from drivers.api.errors import DeviceError, Fault
from drivers.api.id_card import IdCard
from drivers.api.receipt_printer import SlipEnd
from kiosk.model import receipt_code
from kiosk.model.effects import (
    AskBackend,
    FindApplication,
    Order,
    PrintPage,
    PrintReceipt,
    ReadIdCard,
    Record,
    ScanCode,
)
from kiosk.model.events import Answer, CardSeen, Event, Failed, OtherCard, Pace, Progress, Sheets
from kiosk.model.mark import mark
from kiosk.model.problem import Problem
from kiosk.model.run import Run, Signal
from kiosk.papers.lettering import coded
from kiosk.runtime.applications import find_applications
from kiosk.runtime.availability import NOT_CONFIGURED, Availability
from kiosk.runtime.card_and_code import CancelledError, await_lifted, read_card, scan_code
from kiosk.runtime.card_watch import CardWatch
from kiosk.runtime.failures import Failures, NameNotShownError
from kiosk.runtime.pages import Pages, drawn
from kiosk.runtime.ports import WORKER_FOR, Ports
from kiosk.runtime.workers import Works

D = TypeVar("D")
JUST_READ_S = 3.0
USUAL_PAGE_S = 30.0  # as the page says while it prints
SEEN_S = 1.0  # another try that fails at once would look as if nothing had been touched


class UntimelyError(Exception):
    """No acceptance number is given out by a clock that nobody believes. Nothing was written down."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.evidence)
        self.problem = problem


class Handlers:
    """Performs orders. `post` may be called by any task."""

    def __init__(
        self,
        ports: Ports,
        workers: Mapping[str, Works],
        availability: Availability,
        post: Callable[[Event], None],
        run: Run,
    ) -> None:
        self._ports = ports
        self._workers = workers
        self._availability = availability
        self._failures = Failures(availability)
        self._post = post
        self._run = run
        self._pages = Pages(ports.page, ports.subject)
        self._open: dict[str, Signal] = {}
        self._watch = run.signal("the end of a watch")
        self._unasked: tuple[IdCard, float] | None = None

    def perform(self, order: Order) -> None:
        self._open[order.ticket] = self._run.signal(f"the end of {order.ticket}")
        self._workers[WORKER_FOR[type(order.effect)]].do(lambda: self._answer(order))

    def cancel(self, ticket: str) -> None:
        """Stop waiting for a card or a code. What changes the world is never cancelled."""
        if stop := self._open.get(ticket):
            stop.set()

    def attended(self) -> None:
        self._ports.attended()

    def watch(self, number: str) -> None:
        """Look after the card of this number from now on, and after no other; "": after none."""
        self._watch.set()
        if number:
            stop = self._watch = self._run.signal("the end of a watch")
            self._workers["id_card"].do(lambda: self._look_after(number, stop))

    def stop(self) -> None:
        for stop in [self._watch, *self._open.values()]:
            stop.set()
        for worker in self._workers.values():
            worker.stop()

    def _answer(self, order: Order) -> None:
        stop = self._open[order.ticket]
        began = self._run.now()
        try:
            value = self._do(order, stop)
            if isinstance(value, IdCard) and stop.is_set():
                self._keep(value)
            event: Event = Answer(order.ticket, value)
        except CancelledError:
            return
        except UntimelyError as error:
            event = Failed(order.ticket, error.problem)
        except Exception as error:  # any at all: a visit that waits for an answer gets one
            event = Failed(order.ticket, self._failures.problem(error, order.effect))
            if order.again:
                self._run.sleep(max(0.0, began + SEEN_S - self._run.now()))
        finally:
            self._open.pop(order.ticket, None)
        self._post(event)

    def _do(self, order: Order, stop: Signal) -> Any:
        match order.effect:
            case ReadIdCard(lifted):
                return self._read_card(order.ticket, stop, lifted=lifted)
            case ScanCode():
                scanner = _there("scanner", self._ports.scanner)
                code = scan_code(scanner, stop, self._well("scanner"), self._ports.code_text)
                self._availability.used("scanner", reads=1)
                return code
            case AskBackend() as question:
                return self._ask(question, order)
            case FindApplication() as wanted:
                return find_applications(wanted, self._ports, order.key)
            case Record() as record:
                return self._record(record, order)
            case PrintReceipt(template, data):
                return self._print_slip(template, data, order)
            case PrintPage() as page:
                return self._print_page(page, order)

    # --- the card ---------------------------------------------------------------------------------------------

    def _read_card(self, ticket: str, stop: Signal, *, lifted: bool) -> IdCard:
        reader = _there("id_card", self._ports.id_card)
        well = self._well("id_card")
        if lifted:
            self._unasked = None
            await_lifted(reader, stop, well, lambda state: self._post(Progress(ticket, state)))
        if card := self._just_read():
            return self._known(card)
        card = read_card(reader, stop, well, self._tells(ticket, "reading"))
        self._availability.used("id_card", reads=1, **_odd(card))
        return self._known(card)

    def _look_after(self, number: str, stop: Signal) -> None:
        self._unasked = None  # whoever stands here has the card already
        try:
            reader = _there("id_card", self._ports.id_card)
            watch = CardWatch(reader, number, stop, self._run.now, lambda state: self._post(CardSeen(number, state)))
            other = watch.other_card(self._well("id_card"), self._keep)
            self._availability.used("id_card", reads=1, **_odd(other))
            self._post(OtherCard(number, self._known(other)))
        except CancelledError:
            return
        except Exception as error:  # nobody waits for it: its trouble is kept with the device
            self._failures.problem(error, ReadIdCard())

    def _known(self, card: IdCard) -> IdCard:
        """The card; what became of an earlier print of this person is told first."""
        if interrupted := self._ports.prints.of(card.number):
            self._post(interrupted)
        return card

    def _keep(self, card: IdCard) -> None:
        mark("card-of-nobody-kept")
        self._unasked = card, self._run.now()

    def _just_read(self) -> IdCard | None:
        """A card that was being read when somebody stopped waiting for it: most modules give it once only."""
        unasked, self._unasked = self._unasked, None
        return unasked[0] if unasked and self._run.now() - unasked[1] <= JUST_READ_S else None

    def _well(self, device: str) -> Callable[[], None]:
        """To be called again and again while somebody is waited for: the device answers, and its worker goes on."""
        beat = self._workers[device].beat

        def well() -> None:
            self._availability.put(device, None)
            beat()

        return well

    def _tells(self, ticket: str, value: Any) -> Callable[[], None]:
        return lambda: self._post(Progress(ticket, value))

    def _ask(self, question: AskBackend, order: Order) -> Mapping[str, Any]:
        lettering = self._ports.lettering
        if missing := "".join(dict.fromkeys("".join(map(lettering.missing_in_name, question.names)))):
            blocks = {f"U+{ord(one) >> 8:X}xx" for one in missing}  # a rare character may tell who it is
            raise NameNotShownError(coded(missing), " ".join(sorted(blocks)))
        whose = {"subject": self._ports.subject(question.subject, order.visit)} if question.subject else {}
        reply = self._ports.office.ask(question.query, {**question.data, **whose}, order.key)
        self._availability.put("backend", None)
        return reply

    # --- what is kept -----------------------------------------------------------------------------------------

    def _record(self, record: Record, order: Order) -> Mapping[str, str]:
        number = str(record.data.get("number", ""))
        if record.numbered and (problem := self._ports.untimely()):
            mark("number-of-a-wrong-day")
            raise UntimelyError(problem)
        if record.page:
            self._pages.prepare(record.page, order.visit)
            self._ports.prints.begin(record.page.subject, number)
        entry = self._ports.records.put(
            record.kind,
            record.data,
            visit=order.visit,
            key=order.key,
            number=number,
            numbered=record.numbered,
            closes=record.closes,
        )
        self._ports.record_added()
        if record.closes:
            self._ports.prints.end(number)
        code = receipt_code.compose(entry.number, self._ports.receipt_mac(entry.number)) if record.numbered else ""
        return {"key": entry.key, "number": entry.number, "code": code}

    # --- paper ------------------------------------------------------------------------------------------------

    def _print_slip(self, template: str, data: Mapping[str, Any], order: Order) -> str:
        printer = _there("receipt_printer", self._ports.receipt_printer)
        slip = drawn(lambda: self._ports.slip(template, data, order.preferences, unasked=not printer.answers))
        end = printer.print(slip, self._tells(order.ticket, "waits"))
        taken_back = {"taken_back": 1} if end is SlipEnd.NOT_TAKEN else {}
        came_out = {"sent": 1} if end is SlipEnd.SENT else {"prints": 1, "cuts": 1}
        self._availability.used("receipt_printer", **came_out, **taken_back)
        return end.value

    def _tells_sheets(self, ticket: str, of: int) -> Callable[[int], None]:
        return lambda counted: self._post(Progress(ticket, Sheets(counted, of)))

    def _tells_pace(self, ticket: str) -> Callable[[bool | None], None]:
        """Tells what is new of it; a printer is looked at every second."""
        began, told = self._run.now(), Pace(None, late=False)

        def tell(pace: Pace) -> None:
            nonlocal told
            if pace != told:
                told = pace
                self._post(Progress(ticket, pace))

        return lambda moves: tell(Pace(moves, late=self._run.now() - began >= USUAL_PAGE_S))

    def _print_page(self, page: PrintPage, order: Order) -> None:
        printer = _there("page_printer", self._ports.page_printer)
        pdf, pages = self._pages.take(page, order.visit)
        tell = self._tells_sheets(order.ticket, pages)
        tell(0)
        printer.print(pdf, pages, tell, self._tells_pace(order.ticket))
        self._availability.used("page_printer", prints=pages)


def _odd(card: IdCard) -> dict[str, int]:
    return {"odd_cards": 1} if card.odd else {}


def _there(device: str, driver: D | None) -> D:
    """The driver, where this terminal has the device."""
    if driver is None:
        raise DeviceError(device, Fault.OFFLINE, NOT_CONFIGURED)
    return driver
