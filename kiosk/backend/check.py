"""A look at the back end: what keeps it from answering. Knows the gateway; asks nothing of the outbox."""

from kiosk.backend.gateway import Gateway
from kiosk.backend.replies import GatewayError
from kiosk.model.problem import Problem
from kiosk.problems.table import problem_named

CLOCK_DIFFERS_S = 285.0  # the back end allows questions 300 s; it says whole seconds, and answers take a while
CLOCK_DIFFERS = problem_named("clock-differs").code


def backend_problem(gateway: Gateway, url: str) -> Problem | None:
    """What keeps the back end from answering questions, after a look at it."""
    try:
        gateway.look()
    except GatewayError as error:
        # A back end that refuses the probe has another contract, whatever its reasons are.
        name = "garbled" if error.kind == "refused" else error.kind
        return problem_named(name, f"{url}: {error}" if error.kind != "clock-differs" else _differs(gateway, error))
    if abs(gateway.ahead or 0.0) > CLOCK_DIFFERS_S:
        return problem_named("clock-differs", _differs(gateway))
    return None


def _differs(gateway: Gateway, error: GatewayError | None = None) -> str:
    if gateway.ahead is None:
        return error.detail if error else ""
    return f"ours is {abs(gateway.ahead) / 60:.0f} min {'ahead' if gateway.ahead > 0 else 'behind'}"


def line_came_back(before: Problem | None, after: Problem | None) -> bool:
    """Whether records that waited for the line may be tried now; those are taken whatever our clock says."""
    no_line = before is not None and before.code != CLOCK_DIFFERS
    return no_line and (after is None or after.code == CLOCK_DIFFERS)
