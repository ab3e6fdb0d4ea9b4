"""The tables of a case. Rows are added; what was captured, read or decided is never changed or removed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Original(models.Model):
    """Bytes as received, kept in originals/ under their hash."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()


class Capture(models.Model):
    """One time that an original came in, with its custody (marsad.model.custody.Custody)."""

    original = models.ForeignKey(Original, on_delete=models.PROTECT, db_index=False)  # the constraint below is its index
    requested = models.TextField()
    received = models.CharField(max_length=40)
    custody = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["original", "requested"], name="one_capture_of_an_input")]


class Report(models.Model):
    """One report found in an original; its text is kept as it came."""

    id = models.CharField(max_length=16, primary_key=True)
    capture = models.ForeignKey(Capture, on_delete=models.PROTECT)
    outlet = models.TextField(null=True)
    title = models.TextField(null=True)
    url = models.TextField(null=True)
    author = models.TextField(null=True)
    published = models.CharField(max_length=10, null=True, db_index=True)
    language = models.CharField(max_length=8, null=True)
    known = models.TextField()
    text = models.TextField()


class Reading(models.Model):
    """What one backend with some packs read out of a report; the newest of a report is in force, older ones stay."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, db_index=False)  # the index below
    backend = models.CharField(max_length=60)
    packs = models.TextField()
    made = models.CharField(max_length=40)
    payload = models.TextField()
    current = models.BooleanField(default=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["report", "current"])]


class Part(models.Model):
    """What claims, events and harms have in common: where they were read, and by whom they were written."""

    uid = models.CharField(max_length=24, db_index=True)
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, db_index=False)  # asked for by way of the reading
    author = models.CharField(max_length=80)
    start = models.IntegerField()
    end = models.IntegerField()

    class Meta:
        abstract = True


class Claim(Part):
    """One thing that one voice says; the whole value stands in the reading."""

    act = models.CharField(max_length=24)
    origin = models.TextField()
    origin_id = models.CharField(max_length=80, null=True, db_index=True)
    kind = models.CharField(max_length=24)
    events = models.TextField()


class Event(Part):
    """One thing that is said to have happened."""

    type = models.CharField(max_length=32)
    status = models.CharField(max_length=16)
    place = models.TextField(null=True)
    place_id = models.CharField(max_length=120, null=True)
    first = models.CharField(max_length=16, null=True)
    last = models.CharField(max_length=16, null=True)


class Harm(Part):
    """People killed, hurt or otherwise harmed, as an interval."""

    event = models.CharField(max_length=24)
    outcome = models.CharField(max_length=16)
    least = models.BigIntegerField(null=True)
    most = models.BigIntegerField(null=True)
    expr = models.CharField(max_length=12)
    status = models.CharField(max_length=12)
    scope = models.CharField(max_length=16)


class Voice(models.Model):
    """One voice of a claim's chain; position 0 is the origin."""

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT)
    claim = models.CharField(max_length=24)
    position = models.SmallIntegerField()
    name = models.TextField()
    actor = models.CharField(max_length=80, null=True)
    kind = models.CharField(max_length=24)
    anonymous = models.BooleanField()


class Judgement(models.Model):
    """One decision of one person (marsad.model.judgement)."""

    kind = models.CharField(max_length=16)
    subject = models.CharField(max_length=64, db_index=True)
    other = models.CharField(max_length=64, null=True, db_index=True)
    field = models.TextField(null=True)
    value = models.TextField(null=True)
    who = models.TextField()
    when = models.CharField(max_length=40)
    why = models.TextField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], condition=models.Q(kind="undo"), name="record_judgement_undo"),
            models.Index(fields=["id"], condition=models.Q(kind="different", value__isnull=False), name="record_judgement_many"),
        ]


class LedgerLine(models.Model):
    """One line of the hash chain. Its payload stands beside it, so that erasure can shred that and leave the chain whole."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.CharField(max_length=40)
    who = models.TextField()
    kind = models.CharField(max_length=24)
    subject = models.CharField(max_length=64, db_index=True)
    payload_sha256 = models.CharField(max_length=64)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)


class LedgerPayload(models.Model):
    """What a ledger line records; null once it was erased under law."""

    line = models.OneToOneField(LedgerLine, on_delete=models.PROTECT, primary_key=True)
    payload = models.TextField(null=True)


# --- derived: what linking makes of the readings and judgements; can be dropped and made again ---


class Incident(models.Model):
    """What the reports add up to, in narrow columns for lists; the whole value (RECORD.md) is the payload.

    ``own`` is the id that its tellings alone would give it, ``home`` what its cluster of tellings is called. ``state``
    and ``decided`` are a person's where a person decided; ``grade`` is always the machine's.
    """

    id = models.CharField(max_length=24, primary_key=True)
    own = models.CharField(max_length=24)
    home = models.CharField(max_length=24)
    state = models.CharField(max_length=16)
    type = models.CharField(max_length=32)
    first = models.CharField(max_length=10, null=True)
    last = models.CharField(max_length=10, null=True)
    place = models.TextField(null=True)
    place_id = models.CharField(max_length=120, null=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    adm1 = models.TextField(null=True)
    killed_min = models.BigIntegerField(null=True)
    killed_max = models.BigIntegerField(null=True)
    injured_min = models.BigIntegerField(null=True)
    injured_max = models.BigIntegerField(null=True)
    origins_min = models.IntegerField()
    origins_max = models.IntegerField()
    grade = models.CharField(max_length=32, null=True)
    scheme = models.CharField(max_length=60)
    decided = models.CharField(max_length=32, null=True)
    disputes = models.IntegerField()
    claims = models.IntegerField()
    reports = models.IntegerField()
    updated = models.CharField(max_length=40)
    payload = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["first", "id"]), models.Index(fields=["updated", "id"]), models.Index(fields=["home"])]


class IncidentClaim(models.Model):
    """A claim of an incident; a claim that tells two happenings stands in two."""

    incident = models.CharField(max_length=24)
    claim = models.CharField(max_length=24)
    report = models.CharField(max_length=16)
    position = models.IntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["incident", "position"]), models.Index(fields=["claim"]), models.Index(fields=["report"])]


class IncidentPlace(models.Model):
    """A word under which an incident is found by place: name, pack's id, province; candidates and other names too."""

    incident = models.CharField(max_length=24)
    key = models.CharField(max_length=160)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["incident"]), models.Index(fields=["key"])]


class IncidentSpot(models.Model):
    """Where an incident stands on a map: its place as written, how exact it is, and all points that the name may mean (JSON)."""

    incident = models.CharField(max_length=24, primary_key=True)
    label = models.TextField()
    accuracy = models.CharField(max_length=16)
    points = models.TextField()


class IncidentActor(models.Model):
    """A party that is named for an incident, with its stance."""

    incident = models.CharField(max_length=24)
    actor = models.CharField(max_length=200)
    stance = models.CharField(max_length=16)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["incident"]), models.Index(fields=["actor"])]


class IncidentEcho(models.Model):
    """A passage that one report of an incident re-uses from another, with the outlets of both; ``spans`` are JSON."""

    incident = models.CharField(max_length=24)
    earlier = models.CharField(max_length=16)
    later = models.CharField(max_length=16)
    source = models.TextField()
    outlet = models.TextField()
    kind = models.CharField(max_length=10)
    score = models.FloatField()
    ordered = models.BooleanField()
    day = models.CharField(max_length=10, null=True)
    spans = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["incident"]), models.Index(fields=["source", "outlet"]), models.Index(fields=["day"])]


class IncidentChange(models.Model):
    """What became of an id in a link run (marsad.linking.history); ``line`` is the run's line in the ledger, which holds it too."""

    line = models.BigIntegerField()
    kind = models.CharField(max_length=8)
    incident = models.CharField(max_length=24)
    into = models.CharField(max_length=24, null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["incident"]), models.Index(fields=["into"])]


class IncidentName(models.Model):
    """The id that an incident carries where it is not its natural one; the ledger holds it too."""

    own = models.CharField(max_length=24, primary_key=True)
    incident = models.CharField(max_length=24)


class Kept(models.Model):
    """What linking keeps of the current reading of a report, made when it was read (marsad.linking.kept); ``form`` is what it was made by."""

    report = models.CharField(max_length=16, primary_key=True)
    reading = models.BigIntegerField()
    form = models.CharField(max_length=80)
    payload = models.BinaryField()


class LinkedReport(models.Model):
    """A report as linking sees it, and the reading that this was made of."""

    report = models.CharField(max_length=16, primary_key=True)
    reading = models.BigIntegerField()
    payload = models.TextField()


class Telling(models.Model):
    """One happening as one report tells it, and the cluster it lies in."""

    number = models.BigIntegerField(primary_key=True)
    uid = models.CharField(max_length=24, unique=True)
    report = models.CharField(max_length=16)
    home = models.CharField(max_length=24)
    payload = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["report"]), models.Index(fields=["home"])]


class Link(models.Model):
    """Two tellings that speak for one happening; ``a`` is the smaller uid."""

    a = models.CharField(max_length=24)
    b = models.CharField(max_length=24)
    score = models.FloatField()
    levels = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["a"]), models.Index(fields=["b"])]


class Total(models.Model):
    """A running total that a source gives; it belongs to no single incident."""

    report = models.CharField(max_length=16)
    place = models.TextField()
    as_of = models.CharField(max_length=10)
    payload = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["report"]), models.Index(fields=["as_of"])]


from marsad.record.models_desk import (  # noqa: E402, F401  Django finds the tables of an app here
    Access,
    Annotation,
    DecisionKey,
    Mark,
    Presence,
    Profile,
    Setting,
    Token,
    Work,
)
