"""The archive on screen: printed issues come in, a person goes through their figures, words are kept."""
