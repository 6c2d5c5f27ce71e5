"""Where in a visit a screen stands."""

from kiosk.model.screen import Stage
from kiosk.model.text import Text

NAMES = (Text("stage-identity"), Text("stage-check"), Text("stage-print"))


def test_a_step_is_counted_from_one_and_has_its_name() -> None:
    assert [(stage.of, stage.label) for stage in (Stage(at, NAMES) for at in (1, 2, 3))] == [
        (3, name) for name in NAMES
    ]
