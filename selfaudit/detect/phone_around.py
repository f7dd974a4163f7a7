"""What stands around a telephone number: words and marks that say it is one, or part of something else."""

from __future__ import annotations

from selfaudit.detect.engine import Reading
from selfaudit.detect.lazy import lazy

# Words that say of the number behind them that it is something else than a telephone number.
_OTHER = lazy(
    r"\b(?:(?:company|charity|vat|isbn(?:-1[03])?|issn|account|acct|a/c|sort code|order|invoice|urn|utr|"
    r"nhs|serial|sku|ean"
    r"|upc|asin|bar ?code|tracking|parcel|consignment|card|visa|mastercard|iban|bic|crn|policy|patent|doi|"
    r"pmid|uprn|imei"
    r"|meter|mpan|passport|insurance|timestamp|duns|limited|ltd|incorporated|registered in|transaction|seed|fca)"
    r"|(?<!call )(?<!ring )(?:reg(?:istered|istration|d)?|ref(?:erence)?|model|part|item|product|ticket|licen[cs]e"
    r"|case|claim|booking|customer|member(?:ship)?|version|build|lot|batch|payment|pin|otp|id)"
    r"(?=[\s.]{0,2}(?:no\b|nos\b|num|nr\b|code|id\b|[:#])))"
    r"[\s:.#()\-]{0,3}(?:(?:no|nos|num|number|nr|code|ref|id|is|in|england|wales|scotland|and|&|was)[\s:.#()\-]{1,3}){0,6}$"
)
# Words right before a number that `_OTHER` can neither end in nor go over, so that it need not be asked.
_NO_OTHER = frozenset(
    ("on", "call", "ring", "text", "txt", "dial", "tel", "telephone", "phone", "mob", "mobile", "whatsapp", "fax", "or")
)
_LAST_WORD = 16  # characters in which any of them stands, with the marks behind it
_CUE = lazy(
    r"\b(?:tele?(?! aviv)|telephone|phone|ph|mob|mobile|cell|fax|call|calls|calling|ring|text|txt|whatsapp"
    r"|sms|landline|dial|contact|number|digits|t|m|p|f|ffon|ffacs|telefon|switchboard|reception|office|hotline|enquiries|bookings)\b"
    r"[^0-9\n@]{0,24}$"
)
_BACK = 48
_CUE_BACK = 36  # the longest word of `_CUE` and all that may stand behind it
_LONGER = lazy(r"[.\-][0-9]|(?!x|ext|over)[a-z]{1,8}[0-9]|(?!x)[a-z](?![a-z])|[ \-][1-9][0-9]{3}[ \-][0-9]{4}(?![0-9])")
# Numbers of a drawing or a calculation: a point or a dash before a point, and points and dashes mixed all over.
_DRAWN = lazy(r"[\- ]\.[0-9].*[\-, ]\.[0-9]|-\.[0-9]|[0-9]\.[0-9]+-[0-9]+\.[0-9]|[0-9]\.[0-9]+ [0-9]+\.[0-9]")
_CODE = lazy(
    r"(?:[0-9][a-z]?|[0-9][a-z]{3,8})$|[0-9][a-z0-9]*[0-9][a-z]{2}$"
)  # letters and digits before, in one piece
_LETTERS = frozenset("tmpf")  # for telephone, mobile, phone, fax, run on to the number at the start of a line


def cued(folded: str, start: int) -> bool:
    """Whether a word that speaks of a telephone stands right before `start`."""
    return _CUE.search(folded, max(0, start - _CUE_BACK), start) is not None


def refused(reading: Reading, start: int, end: int, done: int) -> bool:
    """Whether what stands around `start:end` says that it is part of something else."""
    folded = reading.folded
    if start:
        before = folded[start - 1]
        second = folded[start - 2] if start > 1 else " "
        if before in ".,:/-" and second.isdigit() and start - 1 > done:
            return True
        if before in "$@=&%_" and (before != "_" or second.isalnum()):
            return before not in "=:" or not cued(folded, start)
        if before.isalpha() and (not second.isalpha() or _CODE.search(folded, max(0, start - 12), start)):
            return not (before in _LETTERS and (start == 1 or second == "\n") and " " in folded[start:end])
    if goes_on(reading, end) or reading.in_link(start) or _drawn(folded, start, end):
        return True
    word = folded[max(0, start - _LAST_WORD) : start].rstrip(" :.(-")
    if word[word.rfind(" ") + 1 :] in _NO_OTHER:
        return False
    return _OTHER.search(folded, max(0, start - _BACK), start) is not None


def _drawn(folded: str, start: int, end: int) -> bool:
    """Whether `start:end` are numbers of a drawing or a sum, as in the path of a picture, that only look like one."""
    before = folded[max(0, start - 2) : start]
    if before[1:] == "." and not before[0].isalnum():
        return True
    if folded.find(".", start, end) < 0:
        return False
    return _DRAWN.search(folded, start, end) is not None and not cued(folded, start)


def goes_on(reading: Reading, end: int) -> bool:
    """Whether more of a longer code follows: digits behind a point or dash, letters mixed with digits, more fours."""
    return _LONGER.match(reading.folded, end) is not None
