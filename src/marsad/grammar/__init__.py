"""One kind of phrase a file: from units and known terms to numbers, dates, places, actors, harms, events, cues."""
