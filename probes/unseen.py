"""What stands on a page beside its words and was not read: how much of it, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass, replace

_NOT_ALL = "Not all pictures on it were read. Look at them yourself."


@dataclass(frozen=True)
class Unseen:
    """How many pictures, films and boxes of other sites on a page were not read.

    `uncounted` is True where nobody knows how many of the pictures are large enough to matter: in files.
    """

    pictures: int = 0
    films: int = 0
    frames: int = 0
    uncounted: bool = False

    def __bool__(self) -> bool:
        return self != NOTHING

    def and_pictures(self, more: int) -> Unseen:
        """The same with so many `more` pictures."""
        return replace(self, pictures=self.pictures + more)


NOTHING = Unseen()


def told(read: int, unseen: Unseen) -> str:
    """What a person is told of a page of which `read` pictures were read; empty where there is nothing to tell."""
    pictures = _NOT_ALL if unseen.uncounted else _pictures(read, unseen.pictures)
    return " ".join(filter(None, (pictures, _films(unseen.films), _frames(unseen.frames))))


def _pictures(read: int, missed: int) -> str:
    if not read and not missed:
        return ""
    pictures = "picture" if read + missed == 1 else "pictures"
    if not missed:
        were = "was" if read == 1 else "were"
        return f"{read} {pictures} on it {were} read too. Whom they show, only you can judge."
    of, were = f" of {read + missed}" * bool(read), "was" if missed == 1 else "were"
    return f"{missed}{of} {pictures} on it {were} not read. Look at {'it' if missed == 1 else 'them'} yourself."


def _films(count: int) -> str:
    if count < 2:
        return "A film on it was not watched. Watch it yourself." * count
    return f"{count} films on it were not watched. Watch them yourself."


def _frames(count: int) -> str:
    if count < 2:
        return "A box on it that another site fills was not read. Look at it yourself." * count
    return f"{count} boxes on it that other sites fill were not read. Look at them yourself."
