"""The gazetteer: tables of places, and the importers of those that the world publishes."""
