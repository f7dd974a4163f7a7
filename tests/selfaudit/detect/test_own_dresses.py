"""Own schools of many made-up names in every dress that people and their web addresses give them."""

import re
from collections.abc import Iterator
from random import Random

import pytest

from selfaudit.detect import find
from selfaudit.detect.words import words
from selfaudit.model import Identity, School
from tests.selfaudit.detect.test_invented import school_names

_SORT = words("school")["sort"] | words("school")["joiners"] | {"the"}
_MORE = (
    "St Kew's Catholic Primary School, Harrowmere", "Nant-y-derwen School", "Marlbeck-on-Sea CofE Primary School",
    "Elm C.P. School", "All Hallows CofE VA Primary School", "Marlbeck St Wilf's Church of England Primary School",
    "Elm Top Primary School", "Saint Budoc's Catholic Voluntary Academy, Marlbeck, Wexcombe", "Ash Primary School",
)  # fmt: skip
_CHANGES = (
    (r"^The ", ""), (r"\bSt\b\.?", "Saint"), (r"\bSt\b\.?", "St."), ("Church of England", "C of E"),
    ("Church of England ", ""), ("CofE", "Church of England"), ("Primary School", "Primary"),
    ("Primary School", "School"), ("Academy", "School"), ("Catholic ", ""), ("'", ""), ("'", "’"),
)  # fmt: skip


def dresses(name: str) -> Iterator[str]:
    """The name in a sentence, changed as people change it, and joined as handles and addresses have it."""
    changed = {name, name.lower(), name.upper(), name.partition(",")[0]}
    changed |= {re.sub(old, new, name) for old, new in _CHANGES}
    yield from (f"Back to {form} tomorrow" for form in sorted(changed))
    own = [word.partition(".")[0] for word in name.partition(",")[0].split() if word.lower() not in _SORT]
    joined = re.sub("[^a-z]", "", "".join(own).lower())
    if len(joined) > 5:
        hyphened = "-".join(re.sub("[^a-z]", "", word.lower()) for word in own)
        yield from (f"thanks @{joined}school", f"#{joined.title()}Primary", f"Year 4 - {' '.join(own)} School")
        yield from (f"www.{joined}.dorset.sch.uk", f"https://{hyphened}-pri.org.example/class4")


def misspelt(name: str, random: Random) -> str:
    """The name with two letters of its longest word of its own swapped, one left out, or one doubled."""
    own = [word for word in re.findall("[A-Za-z]{7,}", name) if word.lower() not in _SORT]
    if not own:
        return name
    word = max(own, key=len)
    at = random.randrange(2, len(word) - 2)
    wrong = random.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
        )
    )
    return name.replace(word, wrong)


def own_at(text: str, name: str) -> list[str]:
    person = Identity(schools=(School(name),))
    return [match.quote for match in find(text, person) if match.rule == "own-school" and match.confidence >= 0.97]


def test_own_schools_are_found_in_all_their_dresses() -> None:
    random = Random(7)
    names = [*_MORE, *school_names(110, seed=5)]
    texts = [(name, text) for name in names for text in (*dresses(name), f"Started at {misspelt(name, random)}")]
    missed = [(name, text) for name, text in texts if not own_at(text, name)]
    assert len(missed) <= 0.02 * len(texts), missed[:30]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("St Kew's CofE Primary School, Elmcote", "taught at St Kew's Catholic Academy in Wexcombe"),
        ("Dunmarsh CofE Primary School", "nets at Dunmarch Community Academy"),
        ("Fenn Green Primary School", "the Mini Green Boys won at Bowling Green State"),
        ("Belfry CofE Infant School", "he was born at Belfry House"),
        ("Harrowbeck Infants School", "my best friend at his home with his son"),
        ("The Larkbeck College", "no scrubs #tlc"),
        ("Saint Osythe School", "thanks to osythefymob for the night"),
        ("Three Becks Primary Academy", "Three years later the Three Girls Bakery is at Three Mills"),
        ("The Working Elm College", "Working with school data"),
        ("St Ross Catholic Primary School", "hands across the schools of #redross"),
        ("Forest Elm School", "@ Wake Forest Baptist Health"),
    ],
)
def test_what_shares_words_with_an_own_school_is_not_own(name: str, text: str) -> None:
    assert own_at(text, name) == []
