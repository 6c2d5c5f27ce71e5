"""Where the template of a paper is, by the name a step gives it. Draws nothing."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kiosk.model.paper import Paper
from kiosk.papers.template import FRAME, PageTemplate, SlipTemplate
from kiosk.papers.template_file import TemplateError, read_page, read_slip

SLIPS = Path(__file__).parent / "slips"
_SHOWN = re.compile(r"\b(?:show|until|rows) *= *[\"']([\w-]+)")
OWN_SLIP = "-slip"  # the end of the name of a service's own slip


def page_file(services: Path, name: str) -> Path:
    """The `page.toml` of the service of this id. LookupError: it has none."""
    return _own(services, name, "page.toml")


def slip_file(services: Path, name: str) -> Path:
    """A template that all services share, or a service's own `slip.toml`: its id and `-slip`. LookupError: neither."""
    shared = SLIPS / f"{name.replace('-', '_')}.toml"
    return shared if shared.is_file() else _own(services, name.removesuffix(OWN_SLIP), "slip.toml")


def all_pages(services: Path) -> Mapping[str, PageTemplate]:
    """By name. TemplateError: what is wrong in one of them."""
    return {_name(path.parent): read_page(path) for path in _files(services, "page.toml")}


def all_slips(services: Path) -> Mapping[str, SlipTemplate]:
    """By name. TemplateError: what is wrong in one of them."""
    return {name: read_slip(path) for name, path in _slips(services).items()}


def papers_there(services: Path) -> Mapping[str, Paper]:
    """Every paper that a step may ask for, by name. Of a file that is wrong nothing is needed: `check` tells of it."""
    pages = {_name(path.parent): path for path in _files(services, "page.toml")}
    papers = {name: _paper(path, read_page, service=name) for name, path in pages.items()}
    return papers | {name: _paper(path, read_slip, service=_whose(name)) for name, path in _slips(services).items()}


def _paper(path: Path, read: Callable[[Path], PageTemplate | SlipTemplate], service: str) -> Paper:
    on_slip = read is not read_page
    try:
        template = read(path)
    except TemplateError:
        return Paper(on_slip, frozenset(), service, path.name)
    return Paper(
        on_slip,
        template.needs,
        service,
        path.name,
        _lines(path) if service else {},
        frozenset(template.sentences()),
        frozenset(template.option_words()),
    )


def _lines(path: Path) -> Mapping[str, int]:
    """Name -> the first line that shows it, outside of the columns of a table. The frame shows its own itself."""
    found: dict[str, int] = {}
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), start=1):
        for name in _SHOWN.findall(line) if "head =" not in line else ():
            found.setdefault(name, number)
    return {name: line for name, line in found.items() if name not in FRAME}


def _slips(services: Path) -> Mapping[str, Path]:
    shared = {_name(path.with_suffix("")): path for path in sorted(SLIPS.glob("*.toml"))}
    return shared | {_name(path.parent) + OWN_SLIP: path for path in _files(services, "slip.toml")}


def _whose(slip: str) -> str:
    """The service whose own slip it is; "" for one that all share."""
    return "" if (SLIPS / f"{slip.replace('-', '_')}.toml").is_file() else slip.removesuffix(OWN_SLIP)


def _own(services: Path, name: str, file: str) -> Path:
    for path in services.glob(f"*/{name.replace('-', '_')}/{file}"):
        return path
    raise LookupError(f"no {file} for the paper {name!r}")


def _files(services: Path, file: str) -> Iterator[Path]:
    yield from sorted(services.glob(f"*/*/{file}"))


def _name(path: Path) -> str:
    return path.name.replace("_", "-")
