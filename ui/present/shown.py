"""A Screen as the map QML reads: every text said in the reader's words. Pure; knows no Qt and no pixels."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from kiosk.model.frozen import dataclass
from kiosk.model.screen import Action, Item, Keys, Screen, Stage
from kiosk.model.text import Text
from ui.present.localizer import Localizer, frame_text, state_word
from ui.present.view_model import ALL, Shown, on_shelf
from ui.theme.reader import CONTRASTS, LANGUAGES, SIZES, Reader

FRAME_WORDS = [
    "back",
    "home",
    "elder",
    "voice",
    "display",
    "display-title",
    "display-note",
    "display-language",
    "display-language-other",
    "display-size",
    "display-size-other",
    "display-sample",
    "display-contrast",
    "display-contrast-other",
    "display-usual",
    "display-done",
    "help",
    "previous",
    "next",
    "more-services",
    "all",
    "alternatives",
    "other-ways",
    "number",
    "scan",
    "phone",
    "for-you",
    "trouble",
    "look",
    "slip-code",
    "not-yet",
    "mark",
    "done",
    "waiting",
    "stages",
    "line-down",
]
HIDDEN = "●"
HIDDEN_FREE = "○"  # one digit still to come that will be hidden: as wide as what takes its place
FREE = "_"  # one digit still to come


@dataclass(frozen=True, slots=True)
class FrameStatus:
    """What the frame says on every screen."""

    place: Text
    machine: str
    phone: str = ""
    places: Mapping[str, Text] = field(default_factory=dict)  # the place in other languages, where it has a name there


SaidItems = dict[str, tuple[Item, Shown, Shown]]
"""By the id of an item: what it was, how it is shown, and what of it is said otherwise."""
_DEVICES = {
    "IDC": "id_card",
    "SCN": "scanner",
    "CAM": "scanner",
    "PRN": "receipt_printer",
    "PAG": "page_printer",
}
# A tick is a promise: only what is known to be safe gets one.
_MARKS = {"kept": "done", "lost": "bad", "": ""}


def shown_screen(screen: Screen, status: FrameStatus, localizer: Localizer, offers: Shown) -> Shown:
    """The map one QML page is made from.

    `offers` is what `shown_offers` makes of the services that the screen offers.
    """
    return {
        "kind": screen.kind,
        "key": _page_key(screen),
        "title": localizer.say(screen.title),
        "where": localizer.say(screen.where),
        **_stage(screen.stage, localizer),
        "body": [localizer.say(text) for text in screen.body],
        "marks": [_MARKS[promise] for promise in screen.promises],
        "items": [_item(item, localizer) for item in screen.items if not _is_offer(item, screen)],
        **offers,
        "actions": [_action(action, localizer) for action in _offered(screen, localizer)],
        "exit": _exit(screen, localizer),
        "typing": _typing(screen.keys, localizer) if screen.keys else None,
        **_pointed_at(screen, localizer),
        "notice": localizer.say(screen.notice),
        "reminder": localizer.say(screen.reminder),
        "qr": screen.qr.text if screen.qr else "",
        "number": screen.number.text if screen.number else "",
        "began": screen.began,
        "moves": screen.moves,
        "code": _code(screen.code, status, localizer),
        "canLeave": screen.can_leave,
        "canGoBack": screen.can_go_back and screen.can_leave,
        "spoken": offers["spoken"] | _spoken((_said_of(screen.stage), *_sentences(screen)), localizer),
    }


def _page_key(screen: Screen) -> str:
    """It stays the same while the citizen is on the same page."""
    stage = screen.stage
    return f"{screen.kind}/{screen.where and screen.where.key}/{stage and stage.at}/{screen.title.key}"


def _stage(stage: Stage | None, localizer: Localizer) -> Shown:
    """How far the visit has come."""
    return {
        "stage": localizer.say(_said_of(stage)),
        "at": stage.at if stage else 0,
        "stages": [localizer.say(name) for name in stage.names] if stage else [],
    }


def _said_of(stage: Stage | None) -> Text | None:
    return frame_text("stage", at=stage.at, of=stage.of, label=stage.label) if stage else None


def _pointed_at(screen: Screen, localizer: Localizer) -> Shown:
    """The device that the page speaks of, and where its light is; said, too, where something is wrong with it."""
    device = screen.device or _device_of(screen.code)
    here = frame_text(f"here-{device}") if device else None
    return {
        "device": device,
        "here": localizer.say(frame_text("stays") if screen.stays else here if screen.device else None),
        "hereSaid": localizer.words.say(here, elder=localizer.elder, spoken=True) if here else "",
    }


def _sentences(screen: Screen) -> Iterator[Text | None]:
    """What may have other words where it is said. Not the services on offer: those are known already."""
    yield from (screen.title, screen.where, screen.notice, screen.reminder, *screen.body)
    for item in screen.items:
        if not _is_offer(item, screen):
            yield from _sentences_of(item)
    for action in screen.actions:
        yield from (action.label, action.note)


def _sentences_of(item: Item) -> tuple[Text | None, ...]:
    return item.label, item.value, item.note, item.chip


def _spoken(texts: Iterable[Text | None], localizer: Localizer) -> Shown:
    return {shown: said for text in texts for shown, said in localizer.spoken(text).items()}


def frame_words(status: FrameStatus, reader: Reader, localizer: Localizer) -> Shown:
    """The words of the frame and of its parts, by name."""
    words: Shown = {name.replace("-", "_"): localizer.frame(name) for name in FRAME_WORDS}
    words["remove"] = localizer.frame("delete")  # a name that QML can have
    words["brand"] = localizer.frame("brand")
    place = status.places.get(localizer.words.language, status.place)
    machine = Text("frame-machine", {"number": status.machine}, private=False)
    words["place"] = localizer.frame("place", place=place, machine=machine)
    words["machine"] = localizer.frame("machine", number=status.machine)
    words["site"] = localizer.say(place)
    words["choose_again"] = localizer.frame("choose-again", back=Text("frame-back", private=False))
    words["page"] = localizer.frame("page", at="%1", count="%2")  # the pager knows the two numbers
    words["phone_number"] = status.phone
    words["digits"] = [localizer.frame("digit", digit=str(digit)) for digit in range(10)]
    return words | _settings(reader, localizer)


def _settings(reader: Reader, localizer: Localizer) -> Shown:
    """How one can read, by name, and how it is read now."""
    return {
        "language": reader.language,
        "languages": list(LANGUAGES),
        "languageLabels": [localizer.frame(f"language-{language}") for language in LANGUAGES],
        "size": SIZES[reader.elder],
        "sizes": list(SIZES),
        "sizeLabels": [localizer.frame(f"size-{size}") for size in SIZES],
        "contrast": reader.contrast,
        "contrasts": list(CONTRASTS),
        "contrastLabels": [localizer.frame(f"contrast-{contrast}") for contrast in CONTRASTS],
    }


def _device_of(code: str) -> str:
    """What is drawn where a problem is told; nothing where it is no device's."""
    return _DEVICES.get(code.partition("-")[0], "")


def _item(item: Item, localizer: Localizer) -> Shown:
    return {
        "key": item.id,
        "label": localizer.say(item.label),
        "value": localizer.say(item.value, reveal=item.revealed),
        "note": localizer.say(item.note),
        "chip": localizer.say(item.chip),
        "icon": item.icon,
        "state": item.state,
        "stateWord": state_word(item.state, localizer),
        "groups": item.group.split(),
        "actions": [_action(action, localizer) for action in item.actions],
    }


def _offered(screen: Screen, localizer: Localizer) -> list[Action]:
    """Elder mode is not offered to somebody who reads in it already. The way out of a greeting stands in the header."""
    return [
        action
        for action in screen.actions
        if not (action.id == "elder" and localizer.elder) and not _leaves_home(action, screen)
    ]


def _exit(screen: Screen, localizer: Localizer) -> str:
    return next((localizer.say(action.label) for action in screen.actions if _leaves_home(action, screen)), "")


def _leaves_home(action: Action, screen: Screen) -> bool:
    return screen.kind == "home" and action.id == "home"


def _action(action: Action, localizer: Localizer) -> Shown:
    return {
        "key": action.id,
        "label": localizer.say(action.label),
        "note": localizer.say(action.note),
        "icon": action.icon,
        "primary": action.primary,
        "ready": action.ready,
    }


def _is_offer(item: Item, screen: Screen) -> bool:
    """The home screen offers services; what is bad there is said of the card and offers nothing."""
    return screen.kind == "home" and item.state != "bad"


def offered(screen: Screen) -> tuple[Item, ...]:
    """The services that this screen offers."""
    return tuple(item for item in screen.items if _is_offer(item, screen))


def shown_offers(items: Sequence[Item], localizer: Localizer, said: SaidItems) -> Shown:
    """The services, and the groups they are chosen from. `said`: what was said of them before in this way."""
    for item in items:
        if item.id not in said or said[item.id][0] != item:
            said[item.id] = item, _item(item, localizer), _spoken(_sentences_of(item), localizer)
    offers = [said[item.id][1] for item in items]
    shelves = list(dict.fromkeys(group for offer in offers for group in offer["groups"]))
    return {
        "offers": offers,
        "counts": {shelf: len(on_shelf(offers, shelf)) for shelf in (ALL, *shelves)},
        "shelves": shelves,
        "shelfLabels": [localizer.say(Text(f"group-{shelf}", private=False)) for shelf in shelves],
        "spoken": {shown: aloud for item in items for shown, aloud in said[item.id][2].items()},
    }


def _typing(keys: Keys, localizer: Localizer) -> Shown:
    """`longest` is as wide as the value can become: the size of its letters follows from it and then stays."""
    typed = keys.value.text
    spoken = localizer.frame("typed", count=len(typed)) if keys.secret else typed
    shown, free = (HIDDEN * len(typed), HIDDEN_FREE) if keys.secret else (typed, FREE)
    return {
        "value": grouped(shown, keys.grouping, keys.least or keys.length, free),
        "longest": grouped((HIDDEN if keys.secret else "0") * keys.length, keys.grouping, keys.length),
        "spoken": spoken if typed else localizer.frame("typed-none"),
        "label": localizer.say(keys.label),
        "hint": localizer.say(keys.hint),
        "note": localizer.say(keys.note),
        "secret": keys.secret,
    }


def grouped(value: str, grouping: tuple[int, ...], length: int, free: str = FREE) -> str:
    """`138` with (3, 4, 4) and 11 -> `138 ____ ____`: typed and still free places, spaced for reading."""
    places, pieces = value + free * (length - len(value)), []
    for size in grouping:
        pieces.append(places[:size])
        places = places[size:]
    return " ".join(piece for piece in (*pieces, places) if piece)


def _code(code: str, status: FrameStatus, localizer: Localizer) -> str:
    if not code:
        return ""
    args: Mapping[str, Any] = {"code": code, "phone": status.phone}
    return localizer.frame("code-phone", **args) if status.phone else localizer.frame("code", code=code)
