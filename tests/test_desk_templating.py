"""The desk's templates say what Django's say, value for value; what is plain is found at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import Context, Engine, Template
from django.utils.safestring import SafeString

from marsad.desk import templating
from marsad.desk.people import Person
from marsad.record.place import CasePlace


@dataclass(frozen=True, slots=True)
class Row:
    """A row as pages show them."""

    name: str
    count: int | None = 3
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def loud(self) -> str:
        """A property."""
        return self.name.upper()

    def called(self) -> str:
        """What Django calls by itself."""
        return f"called {self.name}"


class Late:
    """Something that Django would call."""

    def __call__(self) -> str:
        return "<late>"


NAMES = {
    "person": Person("", None, "en"),
    "row": Row("<b>&'\"", more={"a": {"b": "<i>"}, "items": "own"}),
    "empty": Row("", None),
    "safe": SafeString("<em>"),
    "late": Late(),
    "pair": ("<one>", Row("two")),
    "many": [Row("x"), Row("<y>")],
    "none": None,
    "plain": SimpleNamespace(of=SimpleNamespace(of=7.5)),
    "kind": Row,
}
SAID = [
    *("{{ row.name }}", "{{ row.count }}", "{{ empty.count }}", "{{ row.loud }}", "{{ row.called }}", "{{ row.more.a.b }}", "{{ row.more.items }}", "{{ row.more.gone }}", "{{ row.gone }}", "{{ gone }}"),
    *("{{ gone.row }}", "{{ safe }}", "{{ late }}", "{{ late.gone }}", "{{ pair.0 }}", "{{ pair.1.name }}", "{{ none }}", "{{ none.name }}", "{{ plain.of.of }}", "{{ kind.name }}", "{{ 7 }}", "{{ '<q>' }}"),
    *("{{ row.gone|default:'<d>' }}", "{{ row.name|default:'d' }}", "{{ row.more.a.b|add:row.name }}", "{{ row.name|short:2 }}", "{% autoescape off %}{{ row.name }}{% endautoescape %}"),
    *("{% for one in many %}{{ forloop.counter }}{{ one.name }}{% if forloop.last %}!{% endif %}{% empty %}-{% endfor %}", "{% for one in gone %}x{% empty %}-{% endfor %}"),
    *("{% if gone %}x{% elif row.count == 3 %}three{% endif %}", "{% if not none and row.name %}y{% endif %}", "{% with other=row.more.a %}{{ other.b }}{% endwith %}", "{% firstof empty.name row.name as head %}{{ head }}"),
    *("{% w 'marsad' %}", "{% w 'page' n=row.count %}", "{% w 'accept' as label %}[{{ label }}]", "{% term 'role' 'admin' %}", "{% term 'role' row.name %}", "{% term 'role' none %}", "{% day '2018-03-11' %}", "{% day none %}"),
]


@pytest.fixture
def engine(_empty_sqlite: CasePlace) -> Engine:
    return Engine(builtins=["marsad.desk.tags"])


@pytest.mark.parametrize("said", SAID)
def test_a_template_says_what_django_says(engine: Engine, said: str) -> None:
    ours, theirs = templating._Template(said, engine=engine), Template(said, engine=engine)
    assert ours.render(Context(NAMES)) == theirs.render(Context(NAMES))


@pytest.mark.parametrize("name", ["row.name", "row.count", "row.loud", "row.more.a.b", "safe", "none", "plain.of.of", "many"])
def test_plain_values_are_found_at_once(engine: Engine, name: str) -> None:
    found = templating._Template(f"{{{{ {name} }}}}", engine=engine).nodelist[0]
    assert type(found) is templating._Shown and found.filter_expression.var.at_once(Context(NAMES)) is not templating._ELSE


def test_the_desk_reads_its_pages_so(desk: CasePlace) -> None:
    from django.template.loader import get_template

    assert type(get_template("queue.html").template) is templating._Template
