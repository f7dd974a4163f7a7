"""Which hosts the person may be asked about: those the page of that account itself was refused, and no others."""

from __future__ import annotations

import pytest

from selfaudit.hosts import ALLOWED, NOT_ALLOWED_YET, further_hosts
from selfaudit.model import LedgerLine


def asked(host: str, target: str = "me") -> LedgerLine:
    return LedgerLine(host, False, 1, NOT_ALLOWED_YET, target)


def test_each_host_of_this_page_once_in_the_order_first_met() -> None:
    ledger = [asked("b.example"), asked("other.example", "you"), asked("a.example"), asked("b.example")]
    assert further_hosts(ledger, "me") == ("b.example", "a.example")


def test_what_was_refused_for_another_reason_or_is_allowed_already_is_not_asked_about() -> None:
    ledger = [LedgerLine("a.example", False, 1, "leads to a private address", "me"), asked("b.example")]
    assert further_hosts([*ledger, LedgerLine("b.example", True, 1, ALLOWED, "me")], "me") == ()


@pytest.mark.parametrize(
    "host", ["10.0.0.1", "[::1]", "localhost", "(more hosts)", "(not a host name)", ".example", "a"]
)
def test_what_is_no_name_of_the_open_web_is_never_asked_about(host: str) -> None:
    assert further_hosts([asked(host)], "me") == ()
