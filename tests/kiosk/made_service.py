"""A service of a test's own, in a folder as the catalogue reads it."""

from pathlib import Path


def made_service(services: Path, name: str, table: str, words: str) -> Path:
    """`services`, with one more below it. `name`: department and service; `words`: in English, no other language."""
    folder = services / name
    folder.mkdir(parents=True)
    (folder / "service.toml").write_text(table, encoding="utf-8")
    (folder / "words.en.ftl").write_text(words, encoding="utf-8")
    return services
