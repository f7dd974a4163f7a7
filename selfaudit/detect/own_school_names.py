"""The names of the person's own schools, taken apart for looking them up in any dress."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from selfaudit.detect.fold import fold
from selfaudit.detect.lazy import lazy
from selfaudit.detect.words import words
from selfaudit.model import Identity

_SCHOOL, _OWN = words("school"), words("own")
_SORT, _JOINERS = _SCHOOL["sort"], _SCHOOL["joiners"]
SAINTS = frozenset({"st", "saint", "ss", "sts", "saints"})
FUZZY = 6  # letters: shorter words must be spelt right
_CUT = 4  # letters: shorter words are looked for as whole words only
_WORD = lazy(r"[^\W_]+(?:'[^\W_]+)*")
_HYPHENED = lazy(r"[^\W_]+(?:['-][^\W_]+)*")


@dataclass(frozen=True)
class OwnName:
    """One name of one school, folded.

    `full` is the name as given, `words` its words, and `core` those of them that are its own (saints' marks left out).
    `joined` is the core as one word, as handles and web addresses have it, in its spellings.
    """

    full: str
    words: tuple[str, ...]
    core: tuple[str, ...]
    saint: bool
    initials: frozenset[str]
    joined: frozenset[str]


def triggers(identity: Identity) -> Iterator[str]:
    """The literals near which the person's schools may stand."""
    for name in own_names(identity):
        yield from name.initials
        if name.saint:
            yield from (f"{saint} {name.core[0][0]}*" for saint in ("st", "saint", "st."))
        yield from (f"*{form}*" for form in name.joined if len(form) >= FUZZY)
        for word in name.core:
            yield from _near(word)


def _near(word: str) -> Iterator[str]:
    """Literals one of which stands in `word` with or without the s of a genitive, and with one letter wrong."""
    stem = word.removesuffix("s")
    yield from (f"*{stem}*",) if len(stem) >= _CUT else (word, stem)
    if len(stem) >= FUZZY:
        half = len(stem) // 2
        swapped = stem[: half - 1] + stem[half] + stem[half - 1] + stem[half + 1 :]
        yield from (f"*{stem[:half]}*", f"*{stem[half:]}*", f"*{swapped}*")


@lru_cache(maxsize=4)
def own_names(identity: Identity) -> tuple[OwnName, ...]:
    """Every name of every school of this person."""
    given = (fold(name) for school in identity.schools for name in (school.name, *school.other_names))
    spelt = dict.fromkeys(form for name in given for form in _spellings(name))
    return tuple(own for full, found in spelt if (own := _own_name(full, found)))


def _spellings(name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A folded name and its words: all of it, without the town after a comma, and with hyphens in words kept."""
    for part in (name, name.partition(",")[0]):
        for word in (_WORD, _HYPHENED):
            yield part, tuple(bare(found) for found in word.findall(part))


def _own_name(full: str, found: tuple[str, ...]) -> OwnName | None:
    kinds = _SORT | _JOINERS | SAINTS | _OWN["welsh"] | _OWN["small"]
    core = tuple(word for word in found if word not in kinds and len(word) > 1)
    core = core or tuple(word for word in found if word not in _JOINERS)[:1]
    if not core:
        return None
    return OwnName(full, found, core, bool(SAINTS & set(found)), _initials(found, core), _joined(found, core))


def _initials(found: tuple[str, ...], core: tuple[str, ...]) -> frozenset[str]:
    full = [word for word in found if word not in ("the", "of", "and")]
    short = [word for word in full if word not in _OWN["left_out"]]
    least = [word for word in full if word not in _JOINERS | _OWN["small"] | _OWN["numerals"]]
    cut = full[: full.index("for")] if "for" in full else full
    letters = {"".join(word[0] for word in form) for form in (found, full, short, least, cut)}
    for form in (full, cut):
        letters.add("".join(word if word in _OWN["numerals"] else word[0] for word in form))
        letters.add("".join(word[0] for word in form if word not in _OWN["numerals"]))
    one_word = {core[0]} if len(found) == 1 and len(core[0]) <= 5 else set()
    return frozenset(form for form in letters | one_word if len(form) >= 3)


def _joined(found: tuple[str, ...], core: tuple[str, ...]) -> frozenset[str]:
    """The core as one word: by itself, with "st" before it, and with saints' marks and joiners where they stand."""
    names = [
        word
        for word, following in zip(found, (*found[1:], "school"), strict=True)
        if word in core or word in SAINTS or (word in _JOINERS and word != "the" and following not in _SORT - set(core))
    ]
    short = ["st" if word == "saint" else word for word in names]
    bare_core = "".join(core)
    forms = {bare_core, "".join(names), "".join(short), *({"st" + bare_core} if SAINTS & set(found) else ())}
    return frozenset(form.replace("-", "") for form in forms)


def bare(word: str) -> str:
    """`word` without its apostrophes."""
    return word.replace("'", "")
