"""Computes many indicators at once: one grouped query per kind and window, whatever their number."""

from youju.ground.measures.planner.compiling import Level
from youju.ground.measures.planner.evidence import evidence, opened, shapes, traced
from youju.ground.measures.planner.monthly import monthly
from youju.ground.measures.planner.running import totals, values

__all__ = ["Level", "evidence", "monthly", "opened", "shapes", "totals", "traced", "values"]
