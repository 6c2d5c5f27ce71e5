"""Who runs next is decided in one place: outside of it nobody starts a thread, sleeps, queues or reads a clock."""

import ast
from collections.abc import Iterable, Iterator, Sequence

from tests.rules.test_layout import PYTHON, ROOT, name
from tests.rules.trees import nodes_of

MODULES = frozenset({"_thread", "asyncio", "concurrent", "multiprocessing", "queue", "sched", "threading", "time"})
SLEEPS = frozenset({"time.sleep", "asyncio.sleep", "from time", "from asyncio"})
READ_A_CLOCK = frozenset({"now", "utcnow", "today"})
# A lock is held over a few statements that never wait: under a scheduler its holder never gives the turn away.
MAY: dict[str, frozenset[str]] = {
    "kiosk/runtime/threads.py": frozenset(
        f"threading.{word}" for word in ("Event", "Thread", "ExceptHookArgs", "excepthook", "current_thread")
    )
    | {"time.sleep", "time.monotonic", "time.time", "time.clock_gettime", "time.CLOCK_BOOTTIME"},
    "kiosk/app/opening.py": frozenset({"threading.Thread"}),  # imports what the first frame does not need
    "kiosk/runtime/availability.py": frozenset({"threading.RLock"}),
    "kiosk/app/lamps.py": frozenset({"threading.Lock"}),
    "kiosk/journal/writer.py": frozenset({"threading.Lock"}),
    "kiosk/backend/answers.py": frozenset({"threading.Lock"}),
    "kiosk/backend/http.py": frozenset({"threading.Lock"}),
    "kiosk/backend/gateway.py": frozenset({"threading.local"}),  # a connection of its own for each task
    "offline_cache/db.py": frozenset({"threading.RLock"}),
    # Processes of their own, which speak: an ear is not kept waiting by what runs in the terminal's.
    "ui/speech/player/__main__.py": frozenset({"threading.Lock", "threading.Thread", "time.monotonic", "time.sleep"}),
    "ui/speech/player/program.py": frozenset({"threading.Condition", "time.sleep"}),
    "ui/speech/player/renderer.py": frozenset({"threading.Lock", "threading.Thread"}),
    "ui/speech/player/trial.py": frozenset({"time.monotonic", "time.sleep"}),  # of the doctor's command
    "ui/speech/player/slot.py": frozenset({"threading.Event"}),
    "ui/speech/render/__main__.py": frozenset({"threading.Thread"}),
    "ui/speech/render/program.py": frozenset({"queue.Queue", "queue.Empty", "threading.Lock"}),
    # libpcsclite waits within a call and gives nothing to wait on: what it says comes out of a pipe, as of any line.
    "drivers/transports/pcsc.py": frozenset(
        {"queue.SimpleQueue", "threading.Event", "threading.Lock", "threading.Thread"}
    ),
    # The kernel ends a maker's program with the thread that has started it: a thread that does nothing else lasts.
    "drivers/transports/process.py": frozenset({"from concurrent.futures"}),
    # Commands of their own: nothing else runs beside them.
    "kiosk/app/voice_commands.py": frozenset({"queue.SimpleQueue", "time.monotonic"}),
    "drivers/id_card/cli.py": frozenset({"time.monotonic", "time.sleep"}),
    "drivers/camera/cli.py": frozenset({"time.perf_counter"}),
    "ui/gallery/render.py": frozenset({"time.monotonic"}),
    "ui/splash.py": frozenset({"time.localtime", "time.time"}),  # before anything of the kiosk is imported
}


def defaults(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """What a parameter or a field is where nobody gives another value."""
    for node in nodes:
        match node:
            case ast.FunctionDef(args=ast.arguments(defaults=plain, kw_defaults=named)):
                yield from (value for value in (*plain, *named) if value)
            case ast.ClassDef(body=body):
                yield from (field.value for field in body if isinstance(field, ast.AnnAssign) and field.value)


def uses(nodes: Sequence[ast.AST], *, defaults_too: bool = False) -> set[str]:
    """Every name among the nodes of a module that starts, waits or tells the time.

    A default that a caller can replace counts only with `defaults_too`: a driver may be used alone, by a command.
    """
    replaced = set() if defaults_too else {id(node) for node in defaults(nodes)}
    imported = {word.name for node in nodes if isinstance(node, ast.Import) for word in node.names}
    found = set()
    for node in nodes:
        match node:
            case ast.ImportFrom(module=str(module)) if module.partition(".")[0] in MODULES:
                found.add(f"from {module}")
            case ast.alias(name=module, asname=str(other)) if module in MODULES:
                found.add(f"{module} as {other}")
            case ast.Attribute(value=ast.Name(id=module), attr=word) if id(node) not in replaced:
                if module in MODULES & imported or (module in ("datetime", "date") and word in READ_A_CLOCK):
                    found.add(f"{module}.{word}")
    return found


def test_nobody_starts_waits_or_reads_a_clock_but_through_the_run_that_is_handed_in() -> None:
    found = {name(path): uses(nodes_of(path), defaults_too=name(path).startswith("kiosk/")) for path in PYTHON}
    assert {file: sorted(some) for file, some in found.items() if some - MAY.get(file, frozenset())} == {}


def test_every_exception_is_needed() -> None:
    found = {name(path): uses(nodes_of(path)) for path in PYTHON}
    assert {file: sorted(some - found[file]) for file, some in MAY.items() if some - found[file]} == {}


def test_what_tests_sleep_for_is_said_in_one_place() -> None:
    waiting = [path for path in (ROOT / "tests").rglob("*.py") if "sleep" in path.read_text(encoding="utf-8")]
    slept = {name(path): uses(nodes_of(path), defaults_too=True) & SLEEPS for path in waiting}
    assert {file for file, some in slept.items() if some} == {"tests/again.py"}


def test_a_broken_rule_is_seen() -> None:
    imports = "import queue, time\nimport threading as t\nfrom time import sleep\n"
    code = "def wait(clock=time.monotonic): queue.Queue(); datetime.now(); time.time()"
    seen = {"from time", "threading as t", "queue.Queue", "datetime.now", "time.time"}
    nodes = [*ast.walk(ast.parse(imports + code))]
    assert uses(nodes) == seen
    assert uses(nodes, defaults_too=True) == {*seen, "time.monotonic"}
