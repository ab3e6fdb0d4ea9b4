"""What of a record is compared: its events flattened to days, places, kind, figures, parties and wording."""
