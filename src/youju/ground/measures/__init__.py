"""An indicator turns records into a number, and the planner computes many of them at once."""
