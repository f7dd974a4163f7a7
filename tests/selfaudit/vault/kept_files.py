"""A vault file of each version people may have, and what is in it.

`python -m tests.selfaudit.vault.kept_files` writes the one of the newest version, once, when that version is new.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from selfaudit.evidence import Original, Taken, entry_of
from selfaudit.model import (
    Account,
    Audit,
    Choice,
    Decision,
    Finding,
    Identity,
    Kind,
    LedgerLine,
    Look,
    Outcome,
    Place,
    School,
    Severity,
    Standing,
    View,
)
from selfaudit.progress import Answer, Progress, Purpose, Said, Step
from selfaudit.reviews import (
    KeptDownload,
    KeptSetting,
    OwnData,
    Review,
    ReviewChoice,
    Reviewed,
    ReviewItem,
)
from selfaudit.vault.database import Database, make_database
from selfaudit.vault.schema import VERSION
from selfaudit.vault.store import Vault, keep_all
from tests.selfaudit.vault.killing import KEY, START

FOLDER = Path(__file__).parent / "kept"
ME = Identity(
    ("Robin Quill",), (School("Marsh Hollow Academy", ("MHA",)),), ("teacher",), ("Fenwick",), ("1",), ("r@q.test",)
)
ACCOUNT = Account("practice", "robin", "https://practice.example/robin", "Chirp")
OTHER = Account("other", "quill", "https://other.example/quill", "Other")
LOOK = Look(ACCOUNT.id, ACCOUNT.address, View.SIGNED_OUT, Outcome.PARTIAL, START, "a note", 3, False, (OTHER,))
FINDING = Finding(
    fingerprint="0123456789abcdef",
    target=ACCOUNT.id,
    kind=Kind.SCHOOL,
    severity=Severity.HIGH,
    quote="Marsh Hollow",
    context="at Marsh Hollow “now”",
    quote_at=3,
    place=Place.JOB_TITLE,
    visible=False,
    confidence=0.875,
    rule="school",
    why="It tells where you work.",
    key_points=("staff-1", "staff-2"),
    times=4,
    standing=Standing.STILL_THERE,
    crop=b"\x89PNG",
)
AUDIT = Audit(
    START,
    "made-up 1",
    (ACCOUNT,),
    (LOOK,),
    (FINDING, replace(FINDING, fingerprint="f", crop=None, standing=Standing.GONE)),
    (
        LedgerLine("practice.example", True, 7, "page", ACCOUNT.id),
        LedgerLine("ads.example", False, 2, "not listed"),
    ),
    START,
    ME,
)
PROGRESS = Progress(
    Step.KEY_POINTS,
    ME,
    (ACCOUNT,),
    (AUDIT, replace(AUDIT, started_at=START.replace(year=2027), finished_at=None, looks=(), findings=())),
    {"0123456789abcdef": Decision(Choice.KEEP, START, "it is on the school's own page")},
    {"staff-3": Answer(Said.TALK, START, "ask on Monday")},
    OwnData(
        (ReviewItem("one", Review.POSTS, ACCOUNT.id, START, "A day", "A day out", "friends", ("a word",), START),),
        {"one": Reviewed(ReviewChoice.ASK, START)},
        (KeptDownload(ACCOUNT.id, START, None, False, "cut", (KeptSetting("Private account", "on", True),)),),
    ),
    "[policy]",
    Purpose.HR_CHECK,
    "light",
)
EXPECTED = {1: PROGRESS}
PICTURE = b"\x89PNG, made up"
EVIDENCE = entry_of(
    Original(PICTURE, Taken.FILE, "a picture", "a.png", "https://practice.example/x", "Monday", "words"),
    (),
    START,
    "5a",
)
EXPECTED_EVIDENCE = {1: ((EVIDENCE, PICTURE),)}


def kept_file(version: int) -> Path:
    """Where the vault file of this version lies."""
    return FOLDER / f"version-{version}.db"


def main() -> None:
    """Write the file of the newest version. Raises FileExistsError where it is there: it never changes."""
    path = kept_file(VERSION)
    make_database(path, KEY)
    vault = Vault(Database(path, KEY), lambda: None)
    keep_all(vault, EXPECTED[VERSION])
    for entry, original in EXPECTED_EVIDENCE[VERSION]:
        vault.keep_evidence(entry, original)
    vault.close()


if __name__ == "__main__":
    main()
