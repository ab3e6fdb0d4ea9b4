"""Values: dataclasses that nothing changes once they are made.

The checker of types sees to that. When a program runs nobody asks, since a constructor that may not set its own fields costs seven times as much,
and a report makes hundreds of values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def fixed(made: type[Made]) -> type[Made]:
    """A class of values: with slots, equal and hashed by what its fields hold."""
    return dataclass(slots=True, unsafe_hash=True)(made)
