"""Verbs of harm with those harmed behind them, before them, or in their pronoun."""
