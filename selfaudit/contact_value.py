"""The one spelling that all dresses of a chat name, a chat link or a calling link share."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

_HEAD = re.compile(r"(?:https?://)?(?:www\.|api\.|web\.|m\.(?!me/))?")
_CALL = re.compile(r"(?:tel|sms|callto|facetime(?:-audio)?):/{0,2}")
_MAIL = re.compile(r"mailto:/{0,2}([^?&\s]+)")
_NUMBER = re.compile(r"[(+]?[0-9][0-9()\-. ]{5,}")
# What comes before the name or number, of each service; the rest of a link, from "?" or "#" on, says nothing more.
_SERVICES = {
    "whatsapp": re.compile(r"(?:wa\.me/|whatsapp\.com/send/?\?phone=|whatsapp://send/?\?phone=)"),
    "telegram": re.compile(r"(?:(?:t\.me|telegram\.(?:me|dog))/(?![+])|telegram\b[^@:=]{0,12}[@:=\s]+)"),
    "snapchat": re.compile(
        r"(?:snapchat\.com/add/"
        r"|(?:add me on )?(?:snapchat|snap|sc)\b(?!\.)(?: (?:is|name|me|username|id))?[\s:=\-,👻@]+)"
    ),
    "discord": re.compile(r"(?:discord\.gg|dsc\.gg|discord(?:app)?\.com/invite)/"),
}


def contact_value(quote: str) -> str:
    """`quote`, a chat name or a link that lets somebody write or call, without scheme, host's dress and query.

    Two quotes that lead to the same mailbox, number or chat name at the same service give the same text.
    """
    folded = unquote(unicodedata.normalize("NFKC", quote)).casefold().strip()
    if mail := _MAIL.match(folded):
        return mail[1]
    if call := _CALL.match(folded):
        return f"call {_national(folded[call.end() :])}"
    bare = folded[_HEAD.match(folded).end() :]  # type: ignore[union-attr]
    for service, before in _SERVICES.items():
        if found := before.match(bare):
            return f"{service} {_name(bare[found.end() :])}"
    return bare.rstrip("/")


def _name(rest: str) -> str:
    rest = re.split(r"[?&]", rest, maxsplit=1)[0].strip("/@ ")
    return _national(rest) if _NUMBER.fullmatch(rest) else rest


def _national(number: str) -> str:
    """The digits of `number`, those of a British one from its leading 0 on."""
    return re.sub(r"^(?:00)?44(?:0(?=\d{9,10}$))?(?=\d{9,10}$)", "0", re.sub(r"\D", "", number))
