"""The same page in other words: what of a shown screen is said otherwise, while all of its parts stay. Knows no Qt."""

from collections.abc import Mapping, Sequence
from typing import Any

Shown = dict[str, Any]

# Of a screen, an entry, an action and a field: only these may differ.
_OF_SCREENS = ("title", "where", "stage", "exit", "here", "hereSaid", "notice", "reminder", "code")
_OF_PARTS = ("label", "value", "note", "chip", "stateWord", "longest", "spoken", "hint")
WORDS = frozenset((*_OF_SCREENS, *_OF_PARTS))
UNSEEN = "spoken"  # of a field: as nothing is drawn of it, it may also come and go
SENTENCES = frozenset(("body", "stages", "shelfLabels"))
PARTS = frozenset(("items", "actions", "typing", "offers", "spoken"))  # of a screen
_WITHIN = frozenset(("actions",))  # of an entry


def said_otherwise(screen: Shown, before: Shown) -> Shown | None:
    """What to put on the screen that stands, by names and numbers of its parts; None: another screen has to be made,
    because more than words differs, or a word comes or goes. Both are maps of `ui.present.shown.shown_screen`.
    """
    if not screen.get("key") or screen["key"] != before.get("key"):
        return None
    said = _other_words(screen, before, PARTS)
    typing = _other_words(screen["typing"] or {}, before["typing"] or {})
    items = _others(screen["items"], before["items"])
    actions = _others(screen["actions"], before["actions"])
    if said is None or typing is None or items is None or actions is None or not _spoken_alike(screen, before):
        return None
    spoken = None if screen["spoken"] == before["spoken"] else screen["spoken"]  # none said otherwise is a change too
    offers = screen["offers"] != before["offers"]
    return {"said": said, "typing": typing, "items": items, "actions": actions, "spoken": spoken, "offers": offers}


def _other_words(values: Mapping[str, Any], before: Mapping[str, Any], parts: frozenset[str] = _WITHIN) -> Shown | None:
    """Of these alone, not of their `parts`."""
    if values.keys() != before.keys():
        return None
    other = {name: said for name, said in values.items() if name not in parts and said != before[name]}
    return other if all(_stays(name, said, before[name]) for name, said in other.items()) else None


def _stays(name: str, said: Any, before: Any) -> bool:
    """Whether there are words in the same places as before."""
    if name in SENTENCES:
        return [bool(one) for one in said] == [bool(one) for one in before]
    return name == UNSEEN or (name in WORDS and bool(said) == bool(before))


def _others(parts: Sequence[Shown], before: Sequence[Shown]) -> list[Shown] | None:
    """Those of the entries or actions that say something else, with where they stand."""
    if len(parts) != len(before):
        return None
    others = []
    for at, (part, old) in enumerate(zip(parts, before, strict=True)):
        said, actions = _other_words(part, old), _others(part.get("actions", ()), old.get("actions", ()))
        if said is None or actions is None:
            return None
        if said or actions:
            others.append({"at": at, "said": said, "actions": actions})
    return others


def _spoken_alike(screen: Shown, before: Shown) -> bool:
    """What is written as before is said as before: nobody would ask again how it is said."""
    old = before["spoken"]
    return all(old.get(text, said) == said for text, said in screen["spoken"].items())
