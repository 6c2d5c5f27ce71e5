"""The syntax trees of the project's files. Each file is read once, and only when a rule looks at it."""

import ast
from functools import cache
from pathlib import Path


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Every node of the file, in the order of `ast.walk`."""
    return tuple(ast.walk(tree_of(path)))
