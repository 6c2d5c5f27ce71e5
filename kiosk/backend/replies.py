"""What the body of an answer says, and why it may be none. Knows the contract's forms, no connection."""

import json
import re
from collections.abc import Mapping
from typing import Any

from kiosk.backend.http import Raw
from kiosk.model.mark import mark

PROBLEM_TYPE = "application/problem+json"
JSON_TYPES = ("application/json", PROBLEM_TYPE)
_CODE = re.compile(r"[a-z0-9-]{1,64}")
_LONG_NUMBER = re.compile(r"[0-9]{7,}[0-9Xx]?")
LONGEST_DETAIL = 300  # characters


class GatewayError(Exception):
    """There is no answer. `kind`: unreachable, slow, refused, garbled, unauthorised or clock-differs.

    `reason` is the office's reason code when it refused, e.g. nothing-on-file. `detail` is for the technician and
    holds no personal data. `retry_after`: seconds the back end asked for.
    """

    def __init__(self, kind: str, detail: str, *, reason: str = "", retry_after: float | None = None) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind = kind
        self.detail = detail
        self.reason = reason
        self.retry_after = retry_after


def _kind(raw: Raw) -> str:
    return str(raw.headers.get("Content-Type", "")).partition(";")[0].strip().lower()


def json_object(raw: Raw) -> Mapping[str, Any]:
    kind = _kind(raw)
    if kind not in JSON_TYPES:
        raise GatewayError("garbled", f"HTTP {raw.status} of type {kind!r}, expected {JSON_TYPES[0]}")
    try:
        value = json.loads(raw.body)
    except (ValueError, RecursionError):
        raise GatewayError("garbled", f"HTTP {raw.status}: {len(raw.body)} bytes that are not JSON") from None
    if not isinstance(value, dict):
        raise GatewayError("garbled", f"HTTP {raw.status}: JSON {type(value).__name__}, expected an object")
    return value


def refusal(raw: Raw) -> tuple[str, str]:
    """Detail and reason code of a refusal. GatewayError: it is none of the back end's own.

    Anything on the way can answer 400 with some JSON, and a record that is refused by mistake waits for a person.
    """
    said = json_object(raw)
    code = said.get("code")
    if _kind(raw) != PROBLEM_TYPE or not isinstance(code, str) or not _CODE.fullmatch(code):
        mark("refusal-of-a-stranger")
        raise GatewayError("garbled", f"HTTP {raw.status}, expected the back end's own refusal: {PROBLEM_TYPE}, a code")
    return detail(said), code


def problem(raw: Raw) -> Mapping[str, Any]:
    """What a problem document says; nothing where there is none."""
    try:
        return json_object(raw)
    except GatewayError:
        return {}


def detail(said: Mapping[str, Any]) -> str:
    """It is kept in clear and read by technicians: long runs of digits, which name people, are not for them."""
    return _LONG_NUMBER.sub("***", str(said.get("detail", "")))[:LONGEST_DETAIL]
