"""Spelling folded for matching with a way back, units, sentences, quotations."""
