"""Tokens with classes and features, clauses and phrases: what stands between the words of a report and what they mean."""
