"""FollowTheMoney: entities that are documents hold the words of a report; people, companies and the like hold none."""

from __future__ import annotations

from typing import Any

_FIELDS = {"text": ("bodyText", "indexText"), "title": ("title", "headline"), "published": ("publishedAt", "date", "authoredAt"), "url": ("sourceUrl",), "outlet": ("publisher",), "author": ("author",)}


def is_entity(said: Any) -> bool:
    """One entity, of whatever schema."""
    return isinstance(said, dict) and isinstance(said.get("schema"), str) and isinstance(said.get("properties"), dict)


def document(said: Any) -> dict[str, str] | None:
    """The row of a document with words (schemas Article, Document, Pages …); None for any other entity."""
    if not is_entity(said):
        return None
    told = {field: next(filter(None, (_values(said["properties"].get(name)) for name in names)), []) for field, names in _FIELDS.items()}
    row = {field: values[0] for field, values in told.items() if values}
    return {**row, "text": "\n".join(told["text"])} if told["text"] else None


def _values(said: Any) -> list[str]:
    return [value for value in said if isinstance(value, str) and value.strip()] if isinstance(said, list) else []
