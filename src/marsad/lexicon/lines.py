"""Many short lines held as one, each cut out when it is asked for: a string of its own for each takes several times the memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate

_END = b"\n"


def packed(lines: Iterable[str]) -> bytes:
    """Lines, none of which holds a line end, as one."""
    return _END.join([line.encode() for line in lines])


class Lines:
    """Lines by their number."""

    def __init__(self, packed: bytes) -> None:
        self.packed = packed
        self._begins = array("I", accumulate([len(line) + 1 for line in packed.split(_END)], initial=0))

    def __getitem__(self, number: int) -> str:
        return self.packed[self._begins[number] : self._begins[number + 1] - 1].decode()

    def all(self) -> Iterator[str]:
        """Every line."""
        return map(bytes.decode, self.packed.split(_END))
