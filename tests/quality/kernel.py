"""The part of docs/devices.md that tells what was seen behind a real kernel, and when."""

from collections.abc import Iterator

from tests.vm.result import Result

TITLES = {"en": "Behind a real kernel", "zh": "在真正的内核后面"}
SAYS = {
    "en": "`sh packaging/test.sh --vm` starts Debian in QEMU and plugs USB devices made of software into it: its kernel"
    " and udev make ports of them, and the product opens these as the terminal's own user. What was not seen so: any"
    " machine that is sold, its timing, its power, its firmware. A device whose plug was put back has five seconds to"
    " be ready again; on a loaded machine the limit is five seconds times the load of each processor.",
    "zh": "`sh packaging/test.sh --vm` 在 QEMU 里启动 Debian，把软件做成的 USB 设备插进去：端口由它的内核和 udev 建立，"
    "程序以终端自己的用户身份打开。这样看不到的：任何一种市售机器，以及它的时序、供电和固件。"
    "重新插上的设备要在 5 秒内就绪；机器有负载时，限度是 5 秒乘以每个处理器的负载。",
}
LAST = {
    "en": "Last whole run: {day}, kernel {kernel}, QEMU {qemu}, {how}, {processors} processors under a load of {load}.",
    "zh": "最近一次完整运行：{day}，内核 {kernel}，QEMU {qemu}，{how}，{processors} 个处理器，负载 {load}。",
}
HOW = {
    "en": {True: "with KVM", False: "every instruction translated (TCG)"},
    "zh": {True: "用 KVM", False: "每条指令都经翻译（TCG）"},
}
HEADS = {
    "en": "| test | result | seconds | ready again, seconds after its plug was put back |",
    "zh": "| 测试 | 结果 | 秒 | 重新插上后几秒就绪 |",
}
RESULTS = {"en": ("passed", "failed"), "zh": ("通过", "失败")}


def on_a_kernel(language: str, result: Result) -> Iterator[str]:
    """`language`: en or zh."""
    last = LAST[language].format(
        day=result.day,
        kernel=result.kernel,
        qemu=result.qemu,
        how=HOW[language][result.acceleration == "kvm"],
        processors=result.processors,
        load=f"{result.load:.1f}",
    )
    yield f"\n## {TITLES[language]}\n\n{SAYS[language]}\n\n{last}\n\n{HEADS[language]}\n|---|---|---|---|\n"
    passed, failed = RESULTS[language]
    for test, seconds in result.tests.items():
        told = f"{passed} | {seconds:.1f}" if seconds >= 0 else f"{failed} |"
        again = f"{result.again[test]:.1f}" if test in result.again else ""
        yield f"| `tests/vm/{test}` | {told} | {again} |\n"
