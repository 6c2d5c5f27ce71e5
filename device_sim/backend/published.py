"""The OpenAPI document: the endpoints' own part, and from the contracts every question and record. Knows no rule."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from device_sim.backend.contracts import Agreed, Json, Question
from device_sim.backend.office import filled
from device_sim.backend.problem import MEDIA_TYPE

_HEADERS = {
    "X-Terminal": "the terminal's number",
    "X-Created": "when the request was made, 2026-11-23T01:30:00Z",
    "X-Nonce": "a text of 1 to 64 characters that this terminal never used before",
    "X-Signature": "HMAC-SHA256 in hexadecimal, as docs/backend-api.md defines it, over all of these and the body",
}
_SCHEMES = {
    name: {"type": "apiKey", "in": "header", "name": name, "description": says} for name, says in _HEADERS.items()
}
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "the same for every try of the same thing",
    "schema": {"type": "string", "minLength": 1, "maxLength": 128},
}
_KIND = {
    "name": "X-Signature-Kind",
    "in": "header",
    "required": False,
    "description": "how it is signed; HMAC-SHA256 where it is left out",
    "schema": {"type": "string", "enum": ["HMAC-SHA256"]},
}
# Not parameters of a function: a missing one has to be answered after the signature is found wrong, not before.
SIGNED: dict[str, Any] = {"security": [{name: [] for name in _HEADERS}], "parameters": [_KEY, _KIND]}
UNSIGNED: dict[int | str, dict[str, Any]] = {
    401: {
        "description": "not believed: unknown-terminal or -signature-kind, wrong-signature, unsigned, stale, replayed"
    },
    413: {"description": "too-large"},
}
ONCE: dict[int | str, dict[str, Any]] = {
    409: {"description": "key-reused: the key was used for something else"},
    503: {"description": "busy: ask again"},
}
INVALID: dict[int | str, dict[str, Any]] = {422: {"description": "invalid, or the reason why it can never be done"}}
X_ANSWERS = {
    "description": "The X-Nonce of the request. An answer with another one, or none, is no answer.",
    "required": True,
    "schema": {"type": "string"},
}

_ITEM = {
    "type": "object",
    "required": ["key", "record"],
    "properties": {
        "key": {"type": "string", "minLength": 1, "maxLength": 128, "description": "the record's Idempotency-Key"},
        "record": {"$ref": "#/components/schemas/Record"},
    },
    "additionalProperties": False,
}
_BATCH = {
    "type": "object",
    "required": ["records"],
    "properties": {"records": {"type": "array", "minItems": 1, "maxItems": 100, "items": _ITEM}},
    "additionalProperties": False,
}
BATCH = {
    "required": True,
    "description": "as it is, or with Content-Encoding: gzip; what is signed is the body as it is sent",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Batch"}}},
}
_PROBLEM = {
    "title": "Problem",
    "description": "A refusal (RFC 9457). `code` is for programs, `detail` for technicians, `params` for the sentence.",
    "type": "object",
    "required": ["type", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string", "description": "urn:suizhu:problem:CODE"},
        "status": {"type": "integer"},
        "code": {"type": "string", "pattern": "^[a-z0-9-]{1,64}$"},
        "detail": {"type": "string"},
        "params": {"type": "object", "description": "what the citizen's sentence about this code speaks of"},
    },
}
_COMPONENT = "#/components/schemas/"
_REFUSAL = {MEDIA_TYPE: {"schema": {"$ref": f"{_COMPONENT}Problem"}}}
_LOCAL = "#/$defs/"


def publish(app: FastAPI, agreed: Agreed) -> None:
    """Let /openapi.json describe every question and record of the contracts, and refusals as problem documents."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = document(get_openapi(title=app.title, version=app.version, routes=app.routes), agreed)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]  # the framework's own way


def document(api: dict[str, Any], agreed: Agreed) -> dict[str, Any]:
    """`api`, the framework's part, with what the contracts say."""
    schemas = api["components"]["schemas"]
    for theirs in ("HTTPValidationError", "ValidationError"):
        schemas.pop(theirs, None)
    schemas["Problem"] = _PROBLEM
    schemas["Batch"] = _BATCH
    schemas |= {name: _referring(shape, agreed.shapes, "") for name, shape in agreed.shapes.items()}
    for question in agreed.questions.values():
        schemas |= _shapes_of(question, agreed.shapes)
        api["paths"][f"/v1/queries/{question.name}"] = {"post": _endpoint(question, agreed)}
    schemas["Record"] = {**schemas["Record"], "allOf": list(_data_of(agreed))}
    api["components"]["securitySchemes"] = _SCHEMES
    for methods in api["paths"].values():
        for endpoint in methods.values():
            _finish(endpoint)
    return api


def _finish(endpoint: dict[str, Any]) -> None:
    for status, response in endpoint["responses"].items():
        if status != "200":
            if MEDIA_TYPE not in response.get("content", {}):
                response["content"] = _REFUSAL
        elif "security" in endpoint:
            response["headers"] = {"X-Answers": X_ANSWERS}


def _endpoint(question: Question, agreed: Agreed) -> dict[str, Any]:
    own = question.service.replace("-", "_")
    answer: dict[str, Any] = {"schema": {"$ref": f"{_COMPONENT}{question.name}.answer"}}
    if question.answers:
        answer["examples"] = {name: {"value": sample(question, name, agreed.sample)} for name in question.answers}
    codes = ("invalid", *question.refusals)
    refused = {"allOf": [_REFUSAL[MEDIA_TYPE]["schema"], {"properties": {"code": {"enum": list(codes)}}}]}
    refused["allOf"] += [_along_with(code, named, question, agreed) for code, named in question.params.items()]
    responses: dict[str, Any] = {
        "200": {"description": _echo(question), "content": {"application/json": answer}},
        **{str(status): dict(one) for status, one in (UNSIGNED | (ONCE if question.once else {})).items()},
        "422": {"description": ", ".join(codes), "content": {MEDIA_TYPE: {"schema": refused}}},
    }
    sent = {"schema": {"$ref": f"{_COMPONENT}{question.name}.sent"}}
    return {
        "tags": [own or "terminal"],
        "operationId": f"ask_{question.name.replace('-', '_')}",
        "summary": question.name,
        "description": question.about["en"],
        "requestBody": {"required": True, "content": {"application/json": sent}},
        "responses": responses,
        **SIGNED,
    }


def _along_with(code: str, named: Mapping[str, Json], question: Question, agreed: Agreed) -> dict[str, Any]:
    """What a refusal of this code says in its `params`."""
    shapes = {name: _referring(schema, agreed.shapes, question.service) for name, schema in named.items()}
    params = {"type": "object", "required": list(shapes), "properties": shapes}
    wanted = {"required": ["params"], "properties": {"params": params}}
    return {"if": {"properties": {"code": {"const": code}}}, "then": wanted}


def sample(question: Question, name: str, known: Json) -> Any:
    """The example of this name as an invented person would get it."""
    return filled(question.answers[name], {**known, "sent": sample_sent(question, known)})


def sample_sent(question: Question, known: Json) -> dict[str, Any]:
    """What may be sent: an invented person's, and the first of each choice."""
    fields = question.send.get("properties", {})
    asked = {field: question.shapes.get(_last(schema.get("$ref", "")), schema) for field, schema in fields.items()}
    return {field: schema.get("enum", [known["sent"].get(field, field)])[0] for field, schema in asked.items()}


def _last(reference: str) -> str:
    return reference.rpartition("/")[2]


def _echo(question: Question) -> str:
    if not question.same:
        return "the answer"
    return f"the answer; {', '.join(question.same)} must be exactly what was sent, or the terminal takes it for none"


def _shapes_of(question: Question, shared: Json) -> dict[str, Any]:
    """What is sent and answered, and the service's own shapes, as components."""
    own = {name: shape for name, shape in question.shapes.items() if name not in shared}
    named = {f"{question.service}.{name}": shape for name, shape in own.items()}
    named |= {f"{question.name}.sent": question.send, f"{question.name}.answer": question.answer}
    return {name: _referring(shape, shared, question.service) for name, shape in named.items()}


def _data_of(agreed: Agreed) -> Any:
    """For each kind of record, what `data` holds: the one for all, and where services say more, one of theirs."""
    for kind, made in agreed.made.items():
        forms = [_referring(_bare(schema), agreed.shapes, name) for name, schema in made.items() if name]
        data = [_referring(_bare(made[""]), agreed.shapes, "")] if "" in made else []
        data += [{"anyOf": forms}] if forms else []
        yield {
            "if": {"properties": {"kind": {"const": kind}}},
            "then": {"properties": {"data": {"allOf": data}}},
        }


def _bare(schema: Json) -> Json:
    return {name: one for name, one in schema.items() if name != "$defs"}


def _referring(schema: Any, shared: Json, service: str) -> Any:
    """The schema with its references to the document's components."""
    match schema:
        case Mapping():
            return {name: _reference(one, shared, service) if name == "$ref" else _referring(one, shared, service)
                    for name, one in schema.items()}  # fmt: skip
        case list():
            return [_referring(one, shared, service) for one in schema]
    return schema


def _reference(reference: str, shared: Json, service: str) -> str:
    name = reference.removeprefix(_LOCAL)
    return _COMPONENT + (name if name in shared else f"{service}.{name}")
