"""The press on the screen: write an issue, look at it, release it, and see what has changed since."""
