"""Which sentence about a trouble says that nothing was lost, and which one that something was."""

from kiosk.model.text import Text

SAFE = frozenset(
    {
        "problem-nothing-printed",
        "problem-slip-not-printed",
        "problem-net-01-body",
        "problem-net-02-body",
        "problem-net-03-body",
        "problem-sys-00-body",
        "problem-sys-01-body",
        "problem-sys-02-body",
        "problem-sys-03-body",
    }
)
LOST = frozenset({"problem-page-printer-began"})


def mark(text: Text) -> str:
    """A tick is a promise: only what is known to be safe gets one."""
    return "done" if text.key in SAFE else "bad" if text.key in LOST else ""
