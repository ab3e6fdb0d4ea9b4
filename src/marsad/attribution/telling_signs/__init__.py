"""The conditions that rows of ``not_said.tsv`` and ``speaker_bounds.tsv`` name, each a question about a verb of saying."""
