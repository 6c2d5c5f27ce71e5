"""The services of this terminal from the compiled index, and how each language says them. Reads no service at a start.

Reading and checking every service takes about 2 ms each; it is imported only where the index is of other files.
"""

import importlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import kiosk
import ui
from kiosk.catalogue.contract import SERVICES, read_contract, shared_shapes
from kiosk.catalogue.index import Index, print_of, read_index, write_index
from kiosk.catalogue.read import read_service
from kiosk.model.frozen import dataclass
from kiosk.model.text import Text
from kiosk.visit.service import Catalogue, Service
from ui.words.sentences import STRINGS, Words

INDEX = "catalogue.json"
_KIOSK = Path(kiosk.__file__).parent
# What was checked, and what checked it: another version of either is checked again.
_CHECKS = tuple(_KIOSK / room for room in ("catalogue", "papers", "visit"))
CHECKED = (SERVICES, STRINGS, Path(ui.__file__).parent / "icons", *_CHECKS)


@dataclass(frozen=True, slots=True)
class Offer:
    """The catalogue, and in each language the titles and summaries by key, as they are written."""

    catalogue: Catalogue
    words: Mapping[str, Mapping[str, str]]


def offer(folder: Path) -> Offer:
    """All services, checked now or before; `folder` keeps the index. ValueError: what is wrong, and where."""
    print_ = print_of(CHECKED)
    path = folder / INDEX
    index = read_index(path, print_)
    if index is None:
        checking = importlib.import_module("kiosk.app.catalogue")
        catalogue: Catalogue = checking.offered()
        index = Index(catalogue.heads, checking.head_words(catalogue))
        write_index(path, print_, index)
    departments = {head.id: head.department for head in index.heads}

    @cache
    def read(service: str) -> Service:
        return _read(SERVICES / departments[service] / service.replace("-", "_"))

    return Offer(Catalogue(index.heads, read), index.words)


def _read(folder: Path) -> Service:
    """A service that was checked before."""
    service = read_service(folder).service(read_contract(folder, shared_shapes()))
    if service is None:
        raise LookupError(f"{folder.name}: its files have changed since the start")
    return service


@cache
def says(language: str) -> Callable[[Text], str]:
    """Sentences for paper: in one language, and nothing masked but what the paper masks itself."""
    words = Words(language)
    return lambda text: words.say(text, reveal=True)
