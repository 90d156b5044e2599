"""The key of a definition, made from its name: 来电咨询 becomes lai-dian-zi-xun."""

import re

from pypinyin import lazy_pinyin

LONGEST = 31


def key_of(label: str) -> str:
    """Lower-case syllables with hyphens, as many as fit; letters and digits stay."""
    words = re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(label)).lower())
    key = ""
    for word in words:
        longer = f"{key}-{word}" if key else word
        if len(longer) > LONGEST:
            break
        key = longer
    return key if re.match(r"[a-z][a-z0-9-]", key) else f"count-{key}"[:LONGEST].rstrip("-")
