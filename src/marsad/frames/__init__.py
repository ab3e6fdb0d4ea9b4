"""Predicates and their slots: who is what in a clause, by rows of tables and one interpreter."""
