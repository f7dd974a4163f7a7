"""Training for school work, what somebody teaches, and the words of the trade."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfaudit.detect import speaker
from selfaudit.detect.engine import Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.detect.tokens import after, before, sentence
from selfaudit.detect.words import words
from selfaudit.model import Match

_W = words("profession")
_TAUGHT = _W["taught"]
_HARD = _TAUGHT - _W["soft_objects"]
_SCHOOLISH = lazy(
    r"[^.!?\n]{0,60}\b(?:school|academy|college|primary|secondary|nursery|grammar|infants?|juniors?|high"
    r"|sixth form|comprehensives?|comp|ks[1-5]|key stage|gcses?|igcse|a[ -]levels?|years? \d{1,2}|y\d{1,2}|classroom)\b"
)
_PERSON = frozenset({"i", "i've", "i'd", "i'm", "currently", "previously"})
_NOT_PERSON = frozenset({"he", "she", "they", "you", "who", "that", "which"})
_LEARNER = frozenset({"self", "was", "were", "been", "get", "got", "being", "is", "to"})
_LONG_AT_IT = frozenset({"years", "of", "love", "my", "currently", "started", "been", "me"})
_WINDOW = 3000  # characters in which the words of the trade are counted together
_ENOUGH = 4  # different ones, beside one that speaks of the writer's own


def training(reading: Reading, start: int, end: int) -> Match | None:
    """Training that only people have who work in schools, or are about to."""
    word, text = reading.folded[start:end], reading.text[start:end]
    if (word in _W["caps_training"] and not text.isupper()) or (word in _W["title_training"] and not text.istitle()):
        return None
    lead = {token.word for token in before(reading, start, 60)[-6:]}
    ahead = {token.word for token in after(reading, end, 30)[:3]}
    mine = bool(lead & _W["mine"])
    if not mine and (lead | ahead) & _W["offers"]:
        return None
    if word in _W["need_mine"] and not mine:
        return None
    return reading.match("profession-training", start, end, 0.92 if mine else 0.75)


def teaching(reading: Reading, start: int, end: int) -> Match | None:
    """ "I teach Year 4", "taught maths in secondary schools", "Jo teaches phonics"."""
    word = reading.folded[start:end]
    ahead = [token.word for token in after(reading, end, 60)][:6]
    lead = [token.word for token in sentence(before(reading, start, 50))]
    if not ahead or ahead[0] in _W["no_object"] or any(thing in _W["elsewhere"] for thing in ahead[:3]):
        return None
    if speaker.of_other(" ".join(lead)):
        return None
    sure = _sureness(word, ahead[0], lead, _SCHOOLISH.match(reading.folded, end) is not None)
    if not sure:
        return None
    rule = "profession-third-person" if word == "teaches" else "profession-teaching"
    return reading.match(rule, start, end, sure)


def _sureness(word: str, thing: str, lead: list[str], school: bool) -> float:
    """How sure `word` before `thing` tells of school work; `school`: whether a school or key stage comes after."""
    hard, soft = thing in _HARD, thing in _TAUGHT
    mine = lead[-1:] == ["i"] or (bool(set(lead[-4:]) & _PERSON) and not set(lead[-3:]) & _NOT_PERSON)
    began = not lead or not lead[-1][0].isalnum()
    if word == "teaches":
        return 0.85 if lead and lead[-1] not in ("it", "that", "which", "this") and (hard or (soft and school)) else 0.0
    if word == "teaching":
        told = mine or began or set(lead[-3:]) & _LONG_AT_IT
        return (
            0.75 if told and (hard or (soft and school)) and not set(lead[-3:]) & {"the", "for", "our", "your"} else 0.0
        )
    if word == "taught" and lead and lead[-1] in _LEARNER:
        return 0.0
    if mine and (hard or (soft and school)):
        return 0.93
    if (
        word == "teach"
        and lead[-1:] == ["to"]
        and hard
        and not set(lead) & (_NOT_PERSON | {"how", "us", "people", "used"})
    ):
        return 0.7
    if mine and thing in ("english", "science", "music", "art", "pupils", "children", "kids"):
        return 0.65
    return 0.85 if word == "taught" and began and (hard or (soft and school)) else 0.0


def insider(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """The first place that speaks of the writer's own pupils or lessons among many words of the trade."""
    folded = reading.folded
    spans = [(span, folded[slice(*span)]) for span in hits]
    own = [(span, word) for span, word in spans if word in _W["insider_own"]]
    trade = [(span, word) for span, word in spans if word in _W["insider"]]
    done = -1
    low = high = 0
    for (start, end), _ in own:
        if start <= done:
            continue
        while low < len(trade) and trade[low][0][0] < start - _WINDOW:
            low += 1
        high = max(high, low)
        while high < len(trade) and trade[high][0][0] < end + _WINDOW:
            high += 1
        if len({word for _, word in trade[low:high][:200]}) >= _ENOUGH:
            done = end + _WINDOW
            yield reading.match("profession-trade", start, end)
