"""How far the phrase that names a speaker reaches: its head, and the adjectives, genitives, names and prepositional phrases that belong to it.

What stands behind it is whom the verb addresses: دعت المستشارة الألمانية أنجيلا الدالي | الحكومة إلى …
"""
