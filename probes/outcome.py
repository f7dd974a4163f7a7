"""What came of a look: status, final address and words become an outcome and a note in plain words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from probes.addresses import read_address, segments
from probes.platform import Marker, Platform, Sign
from probes.snapshot import PageSnapshot, Shows, Trouble
from probes.walls import (
    BOT_CHECK,
    CLOSED,
    EMPTY_SHELL,
    FAULT,
    LOG_IN,
    LOG_IN_FORM,
    LOG_IN_HOSTS,
    LOG_IN_PATHS,
    LOG_IN_TITLES,
    MISSING,
    NOT_CONTENT,
)
from selfaudit.errors import BadInputError
from selfaudit.model import Account, Outcome, Place

_THIN = 1500  # characters: a notice of any sort says less than this
_LITTLE = 400  # characters beside a log-in form: less than that is the form's own page
_ALMOST_NOTHING = 20  # characters: what a page says that is built by scripts which did not run
_LONGEST_SIGN = 160  # characters: a line longer than this is somebody's own words, not a notice
_BESIDE = (Place.TEXT, Place.ALT_TEXT)  # counts and pictures: a page with nobody's words on it can have them
_SURE = (Sign.STATUS, Sign.ADDRESS)
_SPOKEN = (Sign.LINE, Sign.TITLE)
_REFUSING = (403, 406, 418, 429, 451, 999)  # RFC 9110, RFC 6585, RFC 7725; 999 is LinkedIn's own
# Where the site itself never answered, trying again later may help; the others end a look without a word on the person.
_NO_ANSWER = (Trouble.UNREACHABLE, Trouble.CERTIFICATE, Trouble.SLOW)
_LOOK_YOURSELF = "Please look yourself."


@dataclass(frozen=True)
class Verdict:
    """An outcome and, in plain words, why: what the person reads beside it.

    `whole` is False where the page goes on beyond what was read: nothing found in it is not nothing there.
    """

    outcome: Outcome
    note: str
    whole: bool = True


@dataclass(frozen=True)
class _Signs:
    """What speaks for which outcome. `site` is None for pages of no known platform, personal websites among them."""

    page: PageSnapshot
    site: Platform | None
    found: Mapping[Outcome, frozenset[Sign]]
    lines: tuple[str, ...]
    content: bool

    @property
    def name(self) -> str:
        return self.site.name if self.site else "this page"

    @property
    def thin(self) -> bool:
        return sum(map(len, self.lines)) < _THIN

    def says(self, words: re.Pattern[str]) -> bool:
        """Whether the title or a line is a notice with these words, and the page little else."""
        return self.thin and any(words.fullmatch(_plain(line)) for line in (self.page.title, *self.lines))


def judge(page: PageSnapshot, platform: Platform | None = None, account: Account | None = None) -> Verdict:
    """What the look at `page` says. Whatever is unclear comes out as not conclusive, never as clean."""
    signs = _signs(page, platform, account)
    verdict = _refused(signs) or _settled(signs) or _walled(signs) or _read(signs)
    note = f"{verdict.note[:1].upper()}{verdict.note[1:]}"
    if page.cut:
        return Verdict(verdict.outcome, f"{note} Only its first part was read: please look at the rest.", whole=False)
    return Verdict(verdict.outcome, note)


def judge_unread(page: PageSnapshot, note: str) -> Verdict:
    """What it says that nothing of `page` could be read, for the reason that `note` gives."""
    if page.trouble is Trouble.LED_ELSEWHERE and _asks_to_log_in(page.address):
        return Verdict(Outcome.WALL, "The page sends visitors elsewhere to log in, where they were not followed.")
    return Verdict(Outcome.UNREACHABLE if page.trouble in _NO_ANSWER else Outcome.NOT_CHECKED, note)


def _asks_to_log_in(text: str) -> bool:
    try:
        address = read_address(text)
    except BadInputError:
        return False
    named = LOG_IN_HOSTS.fullmatch(address.host)
    return bool(named) or any(LOG_IN_PATHS.fullmatch(part) for part in segments(address.path))


def _signs(page: PageSnapshot, platform: Platform | None, account: Account | None) -> _Signs:
    site = None if platform is None or platform.any_host else platform
    lines = tuple(_lines(page))
    found: dict[Outcome, frozenset[Sign]] = {}
    data = [text for _, text in (*page.structured, *page.metas)]
    for marker in platform.markers if platform else ():
        if _fits(marker, page, account, lines, data):
            found[marker.outcome] = found.get(marker.outcome, frozenset()) | {marker.sign}
    return _Signs(page, site, found, lines, _has_content(page, site))


def _refused(signs: _Signs) -> Verdict | None:
    """Outcomes of a page that is no page of the person's at all."""
    status = signs.page.status or 0
    if Outcome.BLOCKED in signs.found or status in _REFUSING:
        return Verdict(Outcome.BLOCKED, f"{signs.name} refused the visit. {_LOOK_YOURSELF}")
    if signs.says(BOT_CHECK):
        return Verdict(Outcome.BLOCKED, f"{signs.name} asked for proof that a person is looking. {_LOOK_YOURSELF}")
    if status == 401:
        return Verdict(Outcome.WALL, f"{signs.name} asks visitors to log in.")
    if status >= 500 or status == 408 or signs.says(FAULT):
        return Verdict(Outcome.UNREACHABLE, f"{signs.name} had a fault of its own. Try again later.")
    return None


def _settled(signs: _Signs) -> Verdict | None:
    """`not_found` and `private`, which need a status or address and a marker in the page's own words."""
    missing = signs.found.get(Outcome.NOT_FOUND, frozenset())
    private = signs.found.get(Outcome.PRIVATE, frozenset())
    gone = signs.page.status in (404, 410)
    if gone:
        missing |= {Sign.STATUS}
    if signs.site is None and any(MISSING.fullmatch(_plain(line)) for line in (signs.page.title, *signs.lines)):
        missing |= {Sign.LINE}
    if _two_signs(missing) and not _two_signs(private):
        return Verdict(Outcome.NOT_FOUND, f"{signs.name} says that there is nothing at this address.")
    if _two_signs(private) and not _two_signs(missing):
        if signs.content and Outcome.PUBLIC in signs.found:
            return Verdict(Outcome.PARTIAL, f"{signs.name} calls this private, but shows some of it to everyone.")
        return Verdict(Outcome.PRIVATE, f"{signs.name} shows strangers that this account is private.")
    closed = signs.site is None and signs.says(CLOSED)
    if gone or closed or missing - set(_SURE) or private - set(_SURE):
        return _unsure(signs)
    return None


def _two_signs(signs: Iterable[Sign]) -> bool:
    found = set(signs)
    return bool(found & set(_SURE)) and bool(found - set(_SURE))


def _walled(signs: _Signs) -> Verdict | None:
    """A page that asks to log in: the whole of it, or in front of the rest."""
    asked = [line for line in signs.lines if len(line) <= _LONGEST_SIGN and LOG_IN.search(_plain(line))]
    form = [line for line in signs.lines if LOG_IN_FORM.fullmatch(_plain(line))]
    rest = [line for line in signs.lines if line not in asked and line not in form]
    path = segments(_path(signs.page.address))
    named = bool(LOG_IN_TITLES.fullmatch(_plain(signs.page.title))) or any(
        LOG_IN_PATHS.fullmatch(part) for part in path
    )
    marked = Outcome.WALL in signs.found or (named and signs.thin)
    password = signs.page.password_field and bool(form)
    if signs.content and (marked or asked or password):
        return Verdict(Outcome.PARTIAL, f"{signs.name} shows strangers a part and asks to log in for the rest.")
    # A page of one's own may have a log-in form or a "sign up" in its margin: a wall is mostly that.
    mostly = sum(map(len, rest)) < _LITTLE and len(asked) + len(form) >= len(signs.lines) * (0.5 if password else 0.33)
    if marked or (mostly and (asked or password)):
        return Verdict(Outcome.WALL, f"{signs.name} asks visitors to log in, or to agree to something, first.")
    return None


def _read(signs: _Signs) -> Verdict:
    """A page that nothing keeps from being read, where it says something."""
    words = " ".join(line for line in signs.lines if not EMPTY_SHELL.fullmatch(_plain(line)))
    if not words and any(image.visible and image.sort is not Shows.FRAME for image in signs.page.images):
        return Verdict(Outcome.NOT_CHECKED, f"There are only pictures here, which were not read. {_LOOK_YOURSELF}")
    if len(words) < _ALMOST_NOTHING and (signs.page.scripts or not words) and not signs.content:
        return Verdict(Outcome.NOT_CHECKED, f"There was next to nothing to read on {signs.name}. {_LOOK_YOURSELF}")
    if signs.site and signs.page.status is not None and not signs.content and Outcome.PUBLIC not in signs.found:
        return _unsure(signs)
    return Verdict(Outcome.PUBLIC, "Anyone can read this page.")


def _unsure(signs: _Signs) -> Verdict:
    return Verdict(Outcome.NOT_CHECKED, f"It is not sure what {signs.name} showed. {_LOOK_YOURSELF}")


def _fits(marker: Marker, page: PageSnapshot, account: Account | None, lines: Iterable[str], data: list[str]) -> bool:
    if marker.sign is Sign.STATUS:
        return str(page.status) == marker.value
    if marker.sign is Sign.ADDRESS:
        return _address_fits(marker.value, page, account)
    wanted = _pattern(marker.value)
    if marker.sign is Sign.TITLE:
        return bool(wanted.fullmatch(_plain(page.title)))
    if marker.sign is Sign.LINE:
        return any(wanted.fullmatch(_plain(line)) for line in lines)
    return any(wanted.fullmatch(text) for text in data)


def _address_fits(value: str, page: PageSnapshot, account: Account | None) -> bool:
    path = _path(page.address).rstrip("/").casefold()
    if value == "/{handle}":
        own = _path(account.address).rstrip("/").casefold() if account else path
        return bool(path.strip("/")) and path == own
    return path == value.casefold() or path.startswith(value.casefold().rstrip("/") + "/")


def _has_content(page: PageSnapshot, site: Platform | None) -> bool:
    """Whether a field that is the person's own (not the site's frame) has words in it."""
    if site is None:
        return False
    own = {field.name for field in site.fields if field.place not in _BESIDE}
    notices = [_pattern(marker.value) for marker in site.markers if marker.sign in _SPOKEN]
    return any(
        text.visible
        and text.field in own
        and not any(notice.fullmatch(_plain(text.text)) for notice in (NOT_CONTENT, BOT_CHECK, MISSING, *notices))
        for text in page.texts
    )


def _lines(page: PageSnapshot) -> list[str]:
    visible = (text.text for text in page.texts if text.visible and text.attribute in ("", "value"))
    return [line.strip() for text in visible for line in text.split("\n") if line.strip()]


def _pattern(value: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, _plain(value).split("…"))), re.IGNORECASE | re.DOTALL)


def _plain(text: str) -> str:
    """One spelling for what pages write in several: apostrophes, blanks."""
    return " ".join(text.replace("\u2019", "'").split())


def _path(address: str) -> str:
    try:
        return read_address(address).path
    except BadInputError:
        return ""
