"""What makes a pair: helps and wishes, what stands against two, the rhythm expected, the named refusals."""
