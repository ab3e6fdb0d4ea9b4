"""What an incident says, in sentences for people: Arabic and English, with right plurals, names and days."""
