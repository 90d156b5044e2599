"""Calendars on the screen: weeks and months of an office, a site, a programme, a colleague; on paper; as feeds."""
