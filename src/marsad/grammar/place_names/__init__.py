"""Names of places behind type words and by themselves, known or not; borders and lists."""
