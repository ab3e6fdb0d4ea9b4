"""The part of each party in a deed, as the deed's own sentence tells it: who did it, whom it met, who only holds the place."""
