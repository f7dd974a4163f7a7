"""What of the person's own is to be gone through, how far that has got, and the way to each list."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, ProgressBar, Static

from selfaudit.progress import Step
from selfaudit.reviews import Review
from tui.base import GoTo, Open, WalkScreen
from tui.review_words import ASKS, TITLES, how_far, many, new_ones, nothing_yet, seconds_each
from tui.screens.connections import Connections
from tui.screens.photos import Photos
from tui.screens.posts import Posts
from tui.screens.review import ReviewScreen
from tui.walk import Walk
from tui.widgets.plain_button import PlainButton
from tui.words import outside_line

_SCREENS: dict[Review, type[ReviewScreen]] = {
    Review.POSTS: Posts,
    Review.PHOTOS: Photos,
    Review.CONNECTIONS: Connections,
}


class Reviews(WalkScreen):
    """One part for each list, with its progress and a button; or how to get something to go through."""

    STEP = Step.REVIEWS
    HEADING = "Go through what is yours"
    HELP = (
        "These are your own posts, photos and connections, from the copies of your data that you gave to selfaudit. "
        "They stay on this device, locked. Only you see them.\n\n"
        "Go through one list at a time, and stop whenever you like: every answer is kept at once, and you go on where "
        "you were. Nothing is removed for you: that you do on the site itself, then say here that it is done."
    )
    KEYS = (("1  2  3", "go through the posts, the photos, the connections"),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"open('{review}')", TITLES[review], key_display=str(number))
        for number, review in enumerate(Review, 1)
    ]

    def __init__(self, walk: Walk) -> None:
        super().__init__(walk)
        own = self.session.progress.own_data
        self._counts = {review: own.count(review) for review in Review}

    @property
    def begin_with(self) -> str:
        """The first list that has something left."""
        left = (review for review, count in self._counts.items() if count.all and not count.finished)
        return f"#open-{first}" if (first := next(left, None)) else "#next"

    def body(self) -> ComposeResult:
        """The three lists, or a few plain words where there is nothing to go through."""
        if not self.session.progress.own_data.items:
            yield Static(Content("\n\n".join(nothing_yet(self.session.pack))), classes="paragraph", id="nothing")
            yield Static(self._points(*Review), classes="paragraph")
            yield PlainButton("Get a copy of your data and read it in", "own-data", small=True)
            return
        for number, review in enumerate(Review, 1):
            yield from self._part(number, review)

    def _part(self, number: int, review: Review) -> ComposeResult:
        own = self.session.progress.own_data
        count = self._counts[review]
        with Horizontal(classes="review-part"):
            with Vertical(classes="review-words"):
                yield Static(Content.assemble(Content(TITLES[review]).stylize("bold"), f"  {ASKS[review]}"))
                if count.all:
                    bar = ProgressBar(count.all, show_percentage=False, show_eta=False, classes="review-bar")
                    bar.progress = count.answered
                    yield bar
                    fresh = len(new_ones(own, review) - own.reviewed.keys())
                    new = f"\n{many(fresh, review)} new since last time" if fresh else ""
                    yield Static(Content(how_far(count, seconds_each(own, review)) + new))
                else:
                    yield Static(Content.assemble("None in what was read. If there are some, ", self._instead(review)))
            if count.all:
                yield PlainButton(f"{number}  Go through", f"open-{review}", main=not count.finished)

    def _instead(self, review: Review) -> Content:
        points = [point.title for point in self.session.pack.key_points if review in point.reviews]
        named = ", ".join(f"“{title}”" for title in points) or "the key points"
        return Content(f"go through them on the site itself, then answer {named}.")

    def _points(self, *reviews: Review) -> Content:
        points = [point for point in self.session.pack.key_points if set(point.reviews) & set(reviews)]
        return Content("\n").join(Content.assemble("· ", outside_line(point.title, 90)) for point in points)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A list without anything in it does not open."""
        if action == "open":
            return self._counts[Review(str(parameters[0]))].all > 0
        return super().check_action(action, parameters)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """One of the lists; on and back are the frame's own."""
        name = event.button.id or ""
        if name == "own-data":
            self.post_message(GoTo(Step.OWN_DATA))
        elif name.startswith("open-"):
            self.action_open(name.removeprefix("open-"))

    def action_open(self, name: str) -> None:
        """Go through one list."""
        self.post_message(Open(_SCREENS[Review(name)](self.walk)))
