"""Made-up pages: one to read at any size, hostile texts, and small labelled ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

# A made-up page in the manner of a village's web site; about one thing to find in 300 characters.
_PAGE = """
Welcome to the Thornbury Ridge Community Choir. We are a friendly group of about forty singers who meet every Tuesday
evening in term time to sing everything from folk songs to film music. No audition is needed and nobody has to read
music: most of us learned by ear, and the tea and biscuits at half past eight are as much a part of it as the singing.

Rehearsals start at 7.30pm in the church hall. There is parking behind the library, and the number 12 bus stops outside.
Our spring concert raised £1,245.50 for the hospice last year, and we sang to more than 300 people over two nights. The
next term runs from 9 January until 2 April 2025, with a week off at half term. Fees are £45 for the term, or £5 a week.

Contact our secretary Joan Example on 020 7946 0018 or write to choir@thornbury.example. By post: 12 Mill Lane, Poole,
Dorset BH15 2BB. Please tell us if you need a large print copy of the words, a seat near the front, or help with stairs.

Most of the singers live close to the hall, but some come from further away, and several share a car. After the concert
there is a party. Bring something to eat, something to drink and something silly to sing; the best of last year's silly
songs is still going round in everybody's head. Photographs from that night are on the wall in the hall, and the words
to all of our songs are in the blue folder by the door. If you borrow the folder, please put it back in the right place.
"""


def page(size: int) -> str:
    """`size` characters of the made-up page, over and over."""
    return (_PAGE * (size // len(_PAGE) + 1))[:size]


def _of(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


# What could make a search look at the same characters again and again, by what each file of the detectors stops at.
HOSTILE: dict[str, Callable[[int], str]] = {
    "one word": _of("a"),
    "digits in a row": _of("7"),
    "digits with spaces": _of("07 "),
    "digits with points": _of("1.234."),
    "country codes": _of("+44 "),
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "at signs": _of("@"),
    "letters and at signs": _of("a@"),
    "points and letters": _of("a."),
    "at and dot in words": _of("at dot "),
    "commas": _of(","),
    "postcodes": _of("BH15 2BB "),
    "street words": _of("St "),
    "streets": _of("Mill Lane "),
    "directions": _of("turn left into Mill Lane "),
    "homes": _of("live at 7 Glebe Field "),
    "houses": _of("The Croft, by "),
    "capitals": _of("A"),
    "capital words": _of("The Old Mill Of "),
    "towns": _of("Poole, "),
    "tags": _of("0<b>"),
    "entities": _of("0&nbsp;"),
    "links": _of("http://a/"),
    "born": _of("born 1 "),
    "schools": _of("School "),
    "saints": _of("St. "),
    "schools in one word": _of("school"),
    "classes": _of("my class of "),
    "numbers abroad": _of("973 951 7933 x "),
    "numbers on lines": _of("973 951 7933\n"),
    "titles": _of("I am a teacher. "),
    "titles on one line": _of("a fine history teacher and "),
    "jobs at schools": _of("manager at the school, "),
    "number words": _of("oh seven "),
    "hundreds in words": _of("call oh seven hundred "),
    "providers": _of("email jo22 gmail "),
    "hashtags": _of("#"),
    "emoji": _of("😀"),
    "marks on letters": _of("a\u0301"),
    "nothing to see": _of("a\u200b"),
    "other scripts": _of("汉字"),
    "line ends": _of("\n"),
    "page on one line": lambda size: page(size).replace("\n", " "),
}

_NAMES = ("Joan", "Asha", "Tomos", "Greg", "Wren", "Ines", "Callum", "Bea")
_STREETS = (
    "Mill Lane",
    "Station Road",
    "Beech Avenue",
    "Orchard Close",
    "Quarry Street",
    "Chapel Road",
    "Elm Crescent",
)
_TOWNS = (("Poole", "BH15"), ("Leeds", "LS6"), ("Truro", "TR1"), ("Bangor", "LL57"), ("Perth", "PH1"), ("Derby", "DE1"))
_PLAIN = (
    "The quiz raised £{n}.50 and {n} people came.",
    "Order {n}{n}4471 was sent on 12/04/2024 at 10:{m}.",
    "ISBN 978-0-306-40615-{m} is back in the library.",
    "We lost 3-2 to a team from {town} in front of {n}.",
    "Registered charity no. 10{n}45{m}, company number 0{n}7745{m}.",
    "Follow @{name}_{n} or #quiz{m} for more.",
    "Version 2.{m}.{n} fixes a crash on start.",
    "Bus {m} leaves the square every {m} minutes.",
)
_SAID: dict[str, tuple[str, ...]] = {
    "phone": (
        "Call {name} on «020 7946 0{n}».",
        "«07700 900{n}»",
        "tel: «+44 (0)20 7946 0{n}»",
        "text me «07700-900-{n}»",
        "Mob. «0770 090 0{n}» after six",
        "ring «+44 7700 900{n}» any time",
        "«(0117) 496 0{n}» is the office",
        "my number is «O7700 900{n}»",
        "WhatsApp «07700.900.{n}»",
    ),
    "email": (
        "Write to «{name}.{n}@site.example».",
        "«{name}{n}@mail.test» is mine",
        "mail «{name} [at] choir [dot] example»",
        "e-mail: «{name}_{n}@choir.example»",
        "reach me at «{name}{n} at choir dot example»",
        "<«{name}@choir.test»>",
    ),
    "postcode": (
        "Sat nav: «{code} 2BB».",
        "the postcode is «{code}2BB»",
        "We are at «{code} 1AA» now",
        "near {town}, «{code} 3DX»",
    ),
    "address": (
        "By post: «{m} {street}, {town}».",
        "«Flat 2, {m} {street}\n{town}\n»",
        "I live at «{m} {street}»",
        "Her house is on «{street} in {town}».",
        "Send it to «{m}a {street}, {town}», please",
    ),
}

Label = tuple[int, int, str]


def labelled(count: int, seed: int = 1) -> Iterator[tuple[str, list[Label]]]:
    """`count` made-up small pages, each with where its phone numbers, addresses and the like stand."""
    draw = random.Random(seed)
    for _ in range(count):
        text, labels = "", []
        for _ in range(6):
            kind = draw.choice((*_SAID, "", "", ""))
            line = _filled(draw, draw.choice(_SAID[kind] if kind else _PLAIN))
            before, _, rest = line.partition("«")
            if kind:
                quote, _, after = rest.partition("»")
                start = len(text) + len(before)
                labels.append((start, start + len(quote), kind))
                line = before + quote + after
            text += line + draw.choice((" ", "\n", "\n\n"))
        yield text, labels


def _filled(draw: random.Random, line: str) -> str:
    town, code = draw.choice(_TOWNS)
    return line.format(
        name=draw.choice(_NAMES).lower() if "@" in line or " at" in line or "[at]" in line else draw.choice(_NAMES),
        n=draw.randint(100, 999),
        m=draw.randint(10, 59),
        street=draw.choice(_STREETS),
        town=town,
        code=code,
    )
