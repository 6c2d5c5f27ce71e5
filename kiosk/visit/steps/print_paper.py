"""Paper comes out: an A4 page or a slip."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import field, replace
from typing import Any, ClassVar

from kiosk.model.effects import Effect, PrintPage, PrintReceipt
from kiosk.model.events import Answer, Event, Pace, Progress, Sheets
from kiosk.model.frozen import dataclass
from kiosk.model.paper import Paper
from kiosk.model.screen import Screen
from kiosk.model.text import Text
from kiosk.visit.facts import look, pick
from kiosk.visit.outcome import Learn, Outcome, Stay
from kiosk.visit.step import ANYTHING, Asked, Context, Finding, Surroundings, page_opened_by
from kiosk.visit.steps.one_fact import Once

PRINTED, SENT, NOT_TAKEN, FAILED, UNCERTAIN = "printed", "sent", "not-taken", "failed", "uncertain"
SHEETS = "sheets"  # in the state of a page: what the printer counted
PACE = "pace"  # in the state of a page: what the printer says of its paper
WAITS = "waits"  # in the state of a slip: it stands in the printer's mouth


@dataclass(frozen=True)
class PrintPaper(Once):
    """Learns `learn` = "printed" or, when it was given up, "failed". What page and slip have in common."""

    holds: ClassVar[bool] = True
    on_slip: ClassVar[bool]
    device: ClassVar[str]
    template: str
    data: Mapping[str, str] = field(default_factory=dict)
    safe: str = ""  # which sentence says what is done and safe whether or not this paper comes out
    number: str = ""  # path of the number in that sentence

    @property
    def skippable(self) -> bool:
        return True

    @property
    def uses(self) -> str:
        return self.device

    def on(self, event: Event, context: Context) -> Outcome:
        return Learn({self.learn: PRINTED}) if isinstance(event, Answer) else Stay()

    def safe_so_far(self, context: Context) -> tuple[Text, ...]:
        return safe_sentence(context, self.safe, self.number)

    # --- for the catalogue

    def paths(self) -> Iterator[tuple[str, str]]:
        yield from self.data.items()
        yield from (("number", self.number),) if self.number else ()

    def sentences(self) -> Iterator[Asked]:
        yield Asked(f"printing-{self.learn}", "learn", self.learn)
        if self.safe:
            yield Asked(f"safe-{self.safe}", "safe", self.safe, params=frozenset({"number"} if self.number else ()))

    def values(self) -> tuple[str, ...]:
        return PRINTED, FAILED

    def mistakes(self, around: Surroundings) -> Iterator[Finding]:
        if around.papers is None:
            return
        fitting = self.templates(around)
        if self.template not in fitting:
            yield self._unknown(fitting, around.service)
            return
        if any(around.parts_of(path) is ANYTHING for path in self.data.values()):
            return
        parts = [around.known.get(path) or {} for path in self.data.values()]
        yield from self._lacking(around.papers[self.template], {*self.data}.union(*parts))  # a fact gives all its parts

    def _unknown(self, fitting: Sequence[str], service: str) -> Finding:
        """One that is named as the service's own would be lacks its file."""
        own, file = (f"{service}-slip", "slip.toml") if self.on_slip else (service, "page.toml")
        expected = f"one of {', '.join(fitting)}" if fitting else "a paper that is there"
        remedy = f"write {file} beside it" if self.template == own else ""
        return Finding(f"unknown template {self.template!r}", expected, "template", remedy=remedy)

    def _lacking(self, paper: Paper, given: Set[str]) -> Iterator[Finding]:
        """What is shown and not given: told where it is shown, if all of it is in the service's own file."""
        lacking = sorted(paper.needs - given)
        shown = [name for name in lacking if name in paper.lines] if paper.lines.keys() >= {*lacking} else []
        for name in shown:
            remedy = f"or give it in `data` of the step that prints {self.template!r}"
            told = Finding(f"{name!r} is not given", f"one of {', '.join(sorted(given))}", remedy=remedy)
            yield replace(told, file=paper.file, line=paper.lines[name])
        if lacking and not shown:
            yield Finding(f"data: {', '.join(lacking)} is missing", f"all that {self.template!r} shows", "data")

    def templates(self, around: Surroundings) -> list[str]:
        """The names of the papers that this service may print so: another's would speak for another office."""
        papers = around.papers or {}
        return sorted(
            name
            for name, paper in papers.items()
            if paper.on_slip == self.on_slip and paper.service in ("", around.service)
        )

    def screen(self, context: Context) -> Screen:
        title, where = Text(context.own(f"printing-{self.learn}")), Text(f"printing-{self.device}-where")
        return Screen("progress", title, body=(where,), device=self.device)


@dataclass(frozen=True)
class PageStep(PrintPaper):
    """The A4 page of this service. Learns "uncertain" as well, where nobody can tell whether it came out."""

    on_slip: ClassVar[bool] = False
    device: ClassVar[str] = "page_printer"

    def begin(self, context: Context) -> Effect:
        return self.page(context)

    @property
    def prints_page(self) -> bool:
        return True

    def on(self, event: Event, context: Context) -> Outcome:
        match event:
            case Progress(value=Sheets() as sheets):
                return Stay({SHEETS: sheets})
            case Progress(value=Pace() as pace):
                return Stay({PACE: pace})
        return super().on(event, context)

    def screen(self, context: Context) -> Screen:
        """With which sheet is in work, where there are several: nobody goes away with the first. Paper is drawn to move
        while the printer says so, and no longer.
        """
        pace, sheets = context.state.get(PACE, Pace(None, late=False)), context.state.get(SHEETS)
        screen = replace(super().screen(context), moves=pace.moves is True, began=bool(sheets and sheets.counted))
        if pace.moves is False:
            screen = replace(screen, body=(Text("printing-page_printer-stopped"),))
        elif pace.late:
            screen = replace(screen, body=(Text("printing-page_printer-late"),))
        if sheets is None or sheets.of == 1:
            return screen
        now = min(sheets.counted + 1, sheets.of)
        return replace(
            screen, body=(Text("printing-sheets", {"now": now, "of": sheets.of}, private=False), *screen.body)
        )

    def page(self, context: Context) -> PrintPage:
        return PrintPage(self.template, _with_latin_name(context, pick(context.facts, self.data)))

    @property
    def need(self) -> str:
        return self.device

    def values(self) -> tuple[str, ...]:
        return PRINTED, FAILED, UNCERTAIN

    def mistakes(self, around: Surroundings) -> Iterator[Finding]:
        yield from super().mistakes(around)
        if not any((opened := page_opened_by(around.steps, one.step)) and opened.step is self for one in around.steps):
            expected = "a step keep before it, with a record that a later one closes: nothing is printed unrecorded"
            yield Finding("a page that no record opens", expected, "kind")


@dataclass(frozen=True)
class SlipStep(PrintPaper):
    """A slip, of a template that all services share or of this service's own; in the citizen's own language.

    Learns "not-taken" as well, where it waited in the printer's mouth and nobody took it in time; and "sent", where
    the printer does not say that it came out.
    """

    on_slip: ClassVar[bool] = True
    device: ClassVar[str] = "receipt_printer"

    def begin(self, context: Context) -> Effect:
        data = {**pick(context.facts, self.data), "service": context.service}
        return PrintReceipt(self.template, _with_latin_name(context, data))

    def on(self, event: Event, context: Context) -> Outcome:
        match event:
            case Progress(value=value) if value == WAITS:
                return Stay({WAITS: True})
            case Answer(value="not_taken"):
                return Learn({self.learn: NOT_TAKEN})
            case Answer(value="sent"):
                return Learn({self.learn: SENT})
        return super().on(event, context)

    def screen(self, context: Context) -> Screen:
        if WAITS in context.state:
            return Screen(
                "progress", Text("slip-waits"), body=(Text("slip-waits-how"),), device=self.device, began=True
            )
        return super().screen(context)

    def values(self) -> tuple[str, ...]:
        return PRINTED, SENT, NOT_TAKEN, FAILED


def _with_latin_name(context: Context, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The name as the card writes it in Latin letters, where it does."""
    latin = look(context.facts, "person.english_name")
    return {**data, "english_name": latin} if latin else data


def safe_sentence(context: Context, safe: str, number: str) -> tuple[Text, ...]:
    """The sentence `safe-…`, with the number at the path `number`; nothing where none is named."""
    value = str(look(context.facts, number) or "") if number else ""
    return (Text(context.own(f"safe-{safe}"), {"number": value}, private=bool(value)),) if safe else ()
