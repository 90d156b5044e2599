"""Reads of subscriptions and of what was sent by mail."""
