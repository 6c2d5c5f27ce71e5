"""The page at /docs: the endpoints in words, made from the OpenAPI document, loading nothing from anywhere."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

_HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<style>body{{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}}
code,pre{{font:14px/1.4 monospace;background:#f2f4f7;padding:.1em .3em}}pre{{padding:.8em;overflow:auto}}</style>
<h1>{title}</h1><p>The machine's form of this page is <a href="openapi.json">openapi.json</a>.</p>"""


def page(api: Mapping[str, Any]) -> str:
    """A whole HTML document."""
    return _HEAD.format(title=escape(api["info"]["title"])) + "".join(_sections(api)) + "</html>\n"


def _sections(api: Mapping[str, Any]) -> Iterator[str]:
    for path, methods in api["paths"].items():
        for method, endpoint in methods.items():
            yield f"<h2><code>{method.upper()} {escape(path)}</code></h2>"
            yield f"<p>{escape(endpoint.get('description', ''))}</p>"
            yield from _headers(endpoint)
            yield from _content(api, "Body", endpoint.get("requestBody", {}))
            yield from _content(api, "Answer", endpoint["responses"]["200"])
            yield from _refusals(endpoint)


def _headers(endpoint: Mapping[str, Any]) -> Iterator[str]:
    for one in endpoint.get("parameters", ()):
        required = ", required" if one.get("required") else ""
        says = f": {one['description']}" if "description" in one else ""
        yield f"<p>{escape(one['in'])}: <code>{escape(one['name'])}</code>{required}{escape(says)}</p>"


def _refusals(endpoint: Mapping[str, Any]) -> Iterator[str]:
    for status, response in endpoint["responses"].items():
        if status != "200":
            yield f"<p>{status}: {escape(response['description'])}</p>"


def _content(api: Mapping[str, Any], what: str, message: Mapping[str, Any]) -> Iterator[str]:
    for media_type, form in message.get("content", {}).items():
        yield f"<p>{what}, {escape(media_type)}:</p>"
        if "schema" in form:  # a page for people has none
            yield from _fields(api, form["schema"]["$ref"])


def _fields(api: Mapping[str, Any], reference: str) -> Iterator[str]:
    """The fields of one shape, and after them those of the shapes within it."""
    shape = api["components"]["schemas"][_last(reference)]
    required = set(shape.get("required", ()))
    fields = shape.get("properties", {})
    lines = (
        f"{name}: {_kind(schema)}{'' if name in required else '   (may be left out)'}"
        for name, schema in fields.items()
    )
    if fields:
        yield f"<pre>{escape(chr(10).join(lines))}</pre>"
    elif shape.get("type") != "object":
        yield f"<p>{escape(_kind(shape))}</p>"
    for inner in sorted({_inner(schema) for schema in fields.values()} - {""}):
        yield f"<p>{escape(_last(inner))}:</p>"
        yield from _fields(api, inner)


def _inner(schema: Mapping[str, Any]) -> str:
    """The shape within a field, or in the list that it holds; "" where it has none."""
    found: str = schema.get("$ref", "") or schema.get("items", {}).get("$ref", "")
    return found


def _kind(schema: Mapping[str, Any]) -> str:
    if "anyOf" in schema:
        return " or ".join(_kind(one) for one in schema["anyOf"])
    if "$ref" in schema:
        return _last(schema["$ref"])
    if "items" in schema:
        return f"list of {_kind(schema['items'])}"
    if "enum" in schema:
        return "one of " + ", ".join(map(str, schema["enum"]))
    said = str(schema.get("format") or schema.get("type", "any value"))
    return f"{said} {schema['pattern']}" if "pattern" in schema else said


def _last(reference: str) -> str:
    return reference.rsplit("/", 1)[-1]
