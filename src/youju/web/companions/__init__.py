"""The companions' room: who waits and who is free, pairs and what they do; on the phone as at the desk."""
