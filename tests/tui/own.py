"""Maya's own data: a few posts, photos and connections, some of them read half a year later."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from PIL import Image
from textual.pilot import Pilot

from selfaudit.progress import Step
from selfaudit.reviews import OwnData, Review, ReviewItem
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tests.tui.people import ACCOUNTS, MOMENT, Script, Shown, Sites, audited
from tests.tui.policy import PACK
from tests.tui.steps import at_rest
from tui.app import SelfAuditApp
from tui.sharp import Sharp
from tui.walk import Walk
from tui.widgets.contact_sheet import ContactSheet

BEFORE = MOMENT - timedelta(days=180)
FIRST, SECOND = ACCOUNTS[0].id, ACCOUNTS[1].id


def item(review: Review, name: str, target: str = FIRST, **changes: object) -> ReviewItem:
    made = ReviewItem(name, review, target, BEFORE, name, name, when=MOMENT - timedelta(days=400))
    return replace(made, **changes)  # type: ignore[arg-type]


POSTS = (
    item(Review.POSTS, "Sea and sand", note="post, could be seen by friends"),
    item(Review.POSTS, "What a day", note="post, could be seen by everyone", why=("Worth re-reading: hard words.",)),
    item(Review.POSTS, "New bike", SECOND),
)
PHOTOS = tuple(item(Review.PHOTOS, f"Photo {number}", when=MOMENT - timedelta(days=number)) for number in range(7))
PEOPLE = (
    item(Review.CONNECTIONS, "Ann Ashdown", note="friend"),
    item(Review.CONNECTIONS, "Ben Brackenbury", SECOND, note="follower"),
    item(Review.CONNECTIONS, "Cal Coldharbour", note="friend"),
    item(Review.CONNECTIONS, "Zoe Zinnia", note="friend", first_seen=MOMENT),
)
ALL = (*POSTS, *PHOTOS, *PEOPLE)


def jpeg(colour: str = "red", size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


class Clock:
    """Four seconds pass between any two answers."""

    def __init__(self) -> None:
        self.now = MOMENT

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=4)
        return self.now


def reviewing(
    items: Iterable[ReviewItem] = ALL,
    pictures: Mapping[str, bytes] | None = None,
    sharp: Sharp | None = None,
    clock: Callable[[], datetime] = lambda: MOMENT,
) -> SelfAuditApp:
    """The walk at the step of reviews; photos but the last have a picture unless told otherwise."""
    store = MemoryStore(replace(audited(step=Step.REVIEWS), own_data=OwnData()))
    shown = {photo.id: jpeg() for photo in PHOTOS[:-1]} if pictures is None else pictures
    store.keep_items(tuple(items), shown)
    return SelfAuditApp(Walk(Session(store, PACK, clock), Sites(), Script().open, Shown().open, sharp=sharp))


async def until_drawn(pilot: Pilot[None]) -> None:
    """Until every picture of the page is on screen."""
    await pilot.pause()
    for sheet in pilot.app.screen.query(ContactSheet):
        works = [work for work in pilot.app.workers if work.node is sheet]
        if works:  # of none given, Textual waits for every worker there is
            await pilot.app.workers.wait_for_complete(works)
    await at_rest(pilot)


def answers(walk: SelfAuditApp) -> dict[str, str]:
    return {name: kept.choice.name for name, kept in walk.walk_given.session.progress.own_data.reviewed.items()}
