"""From the parts of a download to what is kept of it: findings, items to review, proven settings. Pure.

Posts are read one by one and let go of. What was seen by "only you" is no finding: strangers never saw it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from selfaudit.capture import Capture, Passage
from selfaudit.detect import find
from selfaudit.findings import findings_from
from selfaudit.model import Account, Audit, Finding, Identity, Kind, Look, Outcome, Standing, View
from selfaudit.own_data import Audience, Connection, Download, Part, Photo, Post, Tie, amounts
from selfaudit.policy.pack import Pack
from selfaudit.reviews import KeptDownload, KeptSetting, OwnData, Review, ReviewItem
from selfaudit.text import counted, harmless, one_line

_EACH = 250  # parts between two words on how far it has got
_MOST_LETTERS = 4_000  # of one post: longer ones are read whole and shown in part
_TITLE = 90
_OWN_LIST = (Tie.SUBSCRIPTION,)  # channels somebody follows are no acquaintances
_MOST_TOLD = 3


@dataclass(frozen=True)
class HowFar:
    """How much of a download has been read."""

    posts: int = 0
    connections: int = 0
    photos: int = 0


@dataclass(frozen=True)
class TakenIn:
    """What is kept of a download once it was read to its end. `capture` holds what tells something, and no more."""

    capture: Capture
    findings: tuple[Finding, ...]
    items: tuple[ReviewItem, ...]
    download: KeptDownload

    @property
    def look(self) -> Look:
        """What came of it."""
        return self.capture.look


def take_in(
    parts: Iterable[Part],
    account: Account,
    identity: Identity,
    pack: Pack,
    now: datetime,
    before: Collection[str] = (),
) -> Iterator[HowFar | TakenIn]:
    """Read `parts` to the end: every now and then how far it has got, and last what is kept of it.

    `account` is the person's own account that the download belongs to. `before` are words that were found in an
    earlier one: where they still stand, they are not gone, looked for or not. A post that comes twice counts once.
    """
    far, items, telling, summary = HowFar(), [], [], Download(account.platform, whole=False)
    watch, posts = Watch(before), set[str]()
    for number, part in enumerate(parts, 1):
        match part:
            case Post():
                far = replace(far, posts=far.posts + 1)
                if part.id in posts:
                    continue
                posts.add(part.id)
                seen = part.audience is not Audience.ONLY_YOU
                matches = find(part.text, identity) if seen else []
                if matches or (seen and watch.stands_in(part.text)):
                    telling.append(Passage(part.text, part.place))
                if part.text.strip():
                    reasons = [match.why for match in matches if match.kind in (Kind.WORDING, Kind.PUPILS)]
                    items.append(_post(part, account, tuple(dict.fromkeys(reasons)), now))
            case Connection():
                far = replace(far, connections=far.connections + 1)
                if part.sort not in _OWN_LIST:
                    items.append(_connection(part, account, now))
            case Photo():
                far = replace(far, photos=far.photos + 1)
                items.append(_photo(part, account, now))
            case Download():
                summary = part
        if number % _EACH == 0:
            yield far
    yield _taken_in(summary, account, identity, pack, telling, items, now)


def is_newer(download: KeptDownload, own: OwnData) -> bool:
    """True where an older download of the same account was read before."""
    return any(
        kept.target == download.target and kept.made_at and download.made_at and kept.made_at < download.made_at
        for kept in own.downloads
    )


def met_before(audit: Audit, known: Collection[str]) -> Audit:
    """`audit` with those of its findings told as still there whose fingerprints are `known` from an older download."""
    findings = (
        replace(one, standing=Standing.STILL_THERE)
        if one.standing is Standing.NEW and one.fingerprint in known
        else one
        for one in audit.findings
    )
    return replace(audit, findings=tuple(findings))


class Watch:
    """Words that were found earlier, each watched for until it is met once."""

    def __init__(self, words: Collection[str]) -> None:
        self._missing = set(words)

    def stands_in(self, text: str) -> bool:
        """Whether one of the words not met so far stands in `text`."""
        met = [word for word in self._missing if word in text]
        self._missing.difference_update(met)
        return bool(met)


def _taken_in(
    summary: Download,
    account: Account,
    identity: Identity,
    pack: Pack,
    telling: list[Passage],
    items: list[ReviewItem],
    now: datetime,
) -> TakenIn:
    passages = (*telling, *summary.profile, *summary.groups)
    something = bool(items or passages or summary.settings)
    outcome = Outcome.PUBLIC if something else Outcome.NOT_CHECKED
    note = _note(summary)
    look = Look(account.id, "", View.FILE, outcome, now, note, len(passages), summary.whole)
    capture = Capture(look, passages)
    findings = findings_from(capture, identity, pack)
    settings = tuple(KeptSetting(one.setting, one.value, one.private, one.card, one.as_of) for one in summary.settings)
    kept = KeptDownload(account.id, now, summary.made_at, summary.whole, note, settings)
    return TakenIn(capture, findings, tuple(_once(items)), kept)


def _once(items: Iterable[ReviewItem]) -> Iterator[ReviewItem]:
    """Each item once; somebody who follows and is followed is one person with both said of them."""
    known: dict[str, ReviewItem] = {}
    for item in items:
        before = known.get(item.id)
        if before and item.note not in before.note.split(", "):
            known[item.id] = replace(before, note=f"{before.note}, {item.note}")
        elif not before:
            known[item.id] = item
    return iter(known.values())


def _post(post: Post, account: Account, why: tuple[str, ...], now: datetime) -> ReviewItem:
    text = harmless(post.text)[:_MOST_LETTERS]
    seen_by = f"could be seen by {post.audience}" if post.audience else ""
    note = ", ".join(word for word in (post.place, seen_by) if word)
    return ReviewItem(post.id, Review.POSTS, account.id, now, one_line(text, _TITLE), text, note, why, post.written_at)


def _connection(connection: Connection, account: Account, now: datetime) -> ReviewItem:
    name, handle = one_line(connection.name, _TITLE), one_line(connection.handle, _TITLE)
    title = f"{name} ({handle})" if name and handle and name != handle else name or handle
    person = f"{account.id} {(handle or name).casefold()}"
    return ReviewItem(
        person, Review.CONNECTIONS, account.id, now, title, note=connection.sort.value, when=connection.since
    )


def _photo(photo: Photo, account: Account, now: datetime) -> ReviewItem:
    whose = "" if photo.own else "put up by somebody else, with you tagged in it"
    title = one_line(photo.caption, _TITLE) or one_line(photo.member.rpartition("/")[2], _TITLE)
    text = harmless(photo.caption)[:_MOST_LETTERS]
    return ReviewItem(photo.id, Review.PHOTOS, account.id, now, title, text, whose, (), photo.taken_at)


def _note(download: Download) -> str:
    """What was read and what was not, in words."""
    said = [f"{amounts(download.posts, download.photos, download.connections)}."]
    said += [f"{one_line(missed.member, 60)}: {missed.why}" for missed in download.not_read[:_MOST_TOLD]]
    if len(download.not_read) > _MOST_TOLD:
        said.append(f"{counted(len(download.not_read) - _MOST_TOLD, 'more file', 'more files')} could not be read.")
    if not download.whole and not download.not_read:
        said.append("A part of it seems to be missing: look for the other files of this download.")
    return " ".join(said)
