"""Makes frozen values of a file's tables: their fields are the keys, with their types. Knows no kind of step."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from kiosk.catalogue.file import CatalogueFile
from kiosk.model.mistake import likely
from kiosk.visit.step import Conditions

WRONG = object()  # stands for a value that is none
_SAYS: Mapping[Any, str] = {
    str: "a string",
    int: "a whole number",
    bool: "true or false",
    tuple[str, ...]: "a list of strings",
    tuple[int, ...]: "a list of whole numbers",
    tuple[int, int]: "a list of two whole numbers",
    Mapping[str, str]: "a table of strings",
    Conditions: "a table of strings, or of lists of strings",
}


@cache
def keys_of(made: Callable[..., Any]) -> Mapping[str, Any]:
    """The keys of the table that a value of this class is made of -> their types."""
    hints = get_type_hints(made)
    return {field.name: hints[field.name] for field in fields(made)}  # type: ignore[arg-type]


@cache
def needed_keys(made: Callable[..., Any]) -> frozenset[str]:
    """Those that must be there."""
    made_of = fields(made)  # type: ignore[arg-type]
    return frozenset(f.name for f in made_of if f.default is MISSING and f.default_factory is MISSING)


def check_keys(
    file: CatalogueFile,
    table: Mapping[str, Any],
    known: Collection[str],
    needed: Collection[str],
    step: int | None = None,
    near: str = "",
) -> bool:
    """Whether the table has those keys that it needs, and no others. What is wrong is noted in the file."""
    strange, missing = sorted(table.keys() - set(known)), sorted(set(needed) - table.keys())
    meant = likely(strange, missing)
    for key in strange:
        expected = repr(meant[key]) if key in meant else f"some of {', '.join(sorted(known))}"
        file.wrong(f"unknown key {key!r}", expected, key, step)
    for key in (key for key in missing if key not in meant.values()):
        file.wrong(f"missing key {key!r}", "", "", step, near, remedy=f"add {key} = …")
    return not strange and not missing


def value_of(file: CatalogueFile, key: str, value: Any, wanted: Any, step: int | None = None, near: str = "") -> Any:
    """`value` as the type `wanted`; WRONG where it is of another, which is noted in the file."""
    if get_origin(wanted) is tuple and is_dataclass(inner := get_args(wanted)[0]) and isinstance(value, list):
        made = [_inner(file, key, one, inner, step) for one in value]  # type: ignore[arg-type]
        return WRONG if WRONG in made else tuple(made)
    if not _fits(value, wanted):
        file.wrong(f"{key} = {value!r}", form_of(wanted), key, step, near)
        return WRONG
    if wanted == Conditions:
        return {path: tuple(one) if isinstance(one, list) else one for path, one in value.items()}
    return tuple(value) if isinstance(value, list) else value


def form_of(wanted: Any) -> str:
    """What a key of this type says, in words."""
    return _SAYS.get(wanted, "a list of tables")


def _inner(file: CatalogueFile, key: str, table: Any, made: Callable[..., Any], step: int | None) -> Any:
    """One table of a list, such as a line of a review."""
    if not isinstance(table, dict):
        file.wrong(f"{key}: {table!r}", "a table", key, step)
        return WRONG
    near = next((value for value in table.values() if isinstance(value, str)), "")
    known = keys_of(made)
    whole = check_keys(file, table, known, needed_keys(made), step, near)
    given = {name: value_of(file, name, one, known[name], step, near) for name, one in table.items() if name in known}
    return made(**given) if whole and WRONG not in given.values() else WRONG


def _fits(value: Any, wanted: Any) -> bool:
    if wanted == tuple[int, int]:
        return isinstance(value, list) and len(value) == 2 and all(type(one) is int for one in value)
    if wanted in (tuple[str, ...], tuple[int, ...]):
        return isinstance(value, list) and all(_fits(one, get_args(wanted)[0]) for one in value)
    if wanted == Mapping[str, str]:
        return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    if wanted == Conditions:
        return isinstance(value, dict) and all(_fits(one, str) or _fits(one, tuple[str, ...]) for one in value.values())
    return type(value) is wanted
