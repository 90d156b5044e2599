"""What activities give to the registers, by noun: what was held and who came, visits received, how it was."""

from youju.services.activities.kinds import answers  # noqa: F401 - declares itself
from youju.services.activities.kinds.held import COPIED, SESSION, heads_of, rewrite
from youju.services.activities.kinds.receptions import RECEPTION

__all__ = ["COPIED", "RECEPTION", "SESSION", "heads_of", "rewrite"]
