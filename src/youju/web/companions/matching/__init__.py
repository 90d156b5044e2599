"""A proposal for everybody: looked at, decided into by hand, explained, confirmed. Until then nothing happens."""
