"""What friends and donors read without login: released issues, how their numbers are counted, the calendar."""
