"""What is published about the endpoints beyond their bodies and answers: signature headers, refusals. Knows no rule."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from device_sim.backend.problem import MEDIA_TYPE

_HEADERS = {
    "X-Terminal": "the terminal's number",
    "X-Created": "when the request was made, 2026-11-23T01:30:00Z",
    "X-Nonce": "a text of 1 to 64 characters that this terminal never used before",
    "Idempotency-Key": "1 to 128 characters: the same for every try of the same thing",
    "X-Signature": "HMAC-SHA256 in hexadecimal, as docs/backend-api.md defines it",
}
# Not parameters of a function: a missing one has to be answered after the signature is found wrong, not before.
SIGNED: dict[str, Any] = {
    "parameters": [
        {"name": name, "in": "header", "required": True, "description": says, "schema": {"type": "string"}}
        for name, says in _HEADERS.items()
    ]
}
UNSIGNED: dict[int | str, dict[str, Any]] = {
    401: {"description": "not believed: unknown-terminal, wrong-signature, unsigned, stale, replayed"},
    413: {"description": "too-large"},
}
ONCE: dict[int | str, dict[str, Any]] = {
    409: {"description": "key-reused: the key was used for something else"},
    503: {"description": "busy: ask again"},
}
INVALID: dict[int | str, dict[str, Any]] = {422: {"description": "invalid, or the reason why it can never be done"}}

_PROBLEM = {
    "title": "Problem",
    "description": "A refusal (RFC 9457). `code` is for programs, `detail` for technicians.",
    "type": "object",
    "required": ["type", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string", "description": "urn:suizhu:problem:CODE"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
    },
}
_REFUSAL = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}


def publish(app: FastAPI) -> None:
    """Let /openapi.json describe every refusal as the problem document that it is."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _with_problems(get_openapi(title=app.title, version=app.version, routes=app.routes))
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]  # the framework's own way


def _with_problems(api: dict[str, Any]) -> dict[str, Any]:
    schemas = api["components"]["schemas"]
    for theirs in ("HTTPValidationError", "ValidationError"):
        schemas.pop(theirs, None)
    schemas["Problem"] = _PROBLEM
    for methods in api["paths"].values():
        for endpoint in methods.values():
            for status, response in endpoint["responses"].items():
                if status != "200":
                    response["content"] = _REFUSAL
    return api
