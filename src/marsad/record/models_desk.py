"""Tables of the desk: who works here, what they look at and who keeps it from whom. Decisions themselves are judgements."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Profile(models.Model):
    """What the desk knows of a person beside name and password; ``totp`` is the hash of the second step's secret (marsad.record.vault)."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, primary_key=True)
    role = models.CharField(max_length=12)
    language = models.CharField(max_length=2, default="ar")
    months = models.CharField(max_length=8, default="levant")
    totp = models.CharField(max_length=64, null=True)
    totp_last = models.BigIntegerField(default=0)


class Token(models.Model):
    """A key for programs, of which only the hash is kept; ``account`` is the person as whom it acts, null for one that only reads data."""

    digest = models.CharField(max_length=64, primary_key=True)
    name = models.TextField()
    made_by = models.TextField()
    made = models.CharField(max_length=40)
    expires = models.CharField(max_length=40, null=True)
    revoked = models.CharField(max_length=40, null=True)
    account = models.TextField(null=True)


class Work(models.Model):
    """Where the work on a report stands and why somebody should look at it; made anew from readings, incidents and judgements."""

    report = models.CharField(max_length=16, primary_key=True)
    state = models.CharField(max_length=12, default="machine")
    assignee = models.TextField(null=True)
    weight = models.IntegerField(default=0)
    reasons = models.TextField(default="")
    published = models.CharField(max_length=10, null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "-weight", "report"], name="work_next"), models.Index(fields=["-weight", "report"], name="work_all")]


class Presence(models.Model):
    """Somebody has a report open."""

    report = models.CharField(max_length=16)
    who = models.CharField(max_length=150)
    at = models.FloatField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "who"], name="one_presence")]


class DecisionKey(models.Model):
    """The key that a form carried: the same decision sent twice is one judgement."""

    key = models.CharField(max_length=64, primary_key=True)
    judgement = models.BigIntegerField()


class Mark(models.Model):
    """Something that not everybody may see: a source, a report or a passage of one; ``protected`` or ``redacted``."""

    kind = models.CharField(max_length=8)
    level = models.CharField(max_length=10)
    subject = models.CharField(max_length=200, db_index=True)
    names = models.TextField(default="[]")
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)
    who = models.TextField()
    when = models.CharField(max_length=40)
    why = models.TextField()
    lifted = models.CharField(max_length=40, null=True)


class Access(models.Model):
    """Somebody saw or exported something."""

    who = models.CharField(max_length=150)
    at = models.CharField(max_length=40)
    kind = models.CharField(max_length=12)
    subject = models.CharField(max_length=200)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject", "who", "at"]), models.Index(fields=["who", "at"])]


class Setting(models.Model):
    """One choice for the whole desk."""

    key = models.CharField(max_length=40, primary_key=True)
    value = models.TextField()


class Annotation(models.Model):
    """What a person wrote beside the reports: a victim, evidence, a note, a comment. A change is a new row of the same ``thing``; the last one counts.

    ``subject`` is what it is written to (a report, an incident, another thing), ``value`` JSON, null where it was taken back.
    """

    kind = models.CharField(max_length=16)
    thing = models.CharField(max_length=24)
    subject = models.CharField(max_length=64)
    value = models.TextField(null=True)
    who = models.TextField()
    when = models.CharField(max_length=40)
    why = models.TextField(null=True)
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["thing", "id"], name="record_anno_thing_idx"),
            models.Index(fields=["subject", "kind"], name="record_anno_subject_idx"),
            models.Index(fields=["kind", "id"], name="record_anno_kind_idx"),
        ]
