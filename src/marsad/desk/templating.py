"""Templates as Django has them, in fewer steps: most of a page's time goes into finding, calling for and escaping some thousand small values.

What is shown is the same: whatever is not among the plain cases here, Django's own code does.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from html import escape
from typing import Any

from django.template import Library, Origin, Template, TemplateDoesNotExist
from django.template.base import FilterExpression, Lexer, Node, NodeList, Parser, Token, Variable, VariableNode, render_value_in_context
from django.template.defaulttags import URLNode, url
from django.template.library import SimpleNode
from django.template.loaders import base, cached
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

_ELSE = object()  # not found at once


class _Ways(dict[type, tuple[bool, bool]]):
    """For each kind of value whether it is looked up by keys, and whether Django would call it."""

    def __missing__(self, kind: type) -> tuple[bool, bool]:
        self[kind] = found = (hasattr(kind, "__getitem__"), any("__call__" in vars(one) for one in kind.__mro__))
        return found


_WAYS = _Ways()


class _Name(Variable):
    """A dotted name: keys of dictionaries, and attributes of what else there is, are found at once."""

    __slots__ = ()

    def resolve(self, context: Any) -> Any:
        found = self.at_once(context)
        return super().resolve(context) if found is _ELSE else found

    def at_once(self, context: Any) -> Any:
        """What Django finds by its many steps; not found where one of them could be a call or something rarer."""
        found: Any = _ELSE
        names = self.lookups
        for held in context.dicts[::-1]:
            if names[0] in held:
                found = held[names[0]]
                break
        for name in names[1:]:
            kind = type(found)
            if kind is dict:
                found = found.get(name, _ELSE)
            elif True in _WAYS[kind]:
                return _ELSE
            else:
                found = getattr(found, name, _ELSE)
        return _ELSE if _WAYS[type(found)][1] else found


class _Expression(FilterExpression):
    """A name and what is made of it."""

    def __init__(self, token: str, parser: Parser) -> None:
        super().__init__(token, parser)
        if self.is_var and self.var.lookups and not self.var.translate:
            self.var.__class__ = _Name
        self.only_name = self.is_var and type(self.var) is _Name and not self.filters

    def resolve(self, context: Any, ignore_failures: bool = False) -> Any:
        found = self.var.at_once(context) if self.only_name else _ELSE
        return super().resolve(context, ignore_failures) if found is _ELSE else found


class _Shown(VariableNode):
    """A value in its place on the page."""

    def render(self, context: Any) -> str:
        value = self.filter_expression.resolve(context)
        kind = type(value)
        if kind is SafeString:
            return str(value)
        if kind is str and context.autoescape:
            return escape(value)
        return str(value) if kind is int else str(render_value_in_context(value, context))

    render_annotated = render


class _Parser(Parser):
    """Django's, with the names and values from here."""

    def compile_filter(self, token: str) -> FilterExpression:
        return _Expression(token, self)

    def extend_nodelist(self, nodelist: NodeList, node: Node, token: Token) -> None:
        if type(node) is VariableNode:
            node.__class__ = _Shown
        super().extend_nodelist(nodelist, node, token)


class _Template(Template):
    def compile_nodelist(self) -> NodeList:
        parser = _Parser(Lexer(self.source).tokenize(), self.engine.template_libraries, self.engine.template_builtins, self.origin)
        nodes = parser.parse()
        self.extra_data = parser.extra_data
        return nodes


class _Made(base.Loader):
    """Makes a template of a file."""

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        for origin in self.get_template_sources(template_name):
            if skip is None or origin not in skip:
                return _Template(self.get_contents(origin), origin, origin.template_name, self.engine)
        raise TemplateDoesNotExist(template_name)


class Loader(cached.Loader, _Made):
    """The desk's templates out of their folder, each made once."""


class Told(Node):
    """A tag that says something of some values in the reader's language; ``say`` keeps what it said of the same ones before."""

    child_nodelists = ()

    def __init__(self, say: Callable[..., SafeString], args: list[FilterExpression]) -> None:
        self.say, self.args = say, args
        self.fixed = None if any(arg.is_var or arg.filters for arg in args) else [arg.var for arg in args]

    def render(self, context: Any) -> SafeString:
        values = self.fixed or [arg.resolve(context) for arg in self.args]
        return self.say(context["person"], *values)

    render_annotated = render


def said(library: Library, name: str, say: Callable[..., SafeString]) -> None:
    """Let a simple tag of a library be told by ``say`` wherever it stands for itself and without named values."""
    in_full = library.tags[name]

    def compiled(parser: Parser, token: Token) -> Node:
        node: SimpleNode = in_full(parser, token)
        return node if node.kwargs or node.target_var is not None else Told(say, node.args)

    library.tag(name, compiled)


class Address(URLNode):
    """The address of a page; those of the same page are made once."""

    def render(self, context: Any) -> SafeString:
        return _address(self.view_name.var, *[arg.resolve(context) for arg in self.args])

    render_annotated = render


def address(parser: Parser, token: Token) -> URLNode:
    """Django's tag url."""
    node: URLNode = url(parser, token)
    if node.asvar is None and not node.kwargs and not node.view_name.is_var:
        node.__class__ = Address
    return node


@lru_cache(maxsize=5000, typed=True)
def _address(name: str, *args: object) -> SafeString:
    return SafeString(conditional_escape(reverse(name, args=args)))
