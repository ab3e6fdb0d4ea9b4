"""Phrases for people: how many, who, of which side, by which name: "خمسة جنود", "11 من عناصر التنظيم", "الشاب فلان"."""
