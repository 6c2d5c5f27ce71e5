"""Plays what goes wrong on a terminal without a window, and reads what is said of it: on the screen in both languages,
and by the doctor.

Beside what a journey may say, a step says `reads` (sentences that stand there, Chinese or English) and `doctor` (the
code of each part that it names, "" where that part is well again), and before them `until` (what the simulated devices
have come to: `until = { page_printer = { jobs = 2 } }`) and `moved` (the contacts of the cabinet that have moved and
are not back, by the journal).
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from device_sim.world import AT_ONCE, World
from kiosk.app.catalogue import offered
from kiosk.config.settings import Config
from kiosk.config.settings import load as load_config
from kiosk.model.screen import Screen
from kiosk.model.text import Text
from kiosk.queue.keeper import state_path
from kiosk.queue.status_file import read_state
from kiosk.runtime.threads import Threads
from kiosk.technician.doctor import examine
from kiosk.technician.finding import lines
from tests.flows.player import Journey, JourneyError, PatientClock, Player, Tell, journeys
from tests.flows.windowless import BlindHand, windowless
from tests.kiosk.play import words
from ui.theme.reader import LANGUAGES
from ui.words.sentences import STRINGS, TECHNICIAN, Words

FOLDER = Path(__file__).parent / "faults"
KEYS = frozenset({"until", "moved", "reads", "doctor"})
TECHNICIANS = ("zh-Hans", "en")


def faults() -> tuple[Journey, ...]:
    return journeys(FOLDER, KEYS)


class Witness(Player):
    """A citizen who reads, and a technician who asks the doctor of the running terminal."""

    def __init__(self, hand: BlindHand, tell: Tell, clock: PatientClock, config: Config) -> None:
        super().__init__(hand, tell, clock)
        self._config = config
        self._services = offered()

    @property
    def _keywords(self) -> Mapping[str, Callable[[Mapping[str, Any]], object]]:
        return {
            **super()._keywords,
            "until": lambda step: self._until(lambda: self._stands(step["until"]), f"devices at {step['until']}"),
            "moved": lambda step: self._until(
                lambda: self._journal_has() == {*step["moved"]}, f"{step['moved']} moved"
            ),
            "reads": lambda step: self._citizen_reads(step["reads"]),
            "doctor": lambda step: self._technician_reads(step["doctor"]),
        }

    def _stands(self, wanted: Mapping[str, Mapping[str, Any]]) -> bool:
        state = self._tell("world", "state")
        return all(state[device][name] == value for device, said in wanted.items() for name, value in said.items())

    def _journal_has(self) -> set[str]:
        """The contacts that have moved, by its last line of each."""
        diary = [json.loads(line) for line in journal_of(self._config.data.folder).splitlines()]
        last = {line["contact"]: line["moved"] for line in diary if line["what"] == "contact"}
        return {contact for contact, moved in last.items() if moved}

    def _citizen_reads(self, wanted: list[str]) -> None:
        there = {words(language).say(text) for language in LANGUAGES for text in texts_in(self.screen)}
        if missing := [sentence for sentence in wanted if sentence not in there]:
            raise JourneyError(f"expected {missing} on the screen; it says {sorted(there)}")

    def _technician_reads(self, wanted: Mapping[str, str]) -> None:
        def told() -> Mapping[str, str]:
            states = read_state(state_path(self._config)).get("states", {})
            return {part: states[part]["code"] if part in states else "?" for part in wanted}

        self._until(lambda: told() == wanted, f"the doctor to say {wanted}")
        found = [one for one in examine(self._config, self._services, Threads()) if one.part in wanted]
        if any(one.code != wanted[one.part] for one in found):
            raise JourneyError(f"expected {wanted} of the doctor; it says {found}")
        for language in TECHNICIANS:
            say = Words(language, (STRINGS, TECHNICIAN)).say
            acts = [line for line in lines(found, say, language) if "->" in line]
            if len(acts) != sum(map(bool, wanted.values())):
                raise JourneyError(f"expected a line of what to do for each of {wanted}; there is {acts}")


def journal_of(data: Path) -> str:
    """As it is written in the data folder."""
    return (data / "visits.jsonl").read_text(encoding="utf-8")


def texts_in(value: object) -> Iterator[Text]:
    """Every sentence anywhere within a Screen."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts_in(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from texts_in(getattr(value, part.name))


def play_fault(fault: Journey, folder: Path) -> Screen:
    """On a terminal of its own; what stands there then. What is written down holds no crash and no failed task."""
    world, clock = World(folder, speeds=AT_ONCE), PatientClock()
    world.fit_receipt_printer(fault.receipt_printer)
    world.fit_scanner(fault.scanner)
    world.fit_reader(fault.reader)
    world.cabinet.fit(fault.cabinet)
    try:
        with windowless(world, clock, [], lambda _event: None) as terminal:
            config = load_config(folder / "kiosk.toml")
            Witness(BlindHand(terminal), world.tell, clock, config).play(fault)
            stands = terminal.runtime.screen
    finally:
        world.close()
    diary = journal_of(folder / "data").splitlines()
    assert [line for line in diary if json.loads(line)["what"] in ("crash", "task")] == []
    return stands
