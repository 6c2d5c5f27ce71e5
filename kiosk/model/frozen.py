"""`dataclass` of the standard library for frozen values, most of which is written when the first value is made.

The library writes and compiles six functions for a class as soon as that is imported. A start imports some ninety of
these classes, only half of which it makes a value of: it was a sixth of the time until the home screen could be used.
Here all classes share what need not be written for each, and `__init__` is written when it is called first.
`fields`, `replace`, `asdict`, `match` and pickles find what they find elsewhere.
"""

from dataclasses import MISSING, FrozenInstanceError, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from dataclasses import dataclass as _shape

    def dataclass(*, frozen, slots=False, kw_only=False, init=True):
        """As that of the library, for classes that inherit from no other data class. `frozen` has to be True."""
        if not frozen:
            raise TypeError("what may change is a data class of the standard library")

        def made_of(cls):
            cls.__doc__ = cls.__doc__ or cls.__name__  # or the library describes its signature, which takes long
            made = _shape(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
            made._values = attrgetter(*[one.name for one in fields(made)] or ["__class__"])
            for name, member in _SHARED:
                if name not in vars(cls):  # one may tell itself in another way
                    setattr(made, name, member)
            if init:
                made.__init__ = _written_when_called(made)
            return made

        return made_of


def _written_when_called(made: Any) -> Any:
    def __init__(self: Any, *args: Any, **named: Any) -> None:  # noqa: N807 - becomes the method
        made.__init__ = _written(made)
        made.__init__(self, *args, **named)

    return __init__


def _written(made: Any) -> Any:
    """`__init__` of this class: what the fields are called, in which order, and what they are where nothing is said."""
    known: dict[str, Any] = {"__name__": made.__module__, "_put": object.__setattr__, "_missing": MISSING}
    plain, named, body = ["self"], ["*"], ["pass"]
    for one in fields(made):
        value, default = one.name, ""
        if one.default_factory is not MISSING:
            default, known[f"_make_{one.name}"] = "=_missing", one.default_factory
            value = f"_make_{one.name}() if {one.name} is _missing else {one.name}"
        elif one.default is not MISSING:
            default, known[f"_default_{one.name}"] = f"=_default_{one.name}", one.default
        (named if one.kw_only else plain).append(one.name + default)
        body.append(f"_put(self, {one.name!r}, {value})")
    taken = plain + named if len(named) > 1 else plain
    exec(f"def __init__({', '.join(taken)}):\n " + "\n ".join(body), known)  # noqa: S102 - names of our own fields
    known["__init__"].__qualname__ = f"{made.__qualname__}.__init__"  # so that an error says whose it is
    return known["__init__"]


class _Frozen:
    """What all these classes share. It is put into each, and is the base of none."""

    _values: Any  # of an instance: those of its fields, or of its only one

    def __setattr__(self, name: str, value: Any) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __repr__(self: Any) -> str:
        told = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
        return f"{type(self).__qualname__}({', '.join(told)})"

    def __eq__(self, other: object) -> bool:
        return bool(self._values(self) == self._values(other)) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values(self))

    def __getstate__(self: Any) -> list[Any]:
        return [getattr(self, one.name) for one in fields(self)]

    def __setstate__(self: Any, state: list[Any]) -> None:
        for one, value in zip(fields(self), state, strict=True):
            object.__setattr__(self, one.name, value)


_SHARED = tuple((name, member) for name, member in vars(_Frozen).items() if callable(member))
