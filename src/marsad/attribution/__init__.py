"""Who says what, through whom and as which act: statements, their cues, speakers, contents and relays."""
