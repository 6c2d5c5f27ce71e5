"""A small service that is right in everything, for tests that spoil one thing in it."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.catalogue.load import SERVICES, CatalogueError, load
from kiosk.papers.templates import papers_there
from tests.kiosk.play import words

GOOD = """\
icon = "id"
minutes = 1
groups = ["common"]
needs = ["id_card", "outbox"]
stages = ["identity", "finish"]
verified = false
ages = [6, 200]

[[step]]
id = "who"
kind = "identify"
stage = "identity"

[[step]]  # a question
id = "size"
kind = "choose"
stage = "identity"
learn = "size"
options = ["small", "large"]

[[step]]
id = "check"
kind = "review"
stage = "finish"
confirm = "apply"
lines = [
    { show = "person.name", source = "card", private = "name" },
    { show = "size", source = "you", options = "size", change = "size" },
]

[[step]]
id = "keep"
kind = "keep"
stage = "finish"
record = "application_submitted"
learn = "kept"
numbered = true
data = { id_number = "person.number", service = "service-id" }

[[step]]
id = "slip"
kind = "print_slip"
stage = "finish"
when = { size = "large" }
template = "application-slip"
learn = "slip"
data = { number = "kept.number", qr = "kept.code", name = "person.name", service = "service-id" }

[[step]]
id = "end"
kind = "done"
stage = "finish"
title = "done-application"
papers = ["slip"]
"""
CONTRACT = """\
{"questions": {}, "$defs": {}, "records": {"application_submitted": {
  "type": "object", "required": ["id_number", "service"],
  "properties": {"id_number": {"type": "string"}, "service": {"const": "library-card"}}}}}
"""
PAPERS = papers_there(SERVICES)
SHARED = frozenset(words("zh-Hans").places())


@dataclass(frozen=True)
class Known:
    """A language that can say these sentences."""

    language: str
    keys: Collection[str]

    def knows(self, key: str) -> bool:
        return key in self.keys

    def places(self, service: str = "") -> dict[str, frozenset[str]]:
        own = {key.partition("/")[2] for key in self.keys if service and key.startswith(f"{service}/")}
        return dict.fromkeys(own if service else (key for key in self.keys if "/" not in key), frozenset())


def catalogue(folder: Path, text: str, department: str = "culture") -> Path:
    file = folder / department / "library_card" / "service.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    (file.parent / "contract.json").write_text(CONTRACT, encoding="utf-8")
    return folder


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(CatalogueError) as caught:
        load(catalogue(folder, text), papers=PAPERS, needs=("id_card", "outbox"))
    return str(caught.value)


OWN = {"title", "summary", "kind", "ask-size", "ask-size-why", "option-size-small", "option-size-large", "field-size",
       "done-application", "done-application-next", "paper-of-slip-printed", "paper-of-slip-failed",
       "take-card-and-slip", "go-on-without-slip", "printing-slip"}  # fmt: skip
