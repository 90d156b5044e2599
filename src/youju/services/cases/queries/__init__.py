"""Reading cases: what anybody may see of one, and what opens for a look at it."""
