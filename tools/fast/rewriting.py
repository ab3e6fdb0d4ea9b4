"""What is compiled is the source with seven changes, none of which changes what it does.

1. Constants of a module are told to be final: compiled code then reads them without looking a name up.
2. Dataclasses have their constructors written out, and are neither frozen nor slotted: compiled classes have slots of their own, and a
   constructor that dataclasses makes is interpreted.
3. Subclasses of dict stay interpreted classes.
4. A tuple with a star in it, over which a loop goes or in which a value is looked for, is made of a list.
5. Words of a table that a rule asks for by the name of their row (``words_of("hours")``) are constants of its module, made when it is loaded.
6. What a function under ``@cache`` gave is kept in a list or dict of its module: it is called as any other, and not through a wrapper.
7. Dataclasses whose values msgspec makes and processes pass on tell of what type their fields are and how they are made again:
   a compiled class keeps of ``tuple[str, ...]`` only that it is a tuple, and is not pickled by itself.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")
_FUTURE = "from __future__ import annotations"
_IMPORTS = "; from dataclasses import dataclass as _dataclass; from typing import Final as _Final; from mypy_extensions import mypyc_attr as _mypyc_attr"
_NAMES = frozenset({"dict", "defaultdict", "Counter"})
_TABLES = frozenset({"words_of", "speaker_words"})  # what gives the words of a row by its name


@dataclass(frozen=True)
class Edit:
    """Bytes of a line that are replaced; both lines and bytes are counted as ``ast`` does."""

    line: int
    first: int
    last: int
    text: str


@dataclass(frozen=True)
class Field:
    """A field of a dataclass, each part as it is written; ``made`` is the call that makes its default."""

    name: str
    type: str
    default: str | None
    made: str | None


Known = dict[str, list[Field]]  # the fields of the dataclasses met so far


def rewrite(source: str, known: Known, *, passed_on: bool = False) -> str:
    """The source of a module as it is compiled. ``known`` is added to: modules whose classes others build on come first. ``passed_on`` where its values go to other processes."""
    tree, lines = ast.parse(source), source.encode().split(b"\n")
    edits = [*_constants(tree, lines), *_dataclasses(tree, lines, known, passed_on), *_dicts(tree), *_starred(tree), *_words(tree, lines), *_cached(tree, lines)]
    for edit in sorted(edits, key=lambda one: (one.line, one.first), reverse=True):
        line = lines[edit.line - 1]
        lines[edit.line - 1] = line[: edit.first] + edit.text.encode() + line[edit.last :]
    return b"\n".join(lines).decode().replace(_FUTURE, _FUTURE + _IMPORTS, 1)


# --- constants ---


def _constants(tree: ast.Module, lines: list[bytes]) -> Iterator[Edit]:
    times = Counter(_stored(tree))
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "TypeVar":
            continue  # its name only looks like that of a constant
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], (ast.Name, ast.Tuple)):
            target = node.targets[0]
            names = [name.id for name in ([target] if isinstance(target, ast.Name) else target.elts) if isinstance(name, ast.Name)]
            if not all(CONSTANT.fullmatch(name) and times[name] == 1 for name in names):
                continue
            if isinstance(target, ast.Name):
                yield Edit(target.lineno, target.end_col_offset or 0, target.end_col_offset or 0, ": _Final")
            elif node.lineno == node.end_lineno and len(names) == len(target.elts):
                yield Edit(node.lineno, 0, node.end_col_offset or 0, _one_by_one(names, node.value))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and CONSTANT.fullmatch(node.target.id) and times[node.target.id] == 1 and node.value:
            told = node.annotation
            yield Edit(told.lineno, told.col_offset, told.end_col_offset or 0, f"_Final[{ast.unparse(told)}]")


def _stored(tree: ast.Module) -> Iterator[str]:
    """The names that a module gives a value, as often as it does so outside of its functions; those of ``global`` twice."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield from node.names * 2
    for top in tree.body:
        if not isinstance(top, (ast.FunctionDef, ast.ClassDef)):
            yield from (node.id for node in ast.walk(top) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))


def _one_by_one(names: list[str], value: ast.expr) -> str:
    """``A, B = 1, 2`` as two constants."""
    if isinstance(value, ast.Tuple) and len(value.elts) == len(names):
        return "; ".join(f"{name}: _Final = {ast.unparse(one)}" for name, one in zip(names, value.elts, strict=True))
    several = f"_several_{names[0].lower()}"
    told = "; ".join(f"{name}: _Final = {several}[{at}]" for at, name in enumerate(names))
    return f"{several} = tuple({ast.unparse(value)}); {told}"


# --- classes ---


def _dataclasses(tree: ast.Module, lines: list[bytes], known: Known, passed_on: bool) -> Iterator[Edit]:
    for node in tree.body:
        made = next(filter(_makes_a_dataclass, node.decorator_list), None) if isinstance(node, ast.ClassDef) else None
        if made is None or not isinstance(node, ast.ClassDef):
            continue
        told = {word.arg for word in made.keywords} if isinstance(made, ast.Call) else {"frozen"}
        bases = [ast.unparse(base) for base in node.bases]
        own, methods = _fields(node), {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
        if own is None or "__init__" in methods or not known.keys() >= set(bases):
            if isinstance(made, ast.Name):
                yield Edit(made.lineno, made.col_offset, made.end_col_offset or 0, "_dataclass(frozen=True, slots=True)")
            continue
        fields = known[node.name] = [field for base in bases for field in known[base]] + own
        words = ["init=False", *(["unsafe_hash=True"] if "frozen" in told and "eq" not in told else []), *(["eq=False"] if "eq" in told else [])]
        yield Edit(made.lineno, made.col_offset, made.end_col_offset or 0, f"_dataclass({', '.join(words)})")
        end = node.body[-1].end_lineno or 0
        more = _constructor(fields, after="__post_init__" in methods) + (_made_again(node.name, fields) if passed_on else "")
        yield Edit(end, len(lines[end - 1]), len(lines[end - 1]), more)


def _makes_a_dataclass(decorator: ast.expr) -> bool:
    """``@dataclass(…)``, or ``@fixed`` of ``model/values.py``."""
    return ast.unparse(decorator.func) == "dataclass" if isinstance(decorator, ast.Call) else ast.unparse(decorator) == "fixed"


def _fields(node: ast.ClassDef) -> list[Field] | None:
    """The fields of a class; None where one of them is more than a default or what makes it."""
    found = []
    for one in node.body:
        if not isinstance(one, ast.AnnAssign) or not isinstance(one.target, ast.Name) or "ClassVar" in ast.unparse(one.annotation):
            continue
        default, made = one.value, None
        if isinstance(default, ast.Call) and ast.unparse(default.func) == "field":
            told = {word.arg: word.value for word in default.keywords}
            if told.keys() - {"compare"} == {"default"}:
                default = told["default"]
            elif told.keys() == {"default_factory"}:
                factory, default = told["default_factory"], None
                made = ast.unparse(factory.body) if isinstance(factory, ast.Lambda) else f"{ast.unparse(factory)}()"
            else:
                return None
        found.append(Field(one.target.id, ast.unparse(one.annotation), ast.unparse(default) if default else None, made))
    return found


def _constructor(fields: list[Field], *, after: bool) -> str:
    taken = [f"{one.name}: {one.type} | None = None" if one.made else f"{one.name}: {one.type}" + (f" = {one.default}" if one.default else "") for one in fields]
    kept = [f"self.{one.name} = {one.made} if {one.name} is None else {one.name}" if one.made else f"self.{one.name} = {one.name}" for one in fields]
    kept += ["self.__post_init__()"] if after else []
    return f"\n\n    def __init__(self, {', '.join(taken)}) -> None:\n        " + "\n        ".join(kept)


def _made_again(name: str, fields: list[Field]) -> str:
    """What a class is pickled by, and what msgspec reads the types of its fields from."""
    kept = ", ".join(f"self.{one.name}" for one in fields)
    told = {one.name: one.type for one in fields}
    return f"\n\n    def __reduce__(self) -> tuple[object, tuple[object, ...]]:\n        return {name}, ({kept},)\n\n\nsetattr({name}, '__annotations__', {told!r})"


def _dicts(tree: ast.Module) -> Iterator[Edit]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base).partition("[")[0] in _NAMES for base in node.bases):
            yield Edit(node.lineno, 0, 0, "@_mypyc_attr(native_class=False)\n")


# --- tuples ---


def _starred(tree: ast.Module) -> Iterator[Edit]:
    for node in ast.walk(tree):
        places = [node.iter] if isinstance(node, (ast.For, ast.comprehension)) else node.comparators if isinstance(node, ast.Compare) else []
        for one in places:
            if isinstance(one, ast.Tuple) and any(isinstance(part, ast.Starred) for part in one.elts):
                yield Edit(one.lineno, one.col_offset, one.col_offset + 1, "tuple([")
                yield Edit(one.end_lineno or 0, (one.end_col_offset or 0) - 1, one.end_col_offset or 0, "])")


# --- words of tables, and what is kept ---


def _words(tree: ast.Module, lines: list[bytes]) -> Iterator[Edit]:
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    imported = _TABLES & {alias.name for node in imports if isinstance(node, ast.ImportFrom) for alias in node.names}
    told: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in imported and len(node.args) == 1 and isinstance(node.args[0], ast.Constant):
            name = told.setdefault(ast.unparse(node), f"_{node.func.id}_{len(told)}")
            yield Edit(node.lineno, node.col_offset, node.end_col_offset or 0, name)
    if told:
        last = imports[-1].end_lineno or 0
        made = "; ".join(f"{name}: _Final = {call}" for call, name in told.items())
        yield Edit(last, len(lines[last - 1]), len(lines[last - 1]), f"\n{made}")


def _cached(tree: ast.Module, lines: list[bytes]) -> Iterator[Edit]:
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or [ast.unparse(one) for one in node.decorator_list] != ["cache"] or node.args.vararg or node.returns is None:
            continue
        decorator, end = node.decorator_list[0], node.end_lineno or 0
        name, first = node.name, node.col_offset + len("def ")
        yield Edit(decorator.lineno, decorator.col_offset - 1, decorator.end_col_offset or 0, "")
        yield Edit(node.lineno, first, first + len(name.encode()), f"_made_{name}")
        yield Edit(end, len(lines[end - 1]), len(lines[end - 1]), _keeping(name, node.args, ast.unparse(node.returns)))


def _keeping(name: str, taken: ast.arguments, gives: str) -> str:
    """The function that gives what another of the name made, once it was made."""
    taken_in = [*taken.posonlyargs, *taken.args, *taken.kwonlyargs]
    head = f"\n\n\ndef {name}({ast.unparse(taken)}) -> {gives}:"
    if not taken_in:
        return f"\n\n\n_kept_{name}: _Final[list[{gives}]] = []{head}\n    if not _kept_{name}:\n        _kept_{name}.append(_made_{name}())\n    return _kept_{name}[0]"
    types = [ast.unparse(one.annotation) if one.annotation else "object" for one in taken_in]
    key, of = (taken_in[0].arg, types[0]) if len(taken_in) == 1 else (f"({', '.join(one.arg for one in taken_in)})", f"tuple[{', '.join(types)}]")
    call = ", ".join([one.arg for one in (*taken.posonlyargs, *taken.args)] + [f"{one.arg}={one.arg}" for one in taken.kwonlyargs])
    return f"\n\n\n_kept_{name}: _Final[dict[{of}, {gives}]] = {{}}{head}\n    if {key} not in _kept_{name}:\n        _kept_{name}[{key}] = _made_{name}({call})\n    return _kept_{name}[{key}]"
