"""What kind of act a statement is: by its verb, and where that only says that something was said, by the first words of what is said.

قال إنه يجب … demands, قالت إن هذه الأنباء مفبركة denies, قال التنظيم إنه نفذ … claims responsibility.
"""
