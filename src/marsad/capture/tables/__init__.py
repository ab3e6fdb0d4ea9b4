"""What is known of the files of other programs: their kinds, the names of their columns."""
