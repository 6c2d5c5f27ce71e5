"""What the body of an answer says, and why it may be none. Knows the contract's forms, no connection."""

import json
import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from kiosk.backend.http import Raw
from kiosk.model.mark import mark

PROBLEM_TYPE = "application/problem+json"
JSON_TYPES = ("application/json", PROBLEM_TYPE)
_CODE = re.compile(r"[a-z0-9-]{1,64}")
_LONG_NUMBER = re.compile(r"[0-9]{7,}[0-9Xx]?")
LONGEST_DETAIL = 300  # characters
MEMBERS_TOLD = 3
EARLIEST = datetime(2026, 1, 1, tzinfo=UTC).timestamp()  # of a date that is believed: no back end ran before
LATEST = datetime(2100, 1, 1, tzinfo=UTC).timestamp()
DEEPEST = 32  # lists and objects within each other; answers of the contract need six
_STRING_OR_BRACKET = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[\[\]{}]', re.DOTALL)


class GatewayError(Exception):
    """There is no answer. `kind`: unreachable, slow, certificate, refused, garbled, off-contract, unauthorised or
    clock-differs.

    `reason` is the office's reason code when it refused, e.g. nothing-on-file, and `params` is what it said along with
    it, for the citizen's sentence. `detail` is for the technician and holds no personal data. `retry_after`: seconds
    the back end asked for.
    """

    def __init__(
        self,
        kind: str,
        detail: str,
        *,
        reason: str = "",
        params: Mapping[str, Any] | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind = kind
        self.detail = detail
        self.reason = reason
        self.params = params or {}
        self.retry_after = retry_after


def _kind(raw: Raw) -> str:
    return str(raw.headers.get("Content-Type", "")).partition(";")[0].strip().lower()


def json_object(raw: Raw) -> Mapping[str, Any]:
    """The JSON object that the body is, its whole numbers as int. GatewayError garbled: it is none."""
    kind = _kind(raw)
    if kind not in JSON_TYPES:
        raise GatewayError("garbled", f"HTTP {raw.status} of type {kind!r}, expected {JSON_TYPES[0]}")
    if _nests_deeper(raw.body, DEEPEST):
        mark("answer-too-deep")
        raise GatewayError("garbled", f"HTTP {raw.status}: JSON of more than {DEEPEST} levels")
    try:
        value = _whole(json.loads(raw.body, parse_float=_number))
    except ValueError:
        raise GatewayError("garbled", f"HTTP {raw.status}: {len(raw.body)} bytes that are not JSON") from None
    if not isinstance(value, dict):
        raise GatewayError("garbled", f"HTTP {raw.status}: JSON {type(value).__name__}, expected an object")
    return value


def _number(written: str) -> float:
    """A whole number is one also where it is written as 12.0 or 1.2e1: a paper says 12."""
    value = float(written)
    return int(value) if value.is_integer() else value


def _nests_deeper(body: bytes, levels: int) -> bool:
    """Told before it is read: a reader that has gone as deep as Python goes leaves no room for whatever else happens to
    run there, such as the end of an object that the collector takes away.
    """
    if body.count(b"[") + body.count(b"{") <= levels:
        return False
    level = 0
    for piece in _STRING_OR_BRACKET.finditer(body):
        level += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(piece[0], 0)
        if level > levels:
            return True
    return False


def refusal(raw: Raw) -> GatewayError:
    """A refusal as an error, with its detail, reason code and params. GatewayError: it is none of the back end's own.

    Anything on the way can answer 400 with some JSON, and a record that is refused by mistake waits for a person.
    """
    said = json_object(raw)
    code = said.get("code")
    if _kind(raw) != PROBLEM_TYPE or not isinstance(code, str) or not _CODE.fullmatch(code):
        mark("refusal-of-a-stranger")
        raise GatewayError("garbled", f"HTTP {raw.status}, expected the back end's own refusal: {PROBLEM_TYPE}, a code")
    params = said.get("params")
    return GatewayError("refused", detail(said), reason=code, params=params if isinstance(params, dict) else {})


def problem(raw: Raw) -> Mapping[str, Any]:
    """What a problem document says; nothing where there is none."""
    try:
        return json_object(raw)
    except GatewayError:
        return {}


def why_not(raw: Raw) -> str:
    """Why credentials are not believed. What is no problem document comes from a gateway or portal on the way."""
    said = problem(raw)
    if words := detail(said):
        return words
    what = f"members {', '.join(map(repr, list(said)[:MEMBERS_TOLD]))}" if said else f"{len(raw.body)} bytes"
    return f"of type {_kind(raw)!r} with {what}, expected {PROBLEM_TYPE} with a detail: is this the back end itself?"


def detail(said: Mapping[str, Any]) -> str:
    """It is kept in clear and read by technicians: long runs of digits, which name people, are not for them.

    One line that any terminal can show: no control characters, and nothing that turns the direction of writing.
    """
    words = said.get("detail")
    words = _LONG_NUMBER.sub("***", words)[:LONGEST_DETAIL] if isinstance(words, str) else ""
    return "".join(character if character.isprintable() else " " for character in words)


def moment(said: str) -> float | None:
    """Seconds since 1970 of a date as HTTP writes it (RFC 9110, 5.6.7). None: no date, or one that no clock can show.

    One without a zone, as the oldest form is written, is in UTC. A back end whose clock has lost the year is worth less
    than none: it would stop every terminal.
    """
    try:
        when = parsedate_to_datetime(said)
        at = (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        at = math.nan
    if EARLIEST <= at <= LATEST:
        return at
    if said:
        mark("absurd-date")
    return None


def _whole(value: Any) -> Any:
    """The value without half characters, which JSON may name (\\ud83d) although no file and no database takes them."""
    written = json.dumps(value, ensure_ascii=False)
    try:
        written.encode()
    except UnicodeEncodeError:
        mark("half-characters-replaced")
        return json.loads(written.encode(errors="replace"))
    return value
