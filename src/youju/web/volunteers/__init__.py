"""Volunteers on the screen: the register, one record, groups, minutes given together, certificates."""
