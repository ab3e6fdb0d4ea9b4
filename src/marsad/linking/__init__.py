"""From claims to incidents: who repeats whom, what tells of one thing, what it adds up to. Pure functions: no database, no file but its tables, no clock."""
