"""Activities on the screen: a month's sessions as a calendar, what came of each, and how series are planned."""
