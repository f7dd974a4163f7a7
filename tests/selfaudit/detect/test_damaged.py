"""Telephone numbers and e-mail addresses in text that was damaged on its way: typed badly, scanned, copied."""

import random
from collections.abc import Callable

import pytest

from selfaudit.detect import find
from selfaudit.model import Kind

SIZE = 500
PHONES = (
    *("07700 900{}", "07700900{}", "020 7946 0{}", "0207 946 0{}", "(020) 7946 0{}", "+44 7700 900{}"),
    *("+44 20 7946 0{}", "01632 960{}", "0161 496 0{}", "07700-900-{}", "07700 900 {}", "+447700900{}"),
    *("0113 4960{}", "+44 (0)161 496 0{}", "0044 7700 900{}"),
)
LOCALS = ("jo.quill{}", "quill{}", "j.feather", "jo_quill", "office", "info", "jo-feather{}")
HOSTS = ("millside.example", "thorn-bury.example", "choir.org.example", "oak.example", "feather-lane.example")
FRAMES = (
    *("Call me on {}", "My number is {} if you need it", "Contact: {}", "text {} please", "Tel: {}", "Write to {}"),
    *("{} is the new one", "Phone {} or drop in", "For tickets: {}", "Jo Quill, {}", "Lost cat! Please try {} thanks"),
    *("Need a cleaner? {}. Good rates", "Any questions? {} thanks", "Send your photos to {} by Friday"),
)
EMPTY = (
    *("We raised £1,245.50 for the hospice in 2023", "Kick off is 14:30 on 12/05/2023 at the park"),
    *("Order ref 20794600 arrived 3 days late", "Won 21-19 15-21 21-18 last night", "Meeting @ the hall 7.30pm"),
    *("Follow @millside_choir for more", "Room 101 at 09:00 - 10:30, 11:00 - 12:30", "Year 5: 45 50 61 72 of 80"),
    *("Temperatures of 12 14 15 17 9 today", "@sam @alex see you at 8.", "Sunrise 05:43 sunset 20:51"),
)


def stray(text: str, chance: random.Random) -> str:
    return "".join(chance.choice(".,*-_~|;'`#\u200b ") + char if chance.random() < 0.05 else char for char in text)


def wrong_case(text: str, chance: random.Random) -> str:
    return "".join(char.swapcase() if chance.random() < 0.35 else char for char in text)


def lost_spaces(text: str, chance: random.Random) -> str:
    return "".join(char for char in text if char != " " or chance.random() > 0.4)


def doubled_spaces(text: str, _chance: random.Random) -> str:
    return text.replace(" ", "  ")


def scanned(text: str, chance: random.Random) -> str:
    forms = {".": " .", " ": "  ", "-": " - ", "0": "O", "@": " @ "}
    return "".join(forms.get(char, char) if chance.random() < 0.1 else char for char in text)


def letters_for_digits(text: str, chance: random.Random) -> str:
    forms = {"0": "O", "1": "l", "o": "0"}
    return "".join(forms.get(char, char) if chance.random() < 0.2 else char for char in text)


def f1(kind: Kind, values: Callable[[random.Random], str], damage: Callable[[str, random.Random], str]) -> float:
    """The F1 of one kind, over lines that hold one value each and as many that hold none."""
    chance = random.Random(20)
    found = [
        any(match.kind is kind for match in find(damage(chance.choice(FRAMES).format(values(chance)), chance)))
        for _ in range(SIZE)
    ]
    wrong = sum(match.kind is kind for _ in range(SIZE) for match in find(damage(chance.choice(EMPTY), chance)))
    return 2 * sum(found) / (sum(found) + SIZE + wrong)


def a_phone(chance: random.Random) -> str:
    return chance.choice(PHONES).format(f"{chance.randrange(1000):03}")


def an_address(chance: random.Random) -> str:
    return f"{chance.choice(LOCALS).format(chance.randrange(99))}@{chance.choice(HOSTS)}"


DAMAGES = [stray, wrong_case, lost_spaces, doubled_spaces, scanned, letters_for_digits]


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_numbers_are_found_and_nothing_else_is(damage: Callable[[str, random.Random], str]) -> None:
    assert f1(Kind.PHONE, a_phone, damage) >= 0.9


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_addresses_are_found_and_nothing_else_is(damage: Callable[[str, random.Random], str]) -> None:
    assert f1(Kind.EMAIL, an_address, damage) >= 0.9
