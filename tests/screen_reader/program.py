"""A program as a screen reader finds it on the accessibility bus, and what it can do there: read, and press."""

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MatchRule, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

ACCESSIBLE, ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
APPLICATION = "org.a11y.atspi.Application"
MESSAGES = 0  # of the kinds of locale, as LC_MESSAGES
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
EVENTS = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
HAPPENED = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object")
ANNOUNCED = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
# Numbers of AtspiStateType.
CHECKED, ENABLED, SHOWING = 4, 8, 25
LABELS, LABELLED_BY = 1, 2  # numbers of AtspiRelationType
# What is answered for something that has gone: a property knows the object no more, a method its interface.
GONE = ("org.freedesktop.DBus.Error.UnknownObject", "org.freedesktop.DBus.Error.UnknownInterface")
ANSWER_S = 20.0
SILENCE_S = 0.5
LOOK_S = 1.0  # a program that comes says so; one whose name comes later says nothing
Reference = tuple[str, str]  # name on the bus, path


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that is seen. `label`: it names a field that has the same name."""

    reference: Reference
    role: str
    name: str
    description: str
    states: frozenset[int]
    label: bool

    @property
    def possible(self) -> bool:
        return ENABLED in self.states


class Program:
    """The one of this name. Knows nothing of Qt, QML or how the program is made."""

    def __init__(self, bus: str, name: str) -> None:
        self._bus = open_dbus_connection(bus)
        self._heard = open_dbus_connection(bus)
        self._listen()
        self._root = self._found(name)

    def close(self) -> None:
        self._bus.close()
        self._heard.close()

    @property
    def language(self) -> str:
        """In which its texts are, as `zh_CN`: by this a screen reader chooses its voice."""
        return str(self._call(self._root, APPLICATION, "GetLocale", "u", (MESSAGES,))[0])

    def nodes(self) -> list[Node]:
        """What is seen, in the order in which it is read; the first is the window."""
        while True:
            try:
                return list(self._below(self._root))
            except DBusErrorResponse as error:
                if error.name not in GONE:  # another page came while this one was read
                    raise

    def press(self, node: Node) -> None:
        """AssertionError: it cannot be pressed."""
        names = [name for name, _, _ in self._call(node.reference, ACTION, "GetActions")[0]]
        assert "Press" in names, node
        self._call(node.reference, ACTION, "DoAction", "i", (names.index("Press"),))

    def await_change(self, seconds: float) -> None:
        """Until something happens in it, at most so long. All that has happened meanwhile is one change."""
        with contextlib.suppress(TimeoutError):
            self._heard.recv_messages(timeout=seconds)
            while True:
                self._heard.recv_messages(timeout=0)

    def announced(self) -> Iterator[str]:
        """What it has said by itself so far."""
        with contextlib.suppress(TimeoutError):
            while True:
                message = self._heard.recv_until_filtered(self._announcements, timeout=SILENCE_S)
                yield str(message.body[3][1])

    def _listen(self) -> None:
        """Before anything is said. A program says nothing while nobody has asked to hear it."""
        self._announcements = self._heard.filter(ANNOUNCED, bufsize=100).__enter__()
        for call in (message_bus.AddMatch(HAPPENED), new_method_call(EVENTS, "RegisterEvent", "s", ("object:",))):
            self._answer(self._heard, call)

    def _found(self, name: str) -> Reference:
        give_up = time.monotonic() + ANSWER_S
        while time.monotonic() < give_up:
            for child in self._children(REGISTRY):
                if self._property(child, "Name") == name:
                    return child
            self.await_change(LOOK_S)
        there = [self._property(child, "Name") for child in self._children(REGISTRY)]
        raise LookupError(f"no program {name} on the accessibility bus, only {there}")

    def _below(self, above: Reference) -> Iterator[Node]:
        for child in self._children(above):
            low, high = self._call(child, ACCESSIBLE, "GetState")[0]
            states = frozenset(bit for bit in range(64) if (low | high << 32) >> bit & 1)
            if SHOWING not in states:
                continue
            relations = {kind for kind, _ in self._call(child, ACCESSIBLE, "GetRelationSet")[0]}
            role = self._call(child, ACCESSIBLE, "GetRoleName")[0]
            name, description = self._property(child, "Name"), self._property(child, "Description")
            yield Node(child, role, name, description, states, LABELS in relations)
            yield from self._below(child)

    def _children(self, of: Reference) -> list[Reference]:
        return [(name, path) for name, path in self._call(of, ACCESSIBLE, "GetChildren")[0]]

    def _property(self, of: Reference, name: str) -> Any:
        asked = Properties(DBusAddress(of[1], of[0], ACCESSIBLE)).get(name)
        return self._answer(self._bus, asked)[0][1]

    def _call(self, of: Reference, interface: str, name: str, signature: str = "", body: tuple[Any, ...] = ()) -> Any:
        return self._answer(self._bus, new_method_call(DBusAddress(of[1], of[0], interface), name, signature, body))

    @staticmethod
    def _answer(bus: DBusConnection, call: Any) -> Any:
        return unwrap_msg(bus.send_and_get_reply(call, timeout=ANSWER_S))
