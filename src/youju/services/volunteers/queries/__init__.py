"""Reading about volunteers: who they are, what they gave, what is certified."""
