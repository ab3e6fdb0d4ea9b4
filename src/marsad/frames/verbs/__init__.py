"""Those harmed around a verb: where its clause ends, who stands behind it, who before it, and with whom it agrees."""
