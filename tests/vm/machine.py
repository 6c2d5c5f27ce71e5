"""The guest's machine: QEMU, its monitor, the agent in the guest, and what stands for its USB ports.

A machine that has started is frozen once: its memory into a file, its disk as it is then. Every test thaws that again
in a second or two, and nothing that it does there outlasts it.
"""

import contextlib
import hashlib
import os
import select
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.vm.jobs import LINE_S, Agent, Job
from tests.vm.qmp import Monitor
from ui.speech.lifeline import DIE_WITH_ME

PROJECT = Path(__file__).parents[2]
QEMU = "qemu-system-x86_64"
USB_PORTS = 6
MEMORY_MB = 512
START_S, START_WITH_KVM_S = 300.0, 20.0
THAW_S = 60.0
NODE_S = 20
# Hardware that runs the guest itself, where there is some that does; else QEMU translates each instruction.
KVM, TRANSLATED = "kvm", "tcg,thread=multi,tb-size=256"
KERNEL = (
    "root=/dev/vda rw console=ttyS0 quiet loglevel=4 mitigations=off nokaslr no_timer_check tsc=reliable"
    " random.trust_cpu=on net.ifnames=0 audit=0 systemd.unit=guest-agent.service systemd.show_status=0"
)
# Loaded before the machine is frozen, so that no test waits for them.
MODULES = ("9p", "9pnet_virtio", "usbhid", "hid_generic", "usblp", "cdc_acm", "ftdi_sio", "snd_usb_audio", "evdev")
SHARED = {"project": PROJECT, "packages": Path(sysconfig.get_path("purelib")), "fonts": Path("/usr/share/fonts")}
HOME = "/home/kiosk"  # of the terminal's own user: guest/after.sh
MOUNT_OPTIONS = "trans=virtio,version=9p2000.L,ro,cache=loose,msize=262144"
MOUNTS = {"project": "/opt/suizhu", "packages": "/opt/packages", "fonts": "/usr/share/fonts"}
PYTHON_PATH = f"{MOUNTS['project']}:{MOUNTS['packages']}"


class Machine:
    """One run of the guest. `usb`: sockets; whoever connects to one is plugged into that port."""

    def __init__(self, image: Path, disk: Path, acceleration: str, *more: str) -> None:
        """`image`: the folder with kernel and initrd. `more`: arguments of QEMU."""
        self._folder = Path(tempfile.mkdtemp(prefix="vm-"))  # short: names of sockets must be
        self.heard = self._folder / "heard.wav"  # what its sound card was given, once that is gone
        self.usb = [self._folder / f"usb{number}" for number in range(USB_PORTS)]
        self._lines = {name: _listening(self._folder / name) for name in ("monitor", "agent")}
        command = [*DIE_WITH_ME, QEMU, *self._arguments(image, disk, acceleration), *more]
        with (self._folder / "errors").open("w") as errors:
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors
            )
        self._monitor: Monitor | None = None
        self._agent: Agent | None = None

    def __enter__(self) -> "Machine":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def monitor(self) -> Monitor:
        if self._monitor is None:
            self._monitor = Monitor(self._accepted("monitor"), THAW_S)
        return self._monitor

    @property
    def agent(self) -> Agent:
        if self._agent is None:
            self._agent = Agent(self._accepted("agent"))
        return self._agent

    def start(self, *argv: str, user: str = "root") -> Job:
        """Start a program in the guest, in the project's folder."""
        return self.agent.start(argv, user)

    def run(self, *argv: str, user: str = "root", seconds: float = LINE_S) -> list[str]:
        """The lines that a program in the guest writes. AssertionError: it does not end well."""
        job = self.start(*argv, user=user)
        lines = job.end(seconds)
        assert job.code == 0, (argv, job.code, lines, job.errors)
        return lines

    def now(self) -> float:
        """The guest's own clock, as `Job.at` tells it: seconds since some time before."""
        asked = self.start("true")
        asked.end()
        return asked.at

    def product(self, *words: str, user: str = "kiosk") -> Job:
        """Start one of the product's modules in the guest, as the terminal's own user."""
        return self.start("env", f"PYTHONPATH={PYTHON_PATH}", "python3", "-m", *words, user=user)

    def looks(self, need: str, address: str) -> Job:
        """The terminal's own looks at a device; it writes how that is whenever it changes: `ready`, or a code."""
        return self.product("tests.vm.guest.looks", need, address)

    def serve_chip_cards(self) -> None:
        """Start pcscd. What else a system starts before it does not run in this guest."""
        self.run("systemctl", "start", "--job-mode=ignore-dependencies", "pcscd.socket", "pcscd.service")

    def put(self, path: str, text: str) -> None:
        """A file in the guest that everybody may read."""
        self.run("sh", "-c", 'printf %s "$1" >"$0"', path, text)

    def wait_for(self, node: str, *, gone: bool = False) -> None:
        """Return once udev has made this name of a device, or taken it away."""
        self.run("udevadm", "wait", f"--timeout={NODE_S}", *(["--removed"] if gone else []), node, seconds=NODE_S + 5)

    def add(self, name: str, driver: str, **properties: str) -> None:
        """Plug one of QEMU's own USB devices in: `usb-serial`, `usb-audio`. ValueError: it refuses, and says why."""
        self.monitor.tell("device_add", id=name, driver=driver, bus="usb.0", **properties)

    def remove(self, name: str) -> None:
        self.monitor.tell("device_del", id=name)

    def add_line(self, name: str, line: Path) -> None:
        """An adapter for serial lines (FTDI), at whose other end is a pseudo-terminal of this machine."""
        backend = {"type": "serial", "data": {"device": str(line.resolve())}}
        self.monitor.tell("chardev-add", id=name, backend=backend)
        self.add(f"{name}-adapter", "usb-serial", chardev=name, serial="SIM1")

    def console(self) -> str:
        """What the guest's kernel has said, and QEMU itself."""
        return "".join((self._folder / name).read_text(errors="replace") for name in ("console", "errors"))

    def close(self) -> None:
        """End it as if it lost its power."""
        self._process.kill()
        self._process.wait()
        for one in (self._agent, self._monitor, *self._lines.values()):
            if one is not None:
                one.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _arguments(self, image: Path, disk: Path, acceleration: str) -> Sequence[str]:
        folder = self._folder
        return (
            *("-accel", acceleration, "-cpu", "max", "-M", "q35,usb=off,vmport=off", "-smp", "2", "-m", str(MEMORY_MB)),
            *("-nodefaults", "-no-user-config", "-no-reboot", "-display", "none", "-vga", "none"),
            *("-chardev", f"file,id=console,path={folder}/console", "-serial", "chardev:console"),
            *("-chardev", f"socket,id=agent,path={folder}/agent", "-device", "virtio-serial-pci"),
            *("-device", "virtserialport,chardev=agent,name=tests", "-device", "virtio-rng-pci"),
            *("-qmp", f"unix:{folder}/monitor"),
            *("-drive", f"file={disk},if=none,id=root,format=qcow2,cache=unsafe"),
            *("-device", "virtio-blk-pci,drive=root"),
            *(word for name, folder in SHARED.items() for word in _shared(name, folder)),
            *("-audiodev", f"wav,id=sound,path={self.heard}"),
            *("-device", f"qemu-xhci,id=usb,p2={USB_PORTS + 2},p3=2"),
            *(word for number, path in enumerate(self.usb) for word in _usb(number, path)),
            *("-kernel", str(image / "vmlinuz"), "-initrd", str(image / "initrd"), "-append", KERNEL),
        )

    def _accepted(self, name: str) -> socket.socket:
        """The line of this name, which QEMU takes up as it starts. OSError: it has ended, and what it said."""
        line, ended = self._lines[name], os.pidfd_open(self._process.pid)
        try:
            ready, _, _ = select.select([line.fileno(), ended], [], [])
        finally:
            os.close(ended)
        if line.fileno() not in ready:
            raise OSError(f"{QEMU} has ended: {self.console()}")
        return line.accept()[0]


def _listening(path: Path) -> socket.socket:
    line = socket.socket(socket.AF_UNIX)
    line.bind(str(path))
    line.listen(1)
    return line


def _usb(number: int, path: Path) -> Sequence[str]:
    chardev = f"socket,id=usb{number},path={path},server=on,wait=off"
    return "-chardev", chardev, "-device", f"usb-redir,chardev=usb{number}"


def _shared(name: str, folder: Path) -> Sequence[str]:
    return ("-virtfs", f"local,path={folder},mount_tag={name},security_model=none,readonly=on,multidevs=remap")


class Freezer:
    """Where the frozen machine lies. It is frozen anew where what it is made of has changed."""

    def __init__(self, image: Path) -> None:
        self._image = image
        self.folder = image / "frozen"
        version = subprocess.run([QEMU, "--version"], capture_output=True, check=True).stdout
        parts = (image / "built", Path(__file__), PROJECT / "tests/vm/guest/agent.py")
        self._made_of = hashlib.sha256(version + b"".join(path.read_bytes() for path in parts)).hexdigest()

    def thaw(self) -> Machine:
        """A machine as it was when it was frozen; its clock is set, and the project is mounted."""
        self.freeze()
        machine = Machine(self._image, self.folder / "disk", self.acceleration(), "-snapshot", "-incoming", "defer")
        with contextlib.ExitStack() as unless_thawed:
            unless_thawed.callback(machine.close)
            machine.monitor.migrate("migrate-incoming", f"exec:cat '{self.folder}/memory'")
            _mount(machine)
            unless_thawed.pop_all()
        return machine

    def acceleration(self) -> str:
        """KVM or TRANSLATED: by which of them the guest was started. OSError: it was not yet."""
        return (self.folder / "acceleration").read_text()

    def freeze(self) -> None:
        """Start the guest and freeze it, unless that has been done. Takes a minute without KVM."""
        with contextlib.suppress(OSError):
            if (self.folder / "made_of").read_text() == self._made_of:
                return
        making = self._image / f"freezing.{os.getpid()}"  # two runs at once do not spoil each other's
        making.mkdir(parents=True)
        try:
            acceleration = self._freeze_into(making)
            (making / "acceleration").write_text(acceleration)
            (making / "made_of").write_text(self._made_of)
            shutil.rmtree(self.folder, ignore_errors=True)
            making.rename(self.folder)
        finally:
            shutil.rmtree(making, ignore_errors=True)

    def _freeze_into(self, folder: Path) -> str:
        """By which means the guest was started."""
        tries = [(KVM, START_WITH_KVM_S)] if os.access("/dev/kvm", os.W_OK) else []
        for acceleration, seconds in (*tries, (TRANSLATED, START_S)):
            disk = folder / "disk"
            backing = ("-F", "raw", "-b", str(self._image / "root.img"))
            subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", *backing, str(disk)], check=True)
            with Machine(self._image, disk, acceleration) as machine:
                if not machine.agent.wait_until_up(seconds):
                    said = machine.console()
                    continue
                machine.run("modprobe", "--all", *MODULES)
                machine.run("sync")
                machine.monitor.tell("stop")  # nothing of it goes on meanwhile
                machine.monitor.migrate("migrate", f"exec:cat > '{folder}/memory'")
            return acceleration
        raise TimeoutError(f"the guest has not started: {said}")


def _mount(machine: Machine) -> None:
    machine.monitor.tell("cont")
    machine.agent.set_clock(time.time())
    mounts = (f"mkdir -p {folder} && mount -t 9p -o {MOUNT_OPTIONS} {name} {folder}" for name, folder in MOUNTS.items())
    machine.run("sh", "-ec", "; ".join(mounts))


if __name__ == "__main__":
    Freezer(Path(sys.argv[1])).freeze()
