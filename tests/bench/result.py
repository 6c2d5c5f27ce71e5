"""One line of a benchmark: our figure beside a named peer's or limit's, measured in the same run."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """`ours` and `peer` are in `unit`; less is better. `goal` is the largest ratio ours / peer we aim at."""

    name: str
    ours: float
    peer: float
    unit: str
    peer_name: str
    goal: float

    @property
    def ratio(self) -> float:
        return self.ours / self.peer

    def line(self) -> str:
        verdict = "within" if self.ratio <= self.goal else "OVER"
        return (
            f"{self.name}: {self.ours:.4g} {self.unit} against {self.peer:.4g} {self.unit} ({self.peer_name})"
            f" = {self.ratio:.3f}; goal <= {self.goal}: {verdict}"
        )
