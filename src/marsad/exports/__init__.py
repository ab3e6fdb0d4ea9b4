"""What leaves a case for others to look at."""
