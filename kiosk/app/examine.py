"""`kiosk doctor`: joins the technician's look at every part with the catalogue and the words, and tells it."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

from drivers.addresses import first_mistake
from drivers.mistake import language_of
from kiosk.app.catalogue import offered
from kiosk.app.sound_check import sound_findings
from kiosk.config.settings import ConfigError
from kiosk.config.settings import load as load_config
from kiosk.problems.table import problem_named
from kiosk.runtime.threads import Threads
from kiosk.technician.doctor import examine as examine_parts
from kiosk.technician.finding import Finding, Says, as_json, ill, lines
from kiosk.visit.service import catalogue_of
from ui.words.sentences import STRINGS, TECHNICIAN, Words


def examine(settings: Path, *, language: str = "", as_list: bool = False) -> int:
    """Say how every part is, for a technician. 0: all well; 1: something is not; 2: the settings are wrong.

    `language`: of a technician; "" for that of the locale. `as_list`: a JSON list instead of lines.
    """
    chosen = language or language_of(os.environ)
    say = Words(chosen, (STRINGS, TECHNICIAN)).say
    try:
        config = load_config(settings, first_mistake)
    except ConfigError as error:  # nothing else can be looked at
        wrong_settings = problem_named("misconfigured", str(error))
        _tell([ill("settings", wrong_settings, told=error.sentence)], say, chosen, as_list=as_list)
        return 2
    try:
        catalogue, wrong = offered(), ""
    except ValueError as error:
        catalogue, wrong = catalogue_of(()), str(error)
    found = examine_parts(config, catalogue, Threads(), wrong, lambda: sound_findings(config))
    _tell(found, say, chosen, as_list=as_list)
    return 1 if any(one.code for one in found) else 0


def _tell(found: Sequence[Finding], say: Says, language: str, *, as_list: bool) -> None:
    if as_list:
        print(json.dumps([as_json(one, say, language) for one in found], ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines(found, say, language)))
