"""The values that Marsad works with: frozen, without input or output."""
