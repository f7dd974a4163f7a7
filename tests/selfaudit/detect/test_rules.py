"""Every rule proves itself: the loader refuses one without proof, and all examples go through `find`."""

import re
from pathlib import Path

import pytest

from selfaudit.detect import find
from selfaudit.detect.fold import fold
from selfaudit.detect.registry import DETECTORS
from selfaudit.detect.rules import Rule, read_rules, rules
from selfaudit.errors import DataFileError

GOOD = """
[[rule]]
id = "made-up"
kind = "wording"
title = "A made-up rule"
why = "It is only here to be read."
confidence = 0.9
terms = ["flumadiddle"]
match = ["what «flumadiddle» is this"]
ignore = ["nothing here"]
"""


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_a_rule_matches_its_examples(rule: Rule) -> None:
    for example in rule.match:
        text = re.sub("[«»]", "", example)
        quotes = [match.quote for match in find(text, rule.person) if match.rule == rule.id]
        assert quotes, f"{rule.id} does not fire in {example!r}"
        if marked := re.findall("«(.*?)»", example, re.DOTALL):
            assert quotes == marked


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_a_rule_ignores_its_counter_examples(rule: Rule) -> None:
    for example in rule.ignore:
        wrong = [match.quote for match in find(example, rule.person) if match.rule == rule.id]
        assert not wrong, f"{rule.id} fires in {example!r}: {wrong}"


def test_rules_and_detectors_know_each_other() -> None:
    named = {rule.detector for rule in rules().values() if rule.detector}
    assert named == {detector.name for detector in DETECTORS}


def test_a_good_rule_is_read() -> None:
    (rule,) = read_rules("made-up.toml", GOOD)
    assert rule.terms == ("flumadiddle",)
    assert rule.match == ("what «flumadiddle» is this",)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('match = ["what «flumadiddle» is this"]', "", "rule made-up: match"),
        ('match = ["what «flumadiddle» is this"]', "match = []", "rule made-up: match"),
        ('ignore = ["nothing here"]', "", "rule made-up: ignore"),
        ('id = "made-up"', "", "rule 1: id"),
        ('kind = "wording"', 'kind = "shoe-size"', "rule made-up: kind"),
        ("confidence = 0.9", "confidence = 2", "rule made-up: confidence"),
        ("confidence = 0.9", "confidence = true", "rule made-up: confidence"),
        ('terms = ["flumadiddle"]', "", "rule made-up: terms"),
        ('terms = ["flumadiddle"]', "terms = [3]", "rule made-up: terms"),
        ('terms = ["flumadiddle"]', 'terms = ["a"]\ndetector = "b"', "rule made-up: terms detector"),
        ('terms = ["flumadiddle"]', 'pattern = "a+"', "rule made-up: near"),
        ('terms = ["flumadiddle"]', 'pattern = "(a"\nnear = ["a"]', "rule made-up: pattern"),
        ('terms = ["flumadiddle"]', 'terms = ["flumadiddle"]\nbeside = ["a"]', "rule made-up: beside"),
        ('terms = ["flumadiddle"]', 'terms = ["flumadiddle"]\nunless = ["a"]', "rule made-up: unless"),
        ('terms = ["flumadiddle"]', 'identity = "shoes"', "rule made-up: identity"),
        ("confidence = 0.9", "confidence = 0.9\ncolour = 1", "rule made-up: colour"),
        ("[[rule]]", "[person]\n[[rule]]", "person"),
        ("[[rule]]", "[rule]", "rule"),
        ("[[rule]]", "[identity]\nshoes = 1\n[[rule]]", "identity: shoes"),
        ("[[rule]]", "[[rule", "not valid TOML"),
    ],
)
def test_a_rule_that_is_not_in_order_is_refused_by_name(old: str, new: str, says: str) -> None:
    assert old in GOOD
    with pytest.raises(DataFileError, match=re.escape(f"made-up.toml: {says}")):
        read_rules("made-up.toml", GOOD.replace(old, new))


def test_what_a_pattern_matches_always_holds_a_word_of_beside() -> None:
    tables = (Path(__file__).parent / "tables").glob("*.txt")
    texts = [line for table in tables for line in table.read_text(encoding="utf-8").splitlines()]
    texts += [text for rule in rules().values() for text in (*rule.match, *rule.ignore)]
    folded = [fold(re.sub("[«»]", "", text)) for text in texts]
    for rule in rules().values():
        if rule.beside and rule.pattern:
            found = [match for text in folded for match in rule.pattern.finditer(text)]
            assert found
            assert [match.group() for match in found if not any(word in match.group() for word in rule.beside)] == []
