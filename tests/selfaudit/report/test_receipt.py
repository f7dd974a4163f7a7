from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from selfaudit.errors import BadInputError
from selfaudit.model import Account, Choice, Finding, Identity, Kind, LedgerLine, Outcome, School
from selfaudit.policy.load import default_pack
from selfaudit.progress import Progress, Said
from selfaudit.report.receipt import printed_receipt, receipt, receipt_holds
from selfaudit.reviews import KeptDownload, KeptSetting, OwnData, Review, ReviewChoice, Reviewed, ReviewItem
from tests.selfaudit.made_up import CHIRP, INSTA, audit, decided, finding, look, progress, said

NOW = datetime(2026, 9, 3, 8, 0, tzinfo=UTC)
DONE = progress(audit({INSTA: Outcome.PUBLIC, CHIRP: Outcome.WALL}, [finding()]), answers={"staff-3": said(Said.YES)})


def made(kept: Progress, name: str = "") -> str:
    return receipt(default_pack(), kept, NOW, name)


def test_it_counts_accounts_and_key_points() -> None:
    text = made(DONE)
    assert re.search(r"Accounts looked at: +1 of 2\n", text)
    assert re.search(r"Key points gone through: +2 of 18\n", text)
    assert re.search(r"Review finished: +1 September 2026\n", text)
    assert re.search(r"Policy pack: +southern-education-trust 2026\.1\n", text)
    assert "no clearance" in " ".join(text.split())


def test_an_audit_that_saw_no_page_is_no_review_of_one() -> None:
    text = made(progress(audit({INSTA: Outcome.WALL})))
    assert re.search(r"Accounts looked at: +0 of 1\n", text)
    assert re.search(r"Key points gone through: +0 of 18\n", text)


def test_the_name_stands_there_only_if_wished() -> None:
    assert "Name:" not in made(DONE)
    assert re.search(r"Name: +Robin Quill\n", made(DONE, "Robin\n Quill"))


@pytest.mark.parametrize(
    "kept", [progress(), progress(audit({INSTA: Outcome.PUBLIC}, finished=False)), progress(audit({}))]
)
def test_without_a_finished_audit_there_is_no_receipt(kept: Progress) -> None:
    with pytest.raises(BadInputError, match="no finished audit"):
        made(kept)


secrets = st.text("QZXJqzxj", min_size=9, max_size=12)


@given(st.lists(secrets, min_size=24, max_size=24, unique=True), st.sampled_from(Kind), st.sampled_from(Choice))
def test_nothing_the_person_said_or_the_audit_saw_can_get_in(words: list[str], kind: Kind, choice: Choice) -> None:
    handle, site, address, quote, note, reason, school, host, why, person = words[:10]
    account, other = Account(handle, handle, f"https://{address}.example", site), Account(words[13], words[14], "")
    found: Finding = replace(finding(kind, account), quote=quote, context=f"{note}{quote}{note}", why=why, rule=host)
    seen = replace(look(account, Outcome.PUBLIC, note=note), linked=(other,), likeness=words[15])
    run = audit([seen], [found], accounts=[account])
    run = replace(run, ledger=(LedgerLine(host, True, 1, why, site),), policy=why)
    kept = progress(
        run,
        decisions={found: decided(choice, reason)},
        answers={"staff-1": said(Said.TALK, note=note)},
    )
    item = ReviewItem(words[16], Review.POSTS, account.id, NOW, words[17], words[18], words[19], (words[20],))
    setting = KeptSetting(words[21], words[22], False)
    own = OwnData((item,), {words[16]: Reviewed(ReviewChoice.REMOVE, NOW)})
    own = own.with_download(KeptDownload(account.id, NOW, note=words[23], settings=(setting,)))
    said_of = Identity((person,), (School(school, (words[5],)),), (words[10],), (words[11],), (words[12],), (words[4],))
    kept = replace(kept, identity=said_of, own_data=own)
    assert not [word for word in words if word in made(kept)]


@given(
    st.lists(st.sampled_from(Kind), max_size=6, unique=True),
    st.sampled_from(Choice),
    st.sampled_from(Outcome),
    st.booleans(),
)
def test_what_was_found_changes_nothing_in_it(kinds: list[Kind], choice: Choice, outcome: Outcome, whole: bool) -> None:
    looks = [look(INSTA, outcome, whole=whole), look(CHIRP, Outcome.PUBLIC)]
    findings = [finding(kind) for kind in kinds]
    many = progress(
        audit(looks, findings, accounts=[INSTA, CHIRP]), decisions={one: decided(choice, "why") for one in findings}
    )
    assert made(many) == made(progress(audit(looks, accounts=[INSTA, CHIRP])))


def test_a_receipt_holds_and_survives_the_post() -> None:
    text = made(DONE, "Zoë Quill")
    assert receipt_holds(text)
    assert receipt_holds("\ufeff" + text.replace("\n", "  \r\n") + "\r\n\r\n")
    folded = "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    assert receipt_holds(printed_receipt(f"Receipt\nA line above it.\n{folded}"))


@given(st.data())
def test_any_changed_letter_is_noticed(data: st.DataObject) -> None:
    text = made(DONE, "Robin Quill")
    at = data.draw(st.integers(len("selfaudit receipt, form 1\n"), len(text) - 1))
    letter = data.draw(st.characters(min_codepoint=33, max_codepoint=0x24F))
    assume(letter != text[at] and not text[at].isspace())
    changed = text[:at] + letter + text[at + 1 :]
    try:
        assert not receipt_holds(changed)
    except BadInputError:
        assert text.index("Fingerprint: ") <= at


@pytest.mark.parametrize("text", ["", "\n", "hello", "selfaudit receipt, form 1", "Fingerprint: 00", "\x00"])
def test_anything_else_is_no_receipt(text: str) -> None:
    with pytest.raises(BadInputError, match="not a receipt"):
        receipt_holds(text)
