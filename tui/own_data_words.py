"""What the person reads on the step with their own data: why, how to ask for it, how far, what came of it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from probes.platform import Export, Platform
from selfaudit.model import Account, View
from selfaudit.own_data import amounts
from selfaudit.own_pictures import PicturesSoFar
from selfaudit.own_reading import HowFar, TakenIn
from selfaudit.policy.dates import day_words
from selfaudit.progress import Progress
from selfaudit.reviews import KeptDownload, asked_id
from tui.words import count, time_left

WHY = (
    "Many sites show strangers nothing but a sign-in page. What you get when you ask a site for a copy of your own "
    "data is the surest view: everything you put there, and your settings with it."
)
WHY_IN_SHORT = (
    "The surest view is your own data: ask each site for a copy, then read it in here. Nothing leaves this device."
)
NOTHING_YET = (
    "There are no accounts on your list yet. You can read in a download all the same: selfaudit sees which "
    "site it is from, and offers to put your account on the list."
)
PRACTICE = "This is practice with a made-up person. Their data is read in already; files of yours are not read here."
OPEN_IT, READ_IT = "Press O.", "Choose: read a file or folder."
NEVER = "Private messages, searches, adverts and log-in history in it are never opened."
HELP = (
    "Choose an account on the left: on the right stands how to ask that site for a copy of your data. It takes from "
    "minutes to some days. Press A when you have asked, so that you are reminded.\n\n"
    "When the file has come, press O and say where it is: a zip or tar.gz, or the folder you unpacked it in. You can "
    "also name a picture, a screenshot, a folder of pictures, a saved page or a PDF. The file stays as it is, and "
    "nothing of it leaves this device.\n\n"
    "Words in pictures are read one picture after another, which takes a second or two each. You can stop: what was "
    "read is kept, and it goes on from there the next time you name the same file."
)


def asked_on(progress: Progress, account: Account) -> datetime | None:
    """When the person said they had asked for this account's data; None where they did not, or it was read since."""
    asked = progress.decisions.get(asked_id(account.id))
    read = read_last(progress, account)
    return asked.decided_at if asked and not (read and read.read_at > asked.decided_at) else None


def read_last(progress: Progress, account: Account) -> KeptDownload | None:
    """The last download of this account that was read."""
    return next((kept for kept in progress.own_data.downloads if kept.target == account.id), None)


def mark(progress: Progress, account: Account) -> str:
    """How it stands with the data of one account: read, asked for, or neither."""
    if asked_on(progress, account):
        return "…"
    return "✓" if read_last(progress, account) or _files(progress, account) else "?"


def state(progress: Progress, account: Account, read_it: str) -> Iterator[str]:
    """How it stands with the data of one account, in sentences; `read_it` says how to read it in, where one can."""
    if asked := asked_on(progress, account):
        yield f"… You asked for it on {day_words(asked)}. Has it come? {read_it}".rstrip()
    if kept := read_last(progress, account):
        made = f", made on {day_words(kept.made_at)}," if kept.made_at else ""
        yield f"✓ Your download{made} was read on {day_words(kept.read_at)}. {kept.note}"
        if kept.settings:
            yield f"It proves {count(len(kept.settings), 'setting', 'settings')}. {NEVER}"
    yield from _files(progress, account)


def how_to_ask(platform: Platform | None, read_it: str) -> Iterator[str]:
    """How to ask the site for one's own data; `read_it` says how to read in what came, where one can."""
    export = platform.export if platform else None
    if export is None:
        yield "How to ask this site for your data is not known. Look in its settings for “download your data”."
        yield f"A screenshot of your profile or settings can be read too. {read_it}".rstrip()
        return
    yield "How to ask for a copy of your data:"
    yield from (f"{number}. {step}" for number, step in enumerate(export.steps, 1))
    yield from _where(export)


def how_far(done: HowFar | PicturesSoFar, seconds: float = 0.0, begun: int = 0) -> str:
    """How far the reading has got, `seconds` after this sort of work began at the picture after the `begun`th."""
    if isinstance(done, HowFar):
        return f"Reading: {amounts(done.posts, done.photos, done.connections)} so far."
    what = "Reading the words in your pictures" if done.words else "Reading what your picture files tell"
    found = count(done.found, "thing", "things")
    left = time_left(done.number - begun, done.of - begun, seconds)
    return f"{what}: {done.number:,} of {done.of:,}, {found} found{left}."


def taken(account: Account, done: TakenIn) -> str:
    """What came of a download, in one or two sentences."""
    found = count(len(done.findings), "thing", "things")
    if not done.look.outcome.conclusive:
        return f"{account.label}: this download could not be read. {done.look.note}"
    return f"{account.label}: {done.look.note} {found[:1].upper()}{found[1:]} found."


def pictures_taken(account: Account, done: PicturesSoFar) -> str:
    """What came of pictures, in one or two sentences."""
    missed = f" {done.missed:,} could not be read: look at these yourself. " if done.missed else ""
    read = count(done.of - done.missed, "picture", "pictures")
    return f"{account.label}: {read} read, {count(done.found, 'thing', 'things')} found.{missed}{' '.join(done.why)}"


def _where(export: Export) -> Iterator[str]:
    if export.link:
        yield f"Where: {export.link}"
    yield f"You get: {export.form}. How long it takes: {export.wait}."


def _files(progress: Progress, account: Account) -> list[str]:
    audit = progress.audit
    looks = [one for one in (audit.looks if audit else ()) if one.target == account.id and one.view is View.FILE]
    said = Counter((day_words(look.seen_at), look.note) for look in looks if look.address)
    return [f"✓ Read on {day}: {_what(note, times)}" for (day, note), times in said.items()]


def _what(note: str, times: int) -> str:
    if not note:
        return "a file." if times == 1 else f"{times} files."
    return note if times == 1 else f"{times} files. {note}"
