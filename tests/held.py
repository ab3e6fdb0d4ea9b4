"""What a process that reads an archive goes on holding, counted in blocks of memory: run by itself, as it lets go of all caches.

``python -m tests.held LOT…``: each lot is a file of JSON Lines; a line is printed for each, with the blocks that are held behind it.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from functools import _lru_cache_wrapper

from marsad.batch.jobs import Job, jobs_in
from marsad.batch.work import Setting, perform
from marsad.frames.beginnings import _Words
from marsad.lexicon.memory import Memory

LIMITED = (_Words,)  # memories of words that forget all when they grow too large


def held() -> int:
    """Blocks held when all that may be let go of is let go of: caches that have a limit. What has none stays, and is counted."""
    gc.unfreeze()
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper) and one.cache_info().maxsize is not None:
            one.cache_clear()
        elif isinstance(one, Memory):
            one.forget()
        elif isinstance(one, LIMITED):
            one.clear()
    gc.collect()
    return sys.getallocatedblocks()


def main(lots: list[str]) -> None:
    """Read lot after lot, as a worker does."""
    with tempfile.TemporaryDirectory() as out:
        for job in jobs_in(lots):
            assert isinstance(job, Job)
            perform(job, Setting(out))
            print(held(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
