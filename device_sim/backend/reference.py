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
            yield from _body(api, endpoint)


def _headers(endpoint: Mapping[str, Any]) -> Iterator[str]:
    for one in endpoint.get("parameters", ()):
        yield f"<p>{escape(one['in'])}: <code>{escape(one['name'])}</code></p>"


def _body(api: Mapping[str, Any], endpoint: Mapping[str, Any]) -> Iterator[str]:
    content = endpoint.get("requestBody", {}).get("content", {})
    for media_type, form in content.items():
        name = form["schema"]["$ref"].rsplit("/", 1)[-1]
        fields = api["components"]["schemas"][name]
        required = set(fields.get("required", ()))
        lines = (
            f"{field}: {_kind(schema)}{'' if field in required else '   (may be left out)'}"
            for field, schema in fields["properties"].items()
        )
        yield f"<p>Body, {escape(media_type)}:</p><pre>{escape(chr(10).join(lines))}</pre>"


def _kind(schema: Mapping[str, Any]) -> str:
    if "anyOf" in schema:
        return " or ".join(_kind(one) for one in schema["anyOf"])
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    return str(schema.get("format") or schema.get("type", "any value"))
