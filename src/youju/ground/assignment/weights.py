"""Costs made into weights: one whole number per pair in which a tie is broken by the two uids.

A weight is `scale` times the cost plus a little that follows from the uids alone. All the little ones of a plan
together stay below one scale, so the lightest plan is always among the cheapest ones; and as they differ from pair
to pair as if drawn by lot, it is nearly always the only lightest one: a proposal repeats, whatever else is in the
question, and nobody is favoured for standing first. Where two plans weigh the same, the order of uids decides.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from youju.ground.assignment.table import Numbers, Table

# Bits a tie may have at most; and what the solver counts to, where it multiplies by the number of nodes.
LOT, SOLVER = 24, 60


@dataclass(frozen=True)
class Weights:
    """For each pair, and for each unit that stays without; `scale` weights are one cost."""

    pairs: Numbers
    without: Numbers
    scale: int
    # Each weight is divisible by the number of places its unit takes: a flow carries it place by place.


def weigh(table: Table) -> Weights:
    shares = math.lcm(*(int(takes) for takes in np.unique(table.takes)))
    cost, without = table.cost + table.change, table.without + table.leaving
    dearest = int(max(cost.max(initial=1), without.max(initial=1)))
    nodes = len(table.units) + len(table.helpers) + 2
    spare = SOLVER - dearest.bit_length() - shares.bit_length() - 2 * nodes.bit_length()
    bits = max(0, min(LOT, spare))
    scale = (len(table.units) + 1) << bits
    units = _lots(["\n".join(members) for members in table.units])
    pairs = _mixed(units[table.unit], _lots(table.helpers)[table.helper], bits)
    alone = _mixed(units, np.zeros(len(units), np.uint64), bits)
    return Weights((cost * scale + pairs) * shares, (without * scale + alone) * shares, scale * shares)


def _lots(uids: Sequence[str]) -> NDArray[np.uint64]:
    digests = b"".join(blake2b(uid.encode(), digest_size=8).digest() for uid in uids)
    return np.frombuffer(digests, np.dtype("<u8")).astype(np.uint64)


def _mixed(one: NDArray[np.uint64], other: NDArray[np.uint64], bits: int) -> Numbers:
    """So many bits that depend on both and look like chance (the finisher of SplitMix64)."""
    if not bits:
        return np.zeros(len(one), np.int64)
    mixed = one ^ (other * np.uint64(0x9E3779B97F4A7C15))
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return ((mixed ^ (mixed >> np.uint64(31))) >> np.uint64(64 - bits)).astype(np.int64)
