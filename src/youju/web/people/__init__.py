"""People on the screen: finding, entering, the card behind its question, duplicates, what is held."""
