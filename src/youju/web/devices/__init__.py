"""Shared devices: which of them an office trusts, and how colleagues change places at one."""
