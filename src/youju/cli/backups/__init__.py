"""Everything an installation holds, in one file that either store can read back; and the proof that it did."""

from youju.cli.backups.restoring import restore
from youju.cli.backups.stocktaking import Stock, differences, take_stock
from youju.cli.backups.verifying import faults
from youju.cli.backups.writing import back_up

__all__ = ["Stock", "back_up", "differences", "faults", "restore", "take_stock"]
