"""A bag for somebody who may not see all of a case: what that role may see, in plain files with manifests (BagIt).

It is no copy of the case: a ledger without its hidden lines would not hold. What it holds can be taken into another case
(``marsad add --from-export``).
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import bagit

from marsad.exports.export import write_format
from marsad.exports.formats import FORMATS
from marsad.exports.left_out import LeftOut, at_most, left_out
from marsad.exports.writing import About, fingerprint, new_folder, write_json
from marsad.record.ledger import head
from marsad.record.originals import path_of
from marsad.record.place import CasePlace
from marsad.record.rows import stream
from marsad.record.work import note_export

_READ_ME = """\
Part of the case "{title}", as {reader} may see it, made with Marsad (ledger line {seq}, head {head}).
It is not the whole case. What is left out is counted in left_out.json (in steps, each at most); blocks (▇▇▇) stand for hidden words, null for hidden numbers.

incidents.jsonl      what the reports add up to
reports.jsonl        the reports and what was read from them{texts}
written.jsonl        victims and evidence that people wrote to incidents
record.schema.json   what each key means
loss_report.json, codebook.csv
originals/           {originals}

Check it:            sha256sum -c manifest-sha256.txt   (in the folder above data/)
Take it in:          marsad add NEW-CASE --from-export data
"""
_ARABIC = """\
جزء من القضية «{title}» كما يحق أن يراه من دوره {reader}، صنعه مرصد (سطر السجل {seq}، رأسه {head}).
ليس القضية كلها: ما حُذف معدود في left_out.json، والمربعات (▇▇▇) مكان كلمات محجوبة، وnull مكان أعداد محجوبة.

incidents.jsonl      ما تجتمع عليه التقارير من حوادث
reports.jsonl        التقارير وما قُرئ منها
written.jsonl        ما كتبه الناس على الحوادث من ضحايا وأدلة
left_out.json        عدد ما حُذف
originals/           الأصول كما وردت، إن لم يكن فيها ما يُحجب

للتحقق:              sha256sum -c manifest-sha256.txt   (في المجلد الذي فوق data/)
لإدخاله في قضية:      marsad add NEW-CASE --from-export data
"""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How many incidents went along, how many originals, and what was left out."""

    incidents: int
    originals: int
    left_out: LeftOut


def hand_over(place: CasePlace, out: Path, about: About, filters: Mapping[str, Any]) -> HandedOver:
    """Write what the asker may see into the new folder OUT, as a bag, with a line in the ledger of who took it.

    1. The record as the asker may see it. 2. Originals, where nothing at all is hidden from the asker: an original can hold more
    than its report's text. 3. What was left out, in numbers and words. 4. The bag's manifests. Raises CaseError, NotWritten.
    """
    asker = about.asker
    with new_folder(out) as folder:
        losses = write_format(FORMATS["json"], folder, about, filters)  # 1
        originals = 0 if asker.redactor.marked or asker.public or not asker.names else _originals(place, folder)  # 2
        missing = left_out(asker.redactor, filters)
        write_json(folder / "left_out.json", {**asdict(at_most(missing, asker.redactor)), "in_steps_of": asker.redactor.smallest, "originals": not originals})  # 3
        seq, last = head()
        words = {
            **{"title": asker.redactor.free(place.title), "reader": "everybody" if asker.public else f"a {asker.audience}", "seq": seq, "head": last},
            **{"texts": " (heads only)" if asker.public else "", "originals": "the bytes as received" if originals else "not in this bag: an original can hold hidden words"},
        }
        (folder / "README.txt").write_text(_READ_ME.format(**words), encoding="utf-8")
        (folder / "README.ar.txt").write_text(_ARABIC.format(**words), encoding="utf-8")
        bagit.make_bag(str(folder), {"External-Identifier": place.id, "Marsad-For": asker.audience, "Marsad-Ledger-Head": f"{seq} {last}"}, checksums=["sha256"]).validate()  # 4
        sha256, _ = fingerprint(folder)
        kept = {key: str(value) for key, value in filters.items() if value is not None}
        note_export(asker.who, "incidents", kept, {"format": "bag", "for": asker.audience, "incidents": losses.incidents, "sha256": sha256})
    return HandedOver(losses.incidents, originals, missing)


def _originals(place: CasePlace, folder: Path) -> int:
    count = 0
    for (sha256,) in stream("SELECT sha256 FROM record_original"):
        if (source := path_of(place.originals, sha256)).is_file():
            (target := path_of(folder / "originals", sha256)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            count += 1
    return count
