"""The conditions that rows of ``complements.tsv`` name, each a question about one word behind a verb of saying."""
