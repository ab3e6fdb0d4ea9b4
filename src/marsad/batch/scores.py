"""Pairs of tellings that share a key in, links out: what speaks for and against their being one happening."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from marsad.batch.folder import put_table
from marsad.batch.schemas import LINKS
from marsad.linking.clusters import JOIN
from marsad.linking.facts import Told
from marsad.linking.kept import unpack_told
from marsad.linking.weights import score
from marsad.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Scoring:
    """Some pairs to score, by number, and the tellings in them; as Arrow streams, for another process."""

    number: int
    pairs: bytes
    tellings: bytes


def score_rows(batches: Iterable[pa.RecordBatch], told: Callable[[int], Told]) -> Iterator[pa.RecordBatch]:
    """The links among some pairs (columns ``a`` and ``b``, numbers of tellings): those that speak for one happening, with their reasons."""
    for batch in batches:
        found = []
        for a, b in zip(batch.column("a").to_pylist(), batch.column("b").to_pylist(), strict=True):
            x, y = sorted((told(a), told(b)), key=lambda one: one.uid)
            link = score(x, y, JOIN)
            if link.score > JOIN:
                found.append({"na": a, "nb": b, "score": link.score, "levels": link.levels})
        yield pa.RecordBatch.from_pylist(found, schema=LINKS)


@uncollected()
def score_job(job: Scoring, folder: str) -> int:
    """Score some pairs and keep the links; how many there are."""
    tellings = table_of(job.tellings)
    kept = dict(zip(tellings.column("n").to_pylist(), tellings.column("payload").to_pylist(), strict=True))

    @lru_cache(maxsize=20_000)
    def told(number: int) -> Told:
        return unpack_told(kept[number])

    links = pa.Table.from_batches(score_rows(table_of(job.pairs).to_batches(), told), schema=LINKS)
    put_table(Path(folder), f"links/{job.number:06}.parquet", links)
    count: int = links.num_rows
    return count


def stream_of(table: pa.Table) -> bytes:
    """A table as bytes for another process."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def table_of(stream: bytes) -> pa.Table:
    """The table of such bytes."""
    return pa.ipc.open_stream(stream).read_all()
