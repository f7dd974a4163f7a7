"""Rates on invented text: school names found without any identity, and posts left alone."""

from collections.abc import Iterator
from itertools import product
from random import Random

import pytest

from selfaudit.detect import find

_STARTS = (
    "Elm", "Dun", "Marl", "Fenn", "Wex", "Thorn", "Rush", "Salt", "Harrow", "Cold", "Ash", "Brack", "Hazel", "Kest",
)  # fmt: skip
_ENDS = (
    "cote", "marsh", "beck", "holt", "combe", "wick", "mere", "ford", "field", "bury", "worth", "stead", "ley",
    "mouth",
)  # fmt: skip
_SAINTS = (
    "St Wilf's", "St. Osyth's", "Saint Budoc", "St Kew", "SS Peter and Kew", "Our Lady of the Dunes", "Holy Rood",
    "All Hallows",
)  # fmt: skip
_PEOPLE = (
    "Robin Ashdale", "Thomas Wexley", "Dame Edith Marlow", "King Offa VI", "Queen Ethel's", "Archbishop Harrow's",
)  # fmt: skip
_FORMS = (
    "{place} Primary School", "{place} Community Primary School", "{place} Infant School",
    "{place} Infants' School", "{place} Junior School", "{place} Junior and Infant School",
    "{place} Junior Mixed and Infant School", "{place} Nursery School",
    "{place} Nursery School and Children's Centre", "{place} First School", "{place} Middle School",
    "{place} High School", "{place} School", "The {place} School", "{place} Academy", "The {place} Academy",
    "{place} Primary Academy", "{place} College", "{place} Community College", "{place} Village College",
    "{place} Sixth Form College", "{place} Grammar School", "{place} Girls' High School",
    "{place} School for Girls", "{place} Boys' School", "{place} CofE Primary School",
    "{place} Church of England Primary School", "{place} Church of England Voluntary Aided Primary School",
    "{place} CofE (VC) First School", "{place} C.I.W. Primary School", "{place} Free School",
    "{place} Studio School", "{place} Special School", "{place} Preparatory School", "{place} Prep School",
    "{place} Pupil Referral Unit", "{place} PRU", "{place} UTC", "UTC {place}", "{place} Learning Centre",
    "{place} Alternative Provision", "{place}-on-Sea Primary School", "Great {place} Primary School",
    "{place} and {other} Primary School", "{place} Park School", "{place} Hall School",
    "{place} Green Infant and Nursery School", "Ysgol {place}", "Ysgol Gynradd {place}", "Oasis Academy {place}",
    "Ark {place} Academy", "Outwood Academy {place}", "University Academy {place}", "{place} Technology College",
    "{place} Business and Enterprise College", "{saint} Primary School", "{saint} Catholic Primary School",
    "{saint} CofE VA Primary School", "{saint} RC High School", "{saint} Catholic Voluntary Academy",
    "{saint} School", "{saint} College", "{saint} Catholic Primary School, {place}", "{person} School",
    "{person} Academy", "{person} Grammar School", "The {person} Primary School", "{place} Steiner School",
    "{place} Montessori School", "{place} Jewish Primary School", "Madrasah Al {place} Primary School",
    "{place} International School", "{place} Hospital School", "{place} Primary", "{place} Infants",
    "{place} House", "The {place} Centre",
)  # fmt: skip
_SENTENCES = (
    "Started at {} today", "So proud of everyone at {}", "First day at {} tomorrow, wish me luck!",
    "I teach at {}.", "Lovely assembly at {} this morning", "Year 4 teacher at {}", "New job at {} from Monday",
)  # fmt: skip


def school_names(many: int, seed: int = 1) -> list[str]:
    """Up to `many` different invented names, every form about equally often."""
    random = Random(seed)
    names: dict[str, None] = {}
    for number in range(many):
        place, other = (random.choice(_STARTS) + random.choice(_ENDS) for _ in range(2))
        form = _FORMS[number % len(_FORMS)]
        name = form.format(place=place, other=other, saint=random.choice(_SAINTS), person=random.choice(_PEOPLE))
        names[name] = None
    return list(names)


def in_sentences(names: list[str]) -> Iterator[tuple[str, str]]:
    """Each name with a sentence around it, all sentences in turn."""
    for number, name in enumerate(names):
        yield name, _SENTENCES[number % len(_SENTENCES)].format(name)


_THINGS = (
    "the match", "this cake", "my new bike", "the weather", "that film", "the dog", "our garden",
    "the traffic on the A31", "series two", "the gig at the Roundhouse", "Christmas", "the budget", "my phone",
    "that curry", "the sea", "half term", "the school run", "swimming lessons", "the kids' tea", "Bake Off",
)  # fmt: skip
_PLACES = (
    "Poole", "London", "the Lakes", "Wembley", "the Red Lion", "Tesco", "Cornwall", "the O2", "Alton Towers",
    "the allotment", "St Pancras", "Kew Gardens", "Lord's", "Hyde Park", "The Crown Hotel", "Borough Market",
    "Park Road", "the High Street",
)  # fmt: skip
_FRIENDS = (
    "Sam", "Priya", "my sister", "the in-laws", "Dave from work", "my mum", "Auntie Jo", "the lads", "my boss",
    "our neighbour",
)  # fmt: skip
_FRAMES = (
    "Loving {thing} today", "Can't believe {thing} is over already", "Off to {place} with {friend} #weekend",
    "Anyone else fed up with {thing}?", "Happy birthday {friend}! See you at {place}",
    "{friend} says hi from {place}", "So proud of {friend} for finishing {thing}",
    "Started {thing} at 9am and only just done", "Back at {place} again 😂", "Thinking about {thing}... and {place}",
    "RT if you love {thing}", "Best day ever at {place}!!", "Why does {thing} always go wrong on a Monday",
    "Great night at {place} with {friend}", "I was today years old when I learnt about {thing}",
    "{friend} taught me how to fix {thing}", "Working from {place} today, {thing} can wait",
    "First day back at work after {thing}", "My son loves {thing} more than school",
    "{friend} starts a new job at {place} next week", "Is it just me or is {thing} old school?",
    "Primary reason I love {place}: {thing}", "Team meeting at {place}, then {thing}",
    "Learning to drive in {place}, send help", "High hopes for {thing} this year",
    "Thank you {friend} for {thing} ❤️", "Kids off school so we went to {place}",
    "Marking the end of {thing} with a pint at {place}",
)  # fmt: skip


def ordinary_posts() -> list[str]:
    """Posts of many topics by people who give no school and no school job away."""
    return [
        frame.format(thing=thing, place=place, friend=friend)
        for (number, frame), (at, thing) in product(enumerate(_FRAMES), enumerate(_THINGS))
        for place, friend in (
            (_PLACES[(number + 3 * at) % len(_PLACES)], _FRIENDS[(number + at) % len(_FRIENDS)]),
            (_PLACES[(5 * number + at) % len(_PLACES)], _FRIENDS[(3 * number + at) % len(_FRIENDS)]),
        )
    ]


def test_invented_school_names_are_found_in_plain_sentences() -> None:
    missed = []
    pairs = list(in_sentences(school_names(1500)))
    for name, sentence in pairs:
        start = sentence.index(name)
        end = start + len(name)
        if not any(match.kind == "school" and match.start < end and match.end > start for match in find(sentence)):
            missed.append(sentence)
    assert len(missed) <= 0.01 * len(pairs), missed[:20]


_TOLD = {
    "school-work": (
        "I teach at Elmcote School", "Head of Year 9 @ Elmcote Academy", "joined Elmcote School as deputy head",
        "Elmcote Academy, Teacher of Maths, 2010-2014", "my class at Elmcote Primary are brilliant",
        "our Year 6s at Elmcote Primary", "I'm the head of Elmcote School",
    ),
    "school-went": (
        "I went to Elmcote School", "I was at Elmcote School from 1990 to 1997", "I was head girl at Elmcote School",
        "my school days at Elmcote School", "class of 1999 Elmcote High School", "Leavers of Elmcote School",
    ),
    "school-named": (
        "my son goes to Elmcote School", "my wife teaches at Elmcote School", "the fair at Elmcote School is today",
        "the head of Elmcote School wrote to us", "my year near Elmcote School was long",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in _TOLD.items() for text in texts])
def test_a_school_is_told_for_what_it_is_to_the_writer(rule: str, text: str) -> None:
    assert [match.rule for match in find(text) if match.kind == "school"] == [rule]


def test_ordinary_posts_are_left_alone() -> None:
    posts = ordinary_posts()
    wrong = {
        post: match.quote for post in posts for match in find(post) if match.kind in ("school", "profession", "pupils")
    }
    assert len(wrong) <= 0.002 * len(posts), wrong
