"""The whole of Fluent for one language: plurals, numbers, dates. Slow to import, so loaded when first needed."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource


class FluentGrammar:
    def __init__(self, language: str, files: Iterable[Path]) -> None:
        # No isolation marks: our panels draw them as boxes in some fonts, and no reader mixes directions.
        self._bundle = FluentBundle([language], use_isolating=False)
        for file in files:
            self._bundle.add_resource(FluentResource(file.read_text("utf-8-sig")))

    def say(self, name: str, args: Mapping[str, Any]) -> str:
        """`name` is a key or `key.attribute`. ValueError when an argument is missing or of the wrong kind."""
        key, _, attribute = name.partition(".")
        message = self._bundle.get_message(key)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise LookupError(f"the message {key!r} has no sentence of its own")
        said, errors = self._bundle.format_pattern(pattern, dict(args))
        if errors:
            raise ValueError(f"the sentence {name!r} cannot be said: {errors[0]}")
        return str(said)
