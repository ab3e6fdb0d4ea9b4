"""The types of deeds, by their words and by what stands beside them."""
