"""A proposal for everybody who waits and everybody who offers: asked, proposed, explained, never kept."""
