"""What stands hundreds of times on a report's page, its values and the pieces of its text: written here, as a template would take most of the page's time."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from django.template import Library
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from marsad.desk import words
from marsad.desk.marked import Piece
from marsad.desk.reading import Value
from marsad.desk.shown import clean
from marsad.desk.tags import interval, plain, short
from marsad.phrasing import days

register = Library()
Plain = dict[str, Any]


@register.simple_tag(takes_context=True)
def pieces_of_text(context: Any, pieces: Iterable[Piece]) -> SafeString:
    """The pieces of a report's text; a piece whose words are to be checked on a picture leads to it."""
    language = context["person"].language
    return SafeString("".join(_piece(one, language) for one in pieces))


def _piece(one: Piece, language: str) -> str:
    kinds = "".join(f" m-{kind}" for kind in one.kinds.split())
    name, link = ("a", f' href="#picture-{one.picture}" draggable="false"') if one.picture else ("span", "")
    claims = f' data-claims="{one.claims}"' if one.claims else ""
    page = f' data-page="{escape(words.word("page", language, n=one.page))}"' if one.page else ""
    return f'<{name}{link} class="p{kinds}" data-at="{one.at}"{claims}{page}>{escape(one.words)}</{name}>'


@register.simple_tag(takes_context=True)
def value_of(context: Any, v: Value) -> SafeString:
    """A value: what it is, how it may be changed, and who said so where a person did."""
    language = context["person"].language
    signed = _signed(context, v, language) if v.by else ""
    typed = f'<small class="typed">{_word("typed_value", language)}</small>' if v.typed else ""
    words_at = f' data-start="{v.start}" data-end="{v.end}"' if v.start is not None else ""
    return SafeString(
        f'<span class="value v-{v.kind}{" by-person" if v.by else ""}" data-subject="{escape(v.subject)}" data-field="{escape(v.field)}" data-kind="{v.kind}"{_measures(v)}{words_at}>'
        f"{_held(context, v)}{typed}{signed}</span>"
    )


def _held(context: Any, v: Value) -> str:
    """What stands now: a list to choose from, words to choose others for, or only the value where the reader may not decide."""
    language, may = context["person"].language, context.get("may_decide")
    if v.kind != "list":
        return f'<button type="button" class="pickwords"{"" if may else " data-readonly"}>{value_shown(context, v.value, v.kind, v.words)}</button>'
    said = _term(v.group, v.value, language)
    if not may:
        return f'<span class="chosen">{said}</span>'
    return (
        f'<label class="pick"><span class="visually-hidden">{_term("field", v.field, language)}</span>'
        f'<select class="choice" name="value" data-list="{v.group}"><option value="{escape(str(v.value))}" selected>{said}</option></select></label>'
    )


def _measures(v: Value) -> str:
    """What the form that types a value starts from."""
    if v.kind == "quantity":
        return f' data-least="{_or_nothing(v.value, "min")}" data-most="{_or_nothing(v.value, "max")}"'
    if v.kind == "party":
        return f' data-role="{_or_nothing(v.value, "role")}" data-stance="{_or_nothing(v.value, "stance")}"'
    return f' data-from="{_or_nothing(v.value, "start")[:10]}"' if v.kind == "time" else ""


def _or_nothing(value: Plain | None, key: str) -> str:
    found = (value or {}).get(key)
    return "" if found is None else escape(str(found))


def _signed(context: Any, v: Value, language: str) -> str:
    why = strip_tags(short(v.why, 200)) if v.why else escape(words.word("history", language))
    address = escape(f"{reverse('history', args=[context['head'].id])}?subject={v.subject}&field={v.field}")
    was = _was(context, v, language) if v.before is not None else ""
    return f'<a class="by" href="{address}" title="{why}"><bdi>{escape(clean(v.by))}</bdi></a>{was}'


def _was(context: Any, v: Value, language: str) -> str:
    before = _term(v.group, v.before, language) if v.kind == "list" else value_shown(context, v.before, v.kind)
    return f'<small class="was">{_word("was", language)} {before}</small>'


@register.simple_tag(takes_context=True)
def value_shown(context: Any, value: Plain | None, kind: str, words_of_it: str = "") -> SafeString:
    """A value in words, with its words of the text beside it."""
    if value is None:
        return SafeString(f'<span class="none">{plain(words_of_it) if words_of_it else _word("not_stated", context["person"].language)}</span>')
    return SafeString(_SHOWN[kind](value, words_of_it, context["person"]) if kind in _SHOWN else "")


def _quantity(value: Plain, said: str, who: Any) -> str:
    return f'<b class="number">{interval(value)}</b>{_quoted(said, 80)}'


def _place(value: Plain, said: str, who: Any) -> str:
    return f"<b>{short(value.get('name'), 80)}</b>{_known(value, who.language)}"


def _known(value: Plain, language: str) -> str:
    """How well a place is known: which of several it may be, none that is known, or its region."""
    if value.get("candidates"):
        return f" <small>{_word('candidates_many', language, n=len(value['candidates']))}</small>"
    if not value.get("id") and not value.get("adm1"):
        return f" <small>{_word('place_unknown', language)}</small>"
    return f" <small>{plain(value['adm1'])}</small>" if value.get("adm1") and language == "en" else ""


def _time(value: Plain, said: str, who: Any) -> str:
    first, last = value.get("start"), value.get("end")
    day = days.spoken(first, who.language, who.months) if first else words.word("not_stated", who.language)
    until = f" – {escape(days.spoken(last, who.language, who.months))}" if first and last and last != first else ""
    inferred = f" <small>{_word('inferred_day', who.language)}</small>" if value.get("inferred") else ""
    return f"<b>{escape(day)}{until}</b>{inferred}{_quoted(said, 60)}"


def _party(value: Plain, said: str, who: Any) -> str:
    stance = f" <small>{_term('stance', value['stance'], who.language)}</small>" if value.get("stance") else ""
    return f"<small>{_term('actor', value.get('role'), who.language)}</small> <b>{short(value.get('name'), 60)}</b>{stance}"


def _voice(value: Plain, said: str, who: Any) -> str:
    unnamed = f" · {_word('anonymous', who.language)}" if value.get("anonymous") else ""
    return f"<b>{short(value.get('name'), 90)}</b> <small>{_term('kind', value.get('kind'), who.language)}{unnamed}</small>"


_SHOWN = {"quantity": _quantity, "place": _place, "time": _time, "party": _party, "voice": _voice}


def _quoted(said: str, length: int) -> str:
    return f" <q>{short(said, length)}</q>" if said else ""


def _word(key: str, language: str, **values: object) -> str:
    return escape(words.word(key, language, **values))


def _term(group: str, value: str | None, language: str) -> str:
    return escape(clean(words.term(group, value, language)))
