"""Of whom a clause speaks that ends right before a job: of the writer, of somebody else, or of a person named there."""

from __future__ import annotations

from selfaudit.detect.lazy import lazy
from selfaudit.detect.words import alternatives, words

_RELATIONS = alternatives(words("profession")["relations"])
_OWNERS = "my|his|her|their|our|your"
_ADJECTIVE = (
    rf"(?:(?!(?:the|{_OWNERS}|of|about|that|who|recruiting|hiring|seeking|looking)\b)"
    r"[\w'&/-]+,?[ ]+(?:and[ ]+|&[ ]+)?)"
)
_SELF_WORDS = (
    r"i am|i'm|im|i was|i've been|i have been|we are|being|becom(?:e|ing)|became|to be|i remain|myself",
    r"work(?:ed|ing)? (?:(?:full|part)[ -]time )?as",
    r"(?:trained|qualify|qualified|employed|hired|started|started out) as",
    r"promoted to|appointed(?: as)?|my (?:current )?(?:job )?(?:title|role|job) (?:is|was)|(?:part|full)-time",
    r"aspiring|current|dedicated|passionate|proud",
)
_SELF = lazy(
    rf"(?:\b(?:{'|'.join(_SELF_WORDS)})|(?<!such )(?<!well )(?<!same )\bas)[ -]+"
    rf"(?:(?:an?|the|your)[ ]+)?['\"]?{_ADJECTIVE}{{0,5}}$"
    r"|\b(?:i'm|i am|my name is|my name's|i'm called)[ ]+[\w'.-]+(?:[ ]+[\w'.-]+){0,2}"
    rf"(?:,| and i'm| and i am|[ ]+-)[ ]+(?:an?[ ]+)?{_ADJECTIVE}{{0,3}}$"
)
_OTHER = lazy(
    rf"\b(?:{_OWNERS}|a|this|that|the)[ ]+(?:\w+[ ])?(?:{_RELATIONS})\b"
    rf"|\b(?:{_RELATIONS})(?:[ ]+(?:is|was)|'s)\b|'s (?:{_RELATIONS})\b"
)
# "I'm a mum and a": of the writer, though it names a relation.
_ME = lazy(rf"\b(?:i'm|i am|im|me,?|being|as)[ ]+(?:\w+[ ]+)?an?[ ]+(?:[\w-]+,?[ ]+){{0,3}}?(?:{_RELATIONS})\b(?!'s|')")
_NEW_CLAUSE = lazy(r"\b(?:and|but|because|so)[ ](?=(?:i|i'm|i've|it's|it is|that's)\b)")
_BETWEEN = lazy(
    rf"\b(?:{_OWNERS}|every|any|all|these|those)\b(?![^,]*\b(?:i am|i'm|im|as|to be|title|role|job)\b)[^,]*$"
    r"|\b(?:wan(?:t|ts|ted|na)|like|love|hope|hoping|hoped|forward|nominated|standing) (?:to be|as)\b"
    r"|\b(?:idea|thought|thinking|dream(?:ed|t|ing)?) (?:of|about) (?:being|becoming)\b|\bconsider(?:ed|ing)? becom"
    r"|\b(?:am|i'm|was) (?:no|not an?)[ ]$|\bif i (?:was|were)\b|\bwish i (?:was|were)\b"
    r"|\b(?:need|needs|needed|have|has|had) to be\b"
    r"|\b(?:should i|whether to|wonder(?:ed|ing)? (?:if|whether)[^.]*) (?:be|become)\b"
    r"|\b(?:your|his|her|their) (?:\w+ )?(?:job|role|career|work|time|day) as\b"
    r"|(?<!got )(?<!have )(?<!found )(?<!landed )(?<!took )"
    r"\b(?:typical|the|a|an|every|one) (?:[\w-]+ )?(?:day|week|role|job|life|career|work) (?:as|of)\b"
    r"|\b(?:(?<!used )(?<!promoted )to(?! be\b)|for|by|with|from|than|like|not)[ ]+"
    r"(?:an?[ ]+|the[ ]+)?(?:(?!(?:being|as)\b)[\w-]+[ ]+){0,2}$"
)
_PAST = lazy(
    r"\b(?:former(?:ly)?|ex|(?<!semi-)(?<!semi )retired|recovering|escapee|used to (?:be|work as)"
    r"|(?:background|(?:previous|former|old|first|last|past) (?:job|career|life|role|post)|days|time) as)[ -]+"
    r"(?:an?[ ]+|the[ ]+)?(?:(?!now\b)[\w'&/-]+[ ]+){0,3}$"
)
_HE = lazy(r"\b(?:he|she)(?:'s|'d)?\b")
_YOU = lazy(r"\byou(?:'re|'ve|'ll|'d)?\b")
_I = lazy(r"\b(?:i|i'm|i've|i'd|me|my|we)\b")
_THEN = lazy(r"\b(?:was|were|worked as|former|ex|retired|recovering|escapee|used to|becoming|to be|dream|training)\b")
_NO_PERSON = "".join(f"(?<!{word} )" for word in words("profession")["no_person"])
_NAMED = lazy(rf"{_NO_PERSON}\b(?:is|was)[ ]+(?:currently |now |also |both |formerly )?$")
_THIRD = lazy(
    rf"{_NO_PERSON}\b(?:is|was|'s|been)[ ]+(?:currently |now |also |both |originally |formerly )?(?:an?|the)[ ]+"
    r"(?:(?!(?:about|of|for|by|with|than|like|from|where)\b)[\w'-]+,?[ ]+(?:and[ ]+)?){0,4}$"
)


def of_self(clause: str) -> bool:
    """Whether a folded clause like "i work as a " speaks of the writer, with nobody else coming in between."""
    told = bool(_SELF.search(clause)) and not _BETWEEN.search(clause) and not of_other(clause)
    return told and (bool(_I.search(clause)) or not (_HE.search(clause) or _YOU.search(clause)))


def says_i(clause: str) -> bool:
    """Whether a folded clause has a word like "I" or "my"."""
    return _I.search(clause) is not None


def is_now(clause: str) -> bool:
    """Whether a clause that speaks of the writer says "I" and says it of today: not "when i was a "."""
    return says_i(clause) and _THEN.search(clause) is None


def of_past(clause: str) -> bool:
    """Whether a folded clause says that somebody is no longer what comes next: "i used to be a ", "retired "."""
    return _PAST.search(clause) is not None


def of_other(clause: str) -> bool:
    """Whether a folded clause speaks of a relative, a friend or an advert: "my mum was a "."""
    if _OTHER.search(clause) is None:
        return False
    own = _NEW_CLAUSE.split(clause)[-1]
    return _OTHER.search(_ME.sub("i'm a", own)) is not None


def of_named(clause: str) -> bool:
    """Whether a folded clause ends in "jo bloggs is " or "she was ", with no article before the title."""
    return _NAMED.search(clause) is not None


def of_third(clause: str) -> bool:
    """Whether a folded clause speaks of a person by name: "jo bloggs is a "."""
    return _THIRD.search(clause) is not None or (_HE.search(clause) is not None and bool(_SELF.search(clause)))
