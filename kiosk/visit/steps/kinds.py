"""The kinds of step that a service's file may name."""

from collections.abc import Mapping

from kiosk.visit.step import Step
from kiosk.visit.steps.ask_backend import Ask
from kiosk.visit.steps.choose import Choose
from kiosk.visit.steps.choose_from import ChooseFrom
from kiosk.visit.steps.digits import Digits
from kiosk.visit.steps.done import Done
from kiosk.visit.steps.find import Find, ShowApplications
from kiosk.visit.steps.identify import Identify
from kiosk.visit.steps.not_twice import NotTwice
from kiosk.visit.steps.offer import Offer
from kiosk.visit.steps.print_paper import PageStep, SlipStep
from kiosk.visit.steps.record import RecordStep
from kiosk.visit.steps.require import RequireAge
from kiosk.visit.steps.review import Review

Kinds = Mapping[str, type[Step]]

KINDS: Kinds = {
    "identify": Identify,
    "choose": Choose,
    "choose_from": ChooseFrom,
    "offer": Offer,
    "digits": Digits,
    "require_age": RequireAge,
    "not_twice": NotTwice,
    "ask_backend": Ask,
    "review": Review,
    "keep": RecordStep,
    "print_page": PageStep,
    "print_slip": SlipStep,
    "find": Find,
    "show_applications": ShowApplications,
    "done": Done,
}
