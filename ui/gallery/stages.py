"""The steps that the examples are at. As the services name them."""

from kiosk.model.text import Text


def _stages(*keys: str) -> tuple[Text, ...]:
    return tuple(Text(f"stage-{key}") for key in keys)


PRINTING = _stages("identity", "answer", "check", "print")
APPLYING = _stages("identity", "questions", "check", "finish")
LOOKING = _stages("identity", "answer")
