"""None of the person's identifiers stands in what a whole audit sends, but for the addresses they named themselves."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from probes.find_browser import find_browser
from probes.practice.world import load_practice
from tests.hostile.test_roads import ALONE
from tests.hostile.traffic import dresses, found_in, identifiers

PERSON = load_practice()
WANTED = identifiers(PERSON.identity, PERSON.accounts)


def sent(*way: str) -> dict[str, Any]:
    if find_browser() is None:
        pytest.skip("no browser of the Chromium family on this machine")
    command = [*way, sys.executable, "-m", "tests.hostile.traffic", *(["capture"] if way else [])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    """One audit, captured where this machine lets us make a network of our own."""
    if sys.platform != "linux":
        return sent()
    try:
        alone = subprocess.run([*ALONE, "ip", "link", "set", "lo", "up"], capture_output=True, check=False)
    except FileNotFoundError:
        return sent()
    return sent(*ALONE) if alone.returncode == 0 else sent()


@pytest.mark.browser
def test_the_sites_and_the_gate_learn_no_identifier(report: dict[str, Any]) -> None:
    assert report["looks"] == len(PERSON.accounts)
    assert len(report["opened"]) >= 7
    assert min(report["bytes"]["asked"], report["bytes"]["requests"]) > 500
    assert report["found"]["asked"] == report["found"]["requests"] == []


@pytest.mark.browser
def test_no_packet_carries_an_identifier(report: dict[str, Any]) -> None:
    if not report["bytes"]["wire"]:
        pytest.skip("a packet capture needs Linux with unshare and ip")
    assert report["bytes"]["wire"] > 50_000
    assert report["found"]["wire"] == []


@pytest.mark.parametrize("text", sorted(WANTED))
def test_the_search_finds_what_it_is_there_to_find(text: str) -> None:
    for dress in dresses(text):
        assert text in found_in(b"GET /search?q=" + dress + b" HTTP/1.1", WANTED, ())


def test_only_the_address_that_was_named_may_be_sent() -> None:
    account = next(account for account in PERSON.accounts if account.handle == "morgan.t")
    own = f"GET {account.address} HTTP/1.1".encode()
    assert found_in(own, WANTED, PERSON.accounts) == []
    assert found_in(own + b"\r\nCookie: morgan.t", WANTED, PERSON.accounts) != []
