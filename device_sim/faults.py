"""What can go wrong on a wire, for every simulated device. First-class, so tests and the dock use the same names."""

import random
from dataclasses import dataclass, field


@dataclass
class LineFaults:
    """Changes what a simulated device sends, on its way to the host."""

    garble_next: int = 0  # so many coming messages get one flipped bit
    drop_after: int | None = None  # the next message ends after so many bytes, then silence
    noise_next: bytes = b""  # comes before the next message
    stalled: bool = False  # everything is swallowed
    late_s: float = 0.0  # everything comes so much later
    piece: int = 0  # messages come in pieces of so many bytes, 1 ms apart
    pull_within: int = 0  # in the middle of the next message of at least so many bytes the plug is pulled; 0: never
    _random: random.Random = field(default_factory=lambda: random.Random(7))

    def pulls(self, data: bytes) -> bool:
        """Whether the plug is pulled in the middle of this message, which counts once."""
        pulled = 0 < self.pull_within <= len(data)
        self.pull_within = 0 if pulled else self.pull_within
        return pulled

    def through(self, data: bytes) -> list[tuple[bytes, float]]:
        """What arrives of `data`: pieces, each with its extra delay in seconds."""
        if self.stalled:
            return []
        if self.garble_next > 0:
            self.garble_next -= 1
            at = self._random.randrange(len(data) // 2, len(data))
            data = data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]
        if self.drop_after is not None:
            data, self.drop_after = data[: self.drop_after], None
        data, self.noise_next = self.noise_next + data, b""
        if not self.piece:
            return [(data, self.late_s)]
        pieces = range(0, len(data), self.piece)
        return [(data[i : i + self.piece], self.late_s + i / self.piece * 0.001) for i in pieces]
