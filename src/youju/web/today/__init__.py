"""The first page: what does each colleague need to do today."""
