"""What boards there are, as data. Knows no port and no byte."""

from collections.abc import Mapping
from typing import NamedTuple


class Model(NamedTuple):
    protocol: str  # the module of this folder that speaks it; loaded where such a board is
    channels: int  # that such a board has at most


MODELS: Mapping[str, Model] = {"lcus": Model("lcus", 8), "modbus": Model("modbus", 16)}
