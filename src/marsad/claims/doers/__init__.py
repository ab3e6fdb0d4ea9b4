"""Who did it where the deed's own sentence does not name him: the subject that goes on, the operation it came of, the claim or charge told later."""
