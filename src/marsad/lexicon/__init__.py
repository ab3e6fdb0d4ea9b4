"""Packs of Arabic knowledge, and the one pass that finds every known term in a text."""
