"""The features of a place as the scene of an event, and what they are worth."""
