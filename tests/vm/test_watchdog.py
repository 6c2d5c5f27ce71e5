"""Watchdogs of the kernel, and the real systemd: they notice a terminal that hangs, and miss none that ends in order.

There are two: the one in the chip set that QEMU plays (iTCO_wdt), and the kernel's own (softdog).
"""

from collections.abc import Iterator

import pytest

from tests.vm.jobs import Job
from tests.vm.machine import HOME, MOUNTS, PYTHON_PATH, Freezer, Machine
from tests.vm.settings import CONFIG, configure, doctor

SOFTDOG = "/dev/watchdog1"
NAMES = {"/dev/watchdog": "iTCO_wdt", SOFTDOG: "Software Watchdog"}
STATES = {"/dev/watchdog": "/sys/class/watchdog/watchdog0/state", SOFTDOG: "/sys/class/watchdog/watchdog1/state"}
RULE = "packaging/udev/70-suizhu-watchdog.rules"
UNIT = "packaging/systemd/suizhu.service"
SECONDS = "20"
PROGRAM = "tests.vm.guest.watched"
SAID = "/run/said"
# The unit as it is shipped, but for who it is, where it stands and how long it may be silent.
HERE = f"""\
[Unit]
DefaultDependencies=no
[Service]
User=kiosk
WorkingDirectory={HOME}
WatchdogSec=8
ExecStart=
ExecStart=/bin/sh -c 'cd {MOUNTS["project"]} && PYTHONPATH={PYTHON_PATH} exec python3 -m {PROGRAM} >{SAID}'
"""


def with_rule(machine: Machine) -> Machine:
    """For the watchdogs' files the rule of the package was put in place, before softdog came."""
    rule = "/etc/udev/rules.d/70-suizhu-watchdog.rules"
    machine.run("sh", "-ec", f"sed s/suizhu/kiosk/ {RULE} >{rule}; udevadm control --reload; modprobe softdog")
    machine.run("udevadm", "trigger", "--action=add", "--settle", "/sys/class/misc/watchdog")
    machine.wait_for(SOFTDOG)
    return machine


@pytest.fixture(scope="module")
def watched(machine: Machine) -> Machine:
    return with_rule(machine)


class Terminal:
    """A program that feeds it. `found`: what it says of the watchdog."""

    def __init__(self, machine: Machine, device: str, user: str = "kiosk", seconds: str = SECONDS) -> None:
        self._machine = machine
        self.job = machine.product(PROGRAM, device, seconds, user=user)
        self._number = self.job.line().removeprefix("up as ")
        self.found = self.job.line()

    def hang(self) -> None:
        self._signal("USR1")

    def end(self) -> None:
        self._signal("TERM")
        assert self.job.end() == ["stopped"]

    def _signal(self, name: str) -> None:
        self._machine.run("sh", "-c", f"kill -{name} {self._number}")


def state(machine: Machine, device: str) -> str:
    (said,) = machine.run("cat", STATES[device])
    return said


each = pytest.mark.parametrize("device", NAMES, ids=["chip-set", "softdog"])


@each
def test_the_terminal_s_user_feeds_it_and_an_end_in_order_stops_it(watched: Machine, device: str) -> None:
    terminal = Terminal(watched, device)
    assert terminal.found == f"fed: {NAMES[device]}, {SECONDS} s"
    assert state(watched, device) == "active"
    other = Terminal(watched, device)
    assert other.found == f"WDG-03: {device}: in use by another program"
    other.end()
    assert state(watched, device) == "active"
    terminal.end()
    assert state(watched, device) == "inactive"


@each
def test_a_killed_terminal_leaves_it_counting_and_the_next_one_takes_it_over(watched: Machine, device: str) -> None:
    killed = Terminal(watched, device)
    assert killed.found.startswith("fed: ")
    killed.job.stop()
    assert state(watched, device) == "active"
    assert "watchdog did not stop!" in watched.console()
    following = Terminal(watched, device)
    assert following.found.startswith("fed: ")
    following.end()
    assert state(watched, device) == "inactive"


def test_a_user_who_may_not_open_it_and_seconds_that_it_does_not_count_are_told(watched: Machine) -> None:
    stranger = Terminal(watched, SOFTDOG, user="nobody")
    may_not = f"WDG-02: {SOFTDOG}: user nobody is not in its group: sudo usermod -aG kiosk nobody"
    assert stranger.found.startswith(may_not)
    stranger.end()
    terminal = Terminal(watched, SOFTDOG, seconds="70000")
    assert terminal.found == f"WDG-04: {SOFTDOG}: 70000 s wanted, it counts {SECONDS} s (Invalid argument)"
    terminal.end()


def test_the_doctor_finds_it_and_does_not_start_it(watched: Machine) -> None:
    configure(watched, {})
    watched.run("sh", "-c", f'printf "[watchdog]\\ndevice = \\"{SOFTDOG}\\"\\n" >>{CONFIG}')
    (told,) = (line for line in doctor(watched) if "watchdog" in line)
    assert told.startswith("ok       watchdog ")
    assert f"{SOFTDOG} is there, and may be opened" in told
    assert state(watched, SOFTDOG) == "inactive"


@pytest.fixture
def service(machine: Machine) -> Iterator[Job]:
    """The unit of the package, not started; what its program prints."""
    folder = "/run/systemd/system"
    machine.run("sh", "-ec", f"mkfifo {SAID}; chown kiosk {SAID}; cp {UNIT} {folder}; mkdir {folder}/suizhu.service.d")
    machine.put(f"{folder}/suizhu.service.d/here.conf", HERE)
    machine.run("systemctl", "daemon-reload")
    heard = machine.start("sh", "-c", f"exec cat <>{SAID}")  # it goes on where the program has ended
    yield heard
    heard.stop()


def shown(machine: Machine, *properties: str) -> list[str]:
    return machine.run("systemctl", "show", "--value", f"--property={','.join(properties)}", "suizhu.service")


def test_systemd_waits_until_it_is_ready_starts_a_hanging_one_again_and_is_told_of_the_end(
    machine: Machine, service: Job
) -> None:
    machine.run("systemctl", "start", "--job-mode=ignore-dependencies", "suizhu.service")
    assert service.line().startswith("up as ")
    assert shown(machine, "ActiveState") == ["active"]
    assert shown(machine, "StatusText") == ["running; nothing is known to be wrong"]
    machine.run("systemctl", "kill", "--signal=SIGUSR1", "suizhu.service")
    assert service.line().startswith("up as ")  # anew
    assert shown(machine, "NRestarts") == ["1"]
    machine.run("systemctl", "stop", "--job-mode=ignore-dependencies", "suizhu.service")
    assert service.line() == "stopped"
    assert shown(machine, "ActiveState") == ["inactive"]
    assert shown(machine, "Result") == ["success"]


def test_a_terminal_that_hangs_has_the_machine_restarted(pytestconfig: pytest.Config) -> None:
    with with_rule(Freezer(pytestconfig.getoption("--vm")).thaw()) as alone:
        terminal = Terminal(alone, SOFTDOG, seconds="10")
        assert terminal.found == "fed: Software Watchdog, 10 s"
        terminal.hang()
        assert alone.monitor.end() == "guest-reset"
