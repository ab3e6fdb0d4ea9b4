"""The web desk: where people read what the machine proposed, decide, and sign."""
