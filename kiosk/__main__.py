"""`kiosk run`, `kiosk doctor`, `kiosk parked` and `kiosk release`.

The first frame comes before everything else: a splash shows the home screen as the last start left it, while a
thread imports the terminal behind it. Only what the splash needs is imported here.
"""

import argparse
import importlib
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QUICK_BACKEND", "software")  # before Qt is loaded: terminals have no usable GPU

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from ui.splash import Splash, place_of, remembered

TERMINAL = "kiosk.app.terminal"
EXAMINE = "kiosk.app.examine"
PREVIEW = "kiosk.app.preview"
RELEASE = "kiosk.technician.parked_commands"
ENDS = """\
exit codes: 0 all well; 1 something is not well, as it is said (doctor, parked), or the program ended by a mistake of
its own (run); 2 the command line, the settings or a service file is wrong, or the queue, another file or the running
terminal cannot be used or does not answer.

examples:
  kiosk doctor --config /etc/suizhu/kiosk.toml
  kiosk run --config /etc/suizhu/kiosk.toml
  kiosk release --config /etc/suizhu/kiosk.toml --key 1f00c3-12/keep
"""
TECHNICIANS = ("zh-Hans", "en")  # languages of the doctor
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class Opening(QObject):
    """Brings up the terminal of one configuration. `status` is the exit code should that fail."""

    imported = Signal()

    def __init__(self, config: Path) -> None:
        super().__init__()
        self.kiosk: Any = None
        self.splash: Splash | None = None
        self.status = 0
        self._config = config
        self.imported.connect(self._open)  # queued: it comes from the importing thread
        what = remembered(place_of(config))
        if what is None:
            self._import()
        else:
            self.splash = Splash(what)
            threading.Thread(target=self._import, name="imports", daemon=True).start()

    def _import(self) -> None:
        importlib.import_module(TERMINAL)
        self.imported.emit()

    def _open(self) -> None:
        try:
            self.kiosk = importlib.import_module(TERMINAL).open_terminal(self._config, self.splash)
        except (ValueError, OSError) as error:
            self._end(2, f"kiosk: {error}")
        except Exception as error:  # never a window that nobody stands behind: whoever watches this starts it anew
            sys.excepthook(type(error), error, error.__traceback__)
            self._end(1, "kiosk: ended by a mistake in the program")

    def _end(self, status: int, words: str) -> None:
        print(words, file=sys.stderr)
        self.status = status
        if self.splash:  # then the event loop runs already
            QGuiApplication.exit(status)


def run(config: Path) -> int:
    """Show the terminal until it is stopped by a signal. 2: the configuration or the catalogue is wrong."""
    if words := _in_the_way(config):
        print(f"kiosk: {words}", file=sys.stderr)
        return 2
    app = QGuiApplication(sys.argv[:1])
    opening = Opening(config)
    if opening.status:
        return opening.status
    for stopping in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stopping, lambda *_: app.quit())
    status = app.exec()
    if opening.kiosk is not None:
        opening.kiosk.stop()
    return status


def _in_the_way(config: Path) -> str:
    """Why there can be no window; Qt would end the program without a word of ours."""
    if not config.is_file():
        return f"{config}: no such file; --config names the terminal's settings"
    if sys.platform == "linux" and not any(map(os.environ.get, DISPLAYS)):
        return f"no display here: expected one of {', '.join(DISPLAYS)} in the environment"
    return ""


def doctor(config: Path, language: str = "", *, as_list: bool = False) -> int:
    return _told(lambda: importlib.import_module(EXAMINE).examine(config, language=language, as_list=as_list))


def parked(config: Path) -> int:
    return _told(lambda: importlib.import_module(RELEASE).list_parked(config))


def release(config: Path, keys: list[str]) -> int:
    return _told(lambda: importlib.import_module(RELEASE).release_parked(config, keys))


def preview(service: str, out: Path) -> int:
    return _told(lambda: importlib.import_module(PREVIEW).preview(service, out))


def _told(act: Callable[[], int]) -> int:
    """The exit code of `act`. 2: settings, queue, a file or the running terminal cannot be used."""
    try:
        status = act()
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return 130  # as a shell says it
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read it has seen enough
        return 0
    except (ValueError, OSError) as error:
        print(f"kiosk: {error}", file=sys.stderr)
    except importlib.import_module("offline_cache.errors").CacheError as error:
        print(f"kiosk: {error}", file=sys.stderr)
    return 2


def _add_catalogue(commands: Any) -> None:
    """`kiosk catalogue …`: for those who prepare services."""
    says = "look at services before citizens do"
    of_catalogue = commands.add_parser("catalogue", help=says, description=f"{says[0].upper()}{says[1:]}.")
    inner = of_catalogue.add_subparsers(dest="catalogue_command", required=True, metavar="COMMAND")
    says = "write the screens, pages and slips of a service, from its own examples"
    command = inner.add_parser("preview", help=says, description=f"{says[0].upper()}{says[1:]}.")
    command.add_argument("service", metavar="SERVICE", help="its id, such as social-insurance-certificate")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for screens/ and papers/")


def main(arguments: list[str] | None = None) -> int:
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="kiosk", description="The Suizhu self-service terminal.", epilog=ENDS, formatter_class=shape
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, run_it, says in (
        ("run", run, "show the terminal"),
        ("doctor", doctor, "say how every part is; exit 1 if one is not well"),
        ("parked", parked, "list the records that the back end refused, with their keys; exit 1 if there are any"),
        ("release", release, "put refused records back into delivery, also while the terminal runs"),
    ):
        command = commands.add_parser(
            name, help=says, description=f"{says[0].upper()}{says[1:]}.", epilog=ENDS, formatter_class=shape
        )
        settings = "the terminal's settings (default: kiosk.toml in this folder)"
        command.add_argument("--config", type=Path, default=Path("kiosk.toml"), metavar="FILE", help=settings)
        command.set_defaults(run_it=run_it)
    which = commands.choices["release"].add_mutually_exclusive_group(required=True)
    which.add_argument("--all", action="store_true", help="every refused record")
    says = "this one, as `parked` lists it; may be repeated"
    which.add_argument("--key", action="append", default=[], dest="keys", metavar="KEY", help=says)
    telling = commands.choices["doctor"]
    telling.add_argument("--json", action="store_true", help="a list of findings: part, code, says, action, state")
    says = f"{' or '.join(TECHNICIANS)} (default: Chinese in a Chinese locale, otherwise English)"
    telling.add_argument("--language", choices=TECHNICIANS, default="", metavar="LANGUAGE", help=says)
    _add_catalogue(commands)
    args = parser.parse_args(arguments)
    if not __debug__:
        print("kiosk: run without -O and PYTHONOPTIMIZE: they take the program's assertions away", file=sys.stderr)
        return 2
    match args.command:
        case "catalogue":
            return preview(args.service, args.out)
        case "release":
            return release(args.config, args.keys)
        case "doctor":
            return doctor(args.config, args.language, as_list=args.json)
    status: int = args.run_it(args.config)
    return status


if __name__ == "__main__":
    sys.exit(main())
