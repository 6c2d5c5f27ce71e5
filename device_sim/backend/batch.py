"""Many records in one request: read within bounds, taken one by one, an answer for each. Knows no table."""

import json
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from device_sim.backend import records
from device_sim.backend.problem import Refusal, body_of, wrong_with

MOST_RECORDS = 100
MOST_BYTES = 8_000_000  # of the body, once it is unpacked
GZIP = 16 + zlib.MAX_WBITS


class Batch(BaseModel):
    """`records`: each {"key": its idempotency key, "record": as it would be sent alone}."""

    model_config = ConfigDict(extra="forbid")
    records: list[dict[str, Any]]


def read(body: bytes, encoding: str) -> list[dict[str, Any]]:
    """The items of a batch. Refusal 413 or 422: it is none, or too large."""
    try:
        batch = Batch.model_validate(records.plain(json.loads(_unpacked(body, encoding).decode())))
    except ValidationError as error:
        raise Refusal(422, "invalid", wrong_with(error.errors())) from None
    except (ValueError, RecursionError):
        raise Refusal(422, "invalid", "body: a JSON object in UTF-8 was expected") from None
    if not 1 <= len(batch.records) <= MOST_RECORDS:
        raise Refusal(422, "invalid", f"records: 1 to {MOST_RECORDS} were expected")
    return batch.records


def answers(items: list[dict[str, Any]], take: Callable[[str, Any], dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """In the order of the items. What is wrong with one of them says nothing about the others.

    `take(key, record)`: the answer to one record that comes alone, or a Refusal.
    """
    for item in items:
        key = item.get("key")
        try:
            if not isinstance(key, str) or not 1 <= len(key) <= records.LONGEST_KEY or item.keys() != {"key", "record"}:
                raise Refusal(422, "invalid", f"an item: key, of 1 to {records.LONGEST_KEY} characters, and record")
            yield {"key": key, "status": 200, "answer": take(key, item["record"])}
        except ValidationError as error:
            refusal = Refusal(422, "invalid", wrong_with(error.errors()))
            yield {"key": str(key), "status": 422, "problem": body_of(refusal)}
        except Refusal as refusal:
            yield {"key": str(key), "status": refusal.status, "problem": body_of(refusal)}


def _unpacked(body: bytes, encoding: str) -> bytes:
    if encoding in ("", "identity"):
        return body
    if encoding != "gzip":
        raise Refusal(422, "invalid", "Content-Encoding: gzip, or none, was expected")
    unpacking = zlib.decompressobj(GZIP)
    try:
        plain = unpacking.decompress(body, MOST_BYTES)
    except zlib.error:
        raise Refusal(422, "invalid", "body: gzip was expected, as Content-Encoding says") from None
    if unpacking.unconsumed_tail:
        raise Refusal(413, "too-large", f"a batch has at most {MOST_BYTES} bytes once it is unpacked")
    if not unpacking.eof:
        raise Refusal(422, "invalid", "body: the whole of the gzip was expected")
    return plain
