"""What a terminal shows that could not be built: for citizens where to go, for a technician code and reason. Pure.

The reason is of the code and in the reader's language; files and numbers are told by the journal and the doctor.
"""

from kiosk.model.problem import Problem
from kiosk.model.screen import Item, Screen
from kiosk.model.text import Text
from kiosk.problems.table import problem_named
from kiosk.runtime.tasks import where
from offline_cache.errors import CacheError


def out_of_service(error: Exception) -> Screen:
    """`error`: what was raised instead of a machine. Nobody has put a card down yet, so it names no person."""
    problem = why_not(error)
    reason = Text(f"out-of-service-{problem.code.lower()}")
    return Screen(
        "out_of_service",
        Text("out-of-service"),
        body=(Text("out-of-service-means"),),
        items=(Item("reason", reason),),
        code=problem.code,
    )


def why_not(error: Exception) -> Problem:
    """The problem of which the handbook says what to do."""
    match error:
        case CacheError():
            return problem_named("outbox", str(error))
        case ValueError() | OSError():
            return problem_named("misconfigured", str(error))
    return problem_named("unexpected", where(error))
