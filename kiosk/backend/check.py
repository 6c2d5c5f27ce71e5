"""A look at the back end: what keeps it from answering. Knows the gateway; asks nothing of the outbox."""

from kiosk.backend.gateway import Gateway
from kiosk.model.problem import Problem
from kiosk.problems.table import problem_named

CLOCK_DIFFERS_S = 285.0  # the back end allows questions 300 s; it says whole seconds, and answers take a while
CLOCK_DIFFERS = problem_named("clock-differs").code


def backend_problem(gateway: Gateway, url: str) -> Problem | None:
    """What keeps the back end from answering questions, after a look at it."""
    if not gateway.reachable():
        return problem_named("unreachable", f"{url}: {gateway.why}")
    ahead = gateway.ahead or 0.0
    if abs(ahead) > CLOCK_DIFFERS_S:
        return problem_named("clock-differs", f"ours is {abs(ahead) / 60:.0f} min {'ahead' if ahead > 0 else 'behind'}")
    words = "" if gateway.believed else gateway.disbelief()
    return problem_named("unauthorised", words) if words else None


def line_came_back(before: Problem | None, after: Problem | None) -> bool:
    """Whether records that waited for the line may be tried now; those are taken whatever our clock says."""
    no_line = before is not None and before.code != CLOCK_DIFFERS
    return no_line and (after is None or after.code == CLOCK_DIFFERS)
