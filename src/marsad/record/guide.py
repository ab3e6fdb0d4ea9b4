"""The plain-text guides that lie in a bag, in English and in Arabic, and the few lines of Python that check its ledger."""

from __future__ import annotations

ENGLISH = """\
This is a case kept with Marsad, as a BagIt bag (RFC 8493). It can be read without Marsad: all of it is plain files.
The same in Arabic: README.ar.txt

Case    {title} ({id})
Ledger  {seq} lines, head {hash}

WHAT IS WHERE (in data/)
case.toml                  what the case is called, and with which packs it was read
packs/                     those packs that do not come with Marsad, if there are any
originals/ab/abcd...       the bytes as they were received; each file is named by its SHA-256
claims.jsonl               one report a line with what was read from it: who says it, through whom, what happened, where, when,
                           to whom, how many, who denies it. A span is the first and the one behind the last character of the text
record/report.jsonl        the reports: text, outlet, day, address, and (in "known") where the day stood and what the page said
record/capture.jsonl       how each original came in: address asked for and address that answered, redirects, status, headers,
                           time, by what, media type declared and found, evidentiary (the publisher's bytes) or working copy
record/original.jsonl      the originals with their lengths
record/reading.jsonl       every reading; the one with "current" is in force, older ones stay
record/judgement.jsonl     what people decided: who, when, on what, why; an "undo" takes back the one that it names
record/mark.jsonl          what is protected or redacted: sources, reports, passages; keep the bag as safe as what it holds
record/annotation.jsonl    what people wrote beside the reports: victims, evidence, notes, comments; the last row of a "thing" counts
record/access.jsonl        who saw and exported what, as the ledger sealed it
record/ledgerline.jsonl    the ledger: one line for everything that happened, each sealed to the one before it
record/ledgerpayload.jsonl what each line of the ledger recorded; null where it was erased under law
A cell that begins with "json:" holds a JSON string: text with characters that databases do not keep.

HOW TO CHECK IT WITHOUT MARSAD
1. The files:      sha256sum -c manifest-sha256.txt   (in the folder above data/)
2. The originals:  each must give its own name:  sha256sum data/originals/*/*
3. The ledger:     python3 data/check_ledger.py       (a few lines, which anyone can read)
   The hash of a line is SHA-256 over the canonical JSON (RFC 8785) of its seq, at, who, kind, subject, payload_sha256 and prev;
   prev is the hash of the line before it; payload_sha256 that of its payload.
4. The end:        a head that somebody wrote down earlier must be among the hashes; else lines were cut off or rewritten.

TO RESTORE IT      marsad add NEW-CASE --from-bag THIS-FOLDER     (the same ids, the same head)
"""

ARABIC = """\
هذه قضية محفوظة ببرنامج «مرصد» في حقيبة BagIt (RFC 8493). تُقرأ من دون مرصد، فكلها ملفات عادية.
والنص نفسه بالإنكليزية في README.txt

القضية   {title} ({id})
السجل    {seq} سطرا، ورأسه {hash}

ما فيها (داخل المجلد data)
case.toml                  اسم القضية والحزم التي قُرئت بها
packs/                     الحزم التي لا تأتي مع مرصد، إن وُجدت
originals/ab/abcd...       البايتات كما وصلت، واسم كل ملف بصمته SHA-256
claims.jsonl               تقرير في كل سطر مع ما قُرئ منه: من يقول، ونقلا عن من، وماذا حدث، وأين، ومتى، ولمن، وكم، ومن ينفي.
                           والمدى span أول حرف في النص والحرف الذي بعد الأخير
record/report.jsonl        التقارير: النص والمنبر واليوم والعنوان، وفي known من أين أُخذ اليوم وما قالته الصفحة عن نفسها
record/capture.jsonl       كيف وصل كل أصل: العنوان المطلوب والعنوان الذي أجاب، والتحويلات، والحالة، والترويسات، والوقت، وبأي برنامج،
                           والنوع المعلن والنوع الذي وُجد، وهل هو نسخة دليل (بايتات الناشر) أم نسخة عمل
record/original.jsonl      الأصول وأطوالها
record/reading.jsonl       كل القراءات: السارية منها ما فيها current، والأقدم باقية
record/judgement.jsonl     ما قرره الناس: من ومتى وعلى أي شيء ولماذا، وundo يرجع عن القرار الذي يسميه
record/mark.jsonl          ما هو محمي أو محجوب: مصادر وتقارير وكلمات؛ احفظ الحقيبة حفظك لما فيها
record/annotation.jsonl    ما كتبه الناس إلى جانب التقارير: ضحايا وأدلة وملاحظات وتعليقات؛ يُعتد بآخر صف من كل thing
record/access.jsonl        من رأى ماذا ومن صدّر ماذا، كما ختمه السجل
record/ledgerline.jsonl    السجل: سطر لكل ما جرى، يختم كل سطر ما قبله
record/ledgerpayload.jsonl ما أثبته كل سطر، وnull لما مُحي بحكم القانون
والخانة التي تبدأ بـ json: نص بصيغة JSON، فيه محارف لا تحفظها قواعد البيانات.

كيف تُفحص من دون مرصد
1. الملفات:   sha256sum -c manifest-sha256.txt   (في المجلد الذي فوق data)
2. الأصول:    يجب أن يعطي كل ملف اسمه:   sha256sum data/originals/*/*
3. السجل:     python3 data/check_ledger.py   (أسطر قليلة يستطيع أي أحد قراءتها)
   بصمة السطر هي SHA-256 لصيغة JSON القانونية (RFC 8785) من seq وat وwho وkind وsubject وpayload_sha256 وprev،
   وprev بصمة السطر الذي قبله، وpayload_sha256 بصمة ما أثبته.
4. الآخر:     أي رأس كُتب من قبل يجب أن يكون بين البصمات، وإلا فقد قُطعت أسطر أو أُعيدت كتابتها.

لاستعادتها    marsad add NEW-CASE --from-bag THIS-FOLDER     (المعرّفات نفسها والرأس نفسه)
"""

CHECK = '''\
"""Checks the chain of this case's ledger with nothing but Python itself: prints the head, or the first line that does not hold."""
import hashlib
import json
import pathlib
import sys

here = pathlib.Path(__file__).parent / "record"
rows = lambda name: [json.loads(line) for line in (here / name).open(encoding="utf-8")]
sha256 = lambda text: hashlib.sha256(text.encode("utf-8")).hexdigest()
payloads = {row["line_id"]: row["payload"] for row in rows("ledgerpayload.jsonl")}
previous, number = "0" * 64, 0
for number, line in enumerate(rows("ledgerline.jsonl"), 1):
    sealed = {name: line[name] for name in ("seq", "at", "who", "kind", "subject", "payload_sha256", "prev")}
    words = json.dumps(sealed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    payload = payloads[line["seq"]]
    if line["seq"] != number or line["prev"] != previous or line["hash"] != sha256(words) or (payload is not None and sha256(payload) != line["payload_sha256"]):
        sys.exit(f"line {number} does not hold")
    previous = line["hash"]
print("holds:", number, previous)
'''
