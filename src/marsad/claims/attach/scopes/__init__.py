"""Over what a harm is counted: one happening, or more than one since a day, in a period, in a region, in a war."""
