"""How the back end says no: problem documents (RFC 9457). Knows no endpoint and no table."""

from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"
_CODES = {404: "no-such-endpoint", 405: "method-not-allowed"}


class Refusal(Exception):  # noqa: N818 - it says what happens
    """The request is understood and refused. `code` is for programs, `detail` says what was expected.

    `params`: what the citizen's sentence about this code speaks of, by name.
    """

    def __init__(self, status: int, code: str, detail: str, params: Mapping[str, Any] | None = None) -> None:
        super().__init__(f"{status} {code}: {detail}")
        self.status = status
        self.code = code
        self.detail = detail
        self.params = params or {}


def document(status: int, code: str, detail: str, params: Mapping[str, Any] | None = None) -> JSONResponse:
    return JSONResponse(body_of(Refusal(status, code, detail, params)), status, media_type=MEDIA_TYPE)


def body_of(refusal: Refusal) -> dict[str, Any]:
    """The problem document."""
    code = refusal.code
    body = {"type": f"urn:suizhu:problem:{code}", "status": refusal.status, "code": code, "detail": refusal.detail}
    return {**body, "params": dict(refusal.params)} if refusal.params else body


def wrong_with(errors: Iterable[Any]) -> str:
    """What was expected where. The values sent are personal data and are not repeated."""
    return "; ".join(".".join(str(part) for part in one["loc"]) + ": " + one["msg"] for one in errors)


def refused(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refusal)  # registered for this class alone
    return document(error.status, error.code, error.detail, error.params)


def invalid(_request: Request, error: Exception) -> JSONResponse:
    """422 with what was expected where."""
    assert isinstance(error, RequestValidationError)  # registered for this class alone
    return document(422, "invalid", wrong_with(error.errors()))


def elsewhere(_request: Request, error: Exception) -> JSONResponse:
    """What the framework itself refuses: an address, a method, or a body that it cannot read as JSON."""
    assert isinstance(error, HTTPException)  # registered for this class alone
    if error.status_code == 400:  # raised for a body only; other broken JSON comes as a validation error
        return document(422, "invalid", "body: a JSON object in UTF-8 was expected")
    code = _CODES.get(error.status_code, f"http-{error.status_code}")
    answer = document(error.status_code, code, str(error.detail))
    answer.headers.update(error.headers or {})  # such as Allow
    return answer
