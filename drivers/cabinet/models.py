"""What boards there are, as data. Knows no port and no byte."""

from collections.abc import Mapping
from typing import NamedTuple


class Model(NamedTuple):
    protocol: str  # the module of this folder that speaks it; loaded where such a board is


MODELS: Mapping[str, Model] = {name: Model(name) for name in ("lcus", "modbus")}
