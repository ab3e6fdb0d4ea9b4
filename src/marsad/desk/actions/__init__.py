"""What people can do on a case: each action has one right, one list of fields and one place that checks and keeps it, whoever asks: a form, a command, a program."""
