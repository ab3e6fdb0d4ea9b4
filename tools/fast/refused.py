"""What compiled code refuses, or reads otherwise than Python does: told from the source in a second, where compiling takes minutes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

_SET_OPERATIONS = (ast.BitAnd, ast.BitOr, ast.BitXor, ast.Sub)
_SIDE_BASES = frozenset({"Generic", "Protocol", "NamedTuple"})  # beside which a class may build on another
_DATACLASSES = frozenset({"dataclass", "fixed"})


def refused(source: str) -> list[tuple[int, str]]:
    """The lines of a module that its compiled form would refuse or read otherwise, each with the reason."""
    tree = ast.parse(source)
    outer = set(map(id, tree.body))
    return sorted({*_operations(tree), *(fault for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for fault in _of_class(node, id(node) in outer))})


def _operations(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """``words & table.keys()``: a set where the types promise a frozenset, which compiled code does not take; ``table.keys() & words`` promises a set."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, _SET_OPERATIONS) and _is_keys(node.right) and not _is_keys(_first(node.left)):
            yield node.lineno, "keys() stands to the right of a set: put it to the left"


def _first(node: ast.expr) -> ast.expr:
    """What an operation begins with: of the keys of a table it makes a set, as the types say."""
    while isinstance(node, ast.BinOp):
        node = node.left
    return node


def _is_keys(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("keys", "items")


def _of_class(node: ast.ClassDef, outer: bool) -> Iterator[tuple[int, str]]:
    """Classes that are nested, build on two, are generic dataclasses, or name methods of their own in an attribute."""
    bases = {_name(base) for base in node.bases}
    if not outer:
        yield node.lineno, "a class inside of another or of a function"
    if len(bases - _SIDE_BASES) > 1:
        yield node.lineno, "a class that builds on two"
    if "Generic" in bases and _DATACLASSES & {_name(one) for one in node.decorator_list}:
        yield node.lineno, "a generic dataclass: a named tuple may be generic"
    methods = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
    for told in node.body:
        value = told.value if isinstance(told, ast.Assign | ast.AnnAssign) else None
        if value is not None and any(isinstance(one, ast.Name) and one.id in methods for one in ast.walk(value)):
            yield told.lineno, "an attribute of a class that names its methods"


def _name(node: ast.expr) -> str:
    """The name of a class or decorator, whatever stands in brackets behind it."""
    while isinstance(node, ast.Subscript | ast.Call):
        node = node.value if isinstance(node, ast.Subscript) else node.func
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
