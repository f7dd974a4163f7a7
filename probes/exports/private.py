"""Files of private messages outside every download that is known: told by how they begin, or by where they lie.

The later parts of a download may hold nothing but messages, a chat may have been renamed, and a person may point at the
folder of messages itself. None of these is ever read as ordinary words.
"""

from __future__ import annotations

import re

from probes.exports.tiktok import is_tiktok
from probes.exports.whatsapp import is_chat

_SNIFFED = 65536
# What stands together only in files of messages. Facebook's, Instagram's, TikTok's and X's keys: files met in real
# downloads, what-if-horizon/what-if-data-donation fe2cc91. The others are unverified, from general knowledge.
_IN_JSON = tuple(
    tuple(map(re.compile, signs))
    for signs in (
        (r'"participants"\s*:\s*\[', r'"(?:messages|conversation)"\s*:\s*\['),  # Facebook, Instagram
        (r'"sender_name"\s*:', r'"timestamp_ms"\s*:'),  # the same, other keys first
        (r'"From"\s*:\s*"', r'"(?:Media Type|Content)"\s*:'),  # Snapchat, TikTok
        (r'"type"\s*:\s*"(?:personal_chat|private_\w+|saved_messages|bot_chat)"', r'"messages"\s*:'),  # Telegram
    )
)
_ELSEWHERE = re.compile(
    r"window\.YTD\.(?:direct_message|dm_|ad_|ip_audit|personalization|saved_search|grok)"  # X
    r"|[^\n]{0,99}\bCONVERSATION ID\b|[^\n]{0,199}\bfrom,to,[^\n]{0,99}\bbody\b"  # tables of LinkedIn and Reddit
)


def holds_messages(text: str) -> bool:
    """Whether a text file that begins with `text` holds private messages, whatever its name."""
    start = text[:_SNIFFED].lstrip("\ufeff \r\n\t")
    if start.startswith(("{", "[{")) or start[:9].split() == ["[", "{"]:
        return is_tiktok(start) or any(all(sign.search(start) for sign in signs) for signs in _IN_JSON)
    return is_chat(start) or bool(_ELSEWHERE.match(start))


def told(number: int) -> str:
    """The sentence about `number` files that were left alone."""
    files = "1 file was" if number == 1 else f"{number:,} files were"
    return f"Private messages, searches, adverts and log-in history are never opened: {files} left alone."
