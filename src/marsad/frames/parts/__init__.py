"""What hangs on a count told before: those joined to it by و, the parts of it, and who all of them were."""
