"""Marks between those who are told in a row."""

from __future__ import annotations

from marsad.text.rule_words import AND, COMMAS

AND_OR_COMMA = COMMAS | {AND}
