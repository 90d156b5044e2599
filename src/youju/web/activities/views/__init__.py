"""The pages of the activities."""
