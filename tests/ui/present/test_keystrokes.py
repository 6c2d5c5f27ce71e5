"""Which keys a person has pressed, and which a machine types."""

from ui.present.keystrokes import MACHINE_S, Keystrokes


def test_keys_that_come_faster_than_a_finger_are_a_machines_and_said_once_a_burst() -> None:
    now, bursts = [0.0], []
    keys = Keystrokes(lambda: now[0], lambda: bursts.append(now[0]))

    def after(seconds: float) -> bool:
        now[0] += seconds
        return keys.typed_by_machine()

    assert not after(1.0)
    assert after(0.001)
    assert after(0.03)
    assert len(bursts) == 1
    assert not after(MACHINE_S + 0.001)
    assert not after(0.1)
    assert after(0.02)
    assert len(bursts) == 2
